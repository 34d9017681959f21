//! Conditions over facts, with the ids that the questions have.

use policy::document::Document;
use policy::eligibility::{
    AtomIndex, Comparison, ConditionIndex, Eligibility, Fact, FactKind, NumberRange, Test,
};
use serde::Serialize;

use crate::words::{Quoted, said};

/// A condition or a part of one, with the words it rests on.
#[derive(Serialize)]
pub struct Condition<'a> {
    #[serde(flatten)]
    test: TestOut<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quote: Option<Quoted<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum TestOut<'a> {
    All {
        all: Vec<Condition<'a>>,
    },
    Any {
        any: Vec<Condition<'a>>,
        /// Whether the text's list ends in 等, so that nothing outside it is refuted.
        open: bool,
    },
    Not {
        not: Box<Condition<'a>>,
    },
    Fact {
        fact: &'a str,
        #[serde(flatten)]
        holds: Holds<'a>,
    },
}

/// For which values of a fact a comparison holds.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Holds<'a> {
    /// One of these options is chosen.
    In(Vec<&'a str>),
    /// This option is among those chosen.
    Has(&'a str),
    /// This option is not among those chosen.
    HasNot(&'a str),
    /// 是 or 否.
    Is(bool),
    /// The number lies in one of these ranges, both ends included; a duration is in months.
    Between(Vec<NumberBetween>),
    /// The day is this one or a later one.
    OnOrAfter(String),
    /// The day is this one or an earlier one.
    OnOrBefore(String),
    /// Today is the day of the fact or later, and at most so many months later.
    WithinMonths(u16),
}

#[derive(Serialize)]
struct NumberBetween {
    min: u32,
    max: u32,
}

/// The condition at an index of the rules, about a document.
pub fn condition<'a>(rules: &Eligibility<'a>, at: ConditionIndex, document: &Document<'a>) -> Condition<'a> {
    let stored = rules.condition(at);
    let parts = || rules.parts(at).map(|part| condition(rules, part, document));
    let test = match stored.test {
        Test::All => TestOut::All { all: parts().collect() },
        Test::Any { open } => TestOut::Any { any: parts().collect(), open },
        Test::Not => match parts().next() {
            Some(part) => TestOut::Not { not: Box::new(part) },
            // The compiler gives every `not` its one part; an `all` of nothing is always true.
            None => TestOut::All { all: Vec::new() },
        },
        Test::Atom(atom) => comparison(rules, atom),
    };
    Condition { test, quote: stored.quote.map(|quote| Quoted::new(document, quote)), note: said(stored.note) }
}

fn comparison<'a>(rules: &Eligibility<'a>, atom: AtomIndex) -> TestOut<'a> {
    let atom = rules.atom(atom);
    let fact = rules.fact(atom.fact);
    let holds = match atom.comparison {
        Comparison::Cells(cells) => in_cells(fact, atom.slot, cells),
        Comparison::OnOrAfter(day) => Holds::OnOrAfter(day.to_string()),
        Comparison::OnOrBefore(day) => Holds::OnOrBefore(day.to_string()),
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
        // Of dates there are no cells.
        FactKind::YesNo | FactKind::Date => Holds::Is(has(1)),
        FactKind::Number(range) | FactKind::Duration(range) => Holds::Between(stretches(range, has)),
    }
}

/// The numbers in the cells that are meant, neighbouring cells as one stretch.
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
