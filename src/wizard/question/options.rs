//! Questions with several answers: one checkbox per option.
//!
//! Each option can be 不清楚, revealed by one button because few users need it. The certificate check of an
//! option is shown below it once it is ticked.

use policy::eligibility::{Choice, ChoiceEffect};
use policy::model::rules::{Answer, Fact};

use super::{quiet_button, submit_button};
use crate::html::{Element, Html, element};
use crate::wizard::texts;

/// The name of the button that reveals 不清楚 for each option.
pub const UNSURE: &str = "unsure";
/// The attribute of a form that shows 不清楚.
pub const IS_UNSURE: &str = "data-unsure";
/// The name of an option's checkbox.
pub const HELD: &str = "held";
/// The name of its checkbox for 不清楚.
pub const UNKNOWN: &str = "unknown";
/// The values of 有 and 没有 in a certificate check.
pub const CERTIFIED: [&str; 2] = ["1", "0"];

pub(super) fn several(fact: &Fact<'_>, choices: &[Choice], given: Option<Answer>, submit: &str) -> Html {
    let (held, unknown) = match given {
        Some(Answer::Options { held, unknown }) => (held, unknown),
        _ => (0, 0),
    };
    let mut is_unsure = false;
    let rows: Vec<Element> = (0..64)
        .zip(choices)
        .map(|(at, choice)| {
            let (is_held, is_unknown) = (held >> at & 1 == 1, unknown >> at & 1 == 1);
            let check = match &choice.effect {
                ChoiceEffect::Tick(_, check) => check.as_deref(),
                _ => None,
            };
            is_unsure |= is_unknown && check.is_none();
            // For options with a certificate check, 不清楚 is part of that check.
            let is_ticked = is_held || is_unknown && check.is_some();
            let open = element("label")
                .class("several__unknown")
                .child(check_box(UNKNOWN, is_unknown && check.is_none()))
                .child(element("span").text(texts::UNKNOWN).child(hidden(&format!("：{}", choice.label))));
            row(&format!("{}-{at}", fact.id), choice, is_ticked)
                .child(open)
                .children(check.map(|words| certificate(fact, at, words, is_held, is_unknown)))
        })
        .collect();
    boxes("boxes", fact.question, rows)
        .flag(IS_UNSURE, is_unsure)
        .child(
            element("div")
                .class("answers")
                .child(submit_button(submit))
                .child(quiet_button(
                    texts::NONE,
                    &fact.encode_answer(Answer::Options { held: 0, unknown: 0 }),
                ))
                .child(quiet_button(texts::ALL_UNKNOWN, &fact.encode_answer(Answer::Unknown)))
                .child(
                    element("button")
                        .class("link-button answers__unsure")
                        .attribute("type", "button")
                        .attribute("name", UNSURE)
                        .text(texts::UNSURE),
                ),
        )
        .end()
}

/// A form of checkboxes as a labelled group.
pub(crate) fn boxes(classes: &str, label: &str, rows: Vec<Element>) -> Element {
    let list = element("ul").class("choices").children(rows);
    element("form")
        .class(classes)
        .child(element("div").attribute("role", "group").attribute("aria-label", label).child(list))
}

/// An option with its checkbox.
pub(crate) fn row(id: &str, choice: &Choice, is_ticked: bool) -> Element {
    let help = (!choice.help.is_empty()).then(|| element("span").class("choice__help").text(&choice.help));
    let name = element("span").text(&choice.label).children(help);
    element("li")
        .class("several")
        .child(check_box(HELD, is_ticked).attribute("id", id))
        .child(element("label").class("several__option").attribute("for", id).child(name))
}

/// The certificate check of an option: 有, 没有 or 不知道.
fn certificate(fact: &Fact<'_>, at: u8, words: &str, is_held: bool, is_unknown: bool) -> Element {
    let name = format!("{}-{at}-certified", fact.id);
    let answers = [
        (texts::CERTIFIED, CERTIFIED[0], is_held),
        (texts::NOT_CERTIFIED, CERTIFIED[1], false),
        (texts::CERTIFICATE_UNKNOWN, "", is_unknown),
    ];
    let answers = answers.map(|(words, value, is_chosen)| {
        let button = element("input")
            .class("several__box")
            .attribute("type", "radio")
            .attribute("name", &name)
            .attribute("value", value)
            .flag("checked", is_chosen);
        element("label").child(button).text(words)
    });
    element("div")
        .class("several__check")
        .attribute("role", "group")
        .attribute("aria-label", words)
        .child(element("span").text(words))
        .children(answers)
}

fn check_box(name: &str, checked: bool) -> Element {
    let input = element("input").class("several__box").attribute("type", "checkbox");
    input.attribute("name", name).flag("checked", checked)
}

fn hidden(words: &str) -> Element {
    element("span").class("visually-hidden").text(words)
}
