//! Answers that tell a mutant from the rules: what a case that notices it would have to be about.

use policy::Date;
use policy::eligibility::{
    Answer, Answers, BenefitIndex, Comparison, ConditionIndex, Eligibility, FactIndex, FactKind, Test,
    Verdict, evaluate,
};

/// How many sets of answers are tried at most.
const MOST: u32 = 20_000;

/// What came of looking for answers that tell two rules apart.
pub(super) enum Witness {
    /// Such answers, and what the rules say.
    Answers(String),
    /// Every combination of answers was tried, and none does.
    Equivalent,
    /// None was found among those that were tried.
    Unknown,
}

/// Looks for complete answers under which two rules with one benefit each differ. Of rules on days it is never
/// said that they are equivalent, since only one as-of date is tried.
pub(super) fn find(rules: &Eligibility<'_>, changed: &Eligibility<'_>) -> Witness {
    let Some(day) = Date::new(2018, 6, 1) else { return Witness::Unknown };
    let mut slots = Vec::new();
    for rules in [rules, changed] {
        let told = &rules.benefits[0];
        for root in told.target.into_iter().chain(told.condition) {
            add_slots(rules, root, &mut slots);
        }
        for &constraint in &told.constraints {
            add_slots(rules, rules.constraints[usize::from(constraint)].never, &mut slots);
        }
    }
    let mut search = Search { rules, changed, day, slots, left: MOST };
    let found = search.go(0, &Answers::default());
    let has_days = search.slots.iter().any(|&(fact, _)| rules.fact(fact).kind == FactKind::Date);
    match found {
        Some(said) => Witness::Answers(said),
        None if search.left > 0 && !has_days => Witness::Equivalent,
        None => Witness::Unknown,
    }
}

/// Adds the facts and slots that a condition compares, those of its gates first.
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

struct Search<'s, 'a> {
    rules: &'s Eligibility<'a>,
    changed: &'s Eligibility<'a>,
    day: Date,
    slots: Vec<(FactIndex, u16)>,
    left: u32,
}

impl Search<'_, '_> {
    fn go(&mut self, at: usize, answers: &Answers) -> Option<String> {
        self.left = self.left.saturating_sub(1);
        if self.left == 0 {
            return None;
        }
        let [before, after] = [self.rules, self.changed].map(|rules| {
            let known = evaluate(rules, answers, self.day).ok()?;
            Some(known.verdict(BenefitIndex(0)))
        });
        let (before, after) = (before?, after?);
        let is_last = at == self.slots.len();
        // What is not met may turn out to be for others.
        let settled = |verdict: Verdict| verdict.is_decided() && (is_last || verdict != Verdict::NotMet);
        if settled(before) && settled(after) {
            let given: Vec<String> = answers.iter().map(|(fact, answer)| self.words(fact, answer)).collect();
            return (before != after)
                .then(|| format!("{}: {} here, {} there", given.join(" "), before.key(), after.key()));
        }
        let &(fact, slot) = self.slots.get(at)?;
        self.answers(answers, fact, slot).into_iter().find_map(|answers| self.go(at + 1, &answers))
    }

    /// The answers with each answer to one slot more.
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

    /// Days on both sides of what is compared.
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
