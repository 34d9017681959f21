//! Questions answered by typing: plain fields for digits, which every web view has and nobody has to
//! learn, where a date picker would open at today and want to be scrolled back for years.

use policy::Date;
use policy::model::rules::{Answer, Fact, FactKind};

use super::submit_button;
use crate::html::{Element, Html, element};

/// The fields of a number, a length of time or a day, with a button for whoever does not know it so exactly.
pub(super) fn typed(fact: &Fact<'_>, given: Option<Answer>, submit: &str, unknown: Element) -> Html {
    let number = match given {
        Some(Answer::Number(number)) => Some(number),
        _ => None,
    };
    let text = |number: Option<u32>| number.map_or(String::new(), |number| number.to_string());
    let fields = match &fact.kind {
        FactKind::Duration(_) => vec![
            (text(number.map(|months| months / 12)), "年"),
            (text(number.map(|months| months % 12)), "个月"),
        ],
        FactKind::Number(range) => vec![(text(number), range.unit)],
        _ => {
            let day = match given {
                Some(Answer::Date(day)) => Some(day),
                _ => None,
            };
            date_fields(day).into()
        }
    };
    element("form")
        .class("typed")
        .child(digit_fields(fact.label, &fields))
        .child(element("div").class("answers").child(submit_button(submit)).child(unknown))
        .end()
}

/// A day's three fields with what is in them.
#[must_use]
pub fn date_fields(day: Option<Date>) -> [(String, &'static str); 3] {
    let text = |number: Option<u16>| number.map_or(String::new(), |number| number.to_string());
    [
        (text(day.map(Date::year)), "年"),
        (text(day.map(|day| day.month().into())), "月"),
        (text(day.map(|day| day.day().into())), "日"),
    ]
}

/// Fields for digits, each with its unit behind it, as a group of this name.
#[must_use]
pub fn digit_fields(label: &str, fields: &[(String, &str)]) -> Html {
    let rows = fields.iter().map(|(value, unit)| {
        let classes = if *unit == "年" { "digits__field digits__field--year" } else { "digits__field" };
        let field = element("input")
            .class(classes)
            .attribute("type", "text")
            .attribute("inputmode", "numeric")
            .attribute("autocomplete", "off")
            .attribute("maxlength", "24")
            .attribute("aria-label", unit)
            .attribute("value", value);
        let unit = element("span").attribute("aria-hidden", "true").text(unit);
        element("label").class("digits").child(field).child(unit)
    });
    element("div")
        .class("digits-row")
        .attribute("role", "group")
        .attribute("aria-label", label)
        .children(rows)
        .end()
}
