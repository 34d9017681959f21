//! Mutation testing of the rules: each mutant must make a case fail.
//!
//! Every comparison, list of options, number, date, strength, gate, constraint, amount, quota and term of
//! the compiled rules is changed in turn. A mutant that no case detects is an untested rule.
//!
//! - `tree`, `conditions`: conditions and their mutations. `promises`: mutations of what benefits give.
//!   `witness`: finds answers that distinguish a mutant, or shows that there are none. `equivalent`: the list
//!   of further equivalent mutants.

mod conditions;
mod equivalent;
mod promises;
mod tree;
mod witness;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use policy::model::rules::{BenefitIndex, Condition, ConditionIndex, Eligibility, FactIndex, Test};

use crate::cases::Suite;
use crate::eligibility::note_constraints;
use crate::files::SeedFiles;
use equivalent::Equivalent;
use tree::ConditionTree;
use witness::Witness;

/// The result of mutation testing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MutantResults {
    /// The missed mutants with their files; the last line is `N caught, N missed`.
    pub text: String,
    /// Number of mutants that made a case fail.
    pub caught: usize,
    /// Number of mutants that did not, equivalent ones excluded.
    pub missed: usize,
    /// Number of list entries that match no undetected mutant.
    pub stale: usize,
}

/// The seed files to mutate; `None` for all.
pub type Only = Option<BTreeSet<String>>;

/// A mutant.
struct Mutant<'a> {
    /// Its id, stable as long as the rule is: `m10-skill-subsidy: insured_years=36..720 to 37..720`.
    id: String,
    /// The file that contains the rule.
    path: String,
    change: RuleChange<'a>,
}

/// A mutation.
enum RuleChange<'a> {
    /// Replaces target and condition of a benefit.
    Conditions { benefit: BenefitIndex, target: Option<ConditionTree>, condition: Option<ConditionTree> },
    /// Replaces what a benefit gives.
    Promise(BenefitIndex, Box<policy::model::rules::Benefit<'a>>),
    /// Replaces the condition under which a question applies.
    Gate(FactIndex, Option<ConditionTree>),
    /// Replaces a constraint, or removes it (`None`).
    Constraint(usize, Option<ConditionTree>),
}

/// The questions file; if it has changed, all mutants are run.
pub const ALL: &str = "questions.toml";

/// Runs all mutants of the rules against the cases of a folder; `listed` is the file of equivalent mutants.
///
/// # Errors
/// If the list of equivalent mutants is invalid.
pub fn run(
    rules: &Eligibility<'_>,
    seeds: &SeedFiles,
    cases: &SeedFiles,
    listed: &str,
    only: &Only,
) -> Result<MutantResults, String> {
    let equivalent: Vec<Equivalent> = equivalent::read(listed)?;
    let suite = Suite::read(rules, cases);
    let mut mutants = mutants(rules, seeds);
    if let Some(only) = only {
        mutants.retain(|mutant| only.contains(&mutant.path) || only.contains(ALL));
    }
    let caught = try_all(rules, &suite, &mutants);
    let is_listed = |id: &str| equivalent.iter().any(|entry| entry.mutant == id);
    let unnoticed: Vec<&Mutant<'_>> =
        mutants.iter().zip(&caught).filter(|(_, caught)| !**caught).map(|(mutant, _)| mutant).collect();
    // Writing to a string cannot fail.
    let mut text = String::new();
    let (mut missed, mut proved) = (0, 0);
    for mutant in unnoticed.iter().filter(|mutant| !is_listed(&mutant.id)) {
        let hint = match mutant.change.witness(rules) {
            Witness::Equivalent => {
                proved += 1;
                continue;
            }
            Witness::Answers(said) => format!("\n    {said}"),
            Witness::Unknown => String::new(),
        };
        missed += 1;
        let _ = writeln!(text, "missed {} ({}){hint}", mutant.id, mutant.path);
    }
    let is_unnoticed = |entry: &&Equivalent| unnoticed.iter().any(|mutant| mutant.id == entry.mutant);
    let stale: Vec<&Equivalent> = match only {
        Some(_) => Vec::new(),
        None => equivalent.iter().filter(|entry| !is_unnoticed(entry)).collect(),
    };
    for entry in &stale {
        let _ = writeln!(text, "not equivalent, or no mutant any more: {}", entry.mutant);
    }
    let count = caught.iter().filter(|caught| **caught).count();
    let (all, cases) = (mutants.len(), suite.len());
    let _ = writeln!(
        text,
        "{all} mutants by {cases} cases; no combination of answers tells {proved} from the rules, and {} are \
         listed as equivalent",
        unnoticed.len() - missed - proved
    );
    let _ = writeln!(text, "{count} caught, {missed} missed");
    Ok(MutantResults { text, caught: count, missed, stale: stale.len() })
}

