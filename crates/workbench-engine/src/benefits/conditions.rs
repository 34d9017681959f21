//! Conditions of a benefit: from what a file says to what the form has, and back.

use toml_edit::{Table, Value};
use workbench_messages::benefits::{Bound, Condition, Conditions, Quote, Test};

use super::file::{as_written, quote_in};
use crate::entries::put;

/// The conditions under a key.
pub fn read(table: &Table, key: &str) -> Conditions {
    let Some(item) = table.get(key) else { return Conditions::default() };
    let list = item.as_value().and_then(list);
    list.unwrap_or_else(|| Conditions::Other(as_written(item)))
}

/// Writes conditions under a key; what the form cannot express stays as it is.
///
/// # Errors
/// In Chinese, where a condition is not whole.
pub fn write(table: &mut Table, key: &str, conditions: &Conditions) -> Result<(), String> {
    let Conditions::List { any, parts } = conditions else { return Ok(()) };
    let mut written: Vec<String> = Vec::new();
    for part in parts {
        written.push(condition_text(part)?);
    }
    let text = match written.as_slice() {
        [] => {
            table.remove(key);
            return Ok(());
        }
        [one] => one.clone(),
        several => {
            let group = if *any { "any" } else { "all" };
            format!("{{ {group} = [\n  {},\n] }}", several.join(",\n  "))
        }
    };
    let value: Value = text.parse().map_err(|error| format!("条件写不成：{error}"))?;
    put(table, key, value);
    Ok(())
}

/// What the form can express: one condition, or a list of some.
fn list(value: &Value) -> Option<Conditions> {
    let group = value.as_inline_table()?;
    let of = |key: &str| (group.len() == 1).then(|| group.get(key)?.as_array()).flatten();
    let (any, values) = match (of("all"), of("any")) {
        (Some(all), _) => (false, all),
        (None, Some(any)) => (true, any),
        (None, None) => return Some(Conditions::List { any: false, parts: vec![condition(value)?] }),
    };
    let parts: Option<Vec<Condition>> = values.iter().map(condition).collect();
    Some(Conditions::List { any, parts: parts.filter(|parts| !parts.is_empty())? })
}

fn condition(value: &Value) -> Option<Condition> {
    let table = value.as_inline_table()?;
    let (mut fact, mut test, mut quote, mut note) = (None, None, None, String::new());
    for (key, value) in table {
        match key {
            "fact" => fact = Some(value.as_str()?.to_owned()),
            "quote" => quote = Some(quoted(value)?),
            "note" => value.as_str()?.clone_into(&mut note),
            // A condition with two comparisons is none that the form has.
            key if test.is_none() => test = Some(comparison(key, value)?),
            _ => return None,
        }
    }
    Some(Condition { fact: fact?, test: test?, quote, note })
}

fn quoted(value: &Value) -> Option<Quote> {
    let (node, text) = quote_in(value.as_inline_table()?)?;
    Some(Quote { node, text })
}

fn comparison(key: &str, value: &Value) -> Option<Test> {
    let ids = || {
        let ids = value.as_array()?.iter().map(|id| Some(id.as_str()?.to_owned()));
        ids.collect::<Option<Vec<String>>>()
    };
    let number = |bound| {
        let (number, months) = length(value)?;
        Some(Test::Number { bound, number, months })
    };
    let day = |is_after| Some(Test::Day { is_after, day: value.as_str()?.to_owned() });
    match key {
        "is" => match value.as_bool() {
            Some(yes) => Some(Test::YesNo(yes)),
            None => Some(Test::Is(vec![value.as_str()?.to_owned()])),
        },
        "in" => Some(Test::Is(ids()?)),
        "has" => Some(Test::Has(vec![value.as_str()?.to_owned()])),
        "has_any" => Some(Test::Has(ids()?)),
        "at_least" => number(Bound::AtLeast),
        "at_most" => number(Bound::AtMost),
        "more_than" => number(Bound::MoreThan),
        "less_than" => number(Bound::LessThan),
        "on_or_after" => day(true),
        "on_or_before" => day(false),
        "within" => {
            let (years, months) = length(value)?;
            Some(Test::Within { years, months })
        }
        _ => None,
    }
}

/// A number, or years and months.
fn length(value: &Value) -> Option<(u32, u32)> {
    let number = |value: &Value| value.as_integer().and_then(|number| u32::try_from(number).ok());
    let Some(table) = value.as_inline_table() else { return Some((number(value)?, 0)) };
    let part = |key: &str| table.get(key).map_or(Some(0), number);
    Some((part("years")?, part("months")?))
}

fn condition_text(condition: &Condition) -> Result<String, String> {
    let Condition { fact, test, quote, note } = condition;
    if fact.is_empty() {
        return Err("有一个条件还没有选问题：请选一个问题，或者去掉这个条件".to_owned());
    }
    let mut fields = vec![format!("fact = {}", string(fact)), comparison_text(test)?];
    if let Some(Quote { node, text }) = quote {
        fields.push(format!("quote = {{ node = {}, text = {} }}", string(node), string(text)));
    }
    if !note.trim().is_empty() {
        fields.push(format!("note = {}", string(note.trim())));
    }
    Ok(format!("{{ {} }}", fields.join(", ")))
}

