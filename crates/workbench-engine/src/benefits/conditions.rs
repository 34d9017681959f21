//! Conditions of a benefit: from TOML to the form and back.

use toml_edit::{Table, Value};
use workbench_messages::benefits::{
    Combinator, ComparisonOperator, Condition, ConditionGroup, ConditionPart, Conditions, Quote, Test,
};

use super::file::{item_text, parse_quote, value_text};
use crate::entries::set_value;

/// Parses the conditions under a key.
pub fn read(table: &Table, key: &str) -> Conditions {
    let Some(item) = table.get(key) else { return Conditions::default() };
    item.as_value().map_or_else(|| Conditions::Other(item_text(item)), list)
}

/// Writes conditions under a key. Conditions that the form does not support are kept.
///
/// # Errors
/// In Chinese, if a condition is incomplete.
pub fn write(table: &mut Table, key: &str, conditions: &Conditions) -> Result<(), String> {
    let Conditions::List { any, parts } = conditions else { return Ok(()) };
    let text = match parts.as_slice() {
        [] => {
            table.remove(key);
            return Ok(());
        }
        [one] => part_text(one, 0)?,
        several => format!("{{ {} }}", list_text(if *any { "any" } else { "all" }, several, 0)?),
    };
    let value: Value = text.parse().map_err(|error| format!("条件写不成：{error}"))?;
    set_value(table, key, value);
    Ok(())
}

/// Parses a value. A group without quote and note is the list itself.
fn list(value: &Value) -> Conditions {
    match part(value) {
        ConditionPart::Group(ConditionGroup { combinator: Combinator::All, parts, quote: None, note })
            if note.is_empty() =>
        {
            Conditions::List { any: false, parts }
        }
        ConditionPart::Group(ConditionGroup { combinator: Combinator::Any, parts, quote: None, note })
            if note.is_empty() =>
        {
            Conditions::List { any: true, parts }
        }
        ConditionPart::Other(text) => Conditions::Other(text),
        one => Conditions::List { any: false, parts: vec![one] },
    }
}

fn part(value: &Value) -> ConditionPart {
    let one = condition(value).map(ConditionPart::Condition);
    let one = one.or_else(|| group(value).map(ConditionPart::Group));
    one.unwrap_or_else(|| ConditionPart::Other(value_text(value)))
}

/// Parses a group; `None` if it is not one or the form does not support it.
fn group(value: &Value) -> Option<ConditionGroup> {
    let table = value.as_inline_table()?;
    let is_known = |key: &str| matches!(key, "all" | "any" | "not" | "open" | "quote" | "note");
    if !table.iter().all(|(key, _)| is_known(key)) {
        return None;
    }
    let is_open = table.get("open").map_or(Some(false), Value::as_bool)?;
    let (combinator, parts) = match (table.get("all"), table.get("any"), table.get("not"), is_open) {
        (Some(all), None, None, false) => (Combinator::All, parts(all)?),
        (None, Some(any), None, false) => (Combinator::Any, parts(any)?),
        (None, Some(any), None, true) => (Combinator::AnyOpen, parts(any)?),
        (None, None, Some(not), false) => (Combinator::NoneOf, negated_parts(not)),
        _ => return None,
    };
    let quote = match table.get("quote") {
        Some(quote) => Some(quote_of(quote)?),
        None => None,
    };
    let note = table.get("note").map_or(Some(""), Value::as_str)?.to_owned();
    (!parts.is_empty()).then_some(ConditionGroup { combinator, parts, quote, note })
}

fn parts(value: &Value) -> Option<Vec<ConditionPart>> {
    Some(value.as_array()?.iter().map(part).collect())
}

/// Parses the operand of `not`: one condition, or several of which none may hold.
fn negated_parts(value: &Value) -> Vec<ConditionPart> {
    match part(value) {
        ConditionPart::Group(ConditionGroup { combinator: Combinator::Any, parts, quote: None, note })
            if note.is_empty() =>
        {
            parts
        }
        one => vec![one],
    }
}

fn condition(value: &Value) -> Option<Condition> {
    let table = value.as_inline_table()?;
    let (mut fact, mut test, mut quote, mut note) = (None, None, None, String::new());
    for (key, value) in table {
        match key {
            "fact" => fact = Some(value.as_str()?.to_owned()),
            "quote" => quote = Some(quote_of(value)?),
            "note" => value.as_str()?.clone_into(&mut note),
            // The form does not support conditions with two comparisons.
            key if test.is_none() => test = Some(comparison(key, value)?),
            _ => return None,
        }
    }
    Some(Condition { fact: fact?, test: test?, quote, note })
}

fn quote_of(value: &Value) -> Option<Quote> {
    let (node, text) = parse_quote(value.as_inline_table()?)?;
    Some(Quote { node, text })
}

