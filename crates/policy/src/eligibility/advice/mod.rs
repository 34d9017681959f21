//! What can be done about a benefit that is not met.
//!
//! Four outcomes are told apart. *Ways* of one or two changes, after each of which the benefit is met
//! whatever is still open. *More steps*: it takes more than two, or something that nobody brings about by
//! choosing. *Answers are needed*: whether it can be met depends on what is unanswered. *Impossible*: every
//! fact that can still change, grow or be answered being widened to all it can become, the benefit is still
//! not met.
//!
//! Time is taken seriously: waiting moves the as-of date, durations grow with it by the month, terms run
//! out, and what is past stays. A date that comes to apply, like that of a certificate still to be obtained,
//! is the day on which it does.

mod fewest;
mod reach;
mod ways;

use super::evaluation::{Evaluation, Verdict};
use super::partition::Domains;
use super::values::Values;
use crate::model::date::Date;
use crate::model::rules::{BenefitIndex, Fact, FactIndex, FactKind};
use fewest::{Found, Reach};
use reach::{Moment, Situation, Slot};
use ways::Certainty;

/// Nothing speaks against the benefit: it is met, or outside a list that ends in 等.
const UNREFUTED: Values = Values::TRUE.union(Values::UNLISTED);

/// One change of circumstances.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Any of these options instead, as bits by their place; of a yes-or-no fact 1 is 否 and 2 is 是.
    Choose(FactIndex, u64),
    /// An option of a several-of fact comes to hold.
    Gain(FactIndex, u8),
    /// An option of a several-of fact holds no longer.
    Lose(FactIndex, u8),
    /// A number from the first to the second, both included.
    Number(FactIndex, u32, u32),
    /// It takes place anew, on the as-of date or the day waited for.
    Anew(FactIndex),
    /// Time passes.
    Wait {
        /// How many whole months.
        months: u16,
        /// The day waited for.
        until: Date,
        /// The durations that grow far enough by then; none where it is only a date that is waited for.
        grown: Vec<FactIndex>,
    },
}

/// Changes that are needed together.
pub type Way = Vec<Change>;

/// What can be done about a benefit that is not met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// What it takes.
    pub outcome: Outcome,
    /// Why waiting would be in vain.
    pub too_late: Option<TooLate>,
}

/// What it takes to meet a benefit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Any of these ways of one or two changes, each of which the person can bring about.
    Ways(Vec<Way>),
    /// These changes together, or others like them: more than two, or such as nobody brings about, or such
    /// after which the text still does not say whether it is met, its list ending in 等.
    MoreSteps(Way),
    /// It depends on answers.
    NeedsAnswers {
        /// The facts that are unanswered or 不清楚.
        facts: Vec<FactIndex>,
        /// What is missing besides, if the answers are right: any of these. Where the search was given up,
        /// none.
        ways: Vec<Way>,
    },
    /// Nothing that can still change makes it met.
    Impossible {
        /// What decides it.
        decided_by: Vec<Decisive>,
        /// The last day to apply, where that has passed and decides it.
        ended: Option<Date>,
    },
}

impl Outcome {
    /// The outcome's name in case files and styles.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Ways(_) => "ways",
            Self::MoreSteps(_) => "more_steps",
            Self::NeedsAnswers { .. } => "needs_answers",
            Self::Impossible { .. } => "impossible",
        }
    }
}

/// A fact, or an option of a several-of fact, that cannot change and would have to be otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decisive {
    /// The fact.
    pub fact: FactIndex,
    /// Its option, where it has several, and whether that holds.
    pub option: Option<(u8, bool)>,
}

/// A duration would grow long enough, but the term to apply ends before (补足时申请期已过).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLate {
    /// The duration.
    pub fact: FactIndex,
    /// How many months it lacks.
    pub months: u16,
    /// When it would be long enough.
    pub until: Date,
    /// The last day to apply.
    pub deadline: Date,
}

impl Evaluation<'_, '_> {
    /// What can be done about a benefit that is not met; nothing for another verdict.
    #[must_use]
    pub fn advice(&self, benefit: BenefitIndex) -> Option<Advice> {
        (self.verdict(benefit) == Verdict::NotMet).then(|| {
            let situation = Situation::new(self, benefit);
            Advice { outcome: situation.outcome(benefit), too_late: situation.too_late(benefit) }
        })
    }
}

