//! A second, independent implementation of the rules: reads the TOML directly and evaluates it for complete
//! facts. It shares only the calendar with the compiler and the engine.

use std::collections::{BTreeMap, BTreeSet};

use policy::Date;
use seeds::SeedFiles;
use toml::{Table, Value};

/// 0: false; 1: not in a list that ends in 等, and so left open; 2: true.
pub type Truth = u8;

#[derive(Debug, Clone)]
pub enum Expr {
    All(Vec<Expr>),
    Any(Vec<Expr>, bool),
    Not(Box<Expr>),
    Leaf(usize, Test),
    /// A term with two readings: who certainly belongs to it, and who possibly does.
    Reading(Box<Expr>, Box<Expr>),
}

#[derive(Debug, Clone)]
pub enum Test {
    In(Vec<usize>),
    HasAny(Vec<usize>),
    Is(bool),
    Between(u32, u32),
    OnOrAfter(Date),
    OnOrBefore(Date),
    Within(u16),
}

#[derive(Debug)]
pub struct Fact {
    pub id: String,
    pub kind: String,
    pub options: Vec<String>,
    pub gate: Option<Expr>,
    /// The range of a number; for durations in months.
    pub range: (u32, u32),
}

#[derive(Debug)]
pub struct Benefit {
    pub id: String,
    pub target: Option<Expr>,
    pub condition: Option<Expr>,
    pub strength: String,
}

/// The value of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Option(usize),
    Options(u64),
    YesNo(bool),
    Number(u32),
    Day(Date),
}

#[derive(Debug, Default)]
pub struct Rules {
    pub facts: Vec<Fact>,
    pub never: Vec<Expr>,
    pub benefits: Vec<Benefit>,
}

pub fn read(files: &SeedFiles) -> Rules {
    let table = |path: &str| -> Table { String::from_utf8_lossy(&files[path]).parse().expect("TOML") };
    let questions = table("questions.toml");
    let mut rules = Rules::default();
    for fact in tables(&questions, "fact") {
        let text = |key: &str| fact[key].as_str().expect("text").to_owned();
        let kind = text("kind");
        let months = |key: &str| fact.get(key).map_or(0, |bound| number(bound, kind == "duration"));
        let ids = |fact: &Table| {
            let options = fact.get("options").and_then(Value::as_array).into_iter().flatten();
            options.map(|option| option["id"].as_str().expect("an id").to_owned()).collect()
        };
        let range = (months("min"), months("max"));
        rules.facts.push(Fact { id: text("id"), options: ids(fact), gate: None, range, kind });
    }
    let gates: Vec<Option<Expr>> = tables(&questions, "fact")
        .map(|fact| fact.get("applies_if").map(|gate| rules.expr(gate, &BTreeMap::new(), false)))
        .collect();
    for (fact, gate) in rules.facts.iter_mut().zip(gates) {
        fact.gate = gate;
    }
    rules.never = tables(&questions, "constraint")
        .map(|constraint| rules.expr(&constraint["never"], &BTreeMap::new(), false))
        .collect();
    for path in files.keys().filter(|path| path.contains("/benefits/")) {
        let folder = path.split('/').next().unwrap_or_default();
        let readings = format!("{folder}/readings.toml");
        let readings = if files.contains_key(&readings) { table(&readings) } else { Table::new() };
        let readings: BTreeMap<&str, &Table> = tables(&readings, "reading")
            .map(|reading| (reading["id"].as_str().expect("an id"), reading))
            .collect();
        for benefit in tables(&table(path), "benefit") {
            let expr = |key: &str| benefit.get(key).map(|raw| rules.expr(raw, &readings, false));
            let benefit = Benefit {
                id: benefit["id"].as_str().expect("an id").to_owned(),
                target: expr("target"),
                condition: expr("condition"),
                strength: benefit["strength"]["kind"].as_str().expect("a kind").to_owned(),
            };
            rules.benefits.push(benefit);
        }
    }
    rules
}

fn tables<'t>(table: &'t Table, key: &str) -> impl Iterator<Item = &'t Table> + use<'t> {
    table.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_table)
}

/// Parses a number; a duration is converted to months, where a plain number counts years.
fn number(value: &Value, is_duration: bool) -> u32 {
    let whole = |value: &Value| u32::try_from(value.as_integer().expect("a number")).expect("a small number");
    match value {
        Value::Table(parts) => {
            parts.iter().map(|(unit, value)| whole(value) * if unit == "years" { 12 } else { 1 }).sum()
        }
        number => whole(number) * if is_duration { 12 } else { 1 },
    }
}

