//! Sharing the result: print, text, link, QR code.

use super::texts;
use crate::html::{Html, element};

/// The name of the print button, which is also the name of its script.
pub const PRINT: &str = "print";
/// The name of the button that restores the user's own answers after following a link.
pub const OWN: &str = "own";
/// The name of the button for plain text.
pub const TEXT: &str = "text";
/// The name of the button for a link.
pub const LINK: &str = "link";
/// The name of the button for a QR code. `src/scripts/enhance/qr-code.ts` encodes the button's [`CODE_LINK`]
/// or [`CODE_TEXT`].
pub const CODE: &str = "code";
/// The attribute with the URL of the result.
pub const CODE_LINK: &str = "data-link";
/// The attribute with the result as text, if there is no URL.
pub const CODE_TEXT: &str = "data-text";

/// The notice that a link has replaced the user's own answers.
#[must_use]
pub fn own_answers() -> Html {
    let button = element("button").class("button").attribute("type", "button").attribute("name", OWN);
    element("div")
        .class("resume")
        .child(element("p").text(texts::ANSWERS_OF_LINK))
        .child(button.text(texts::OWN_ANSWERS))
        .end()
}

/// The buttons, and the output field.
#[must_use]
pub fn share(can_print: bool) -> Html {
    let button = |name: &str| {
        element("button").class("button button--quiet").attribute("type", "button").attribute("name", name)
    };
    let print = can_print.then(|| button(PRINT).attribute("data-script", PRINT).text(texts::PRINT));
    let field = element("textarea")
        .class("share__field")
        .flag("readonly", true)
        .flag("hidden", true)
        .attribute("rows", "6")
        .attribute("aria-label", texts::SHARE_FIELD);
    element("section")
        .class("share")
        .child(element("h2").text(texts::SHARE))
        .child(
            element("div")
                .class("answers")
                .children(print)
                .child(button(TEXT).text(texts::AS_TEXT))
                .child(button(LINK).text(texts::AS_LINK))
                .child(button(CODE).attribute("data-script", CODE).text(texts::AS_CODE)),
        )
        .child(element("p").class("hint").text(texts::SHARE_CAUTION))
        .child(element("p").class("share__said").attribute("role", "status"))
        .child(field)
        .child(element("div").class("share__codes"))
        .end()
}
