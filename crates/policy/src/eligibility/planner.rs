//! Chooses the next question.
//!
//! A question is asked only if some answer to it can change a visible verdict. The preferred one settles the
//! most verdicts on average, with all answers equally likely; for a several-of question, "none" and each
//! single option are weighed. Ties go to the earlier question.

use super::evaluation::{Evaluation, Verdict};
use super::partition::{NO, YES};
use super::values::Values;
use crate::model::rules::{Benefit, BenefitIndex, Fact, FactIndex, FactKind};

/// The planner's state for the visible benefits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The next question; `None` once no question can change a verdict.
    pub next: Option<FactIndex>,
    /// The alternatives: all questions that can be asked now and can change a verdict on their own, in file
    /// order.
    pub useful: Vec<FactIndex>,
    /// The questions that undecided verdicts still depend on, in file order.
    pub live: Vec<FactIndex>,
    /// Number of decided verdicts.
    pub decided: usize,
    /// Number of undecided verdicts.
    pub open: usize,
    /// Upper bound on the number of further questions.
    pub at_most: usize,
}

/// The value of a question for the visible verdicts.
#[derive(Clone, Copy, Default)]
struct Worth {
    /// Some undecided verdict still mentions it.
    live: bool,
    /// It can be asked now; `None` before that is known. The rest is only computed for such questions.
    is_askable: Option<bool>,
    /// Some answer to it changes the possible values of a verdict.
    changes: bool,
    /// The expected number of verdicts settled, times 65536.
    settles: u64,
}

impl Evaluation<'_, '_> {
    /// Plans the next question for these benefits.
    #[must_use]
    pub fn plan(&self, visible: &[BenefitIndex]) -> Plan {
        let facts = || (0..).map(FactIndex).take(self.rules().facts.len());
        let open_to_answers: Vec<bool> =
            facts().map(|fact| self.is_unanswered(fact) && !self.is_inapplicable(fact)).collect();
        let mut worths = vec![Worth::default(); self.rules().facts.len()];
        let mut open = 0;
        for &index in visible.iter().filter(|&&index| self.verdict(index) == Verdict::Undetermined) {
            open += 1;
            self.add_worths(self.rules().benefit(index), &open_to_answers, &mut worths);
        }
        let live = || facts().zip(&worths).filter(|(_, worth)| worth.live);
        let mut best: Option<(FactIndex, u64)> = None;
        let mut useful = Vec::new();
        for (fact, worth) in live().filter(|(_, worth)| worth.changes) {
            useful.push(fact);
            if best.is_none_or(|(_, settles)| worth.settles > settles) {
                best = Some((fact, worth.settles));
            }
        }
        let next = match best {
            Some((fact, _)) => Some(fact),
            None => self.start_together(visible, &open_to_answers),
        };
        let live: Vec<FactIndex> = live().map(|(fact, _)| fact).collect();
        let at_most = if next.is_some() { live.len() } else { 0 };
        Plan { next, useful, live, decided: visible.len() - open, open, at_most }
    }

    /// Whether a question can be asked now: it applies, or no other question can decide whether it does.
    fn is_askable(&self, fact: FactIndex, open_to_answers: &[bool]) -> bool {
        let Some(gate) = self.rules().fact(fact).applies_if else { return true };
        let constraints = self.partition.all_constraints();
        let mut live = Vec::new();
        self.partition.add_live_facts(gate, &self.domains, &mut live);
        live.retain(|fact| open_to_answers[usize::from(fact.0)]);
        let mut domains = self.domains.clone();
        !live.into_iter().any(|fact| self.partition.depends_on(gate, &[fact], &constraints, &mut domains))
    }

    /// If no single answer changes anything, picks a fact of a smallest group whose answers together do.
    /// This happens only if constraints tie facts to each other.
    fn start_together(&self, visible: &[BenefitIndex], open_to_answers: &[bool]) -> Option<FactIndex> {
        let open = visible.iter().filter(|&&index| self.verdict(index) == Verdict::Undetermined);
        open.into_iter().find_map(|&index| {
            let benefit = self.rules().benefit(index);
            let mut domains = self.domains.clone();
            let mut together = |facts: &[FactIndex]| {
                self.partition.depends_on(benefit.whole, facts, &benefit.constraints, &mut domains)
            };
            let mut group = self.live_facts(benefit, open_to_answers);
            if !together(&group) {
                return None;
            }
            let mut at = group.len();
            while at > 0 {
                at -= 1;
                let fact = group.remove(at);
                if !together(&group) {
                    group.insert(at, fact);
                }
            }
            group.into_iter().find(|&fact| self.is_askable(fact, open_to_answers))
        })
    }