/// Whether a case fails under each mutant, computed in parallel.
fn try_all(rules: &Eligibility<'_>, suite: &Suite, mutants: &[Mutant<'_>]) -> Vec<bool> {
    let bare = bare(rules);
    let next = AtomicUsize::new(0);
    let work = || {
        let mut caught = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(mutant) = mutants.get(at) else { return caught };
            caught.push((at, mutant.change.is_caught(rules, &bare, suite)));
        }
    };
    let mut all = vec![false; mutants.len()];
    thread::scope(|scope| {
        let threads: Vec<_> =
            (0..thread::available_parallelism().map_or(1, usize::from)).map(|_| scope.spawn(work)).collect();
        for (at, caught) in threads.into_iter().filter_map(|thread| thread.join().ok()).flatten() {
            all[at] = caught;
        }
    });
    all
}

/// The rules without benefits; only the mutated one is added back.
fn bare<'a>(rules: &Eligibility<'a>) -> Eligibility<'a> {
    Eligibility { benefits: Vec::new(), principles: Vec::new(), no_benefit: Vec::new(), ..rules.clone() }
}

impl<'a> RuleChange<'a> {
    /// Answers that distinguish the mutant from the rules.
    fn witness(&self, rules: &Eligibility<'a>) -> Witness {
        match self {
            Self::Conditions { benefit, target, condition } => {
                let bare = bare(rules);
                let changed = with_conditions(rules, &bare, *benefit, target.as_ref(), condition.as_ref());
                let mut alone = bare;
                alone.benefits.push(rules.benefit(*benefit).clone());
                witness::find(&alone, &changed)
            }
            Self::Promise(..) => Witness::Unknown,
            Self::Gate(fact, gate) => {
                let mut changed = bare(rules);
                Self::set_gate(&mut changed, *fact, gate.as_ref());
                witness::find_for_gate(rules, &bare(rules), &changed, *fact)
            }
            Self::Constraint(at, never) => {
                let mut changed = bare(rules);
                Self::set_constraint(&mut changed, *at, never.as_ref());
                witness::find_for_constraints(&bare(rules), &changed)
            }
        }
    }

    fn is_caught(&self, rules: &Eligibility<'a>, bare: &Eligibility<'a>, suite: &Suite) -> bool {
        match self {
            Self::Conditions { benefit, target, condition } => {
                let changed = with_conditions(rules, bare, *benefit, target.as_ref(), condition.as_ref());
                suite.catches_benefit(&changed, *benefit)
            }
            Self::Promise(benefit, told) => {
                let mut changed = bare.clone();
                changed.benefits.push((**told).clone());
                suite.catches_benefit(&changed, *benefit)
            }
            Self::Gate(fact, gate) => {
                let mut changed = rules.clone();
                Self::set_gate(&mut changed, *fact, gate.as_ref());
                suite.catches(&mut changed)
            }
            Self::Constraint(at, never) => {
                let mut changed = rules.clone();
                Self::set_constraint(&mut changed, *at, never.as_ref());
                suite.catches(&mut changed)
            }
        }
    }

    fn set_gate(rules: &mut Eligibility<'a>, fact: FactIndex, gate: Option<&ConditionTree>) {
        let gate = gate.map(|gate| gate.write(rules));
        rules.facts[usize::from(fact.0)].applies_if = gate;
        note_constraints(rules);
    }

