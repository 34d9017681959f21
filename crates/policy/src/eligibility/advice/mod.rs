//! Advice on a benefit that is not met.
//!
//! There are four outcomes. *Ways*: sets of one or two changes, each of which makes the benefit met whatever
//! the open answers are. *More steps*: more than two changes, or changes that nobody can choose to make.
//! *Needs answers*: it depends on unanswered questions. *Impossible*: the benefit stays unmet even if every
//! fact that can still change, grow or be answered is widened to all values it can take.
//!
//! Waiting moves the as-of date: durations grow by the month, terms expire, and past events stay. A date
//! that becomes applicable, such as that of a certificate still to be obtained, is the day on which it does.

mod fewest;
mod reach;
mod ways;

use super::evaluation::{Evaluation, Verdict};
use super::partition::Domains;
use super::values::Values;
use crate::model::date::Date;
use crate::model::rules::{BenefitIndex, Fact, FactIndex, FactKind};
use fewest::{FewestChanges, Reach};
use reach::{Moment, Situation, Slot};
use ways::Certainty;

/// Nothing refutes the benefit: it is met, or the case is outside a list that ends in 等.
const UNREFUTED: Values = Values::TRUE.union(Values::UNLISTED);

/// One change of circumstances.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Switch to any of these options, as a bit set; for a yes-or-no fact bit 0 is 否 and bit 1 is 是.
    Choose(FactIndex, u64),
    /// An option of a several-of fact starts to hold.
    Gain(FactIndex, u8),
    /// An option of a several-of fact stops holding.
    Lose(FactIndex, u8),
    /// The number becomes one of this inclusive range.
    Number(FactIndex, u32, u32),
    /// The event happens again, on the as-of date or on the day waited for.
    Anew(FactIndex),
    /// Time passes.
    Wait {
        /// Whole months to wait.
        months: u16,
        /// The day to wait for.
        until: Date,
        /// The durations that grow long enough by then; empty if only a date is waited for.
        grown: Vec<FactIndex>,
    },
}

/// Changes that are needed together.
pub type Way = Vec<Change>;

/// What can be done about a benefit that is not met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// What it would take.
    pub outcome: AdviceOutcome,
    /// Why waiting does not help, if it does not.
    pub too_late: Option<TooLate>,
}

/// What it takes to meet a benefit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AdviceOutcome {
    /// Alternative ways of one or two changes, each achievable by the person.
    Ways(Vec<Way>),
    /// One example of a combination of changes: more than two, or not achievable by choice, or leading only
    /// to a list that ends in 等, where the text does not say whether the benefit is met.
    MoreSteps(Way),
    /// It depends on answers that are still open.
    NeedsAnswers {
        /// The facts that are unanswered or answered with 不清楚.
        facts: Vec<FactIndex>,
        /// Alternative ways that are needed in addition, assuming favourable answers. Empty if the search
        /// ran out of budget.
        ways: Vec<Way>,
    },
    /// No possible change makes it met.
    Impossible {
        /// The facts that decide it.
        decided_by: Vec<Decisive>,
        /// The last day to apply, if it has passed and decides the verdict.
        ended: Option<Date>,
    },
}

impl AdviceOutcome {
    /// The outcome's name in case files and CSS classes.
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

/// A fact, or an option of a several-of fact, that cannot change and rules the benefit out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decisive {
    /// The fact.
    pub fact: FactIndex,
    /// For a several-of fact: the option, and whether it holds.
    pub option: Option<(u8, bool)>,
}

/// A duration would become long enough, but only after the application deadline (补足时申请期已过).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLate {
    /// The duration.
    pub fact: FactIndex,
    /// Months still missing.
    pub months: u16,
    /// The day on which it becomes long enough.
    pub until: Date,
    /// The last day to apply.
    pub deadline: Date,
}

impl Evaluation<'_, '_> {
    /// Advice on a benefit that is not met; `None` for any other verdict.
    #[must_use]
    pub fn advice(&self, benefit: BenefitIndex) -> Option<Advice> {
        (self.verdict(benefit) == Verdict::NotMet).then(|| {
            let situation = Situation::new(self, benefit);
            Advice { outcome: situation.outcome(benefit), too_late: situation.too_late(benefit) }
        })
    }
}

impl Situation<'_, '_, '_> {
    fn outcome(&self, benefit: BenefitIndex) -> AdviceOutcome {
        let advised = self.fewest(Values::TRUE, Reach::Advised, &[]);
        if advised.as_ref().is_some_and(|found| found.changes <= 2) {
            let ways = self.ways(Certainty::Sure);
            if !ways.is_empty() {
                return AdviceOutcome::Ways(ways);
            }
        }
        let found = advised
            .or_else(|| self.fewest(Values::TRUE, Reach::All, &[]))
            .or_else(|| self.fewest(UNREFUTED, Reach::Advised, &[]))
            .or_else(|| self.fewest(UNREFUTED, Reach::All, &[]));
        if self.evaluation.partition.budget.is_spent() {
            return AdviceOutcome::NeedsAnswers { facts: Vec::new(), ways: Vec::new() };
        }
        match found {
            Some(found) => self.missing(&found),
            None => self.impossible(benefit),
        }
    }

    /// What remains to be done once the fewest changes are known: answers, or only these changes.
    fn missing(&self, found: &FewestChanges) -> AdviceOutcome {
        let moment = &self.moments[found.moment];
        let (way, domains) = self.way(moment, found);
        if UNREFUTED.contains(self.possible(moment, &domains)) {
            return AdviceOutcome::MoreSteps(way);
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
        AdviceOutcome::NeedsAnswers { facts, ways: if ways.is_empty() { vec![way] } else { ways } }
    }

    /// The changes found, and the domains after them with all unanswered slots open.
    fn way(&self, moment: &Moment<'_, '_>, found: &FewestChanges) -> (Way, Domains) {
        let mut domains = moment.domains.clone();
        let mut way = Vec::new();
        for slot in self.slots(&self.constraints, moment) {
            let cells = found.domains[slot.at];
            let is_changed = match (slot.is_change, slot.present) {
                (false, _) => {
                    // A date that becomes applicable is set to the day on which it does.
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

    /// The outcome [`AdviceOutcome::Impossible`], with the facts that decide it.
    fn impossible(&self, benefit: BenefitIndex) -> AdviceOutcome {
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
        // If only a combination of facts decides it: those that cannot change, or else all that were
        // answered.
        let decided_by = match (alone.is_empty(), stays.is_empty()) {
            (false, _) => alone,
            (true, false) => stays,
            (true, true) => fixed().map(named).collect(),
        };
        let is_date = |decisive: &Decisive| rules.fact(decisive.fact).kind == FactKind::Date;
        let deadline = self.evaluation.deadline(benefit).filter(|_| decided_by.iter().any(is_date));
        AdviceOutcome::Impossible { decided_by, ended: deadline.filter(|&day| day < self.evaluation.as_of()) }
    }
}

fn decisive(fact: &Fact<'_>, slot: &Slot) -> Decisive {
    let option = match fact.kind {
        FactKind::SeveralOf(_) => u8::try_from(slot.at - usize::from(fact.first_slot)).ok(),
        _ => None,
    };
    Decisive { fact: slot.fact, option: option.map(|option| (option, reach::holds(slot.present))) }
}