    /// The facts with open questions that a benefit still mentions.
    fn live_facts(&self, benefit: &Benefit<'_>, open_to_answers: &[bool]) -> Vec<FactIndex> {
        let mut live = Vec::new();
        self.partition.add_live_facts(benefit.whole, &self.domains, &mut live);
        live.retain(|fact| open_to_answers[usize::from(fact.0)]);
        live
    }

    fn add_worths(&self, benefit: &Benefit<'_>, open_to_answers: &[bool], worths: &mut [Worth]) {
        let mut domains = self.domains.clone();
        let now = self.partition.possible(benefit.whole, &benefit.constraints, &mut domains);
        for fact in self.live_facts(benefit, open_to_answers) {
            let worth = &mut worths[usize::from(fact.0)];
            worth.live = true;
            if !*worth.is_askable.get_or_insert_with(|| self.is_askable(fact, open_to_answers)) {
                continue;
            }
            let (changes, settles) = self.try_answers(benefit, fact, now, &mut domains);
            worth.settles += settles;
            // This expensive test is not needed for a question that changes another benefit.
            worth.changes = worth.changes || changes || self.depends_on(benefit, fact, &mut domains);
        }
    }

    /// Whether an answer to the fact's question can change the verdict, given suitable other answers.
    pub(super) fn can_change(&self, benefit: BenefitIndex, fact: FactIndex) -> bool {
        let benefit = self.rules().benefit(benefit);
        let mut domains = self.domains.clone();
        let now = self.partition.possible(benefit.whole, &benefit.constraints, &mut domains);
        self.try_answers(benefit, fact, now, &mut domains).0 || self.depends_on(benefit, fact, &mut domains)
    }

    fn depends_on(&self, benefit: &Benefit<'_>, fact: FactIndex, domains: &mut [u64]) -> bool {
        self.partition.depends_on(benefit.whole, &[fact], &benefit.constraints, domains)
    }

    /// Whether answering alone changes the possible values of the benefit from `now`, and how likely it settles the
    /// verdict. `domains` are those of the evaluation; they are restored.
    fn try_answers(
        &self,
        benefit: &Benefit<'_>,
        fact: FactIndex,
        now: Values,
        domains: &mut [u64],
    ) -> (bool, u64) {
        let (mut answers, mut settling, mut changes) = (0u64, 0u64, false);
        for_each_answer(self.rules().fact(fact), domains, &mut |domains| {
            let values = self.partition.possible(benefit.whole, &benefit.constraints, domains);
            answers += u64::from(values != Values::NONE);
            settling += u64::from(values.is_single());
            changes |= values != Values::NONE && values != now;
        });
        (changes, (settling << 16).checked_div(answers).unwrap_or(0))
    }
}

/// Calls `attempt` with each answer that `domains` leave possible, and restores `domains`.
fn for_each_answer(fact: &Fact<'_>, domains: &mut [u64], attempt: &mut dyn FnMut(&mut [u64])) {
    let slots = fact.slots();
    let before = domains[slots.clone()].to_vec();
    match fact.kind {
        FactKind::SeveralOf(_) => {
            let none: Vec<u64> = before.iter().map(|&slot| if slot & NO == 0 { slot } else { NO }).collect();
            domains[slots.clone()].copy_from_slice(&none);
            attempt(domains);
            for (at, _) in slots.clone().zip(&before).filter(|&(_, &slot)| slot == NO | YES) {
                domains[at] = YES;
                attempt(domains);
                domains[at] = NO;
            }
        }
        FactKind::OneOf(_)
        | FactKind::YesNo
        | FactKind::Number(_)
        | FactKind::Duration(_)
        | FactKind::Date => {
            for cell in (0..64).filter(|cell| before[0] >> cell & 1 == 1) {
                domains[slots.start] = 1 << cell;
                attempt(domains);
            }
        }
    }
    domains[slots].copy_from_slice(&before);
}
