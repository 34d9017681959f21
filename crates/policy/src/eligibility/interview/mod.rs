//! The interview: which question comes next, with which buttons, and what a screen's answers mean.

mod choices;
mod next;

pub use choices::{Choice, ChoiceEffect, Choices};
pub use next::{InterviewStep, Next};

use crate::model::rules::{Answer, Answers, Eligibility, FactIndex};

impl Eligibility<'_> {
    /// Answers a gate. `shown` and `ticked` are bit sets of its options. Questions of options that were
    /// shown but not ticked are answered with "none"; questions of ticked options that had been answered
    /// that way are reopened. Options that were not shown are left alone.
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
                    // `none` is always a valid answer to its question.
                    let _ = answers.set(self, fact, none);
                }
            }
        }
    }

    /// Combines ticked options and their certificate checks into one answer. `ticked` and `open` are bit
    /// sets of options, `open` holding those the user is unsure about. `certified` maps each checked option
    /// to whether it is certified; `None` means 不知道.
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
