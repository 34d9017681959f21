//! Finds answers that distinguish a mutant from the rules, to suggest the missing case.

use policy::Date;
use policy::eligibility::{Verdict, evaluate};
use policy::model::rules::{
    Answer, Answers, BenefitIndex, Comparison, ConditionIndex, Eligibility, FactIndex, FactKind, Test,
};

use crate::eligibility::note_constraints;

/// Maximum number of answer sets tried.
const MOST: u32 = 100_000;

/// The result of the search.
pub(super) enum Witness {
    /// Distinguishing answers, and the results of the rules.
    Answers(String),
    /// All combinations were tried; none distinguishes them.
    Equivalent,
    /// None found within the limit.
    Unknown,
}

/// What distinguishes two rule sets.
#[derive(Clone, Copy)]
pub(super) enum Criterion {
    /// The verdict on their only benefit.
    Verdict,
    /// Whether a question is asked.
    Asked(FactIndex),
    /// Whether answers are contradictory.
    Refused,
}

/// Searches for complete answers under which two rules with one benefit each differ. Rules about dates are
/// never reported as equivalent, because only one as-of date is tried.
pub(super) fn find(rules: &Eligibility<'_>, changed: &Eligibility<'_>) -> Witness {
    let verdicts = |rules: &Eligibility<'_>| {
        let told = &rules.benefits[0];
        let constraints = told.constraints.iter().map(|&at| rules.constraints[usize::from(at)].never);
        told.target.into_iter().chain(told.condition).chain(constraints).collect()
    };
    search(rules, changed, Criterion::Verdict, &verdicts, &mut MOST.clone())
}

/// Searches for answers under which a changed gate changes a verdict, one benefit after the other; failing
/// that, for answers under which it asks other people, which a case can test with `[case.applies]`. If it
/// asks the same people, the gates are equivalent.
pub(super) fn find_for_gate(
    rules: &Eligibility<'_>,
    bare: &Eligibility<'_>,
    changed: &Eligibility<'_>,
    fact: FactIndex,
) -> Witness {
    let mut left = MOST;
    for benefit in &rules.benefits {
        let [before, mut after] = [bare, changed].map(|rules| {
            let benefits = vec![benefit.clone()];
            Eligibility { benefits, principles: Vec::new(), no_benefit: Vec::new(), ..rules.clone() }
        });
        note_constraints(&mut after);
        let mut slots = Vec::new();
        for root in benefit.target.into_iter().chain(benefit.condition) {
            add_slots(&before, root, &mut slots);
        }
        if !slots.iter().any(|&(named, _)| named == fact) {
            continue;
        }
        let verdicts = |_: &Eligibility<'_>| benefit.target.into_iter().chain(benefit.condition).collect();
        if let Witness::Answers(said) = search(&before, &after, Criterion::Verdict, &verdicts, &mut left) {
            return Witness::Answers(format!("{}: {said}", benefit.id));
        }
    }
    let gates = |rules: &Eligibility<'_>| rules.fact(fact).applies_if.into_iter().collect();
    search(bare, changed, Criterion::Asked(fact), &gates, &mut MOST.clone())
}

/// Searches for answers that exactly one of two constraint lists rejects.
pub(super) fn find_for_constraints(rules: &Eligibility<'_>, changed: &Eligibility<'_>) -> Witness {
    let nevers = |rules: &Eligibility<'_>| rules.constraints.iter().map(|told| told.never).collect();
    search(rules, changed, Criterion::Refused, &nevers, &mut MOST.clone())
}

