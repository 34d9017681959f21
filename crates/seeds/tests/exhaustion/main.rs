//! Compares the engine's verdict on each benefit with that of a direct evaluation of the TOML, for all
//! combinations of the cells of all facts that its conditions, their gates and the related constraints name.
//!
//! `cargo test -p seeds --test exhaustion -- --nocapture` prints the number of combinations of each benefit.

#[path = "../common/mod.rs"]
mod common;
mod plain;

use std::collections::BTreeSet;

use common::folder;
use plain::{Benefit, Rules, State, Test};
use policy::eligibility::{Verdict, evaluate};
use policy::model::rules::{Answer, Answers, BenefitIndex, Eligibility, FactIndex};
use policy::{Corpus, Date};

/// Maximum number of combinations to enumerate. If there are more, as many random ones are tested.
const MOST: u64 = 10_000_000;
const SAMPLE: u64 = 1_000_000;

/// A fact, with one state for each of its cells.
struct Column {
    fact: usize,
    states: Vec<State>,
    /// For a multiple-choice fact the options that conditions name; the others stay 不清楚.
    named: u64,
}

#[test]
fn every_combination_of_cells_has_the_verdict_of_the_plain_reading() {
    let files = folder("seeds");
    let bytes = seeds::compile(&files).corpus.expect("seeds without errors");
    let corpus = Corpus::decode(&bytes).expect("what was encoded");
    let rules = &corpus.eligibility;
    let plain = plain::read(&files);
    assert_eq!(plain.benefits.len(), rules.benefits.len());
    assert_eq!(plain.facts.len(), rules.facts.len());
    let as_of: Date = "2018-06-01".parse().unwrap();
    let mut all = 0;
    for benefit in &plain.benefits {
        let (combinations, tried) = try_benefit(rules, &plain, benefit, as_of);
        let sampled =
            if tried < combinations { format!(", of which {tried} were tried") } else { String::new() };
        println!("{combinations:>12}  {}{sampled}", benefit.id);
        all += tried;
    }
    println!("{all:>12}  combinations of {} benefits", plain.benefits.len());
}

/// Returns the number of combinations, and how many were tested.
fn try_benefit(rules: &Eligibility<'_>, plain: &Rules, benefit: &Benefit, as_of: Date) -> (u64, u64) {
    let (columns, never) = columns(plain, benefit, as_of);
    let index = rules.benefit_index(&benefit.id).expect("the same benefits");
    let mut alone = rules.clone();
    alone.benefits = vec![rules.benefit(index).clone()];
    let combinations = columns.iter().map(|column| column.states.len() as u64).product();
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    let tried = if combinations > MOST { SAMPLE } else { combinations };
    for number in 0..tried {
        let mut rest = number;
        if combinations > MOST {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            rest = seed % combinations;
        }
        let mut world = vec![None; plain.facts.len()];
        let mut answers = Answers::default();
        for column in &columns {
            let count = column.states.len() as u64;
            let state = column.states[usize::try_from(rest % count).expect("few states")];
            rest /= count;
            world[column.fact] = Some(state);
            let fact = FactIndex(u16::try_from(column.fact).expect("few facts"));
            answers.set(&alone, fact, answer(state, column, &plain.facts[column.fact])).expect("an answer");
        }
        let contradicts = never.iter().any(|&at| plain.truth(&plain.never[at], &world, as_of) == 2);
        let found = evaluate(&alone, &answers, as_of).ok().map(|known| known.verdict(BenefitIndex(0)));
        let expected = (!contradicts).then(|| verdict(plain, benefit, &world, as_of));
        assert_eq!(found, expected, "{}: {world:?}", benefit.id);
    }
    (combinations, tried)
}

fn verdict(plain: &Rules, benefit: &Benefit, world: &[Option<State>], as_of: Date) -> Verdict {
    let truth = |expr: &Option<plain::Expr>| expr.as_ref().map_or(2, |expr| plain.truth(expr, world, as_of));
    let (target, condition) = (truth(&benefit.target), truth(&benefit.condition));
    match target.min(condition) {
        2 => match benefit.strength.as_str() {
            "grants" | "applicant_may" | "own_choice" | "by_agreement" => Verdict::Met,
            "provider_may" | "priority" | "aim" => Verdict::Discretionary,
            other => panic!("{other} is no strength"),
        },
        1 => Verdict::Unlisted,
        _ if target == 0 => Verdict::NotForYou,
        _ => Verdict::NotMet,
    }
}

