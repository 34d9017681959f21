//! The last day to apply, computed from an answer.

use super::answer::{Answer, Answers};
use super::benefit::BenefitIndex;
use super::condition::{Comparison, ConditionIndex, Test};
use super::evaluation::Evaluation;
use super::{Eligibility, FactIndex};
use crate::date::Date;

impl Evaluation<'_, '_> {
    /// The last day to apply, itself included, where the benefit sets a term from a date that is
    /// answered. Past deadlines are told too.
    #[must_use]
    pub fn deadline(&self, benefit: BenefitIndex) -> Option<Date> {
        self.rules().deadline(self.rules().benefit(benefit).whole, &self.answers)
    }
}

impl Eligibility<'_> {
    /// The last day on which the terms in a condition let it hold: of several that must all be kept the
    /// earliest, of several ways the latest.
    pub(super) fn deadline(&self, at: ConditionIndex, answers: &Answers) -> Option<Date> {
        let deadlines = self.parts(at).filter_map(|part| self.deadline(part, answers));
        match self.condition(at).test {
            Test::All => deadlines.min(),
            Test::Any { .. } => deadlines.max(),
            Test::Not => None,
            Test::Atom(atom) => {
                let atom = self.atom(atom);
                match atom.comparison {
                    Comparison::WithinMonths(months) => Some(day(answers, atom.fact)?.plus_months(months)),
                    Comparison::Cells(_) | Comparison::OnOrAfter(_) | Comparison::OnOrBefore(_) => None,
                }
            }
        }
    }
}

fn day(answers: &Answers, fact: FactIndex) -> Option<Date> {
    match answers.get(fact)? {
        Answer::Date(day) => Some(day),
        Answer::Unknown
        | Answer::Option(_)
        | Answer::Options { .. }
        | Answer::YesNo(_)
        | Answer::Number(_)
        | Answer::Between(..)
        | Answer::DaysBetween(..) => None,
    }
}
