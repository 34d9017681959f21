//! Conditions over facts, with the ids of the questions.

use policy::model::document::Document;
use policy::model::rules::{
    AtomIndex, Comparison, ConditionIndex, Eligibility, Fact, FactKind, NumberRange, Test,
};
use schemars::{JsonSchema, Schema};
use serde::Serialize;

use super::{Day, Quoted, non_empty};

/// A condition over facts (questions.json), with its supporting quote. A comparison on a fact that does not
/// apply is false.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "condition", deny_unknown_fields)]
pub struct ConditionOut<'a> {
    #[serde(flatten)]
    test: TestOut<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quote: Option<Quoted<'a>>,
    /// What the text leaves open here.
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
}

#[derive(Serialize, JsonSchema)]
#[serde(untagged)]
#[schemars(transform = exactly_one)]
enum TestOut<'a> {
    All {
        /// All parts hold; true if there are none.
        all: Vec<ConditionOut<'a>>,
    },
    Any {
        /// At least one part holds. Empty and open: the text mentions such cases without listing any.
        any: Vec<ConditionOut<'a>>,
        /// Whether the text's list ends in 等, so that cases outside it are undecided.
        open: bool,
    },
    Not {
        /// The part does not hold.
        not: Box<ConditionOut<'a>>,
    },
    Fact {
        /// The id of the fact.
        fact: &'a str,
        #[serde(flatten)]
        holds: Holds<'a>,
    },
}

/// Emits `oneOf` for an untagged enum, since its variants are mutually exclusive.
fn exactly_one(schema: &mut Schema) {
    if let Some(forms) = schema.remove("anyOf") {
        schema.insert("oneOf".to_owned(), forms);
    }
}

/// The values of a fact for which a comparison holds.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum Holds<'a> {
    /// For a single-choice fact: one of these options is chosen.
    In(Vec<&'a str>),
    /// For a multiple-choice fact: this option is chosen.
    Has(&'a str),
    /// For a multiple-choice fact: this option is not chosen.
    HasNot(&'a str),
    /// For a yes-or-no fact.
    Is(bool),
    /// For a number: it lies in one of these inclusive ranges. Durations are in months.
    Between(#[schemars(length(min = 1))] Vec<NumberBetween>),
    /// For a date: this day or later.
    OnOrAfter(Day),
    /// For a date: this day or earlier.
    OnOrBefore(Day),
    /// For a date: at most this many months ago, and not in the future.
    WithinMonths(u16),
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "range", deny_unknown_fields)]
struct NumberBetween {
    min: u32,
    max: u32,
}

/// The condition at an index of the rules, with quotes of a document.
pub fn condition<'a>(
    rules: &Eligibility<'a>,
    at: ConditionIndex,
    document: &Document<'a>,
) -> ConditionOut<'a> {
    let stored = rules.condition(at);
    let parts = || rules.parts(at).map(|part| condition(rules, part, document));
    let test = match stored.test {
        Test::All => TestOut::All { all: parts().collect() },
        Test::Any { open } => TestOut::Any { any: parts().collect(), open },
        Test::Not => match parts().next() {
            Some(part) => TestOut::Not { not: Box::new(part) },
            // The compiler gives every `not` one part; an empty `all` is always true.
            None => TestOut::All { all: Vec::new() },
        },
        Test::Atom(atom) => comparison(rules, atom),
    };
    ConditionOut {
        test,
        quote: stored.quote.map(|quote| Quoted::new(document, quote)),
        note: non_empty(stored.note),
    }
}

fn comparison<'a>(rules: &Eligibility<'a>, atom: AtomIndex) -> TestOut<'a> {
    let atom = rules.atom(atom);
    let fact = rules.fact(atom.fact);
    let holds = match atom.comparison {
        Comparison::Cells(cells) => in_cells(fact, atom.slot, cells),
        Comparison::OnOrAfter(day) => Holds::OnOrAfter(Day(day.to_string())),
        Comparison::OnOrBefore(day) => Holds::OnOrBefore(Day(day.to_string())),
        Comparison::WithinMonths(months) => Holds::WithinMonths(months),
    };
    TestOut::Fact { fact: fact.id, holds }
}

fn in_cells<'a>(fact: &Fact<'a>, slot: u16, cells: u64) -> Holds<'a> {
    let has = |cell: usize| cell < 64 && cells & (1 << cell) != 0;
    match &fact.kind {
        FactKind::OneOf(options) => {
            let chosen = options.iter().enumerate().filter(|(place, _)| has(*place));
            Holds::In(chosen.map(|(_, option)| option.id).collect())
        }
        FactKind::SeveralOf(options) => {
            let option = options.get(usize::from(slot - fact.first_slot)).map_or("", |option| option.id);
            // The cells are 否 and 是.
            if has(1) { Holds::Has(option) } else { Holds::HasNot(option) }
        }
        // Dates have no cells.
        FactKind::YesNo | FactKind::Date => Holds::Is(has(1)),
        FactKind::Number(range) | FactKind::Duration(range) => Holds::Between(stretches(range, has)),
    }
}

/// The number ranges of the selected cells, adjacent cells merged.
fn stretches(range: &NumberRange<'_>, has: impl Fn(usize) -> bool) -> Vec<NumberBetween> {
    let starts = std::iter::once(range.min).chain(range.cuts.iter().copied());
    let ends = range.cuts.iter().map(|cut| cut - 1).chain([range.max]);
    let mut stretches: Vec<NumberBetween> = Vec::new();
    for (cell, (min, max)) in starts.zip(ends).enumerate() {
        if !has(cell) {
            continue;
        }
        match stretches.last_mut() {
            Some(last) if last.max + 1 == min => last.max = max,
            _ => stretches.push(NumberBetween { min, max }),
        }
    }
    stretches
}