fn test(fact: &Fact, raw: &Value) -> Test {
    let place = |id: &Value| {
        fact.options.iter().position(|option| Some(option.as_str()) == id.as_str()).expect("an option")
    };
    let list = |ids: &Value| ids.as_array().expect("a list").iter().map(place).collect();
    let day = |day: &Value| day.as_str().expect("a day").parse::<Date>().expect("a day");
    let bound = |key: &str| raw.get(key).map(|bound| number(bound, fact.kind == "duration"));
    match raw {
        _ if raw.get("in").is_some() => Test::In(list(&raw["in"])),
        _ if raw.get("has_any").is_some() => Test::HasAny(list(&raw["has_any"])),
        _ if raw.get("has").is_some() => Test::HasAny(vec![place(&raw["has"])]),
        _ if raw.get("is").is_some() => match &raw["is"] {
            Value::Boolean(yes) => Test::Is(*yes),
            option => Test::In(vec![place(option)]),
        },
        _ if raw.get("on_or_after").is_some() => Test::OnOrAfter(day(&raw["on_or_after"])),
        _ if raw.get("on_or_before").is_some() => Test::OnOrBefore(day(&raw["on_or_before"])),
        _ if raw.get("within").is_some() => {
            Test::Within(u16::try_from(number(&raw["within"], true)).expect("a length of time"))
        }
        _ => {
            let least = bound("at_least").or(bound("more_than").map(|bound| bound + 1)).unwrap_or(0);
            let most = bound("at_most").or(bound("less_than").map(|bound| bound - 1)).unwrap_or(u32::MAX);
            Test::Between(least, most)
        }
    }
}

impl Rules {
    fn expr(&self, raw: &Value, readings: &BTreeMap<&str, &Table>, negated: bool) -> Expr {
        let parts = |key: &str| -> Option<Vec<Expr>> {
            let parts = raw.get(key)?.as_array()?;
            Some(parts.iter().map(|part| self.expr(part, readings, negated)).collect())
        };
        if let Some(reading) = raw.get("reading").and_then(|id| readings.get(id.as_str()?))
            && let Some(meant) = reading.get("condition")
        {
            let certain = self.expr(meant, readings, negated);
            return match reading.get("doubt").filter(|_| !negated) {
                Some(doubt) => Expr::Reading(Box::new(certain), Box::new(self.expr(doubt, readings, false))),
                None => certain,
            };
        }
        if let Some(parts) = parts("all") {
            return Expr::All(parts);
        }
        if let Some(parts) = parts("any") {
            return Expr::Any(parts, raw.get("open").and_then(Value::as_bool) == Some(true));
        }
        if let Some(part) = raw.get("not") {
            return Expr::Not(Box::new(self.expr(part, readings, true)));
        }
        let id = raw["fact"].as_str().expect("a fact");
        let fact = self.facts.iter().position(|fact| fact.id == id).expect("a known fact");
        Expr::Leaf(fact, test(&self.facts[fact], raw))
    }

    pub fn truth(&self, expr: &Expr, world: &[Option<State>], as_of: Date) -> Truth {
        let value = |part: &Expr| self.truth(part, world, as_of);
        match expr {
            Expr::All(parts) => parts.iter().map(value).min().unwrap_or(2),
            Expr::Any(parts, open) => parts.iter().map(value).max().unwrap_or(0).max(u8::from(*open)),
            Expr::Not(part) => 2 - value(part),
            Expr::Reading(certain, doubt) => value(certain).max(value(doubt).min(1)),
            Expr::Leaf(fact, test) => {
                let applies = self.facts[*fact].gate.as_ref().is_none_or(|gate| value(gate) == 2);
                let state = world[*fact].expect("every fact of the condition has a state");
                if applies && test.holds(state, as_of) { 2 } else { 0 }
            }
        }
    }

    /// Collects the facts that a condition and their gates name.
    pub fn facts_of(&self, expr: &Expr, facts: &mut BTreeSet<usize>) {
        expr.each_leaf(&mut |fact, _| {
            if facts.insert(fact)
                && let Some(gate) = &self.facts[fact].gate
            {
                self.facts_of(gate, facts);
            }
        });
    }
}

impl Expr {
    pub fn each_leaf<'e>(&'e self, visit: &mut dyn FnMut(usize, &'e Test)) {
        match self {
            Self::All(parts) | Self::Any(parts, _) => parts.iter().for_each(|part| part.each_leaf(visit)),
            Self::Not(part) => part.each_leaf(visit),
            Self::Reading(certain, doubt) => {
                certain.each_leaf(visit);
                doubt.each_leaf(visit);
            }
            Self::Leaf(fact, test) => visit(*fact, test),
        }
    }
}

impl Test {
    pub fn holds(&self, state: State, as_of: Date) -> bool {
        match (self, state) {
            (Self::In(options), State::Option(option)) => options.contains(&option),
            (Self::HasAny(options), State::Options(held)) => options.iter().any(|at| held >> at & 1 == 1),
            (Self::Is(yes), State::YesNo(is)) => *yes == is,
            (Self::Between(least, most), State::Number(number)) => (*least..=*most).contains(&number),
            (Self::OnOrAfter(first), State::Day(day)) => day >= *first,
            (Self::OnOrBefore(last), State::Day(day)) => day <= *last,
            (Self::Within(months), State::Day(day)) => day <= as_of && as_of <= day.plus_months(*months),
            (test, state) => panic!("{test:?} does not go with {state:?}"),
        }
    }
}
