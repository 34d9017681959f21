//! How people are asked: what comes next, with which buttons, and what a screen's answers mean.

mod choices;
mod next;

pub use choices::{Choice, Choices, Leads};
pub use next::{Asked, Next};

use crate::model::rules::{Answer, Answers, Eligibility, FactIndex};

impl Eligibility<'_> {
    /// Answers a gate. `shown` and `ticked` are bits by the places of its options: those that stood on the screen, and
    /// those that were ticked. Questions of the others that were shown are answered with "none"; those of the ticked
    /// ones, where they were answered so before, are open again. What was not shown was not answered.
    pub fn answer_gate(&self, gate: usize, shown: u64, ticked: u64, answers: &mut Answers) {
        let Some(gate) = self.interview.gates.get(gate) else { return };
        for (at, option) in gate.options.iter().enumerate().filter(|(at, _)| shown >> at & 1 == 1) {
            for &fact in &option.facts {
                let none = self.fact(fact).none();
                if ticked >> at & 1 == 1 {
                    if answers.get(fact) == none {
                        answers.clear(fact);
                    }
                } else if let Some(none) = none {
                    // "None" is an answer that the question can have.
                    let _ = answers.set(self, fact, none);
                }
            }
        }
    }

    /// The answer that ticked options and what was said of their certificates make: `ticked` and `open` are
    /// bits by place, the latter of options of which somebody is not sure; `certified` says for each option
    /// that is asked after whether it is certified, nothing being 不知道.
    #[must_use]
    pub fn several(
        &self,
        fact: FactIndex,
        ticked: u64,
        open: u64,
        certified: &[(u8, Option<bool>)],
    ) -> Answer {
        let (mut held, mut unknown) = (ticked & !open, open);
        for &(option, said) in certified {
            let bit = 1u64.checked_shl(option.into()).unwrap_or(0);
            if held & bit == 0 {
                continue;
            }
            let is_open_without =
                self.interview.check(fact, option).is_some_and(|check| check.is_open_without);
            match said {
                Some(true) => {}
                Some(false) if !is_open_without => held &= !bit,
                Some(false) | None => {
                    held &= !bit;
                    unknown |= bit;
                }
            }
        }
        Answer::Options { held, unknown }
    }
}