fn comparison(key: &str, value: &Value) -> Option<Test> {
    let ids = || {
        let ids = value.as_array()?.iter().map(|id| Some(id.as_str()?.to_owned()));
        ids.collect::<Option<Vec<String>>>()
    };
    let number = |bound| {
        let (number, months) = duration(value)?;
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
        "at_least" => number(ComparisonOperator::AtLeast),
        "at_most" => number(ComparisonOperator::AtMost),
        "more_than" => number(ComparisonOperator::MoreThan),
        "less_than" => number(ComparisonOperator::LessThan),
        "on_or_after" => day(true),
        "on_or_before" => day(false),
        "within" => {
            let (years, months) = duration(value)?;
            Some(Test::Within { years, months })
        }
        _ => None,
    }
}

/// A number, or a duration as years and months.
fn duration(value: &Value) -> Option<(u32, u32)> {
    let number = |value: &Value| value.as_integer().and_then(|number| u32::try_from(number).ok());
    let Some(table) = value.as_inline_table() else { return Some((number(value)?, 0)) };
    let part = |key: &str| table.get(key).map_or(Some(0), number);
    Some((part("years")?, part("months")?))
}

/// A condition or group as TOML, at a nesting depth.
fn part_text(part: &ConditionPart, depth: usize) -> Result<String, String> {
    match part {
        ConditionPart::Condition(condition) => condition_text(condition),
        ConditionPart::Group(group) => group_text(group, depth),
        ConditionPart::Other(text) => Ok(text.clone()),
    }
}

fn group_text(group: &ConditionGroup, depth: usize) -> Result<String, String> {
    let ConditionGroup { combinator, parts, quote, note } = group;
    if parts.is_empty() {
        return Err("有一组条件还是空的：请往组里加条件，或者去掉这一组".to_owned());
    }
    let mut fields = match (combinator, parts.as_slice()) {
        (Combinator::All, parts) => vec![list_text("all", parts, depth)?],
        (Combinator::Any, parts) => vec![list_text("any", parts, depth)?],
        (Combinator::AnyOpen, parts) => vec![list_text("any", parts, depth)?, "open = true".to_owned()],
        (Combinator::NoneOf, [one]) => vec![format!("not = {}", part_text(one, depth)?)],
        (Combinator::NoneOf, several) => vec![format!("not = {{ {} }}", list_text("any", several, depth)?)],
    };
    fields.extend(quote_and_note(quote.as_ref(), note));
    Ok(format!("{{ {} }}", fields.join(", ")))
}

/// A list of conditions under a key, one per line.
fn list_text(key: &str, parts: &[ConditionPart], depth: usize) -> Result<String, String> {
    let indent = "  ".repeat(depth);
    let line = |part: &ConditionPart| -> Result<String, String> {
        Ok(format!("{indent}  {},\n", part_text(part, depth + 1)?))
    };
    let lines = parts.iter().map(line).collect::<Result<Vec<String>, String>>()?;
    Ok(format!("{key} = [\n{}{indent}]", lines.concat()))
}

/// The quote and the note of a condition.
fn quote_and_note(quote: Option<&Quote>, note: &str) -> Vec<String> {
    let mut fields = Vec::new();
    if let Some(Quote { node, text }) = quote {
        fields.push(format!("quote = {{ node = {}, text = {} }}", string(node), string(text)));
    }
    if !note.trim().is_empty() {
        fields.push(format!("note = {}", string(note.trim())));
    }
    fields
}

fn condition_text(condition: &Condition) -> Result<String, String> {
    let Condition { fact, test, quote, note } = condition;
    if fact.is_empty() {
        return Err("有一个条件还没有选问题：请选一个问题，或者去掉这个条件".to_owned());
    }
    let mut fields = vec![format!("fact = {}", string(fact)), comparison_text(test)?];
    fields.extend(quote_and_note(quote.as_ref(), note));
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
                ComparisonOperator::AtLeast => "at_least",
                ComparisonOperator::AtMost => "at_most",
                ComparisonOperator::MoreThan => "more_than",
                ComparisonOperator::LessThan => "less_than",
            };
            let amount = if *months == 0 { number.to_string() } else { duration_text(*number, *months) };
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
        Test::Within { years, months } => Ok(format!("within = {}", duration_text(*years, *months))),
    }
}

fn duration_text(years: u32, months: u32) -> String {
    match (years, months) {
        (years, 0) => format!("{{ years = {years} }}"),
        (0, months) => format!("{{ months = {months} }}"),
        (years, months) => format!("{{ years = {years}, months = {months} }}"),
    }
}

