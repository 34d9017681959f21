//! The next screen, and an upper bound on those that remain.

use super::super::evaluation::Evaluation;
use super::super::planner::Plan;
use crate::model::rules::{BenefitIndex, FactIndex};

/// What a screen of the wizard asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InterviewStep {
    /// A question.
    Fact(FactIndex),
    /// A gate by index, with the bit set of its options that can matter.
    Gate(usize, u64),
}

/// What comes next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next {
    /// The screen; `None` once no question can change a verdict.
    pub step: Option<InterviewStep>,
    /// Upper bound on the remaining screens, this one included.
    pub at_most: usize,
    /// The planner's state.
    pub plan: Plan,
}

/// Above this number the remaining screens are not shown.
const MAX_SHOWN: usize = 9;

impl Next {
    /// Progress text: `第3题，最多还有4题`. `answered` is the number of screens before this one.
    #[must_use]
    pub fn progress_words(&self, answered: usize) -> String {
        let now = answered + 1;
        match self.at_most.saturating_sub(1) {
            0 => format!("第{now}题，最后一题"),
            rest if rest <= MAX_SHOWN => format!("第{now}题，最多还有{rest}题"),
            _ => format!("第{now}题"),
        }
    }
}

impl Evaluation<'_, '_> {
    /// The next screen for these benefits.
    ///
    /// It is the planner's preferred question, with three exceptions: questions marked as first (for
    /// everybody or for this wish) come first; questions behind a gate are asked through the gate; and
    /// questions about troubles that these benefits address are always asked, because the result replies to
    /// them whatever the verdicts are. `passed` is the bit set of gates already answered.
    #[must_use]
    pub fn next_screen(&self, wish: Option<u8>, benefits: &[BenefitIndex], passed: u64) -> Next {
        let plan = self.plan(benefits);
        let interview = &self.rules().interview;
        let troubles = self.open_troubles(benefits);
        let is_useful = |fact: &FactIndex| plan.useful.contains(fact) || troubles.contains(fact);
        let of_wish = wish.and_then(|at| self.rules().wish(at)).map_or(&[][..], |wish| &wish.first);
        let first = interview.first.iter().chain(of_wish).copied().find(is_useful);
        let mut live = if plan.next.is_some() { plan.live.clone() } else { Vec::new() };
        live.extend(troubles.iter().filter(|fact| !plan.live.contains(fact)));
        let is_open = |gate: usize| passed >> gate & 1 == 0 && self.is_worth_it(gate, &live);
        let fact = first.or(plan.next).or_else(|| troubles.first().copied());
        let step = fact.map(|fact| match interview.gate_of(fact) {
            Some(gate) if is_open(gate) => InterviewStep::Gate(gate, self.open_options(gate, &live)),
            Some(_) | None => InterviewStep::Fact(fact),
        });
        let gates = (0..interview.gates.len()).filter(|&gate| is_open(gate)).count();
        let at_most = if step.is_some() { live.len() + gates } else { 0 };
        Next { step, at_most, plan }
    }

    /// The applicable, unanswered trouble questions that these benefits address.
    fn open_troubles(&self, benefits: &[BenefitIndex]) -> Vec<FactIndex> {
        let rules = self.rules();
        let mut facts: Vec<FactIndex> = Vec::new();
        for trouble in &rules.interview.troubles {
            let fact = trouble.fact;
            if !facts.contains(&fact)
                && self.answer(fact).is_none()
                && !self.is_inapplicable(fact)
                && benefits.iter().any(|&at| rules.asks_about(at, fact))
            {
                facts.push(fact);
            }
        }
        facts
    }

    /// The bit set of a gate's options that lead to open questions.
    fn open_options(&self, gate: usize, live: &[FactIndex]) -> u64 {
        let options = self.rules().interview.gates[gate].options.iter().enumerate();
        let open = options.filter(|(_, option)| option.facts.iter().any(|fact| live.contains(fact)));
        open.fold(0, |bits, (at, _)| bits | 1 << at)
    }

    /// Whether showing a gate saves a screen: it covers two open questions (or was written for a single
    /// one), and none of its questions is answered yet, which would mean that the gate was passed.
    fn is_worth_it(&self, gate: usize, live: &[FactIndex]) -> bool {
        let gate = &self.rules().interview.gates[gate];
        let facts = || gate.options.iter().flat_map(|option| &option.facts);
        let count = facts().filter(|fact| live.contains(fact)).count();
        let was_passed = facts().any(|&fact| self.answer(fact).is_some());
        !was_passed && (count > 1 || count == 1 && gate.options.len() == 1)
    }
}