fn comparison_text(test: &Test) -> Result<String, String> {
    let options = |one: &str, several: &str, ids: &[String]| match ids {
        [] => Err("有一个条件还没有选哪种回答算：请选，或者去掉这个条件".to_owned()),
        [id] => Ok(format!("{one} = {}", string(id))),
        ids => {
            let ids: Vec<String> = ids.iter().map(|id| string(id)).collect();
            Ok(format!("{several} = [{}]", ids.join(", ")))
        }
    };
    match test {
        Test::Is(ids) => options("is", "in", ids),
        Test::Has(ids) => options("has", "has_any", ids),
        Test::YesNo(yes) => Ok(format!("is = {yes}")),
        Test::Number { bound, number, months } => {
            let key = match bound {
                Bound::AtLeast => "at_least",
                Bound::AtMost => "at_most",
                Bound::MoreThan => "more_than",
                Bound::LessThan => "less_than",
            };
            let amount = if *months == 0 { number.to_string() } else { length_text(*number, *months) };
            Ok(format!("{key} = {amount}"))
        }
        Test::Day { is_after, day } => {
            let is_day = day.parse::<policy::Date>().is_ok();
            if !is_day {
                return Err("有一个条件里的日期不对：请写成 2017-11-30 的样子".to_owned());
            }
            let key = if *is_after { "on_or_after" } else { "on_or_before" };
            Ok(format!("{key} = {}", string(day)))
        }
        Test::Within { years: 0, months: 0 } => Err("有一个条件里的多久以内还没有填".to_owned()),
        Test::Within { years, months } => Ok(format!("within = {}", length_text(*years, *months))),
    }
}

fn length_text(years: u32, months: u32) -> String {
    match (years, months) {
        (years, 0) => format!("{{ years = {years} }}"),
        (0, months) => format!("{{ months = {months} }}"),
        (years, months) => format!("{{ years = {years}, months = {months} }}"),
    }
}

/// A text as TOML has it.
fn string(text: &str) -> String {
    Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use toml_edit::DocumentMut;

    use super::*;

    fn table(text: &str) -> DocumentMut {
        text.parse().expect("it is TOML")
    }

    fn again(conditions: &Conditions) -> String {
        let mut new = Table::new();
        write(&mut new, "condition", conditions).expect("they are whole");
        new.to_string()
    }

    #[test]
    fn conditions_that_the_form_has_come_out_as_they_were() {
        for text in [
            "condition = { fact = \"insured_years\", at_least = 3, quote = { node = \"x.1.s1\", text = \"３年以上\" } }\n",
            "condition = { fact = \"insured_years\", less_than = { years = 2, months = 6 } }\n",
            "condition = { fact = \"certificate_date\", within = { years = 1 }, note = \"从发证那天算\" }\n",
            "condition = { fact = \"certificate_date\", on_or_after = \"2017-01-01\" }\n",
            "condition = { fact = \"in_service\", is = true }\n",
            "condition = { any = [\n  { fact = \"employment\", in = [\"enterprise\", \"other\"] },\n  { fact = \"certificates\", has_any = [\"a\", \"b\"] },\n] }\n",
            "condition = { all = [\n  { fact = \"employment\", is = \"enterprise\" },\n  { fact = \"certificates\", has = \"a\" },\n] }\n",
        ] {
            let conditions = read(&table(text), "condition");
            assert!(matches!(conditions, Conditions::List { .. }), "{text}");
            assert_eq!(again(&conditions), text);
        }
        assert_eq!(again(&Conditions::default()), "");
    }

    #[test]
    fn what_the_form_cannot_express_is_shown_and_stays() {
        for text in [
            "{ reading = \"worker\", quote = { node = \"x.1.s1\", text = \"职工\" } }",
            "{ not = { fact = \"a\", is = true } }",
            "{ any = [], open = true }",
            "{ all = [{ any = [{ fact = \"a\", is = true }] }] }",
            "{ fact = \"a\", at_least = 1, at_most = 2 }",
            "{ all = [{ fact = \"a\", is = true }], note = \"b\" }",
        ] {
            let mut file = table(&format!("condition = {text} # 问过\n"));
            let conditions = read(&file, "condition");
            assert_eq!(conditions, Conditions::Other(text.to_owned()));
            write(&mut file, "condition", &conditions).expect("it stays");
            assert_eq!(file.to_string(), format!("condition = {text} # 问过\n"));
        }
    }

    #[test]
    fn a_condition_that_is_not_whole_is_told() {
        let part = |fact: &str, test| {
            let part = Condition { fact: fact.to_owned(), test, quote: None, note: String::new() };
            let list = Conditions::List { any: false, parts: vec![part] };
            write(&mut Table::new(), "condition", &list).expect_err("it is not whole")
        };
        assert!(part("", Test::YesNo(true)).contains("还没有选问题"));
        assert!(part("a", Test::Is(Vec::new())).contains("哪种回答"));
        assert!(part("a", Test::Day { is_after: true, day: "昨天".to_owned() }).contains("2017-11-30"));
        assert!(part("a", Test::Within { years: 0, months: 0 }).contains("还没有填"));
    }
}
