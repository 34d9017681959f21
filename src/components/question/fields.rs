//! Questions answered by typing: plain fields for digits, which every web view has and nobody has to
//! learn, where a date picker would open at today and want to be scrolled back for years.

use policy::Date;
use policy::eligibility::{Answer, Fact, NumberRange};

use super::{quiet_button, submit_button};
use crate::html::{Html, element};

/// A whole number.
pub(super) fn number(fact: &Fact<'_>, range: &NumberRange<'_>, given: Option<Answer>, submit: &str) -> Html {
    let before = match given {
        Some(Answer::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    typed(fact, &[(before, range.unit)], submit)
}

/// A length of time, as years and months.
pub(super) fn duration(fact: &Fact<'_>, given: Option<Answer>, submit: &str) -> Html {
    let (years, months) = match given {
        Some(Answer::Number(number)) => ((number / 12).to_string(), (number % 12).to_string()),
        _ => (String::new(), String::new()),
    };
    typed(fact, &[(years, "年"), (months, "个月")], submit)
}

/// A day, as year, month and day.
pub(super) fn date(fact: &Fact<'_>, given: Option<Answer>, submit: &str) -> Html {
    let before = match given {
        Some(Answer::Date(day)) => Some(day),
        _ => None,
    };
    typed(fact, &date_fields(before), submit)
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

fn typed(fact: &Fact<'_>, fields: &[(String, &str)], submit: &str) -> Html {
    let buttons = [submit_button(submit), quiet_button("不清楚", Answer::Unknown)];
    element("form")
        .class("typed")
        .child(digit_fields(fact.label, fields))
        .child(element("div").class("answers").children(buttons))
        .end()
}

/// Fields for digits, each with its unit behind it.
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
            .attribute("aria-label", &format!("{label}：{unit}"))
            .attribute("value", value);
        let unit = element("span").attribute("aria-hidden", "true").text(unit);
        element("label").class("digits").child(field).child(unit)
    });
    element("div").class("digits-row").children(rows).end()
}