impl Situation<'_, '_, '_> {
    fn outcome(&self, benefit: BenefitIndex) -> Outcome {
        let advised = self.fewest(Values::TRUE, Reach::Advised, &[]);
        if advised.as_ref().is_some_and(|found| found.changes <= 2) {
            let ways = self.ways(Certainty::Sure);
            if !ways.is_empty() {
                return Outcome::Ways(ways);
            }
        }
        let found = advised
            .or_else(|| self.fewest(Values::TRUE, Reach::All, &[]))
            .or_else(|| self.fewest(UNREFUTED, Reach::Advised, &[]))
            .or_else(|| self.fewest(UNREFUTED, Reach::All, &[]));
        if self.evaluation.partition.budget.is_spent() {
            return Outcome::NeedsAnswers { facts: Vec::new(), ways: Vec::new() };
        }
        match found {
            Some(found) => self.missing(&found),
            None => self.impossible(benefit),
        }
    }

    /// What is missing after the fewest changes were found: answers, or these changes alone.
    fn missing(&self, found: &Found) -> Outcome {
        let moment = &self.moments[found.moment];
        let (way, domains) = self.way(moment, found);
        if UNREFUTED.contains(self.possible(moment, &domains)) {
            return Outcome::MoreSteps(way);
        }
        let partition = &moment.partition;
        let mut live = Vec::new();
        partition.add_live_facts(self.whole, &domains, &mut live);
        let depends = |&fact: &FactIndex| {
            partition.depends_on(self.whole, &[fact], &self.constraints, &mut domains.clone())
        };
        let alone: Vec<FactIndex> = live.iter().copied().filter(depends).collect();
        let facts = if alone.is_empty() { live } else { alone };
        let ways = if found.changes <= 2 { self.ways(Certainty::WithAnswers) } else { Vec::new() };
        Outcome::NeedsAnswers { facts, ways: if ways.is_empty() { vec![way] } else { ways } }
    }

    /// The changes that were found, and the domains after them, all that is unanswered being open.
    fn way(&self, moment: &Moment<'_, '_>, found: &Found) -> (Way, Domains) {
        let mut domains = moment.domains.clone();
        let mut way = Vec::new();
        for slot in self.slots(&self.constraints, moment) {
            let cells = found.domains[slot.at];
            let is_changed = match (slot.is_change, slot.present) {
                (false, _) => {
                    // A date that comes to apply is the day that does.
                    if domains[slot.at] != cells && domains[slot.at].is_power_of_two() {
                        domains[slot.at] = cells;
                    }
                    continue;
                }
                (true, 0) => cells != slot.advised | slot.events && cells != slot.advised,
                (true, present) => cells != present,
            };
            if is_changed {
                domains[slot.at] = cells;
                way.extend(self.changes(&slot, cells).into_iter().take(1));
            }
        }
        if found.moment > 0 {
            way.push(moment.wait());
        }
        (way, domains)
    }

    /// Nothing does: what decides it.
    fn impossible(&self, benefit: BenefitIndex) -> Outcome {
        let rules = self.evaluation.rules();
        let fixed: Vec<Slot> = self.slots(self.relevant, &self.moments[0]);
        let fixed = || fixed.iter().filter(|slot| slot.present != 0);
        let alone: Vec<Decisive> = fixed()
            .filter(|slot| self.fewest(UNREFUTED, Reach::All, &[slot.at]).is_some())
            .map(|slot| decisive(rules.fact(slot.fact), slot))
            .collect();
        let named = |slot: &Slot| decisive(rules.fact(slot.fact), slot);
        let stays: Vec<Decisive> =
            fixed().filter(|slot| slot.advised | slot.events == 0).map(named).collect();
        // Of several that only together would have had to be otherwise: those that stay, or all that were answered.
        let decided_by = match (alone.is_empty(), stays.is_empty()) {
            (false, _) => alone,
            (true, false) => stays,
            (true, true) => fixed().map(named).collect(),
        };
        let is_date = |decisive: &Decisive| rules.fact(decisive.fact).kind == FactKind::Date;
        let deadline = self.evaluation.deadline(benefit).filter(|_| decided_by.iter().any(is_date));
        Outcome::Impossible { decided_by, ended: deadline.filter(|&day| day < self.evaluation.as_of()) }
    }
}

fn decisive(fact: &Fact<'_>, slot: &Slot) -> Decisive {
    let option = match fact.kind {
        FactKind::SeveralOf(_) => u8::try_from(slot.at - usize::from(fact.first_slot)).ok(),
        _ => None,
    };
    Decisive { fact: slot.fact, option: option.map(|option| (option, reach::holds(slot.present))) }
}