/// The facts that the benefit's conditions, their gates and the related constraints name; and the indices of
/// these constraints.
fn columns(plain: &Rules, benefit: &Benefit, as_of: Date) -> (Vec<Column>, Vec<usize>) {
    let mut facts = BTreeSet::new();
    let exprs: Vec<&plain::Expr> = benefit.target.iter().chain(&benefit.condition).collect();
    for expr in &exprs {
        plain.facts_of(expr, &mut facts);
    }
    let mut never = BTreeSet::new();
    loop {
        let before = never.len();
        for (at, expr) in plain.never.iter().enumerate() {
            let mut named = BTreeSet::new();
            plain.facts_of(expr, &mut named);
            // A constraint that shares only `who` with the benefit is unrelated.
            let shared = named.intersection(&facts).any(|&fact| plain.facts[fact].id != "who");
            if shared && never.insert(at) {
                facts.extend(named);
            }
        }
        if never.len() == before {
            break;
        }
    }
    let mut tests: Vec<(usize, &Test)> = Vec::new();
    let gates = facts.iter().filter_map(|&fact| plain.facts[fact].gate.as_ref());
    let constraints = never.iter().map(|&at| &plain.never[at]);
    for expr in exprs.into_iter().chain(gates).chain(constraints) {
        expr.each_leaf(&mut |fact, test| tests.push((fact, test)));
    }
    let column = |fact: usize| {
        let own: Vec<&Test> = tests.iter().filter(|(of, _)| *of == fact).map(|(_, test)| *test).collect();
        column(plain, fact, &own, as_of)
    };
    (facts.iter().map(|&fact| column(fact)).collect(), never.into_iter().collect())
}

fn column(plain: &Rules, fact: usize, tests: &[&Test], as_of: Date) -> Column {
    let told = &plain.facts[fact];
    let named = tests.iter().fold(0u64, |named, test| match test {
        Test::HasAny(options) => options.iter().fold(named, |named, at| named | 1 << at),
        _ => named,
    });
    let all: Vec<State> = match told.kind.as_str() {
        "one_of" => (0..told.options.len()).map(State::Option).collect(),
        "several_of" => {
            let count = named.count_ones();
            (0..1u64 << count).map(|dense| State::Options(spread(dense, named))).collect()
        }
        "yes_no" => vec![State::YesNo(false), State::YesNo(true)],
        "number" | "duration" => (told.range.0..=told.range.1).map(State::Number).collect(),
        "date" => days().into_iter().map(State::Day).collect(),
        other => panic!("{other} is no kind"),
    };
    // The first of the states that no comparison distinguishes. All options are kept.
    let mut seen = BTreeSet::new();
    let is_number = !matches!(told.kind.as_str(), "one_of" | "several_of" | "yes_no");
    let states = all.into_iter().filter(|&state| {
        !is_number || seen.insert(tests.iter().map(|test| test.holds(state, as_of)).collect::<Vec<bool>>())
    });
    Column { fact, states: states.collect(), named }
}

/// Distributes the bits of a dense number over the positions of a mask.
fn spread(dense: u64, mask: u64) -> u64 {
    let places = (0..64).filter(|at| mask >> at & 1 == 1);
    places.enumerate().fold(0, |bits, (from, to)| bits | (dense >> from & 1) << to)
}

/// Every date of the years concerned.
fn days() -> Vec<Date> {
    let first: Date = "2015-01-01".parse().expect("a day");
    std::iter::successors(Some(first), |day| Some(day.next_day())).take(6 * 365).collect()
}

fn answer(state: State, column: &Column, fact: &plain::Fact) -> Answer {
    match state {
        State::Option(at) => Answer::Option(u8::try_from(at).expect("few options")),
        State::Options(held) => {
            let all = (1u64 << fact.options.len()) - 1;
            Answer::Options { held, unknown: all & !column.named }
        }
        State::YesNo(yes) => Answer::YesNo(yes),
        State::Number(number) => Answer::Number(number),
        State::Day(day) => Answer::Date(day),
    }
}
