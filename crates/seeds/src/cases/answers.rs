//! Parses the answers of case files.

use policy::Date;
use policy::model::rules::{Answer, Eligibility, Fact, FactIndex, FactKind, FactOption};
use toml::{Table, Value};

/// The answer that a value denotes for a fact, or a description of the expected form.
pub(super) fn read(rules: &Eligibility<'_>, fact: FactIndex, value: &Value) -> Result<Answer, String> {
    let fact = rules.fact(fact);
    if value.as_str() == Some("unknown") {
        return Ok(Answer::Unknown);
    }
    read_known(fact, value).ok_or_else(|| expected(fact))
}

fn read_known(fact: &Fact<'_>, value: &Value) -> Option<Answer> {
    match &fact.kind {
        FactKind::OneOf(options) => place(options, value).map(Answer::Option),
        FactKind::SeveralOf(options) => read_options(options, value),
        FactKind::YesNo => value.as_bool().map(Answer::YesNo),
        FactKind::Number(_) => number(value).map(Answer::Number),
        FactKind::Duration(_) => match value {
            Value::Table(parts) => months(parts).map(Answer::Number),
            years => number(years)?.checked_mul(12).map(Answer::Number),
        },
        FactKind::Date => day(value).map(Answer::Date),
    }
}

fn place(options: &[FactOption<'_>], value: &Value) -> Option<u8> {
    let id = value.as_str()?;
    options.iter().position(|option| option.id == id).and_then(|place| u8::try_from(place).ok())
}

/// Parses `["a", "b"]` or `{ has = ["a"], unknown = ["b"] }`.
fn read_options(options: &[FactOption<'_>], value: &Value) -> Option<Answer> {
    let bits = |list: Option<&Value>| {
        let Some(list) = list else { return Some(0) };
        list.as_array()?.iter().try_fold(0u64, |bits, id| Some(bits | 1 << place(options, id)?))
    };
    let (held, unknown) = match value {
        Value::Table(table) if table.keys().all(|key| key == "has" || key == "unknown") => {
            (bits(table.get("has"))?, bits(table.get("unknown"))?)
        }
        list => (bits(Some(list))?, 0),
    };
    Some(Answer::Options { held, unknown })
}

fn number(value: &Value) -> Option<u32> {
    value.as_integer().and_then(|number| u32::try_from(number).ok())
}

/// Parses `{ years = 2, months = 3 }`.
fn months(parts: &Table) -> Option<u32> {
    parts.iter().try_fold(0u32, |sum, (unit, value)| {
        let months = match unit.as_str() {
            "years" => number(value)?.checked_mul(12)?,
            "months" => number(value)?,
            _ => return None,
        };
        sum.checked_add(months)
    })
}

fn day(value: &Value) -> Option<Date> {
    match value {
        Value::Datetime(day) => day.to_string().parse().ok(),
        text => text.as_str()?.parse().ok(),
    }
}

fn expected(fact: &Fact<'_>) -> String {
    let ids = || fact.options().iter().map(|option| option.id).collect::<Vec<_>>().join(" ");
    let form = match &fact.kind {
        FactKind::OneOf(_) => format!("one of: {}", ids()),
        FactKind::SeveralOf(_) => {
            format!("a list like [\"…\"], or {{ has = […], unknown = […] }}, of: {}", ids())
        }
        FactKind::YesNo => "true or false".to_owned(),
        FactKind::Number(range) => format!("a number from {} to {}", range.min, range.max),
        FactKind::Duration(range) => {
            format!("a number of years up to {}, or {{ years = 2, months = 3 }}", range.max / 12)
        }
        FactKind::Date => "a day like \"2018-03-01\"".to_owned(),
    };
    format!("{form}; or \"unknown\" for 不清楚")
}
