//! A question with several answers at once; 不清楚 exists for each.

use policy::eligibility::{Answer, FactOption};

use super::{quiet_button, submit_button};
use crate::html::{Element, Html, element};

/// The options with their two boxes each, in order: held, then unknown.
pub(super) fn several(options: &[FactOption<'_>], given: Option<Answer>, submit: &str) -> Html {
    let (held, unknown) = match given {
        Some(Answer::Options { held, unknown }) => (held, unknown),
        _ => (0, 0),
    };
    let rows = (0..64).zip(options).map(|(at, option)| {
        let is_in = |bits: u64| bits >> at & 1 == 1;
        row(option, is_in(held), is_in(unknown))
    });
    let buttons = [
        submit_button(submit),
        quiet_button("都没有", Answer::Options { held: 0, unknown: 0 }),
        quiet_button("全都不清楚", Answer::Unknown),
    ];
    element("form")
        .child(element("p").class("hint").text("可以选好几项；某一项说不准，就点它右边的“不清楚”。"))
        .child(element("ul").class("choices").children(rows))
        .child(element("div").class("answers").children(buttons))
        .end()
}

fn row(option: &FactOption<'_>, held: bool, unknown: bool) -> Element {
    let explained =
        (!option.help.is_empty()).then(|| element("span").class("choice__help").text(option.help));
    let name = element("span").text(option.label).children(explained);
    let unsure = element("span").attribute("aria-hidden", "true").text("不清楚");
    let unsure_box = a_box(unknown).attribute("aria-label", &format!("{}：不清楚", option.label));
    element("li")
        .class("several")
        .child(element("label").class("several__option").child(a_box(held)).child(name))
        .child(element("label").class("several__unknown").child(unsure_box).child(unsure))
}

fn a_box(checked: bool) -> Element {
    element("input").class("several__box").attribute("type", "checkbox").flag("checked", checked)
}