/// Enumerates the answers to everything that the conditions at `roots` of both rules compare.
fn search(
    rules: &Eligibility<'_>,
    changed: &Eligibility<'_>,
    told: Criterion,
    roots: &dyn Fn(&Eligibility<'_>) -> Vec<ConditionIndex>,
    left: &mut u32,
) -> Witness {
    let Some(day) = Date::new(2018, 6, 1) else { return Witness::Unknown };
    let mut slots = Vec::new();
    for rules in [rules, changed] {
        for root in roots(rules) {
            add_slots(rules, root, &mut slots);
        }
    }
    let mut search = WitnessSearch { rules, changed, told, day, slots, left: *left };
    let found = search.go(0, &Answers::default());
    *left = search.left;
    let has_days = search.slots.iter().any(|&(fact, _)| rules.fact(fact).kind == FactKind::Date);
    match found {
        Some(said) => Witness::Answers(said),
        None if search.left > 0 && !has_days => Witness::Equivalent,
        None => Witness::Unknown,
    }
}

/// Collects the facts and slots that a condition compares, those of its gates first.
fn add_slots(rules: &Eligibility<'_>, at: ConditionIndex, slots: &mut Vec<(FactIndex, u16)>) {
    for part in at.0..rules.condition(at).end.0 {
        let Test::Atom(atom) = rules.condition(ConditionIndex(part)).test else { continue };
        let atom = rules.atom(atom);
        if let Some(gate) = rules.fact(atom.fact).applies_if {
            add_slots(rules, gate, slots);
        }
        if !slots.contains(&(atom.fact, atom.slot)) {
            slots.push((atom.fact, atom.slot));
        }
    }
}

/// The result of rules for partial answers.
enum PartialOutcome {
    /// Further answers cannot change it.
    Settled(&'static str),
    /// Further answers may change it.
    Open,
    /// The answers are contradictory.
    Contradiction,
}

struct WitnessSearch<'s, 'a> {
    rules: &'s Eligibility<'a>,
    changed: &'s Eligibility<'a>,
    told: Criterion,
    day: Date,
    slots: Vec<(FactIndex, u16)>,
    left: u32,
}

impl WitnessSearch<'_, '_> {
    fn go(&mut self, at: usize, answers: &Answers) -> Option<String> {
        self.left = self.left.saturating_sub(1);
        if self.left == 0 {
            return None;
        }
        let is_last = at == self.slots.len();
        let [before, after] = [self.rules, self.changed].map(|rules| self.said(rules, answers, is_last));
        match (before, after) {
            (PartialOutcome::Contradiction, _) | (_, PartialOutcome::Contradiction) => return None,
            (PartialOutcome::Settled(before), PartialOutcome::Settled(after)) => {
                let given: Vec<String> =
                    answers.iter().map(|(fact, answer)| self.words(fact, answer)).collect();
                return (before != after)
                    .then(|| format!("{}: {before} here, {after} there", given.join(" ")));
            }
            (PartialOutcome::Open, _) | (_, PartialOutcome::Open) => {}
        }
        let &(fact, slot) = self.slots.get(at)?;
        self.answers(answers, fact, slot).into_iter().find_map(|answers| self.go(at + 1, &answers))
    }

    /// The result of one rule set.
    fn said(&self, rules: &Eligibility<'_>, answers: &Answers, is_last: bool) -> PartialOutcome {
        let known = evaluate(rules, answers, self.day);
        match (self.told, known) {
            (Criterion::Refused, Err(_)) => PartialOutcome::Settled("refused"),
            (Criterion::Refused, Ok(_)) if is_last => PartialOutcome::Settled("taken"),
            (Criterion::Refused, Ok(_)) => PartialOutcome::Open,
            (Criterion::Verdict | Criterion::Asked(_), Err(_)) => PartialOutcome::Contradiction,
            (Criterion::Asked(fact), Ok(known)) => match known.is_inapplicable(fact) {
                true => PartialOutcome::Settled("not asked"),
                false if is_last => PartialOutcome::Settled("asked"),
                false => PartialOutcome::Open,
            },
            (Criterion::Verdict, Ok(known)) => match known.verdict(BenefitIndex(0)) {
                // An unmet benefit may still turn out to be for others.
                verdict if verdict.is_decided() && (is_last || verdict != Verdict::NotMet) => {
                    PartialOutcome::Settled(verdict.key())
                }
                _ => PartialOutcome::Open,
            },
        }
    }

    /// The answers extended by each possible answer to one more slot.
    fn answers(&self, given: &Answers, fact: FactIndex, slot: u16) -> Vec<Answers> {
        let told = self.rules.fact(fact);
        let all: Vec<Answer> = match &told.kind {
            FactKind::OneOf(options) => (0u8..).take(options.len()).map(Answer::Option).collect(),
            FactKind::YesNo => vec![Answer::YesNo(false), Answer::YesNo(true)],
            FactKind::SeveralOf(options) => {
                let (held, unknown) = match given.get(fact) {
                    Some(Answer::Options { held, unknown }) => (held, unknown),
                    _ => (0, (1 << options.len()) - 1),
                };
                let bit = 1 << (slot - told.first_slot);
                [held, held | bit].map(|held| Answer::Options { held, unknown: unknown & !bit }).to_vec()
            }
            FactKind::Number(range) | FactKind::Duration(range) => {
                let (FactKind::Number(other) | FactKind::Duration(other)) = &self.changed.fact(fact).kind
                else {
                    return Vec::new();
                };
                let numbers = std::iter::once(&range.min).chain(&range.cuts).chain(&other.cuts);
                numbers.map(|&number| Answer::Number(number)).collect()
            }
            FactKind::Date => self.days(fact).into_iter().map(Answer::Date).collect(),
        };
        let with = |answer: Answer| {
            let mut answers = given.clone();
            answers.set(self.rules, fact, answer).ok().map(|()| answers)
        };
        all.into_iter().filter_map(with).collect()
    }

    /// Days on both sides of every compared date.
    fn days(&self, fact: FactIndex) -> Vec<Date> {
        let mut days = vec![self.day, self.day.next_day()];
        for rules in [self.rules, self.changed] {
            for atom in rules.atoms.iter().filter(|atom| atom.fact == fact) {
                match atom.comparison {
                    Comparison::OnOrAfter(day) | Comparison::OnOrBefore(day) => {
                        days.extend([day, day.next_day()]);
                    }
                    Comparison::WithinMonths(months) => {
                        days.push(self.day.first_reaching(months));
                        days.extend(Date::new(2015, 1, 1));
                    }
                    Comparison::Cells(_) => {}
                }
            }
        }
        days
    }

    fn words(&self, fact: FactIndex, answer: Answer) -> String {
        let told = self.rules.fact(fact);
        let id = |at: u8| told.options().get(usize::from(at)).map_or("?", |option| option.id);
        match answer {
            Answer::Option(at) => format!("{}={}", told.id, id(at)),
            Answer::YesNo(yes) => format!("{}={yes}", told.id),
            Answer::Number(number) => format!("{}={number}", told.id),
            Answer::Date(day) => format!("{}={day}", told.id),
            Answer::Between(least, most) => format!("{}={least}..{most}", told.id),
            Answer::DaysBetween(first, last) => format!("{}={first}..{last}", told.id),
            Answer::Unknown => format!("{}=unknown", told.id),
            Answer::Options { held, unknown } => {
                let known = (0u8..64).take(told.options().len()).filter(|at| unknown >> at & 1 == 0);
                let signs =
                    known.map(|at| format!("{}{}", if held >> at & 1 == 1 { '+' } else { '-' }, id(at)));
                format!("{}{}", told.id, signs.collect::<String>())
            }
        }
    }
}
