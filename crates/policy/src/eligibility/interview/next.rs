//! What is asked next, and how much there can still be.

use super::super::evaluation::Evaluation;
use super::super::planner::Plan;
use crate::model::rules::{BenefitIndex, FactIndex};

/// A screen of the wizard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// A question.
    Fact(FactIndex),
    /// A gate, by its place, with those of its options, as bits, that can matter.
    Gate(usize, u64),
}

/// What comes next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next {
    /// The screen; nothing where no question can change a verdict any more.
    pub asked: Option<Asked>,
    /// How many screens there can be at most, this one included, whatever is answered.
    pub at_most: usize,
    /// Where the verdicts stand.
    pub plan: Plan,
}

/// More screens than so many are not counted for anybody.
const WORTH_SAYING: usize = 9;

impl Next {
    /// Where somebody is: `第3题，最多还有4题`. `answered` counts the screens before this one.
    #[must_use]
    pub fn progress_words(&self, answered: usize) -> String {
        let now = answered + 1;
        match self.at_most.saturating_sub(1) {
            0 => format!("第{now}题，最后一题"),
            rest if rest <= WORTH_SAYING => format!("第{now}题，最多还有{rest}题"),
            _ => format!("第{now}题"),
        }
    }
}

impl Evaluation<'_, '_> {
    /// The next screen for these benefits.
    ///
    /// It is the question that the planner prefers, but for three things. What is to be asked first, of
    /// everybody or of this wish, is asked first. Questions behind a gate are asked for together. And who may
    /// suffer something of which these benefits speak is asked about it, since the result replies to it
    /// whatever the verdicts are. `passed` has a bit for each gate that was answered on this way.
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
        let asked = fact.map(|fact| match interview.gate_of(fact) {
            Some(gate) if is_open(gate) => Asked::Gate(gate, self.open_options(gate, &live)),
            Some(_) | None => Asked::Fact(fact),
        });
        let gates = (0..interview.gates.len()).filter(|&gate| is_open(gate)).count();
        let at_most = if asked.is_some() { live.len() + gates } else { 0 };
        Next { asked, at_most, plan }
    }

    /// The questions about troubles of which these benefits speak, that may apply and have no answer.
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

    /// The options of a gate that lead to questions which are still to be asked.
    fn open_options(&self, gate: usize, live: &[FactIndex]) -> u64 {
        let options = self.rules().interview.gates[gate].options.iter().enumerate();
        let open = options.filter(|(_, option)| option.facts.iter().any(|fact| live.contains(fact)));
        open.fold(0, |bits, (at, _)| bits | 1 << at)
    }

    /// Whether a gate saves a screen: it stands for two questions that are still to be asked, or was written to
    /// stand for one; and none of its questions has an answer, which says that the gate was passed.
    fn is_worth_it(&self, gate: usize, live: &[FactIndex]) -> bool {
        let gate = &self.rules().interview.gates[gate];
        let facts = || gate.options.iter().flat_map(|option| &option.facts);
        let count = facts().filter(|fact| live.contains(fact)).count();
        let was_passed = facts().any(|&fact| self.answer(fact).is_some());
        !was_passed && (count > 1 || count == 1 && gate.options.len() == 1)
    }
}
