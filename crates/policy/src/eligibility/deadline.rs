//! Application deadlines, computed from answered dates.

use super::evaluation::Evaluation;
use crate::model::date::Date;
use crate::model::rules::{Answer, BenefitIndex, Comparison, ConditionIndex, Eligibility, FactIndex, Test};

impl Evaluation<'_, '_> {
    /// The last day to apply (inclusive) if the benefit sets a term from an answered date. Deadlines in the
    /// past are returned too.
    #[must_use]
    pub fn deadline(&self, benefit: BenefitIndex) -> Option<Date> {
        self.rules().deadline(self.rules().benefit(benefit).whole, &|fact| match self.answers.get(fact)? {
            Answer::Date(day) => Some(day),
            _ => None,
        })
    }

    /// Whether the last day to apply has passed; also decidable if only a range of dates is known.
    #[must_use]
    pub fn is_too_late(&self, benefit: BenefitIndex) -> bool {
        let latest = |fact| match self.answers.get(fact)? {
            Answer::Date(day) | Answer::DaysBetween(_, day) => Some(day),
            _ => None,
        };
        let deadline = self.rules().deadline(self.rules().benefit(benefit).whole, &latest);
        deadline.is_some_and(|day| day < self.as_of())
    }
}

impl Eligibility<'_> {
    /// The last day on which the terms of a condition hold: the earliest across `all`, the latest across
    /// `any`.
    pub(super) fn deadline(
        &self,
        at: ConditionIndex,
        day: &dyn Fn(FactIndex) -> Option<Date>,
    ) -> Option<Date> {
        let deadlines = self.parts(at).filter_map(|part| self.deadline(part, day));
        match self.condition(at).test {
            Test::All => deadlines.min(),
            Test::Any { .. } => deadlines.max(),
            Test::Not => None,
            Test::Atom(atom) => {
                let atom = self.atom(atom);
                match atom.comparison {
                    Comparison::WithinMonths(months) => Some(day(atom.fact)?.plus_months(months)),
                    Comparison::Cells(_) | Comparison::OnOrAfter(_) | Comparison::OnOrBefore(_) => None,
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::evaluate;
    use super::super::fixture::{Expr, Model, ModelFact, Shape, date};
    use super::*;
    use crate::model::rules::{Answers, Changes};

    /// If only the year of a certificate is known, the term expires with that of the year's last day.
    #[test]
    fn of_a_stretch_of_days_the_last_decides_whether_it_is_too_late() {
        let fact =
            ModelFact { shape: Shape::Date, applies_if: None, changes: Changes::Never, comes: Vec::new() };
        let term = (None, Some(Expr::Within(0, 12)), false);
        let rules = Model { facts: vec![fact], never: Vec::new(), benefits: vec![term] }.compile();
        let late = |answer: Answer, as_of: &str| {
            let mut answers = Answers::default();
            answers.set(&rules, FactIndex(0), answer).unwrap();
            let evaluation = evaluate(&rules, &answers, as_of.parse().unwrap()).unwrap();
            (evaluation.is_too_late(BenefitIndex(0)), evaluation.deadline(BenefitIndex(0)).is_some())
        };
        let year = Answer::DaysBetween(date("2017-01-01"), date("2017-12-31"));
        assert_eq!(late(year, "2018-12-31"), (false, false));
        assert_eq!(late(year, "2019-01-01"), (true, false));
        assert_eq!(late(Answer::Date(date("2017-12-31")), "2019-01-01"), (true, true));
        assert_eq!(late(Answer::Unknown, "2019-01-01"), (false, false));
    }
}
