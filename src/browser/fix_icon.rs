//! Keeping the icon of the window when the address changes.

use web_sys::HtmlLinkElement;

use super::{document, find};

/// Makes the address of the icon absolute. Browsers ask for the icon again when the address of the
/// page changes, and a relative address would then lead elsewhere.
pub fn fix_icon() {
    let Some(head) = document().head() else { return };
    if let Some(icon) = find::<HtmlLinkElement>(&head, "link[rel=icon]") {
        icon.set_href(&icon.href());
    }
}