    fn set_constraint(rules: &mut Eligibility<'a>, at: usize, never: Option<&ConditionTree>) {
        match never {
            Some(never) => rules.constraints[at].never = never.write(rules),
            None => drop(rules.constraints.remove(at)),
        }
        note_constraints(rules);
    }
}

/// The rules with only one benefit, with replaced conditions.
fn with_conditions<'a>(
    rules: &Eligibility<'a>,
    bare: &Eligibility<'a>,
    benefit: BenefitIndex,
    target: Option<&ConditionTree>,
    condition: Option<&ConditionTree>,
) -> Eligibility<'a> {
    let mut changed = bare.clone();
    let mut told = rules.benefit(benefit).clone();
    let whole = changed.conditions.len();
    let at = ConditionIndex(u16::try_from(whole).unwrap_or(u16::MAX));
    changed.conditions.push(Condition { test: Test::All, end: at, quote: None, note: "" });
    told.whole = at;
    told.target = target.map(|target| target.write(&mut changed));
    told.condition = condition.map(|condition| condition.write(&mut changed));
    let end = u16::try_from(changed.conditions.len()).unwrap_or(u16::MAX);
    changed.conditions[whole].end = ConditionIndex(end);
    changed.benefits.push(told);
    note_constraints(&mut changed);
    changed
}

/// All mutants of the rules.
fn mutants<'a>(rules: &Eligibility<'a>, seeds: &SeedFiles) -> Vec<Mutant<'a>> {
    let mut found: Vec<Mutant<'a>> = Vec::new();
    for (benefit, told) in rules.benefits() {
        let path = path_of(seeds, told.id);
        let mut push = |what: String, change: RuleChange<'a>| {
            found.push(Mutant { id: format!("{}: {what}", told.id), path: path.clone(), change });
        };
        let target = told.target.map(|at| ConditionTree::read(rules, at));
        let condition = told.condition.map(|at| ConditionTree::read(rules, at));
        for (what, changed) in target.iter().flat_map(|target| conditions::changes(rules, target)) {
            let change = RuleChange::Conditions { benefit, target: changed, condition: condition.clone() };
            push(format!("target: {what}"), change);
        }
        for (what, changed) in condition.iter().flat_map(|condition| conditions::changes(rules, condition)) {
            let change = RuleChange::Conditions { benefit, target: target.clone(), condition: changed };
            push(what, change);
        }
        for (what, changed) in promises::changes(told) {
            push(what, RuleChange::Promise(benefit, Box::new(changed)));
        }
    }
    // An open list is meaningless outside benefits.
    let closed = |(what, _): &(String, Option<ConditionTree>)| !what.ends_with(" open");
    for (fact, told) in (0..).map(FactIndex).zip(&rules.facts) {
        let Some(gate) = told.applies_if else { continue };
        for (what, changed) in
            conditions::changes(rules, &ConditionTree::read(rules, gate)).into_iter().filter(closed)
        {
            let id = format!("{} applies: {what}", told.id);
            found.push(Mutant { id, path: ALL.to_owned(), change: RuleChange::Gate(fact, changed) });
        }
    }
    for (at, constraint) in rules.constraints.iter().enumerate() {
        let never = ConditionTree::read(rules, constraint.never);
        for (what, changed) in conditions::changes(rules, &never).into_iter().filter(closed) {
            let id = format!("never {}: {what}", conditions::words(rules, &never));
            found.push(Mutant { id, path: ALL.to_owned(), change: RuleChange::Constraint(at, changed) });
        }
    }
    // Makes ids unique if two mutants have the same description.
    let mut seen = BTreeSet::new();
    for mutant in &mut found {
        let (first, mut count) = (mutant.id.clone(), 1);
        while !seen.insert(mutant.id.clone()) {
            count += 1;
            mutant.id = format!("{first} ({count})");
        }
    }
    found
}

/// The file that contains a benefit.
fn path_of(seeds: &SeedFiles, id: &str) -> String {
    let entry = format!("id = \"{id}\"");
    let mut paths = seeds.iter().filter(|(path, _)| path.contains("/benefits/"));
    let found = paths.find(|(_, bytes)| String::from_utf8_lossy(bytes).contains(&entry));
    found.map_or_else(String::new, |(path, _)| path.clone())
}