/// A TOML string.
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
    fn supported_conditions_are_written_as_they_were_read() {
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

    fn yes(fact: &str) -> ConditionPart {
        let test = Test::YesNo(true);
        ConditionPart::Condition(Condition { fact: fact.to_owned(), test, quote: None, note: String::new() })
    }

    fn group(combinator: Combinator, parts: Vec<ConditionPart>) -> ConditionPart {
        ConditionPart::Group(ConditionGroup { combinator, parts, ..ConditionGroup::default() })
    }

    fn list(any: bool, parts: Vec<ConditionPart>) -> Conditions {
        Conditions::List { any, parts }
    }

    #[test]
    fn nested_groups_are_written_as_they_were_read() {
        let deep = group(Combinator::Any, vec![yes("b"), group(Combinator::All, vec![yes("c"), yes("d")])]);
        for (text, conditions) in [
            (
                "{ all = [\n  { fact = \"a\", is = true },\n  { any = [\n    { fact = \"b\", is = true },\n    { all = [\n      { fact = \"c\", is = true },\n      { fact = \"d\", is = true },\n    ] },\n  ] },\n] }",
                list(false, vec![yes("a"), deep]),
            ),
            (
                "{ any = [\n  { not = { any = [\n    { fact = \"a\", is = true },\n    { fact = \"b\", is = true },\n  ] } },\n  { fact = \"c\", is = true },\n] }",
                list(true, vec![group(Combinator::NoneOf, vec![yes("a"), yes("b")]), yes("c")]),
            ),
            (
                "{ not = { fact = \"a\", is = true } }",
                list(false, vec![group(Combinator::NoneOf, vec![yes("a")])]),
            ),
            (
                "{ not = { all = [\n  { fact = \"a\", is = true },\n  { fact = \"b\", is = true },\n] } }",
                list(
                    false,
                    vec![group(Combinator::NoneOf, vec![group(Combinator::All, vec![yes("a"), yes("b")])])],
                ),
            ),
            (
                "{ any = [\n  { fact = \"a\", is = true },\n], open = true }",
                list(false, vec![group(Combinator::AnyOpen, vec![yes("a")])]),
            ),
        ] {
            let text = format!("condition = {text}\n");
            assert_eq!(read(&table(&text), "condition"), conditions, "{text}");
            assert_eq!(again(&conditions), text);
        }
    }

    #[test]
    fn the_quote_and_note_of_a_group_are_kept() {
        let text = "condition = { all = [\n  { fact = \"a\", is = true },\n  { any = [\n    { fact = \"b\", is = true },\n  ], open = true, quote = { node = \"x.1.s1\", text = \"等\" }, note = \"没有列全\" },\n] }\n";
        let conditions = read(&table(text), "condition");
        let quote = Some(Quote { node: "x.1.s1".to_owned(), text: "等".to_owned() });
        let note = "没有列全".to_owned();
        let open = ConditionGroup { combinator: Combinator::AnyOpen, parts: vec![yes("b")], quote, note };
        assert_eq!(conditions, list(false, vec![yes("a"), ConditionPart::Group(open)]));
        assert_eq!(again(&conditions), text);
    }

    #[test]
    fn an_unsupported_part_is_kept_beside_others() {
        let text = "condition = { all = [\n  { reading = \"worker\", quote = { node = \"x.1.s1\", text = \"职工\" } },\n  { fact = \"a\", is = true },\n] }\n";
        let reading = "{ reading = \"worker\", quote = { node = \"x.1.s1\", text = \"职工\" } }".to_owned();
        let conditions = read(&table(text), "condition");
        assert_eq!(conditions, list(false, vec![ConditionPart::Other(reading), yes("a")]));
        assert_eq!(again(&conditions), text);
    }

    #[test]
    fn unsupported_conditions_are_shown_and_kept() {
        for text in [
            "{ reading = \"worker\", quote = { node = \"x.1.s1\", text = \"职工\" } }",
            "{ any = [], open = true }",
            "{ all = [{ fact = \"a\", is = true }], open = true }",
            "{ reading = \"list\", any = [{ fact = \"a\", is = true }], open = true }",
            "{ fact = \"a\", at_least = 1, at_most = 2 }",
        ] {
            let mut file = table(&format!("condition = {text} # 问过\n"));
            let conditions = read(&file, "condition");
            assert_eq!(conditions, Conditions::Other(text.to_owned()));
            write(&mut file, "condition", &conditions).expect("it stays");
            assert_eq!(file.to_string(), format!("condition = {text} # 问过\n"));
        }
    }

    #[test]
    fn an_incomplete_condition_is_rejected() {
        let part = |fact: &str, test| {
            let part = Condition { fact: fact.to_owned(), test, quote: None, note: String::new() };
            let list = list(false, vec![ConditionPart::Condition(part)]);
            write(&mut Table::new(), "condition", &list).expect_err("it is not whole")
        };
        assert!(part("", Test::YesNo(true)).contains("还没有选问题"));
        assert!(part("a", Test::Is(Vec::new())).contains("哪种回答"));
        assert!(part("a", Test::Day { is_after: true, day: "昨天".to_owned() }).contains("2017-11-30"));
        assert!(part("a", Test::Within { years: 0, months: 0 }).contains("还没有填"));
        let empty = list(false, vec![yes("a"), group(Combinator::Any, Vec::new())]);
        let told = write(&mut Table::new(), "condition", &empty).expect_err("a group is empty");
        assert!(told.contains("还是空的"), "{told}");
    }
}
