//! Text fields for numbers, durations and dates. They work in every web view; a date picker would open at
//! today and need scrolling back for years.

use policy::Date;
use policy::model::rules::{Answer, Fact, FactKind};

use super::submit_button;
use crate::html::{Element, Html, element};

/// The fields of a number, duration or date, with a button for users who do not know the exact value.
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

/// The three fields of a date with their values.
#[must_use]
pub fn date_fields(day: Option<Date>) -> [(String, &'static str); 3] {
    let text = |number: Option<u16>| number.map_or(String::new(), |number| number.to_string());
    [
        (text(day.map(Date::year)), "年"),
        (text(day.map(|day| day.month().into())), "月"),
        (text(day.map(|day| day.day().into())), "日"),
    ]
}

/// Number fields, each followed by its unit, as a labelled group.
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
