//! Explains a verdict: each condition with its status and its quote.

use super::evaluation::Evaluation;
use super::values::Values;
use crate::model::document::Quote;
use crate::model::rules::{BenefitIndex, ConditionIndex, FactIndex, Test};

/// A condition with its status and those of its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// The condition.
    pub condition: ConditionIndex,
    /// Its status given the answers.
    pub status: Status,
    /// The quote it rests on: its own, else the enclosing condition's, else the benefit's.
    pub quote: Quote,
    /// The compared fact, if the condition is a comparison.
    pub fact: Option<FactIndex>,
    /// The parts, in rule order.
    pub parts: Vec<Proof>,
}

/// The status of a condition given the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// It holds.
    True,
    /// It does not hold.
    False,
    /// It does not hold because its fact is 不适用.
    NotApplicable,
    /// It is outside a list that ends in 等.
    Unlisted,
    /// Open answers can still change it.
    Open,
}

impl Evaluation<'_, '_> {
    /// The proof of a benefit's verdict: its target and its condition, each `None` if the benefit has none.
    #[must_use]
    pub fn proof(&self, benefit: BenefitIndex) -> [Option<Proof>; 2] {
        let benefit = self.rules().benefit(benefit);
        [benefit.target, benefit.condition].map(|at| at.map(|at| self.prove(at, benefit.quote)))
    }

    /// Whether the verdict is decided and would differ if only `part` had the opposite value.
    #[must_use]
    pub fn turns_on(&self, benefit: BenefitIndex, part: ConditionIndex) -> bool {
        let whole = self.rules().benefit(benefit).whole;
        let [with, without] = [Values::TRUE, Values::FALSE].map(|value| self.values_if(whole, part, value));
        self.values(whole).is_single() && with != without
    }

    /// The values of a condition if one of its parts had this value.
    fn values_if(&self, at: ConditionIndex, part: ConditionIndex, value: Values) -> Values {
        if at == part {
            return value;
        }
        let parts = self.rules().parts(at).map(|inner| self.values_if(inner, part, value));
        match self.rules().condition(at).test {
            Test::Atom(_) => self.values(at),
            Test::All => parts.fold(Values::TRUE, Values::and),
            Test::Not => parts.fold(Values::TRUE, Values::and).not(),
            Test::Any { open } => {
                let values = parts.fold(Values::FALSE, Values::or);
                if open { values.opened() } else { values }
            }
        }
    }

    fn prove(&self, at: ConditionIndex, inherited: Quote) -> Proof {
        let condition = self.rules().condition(at);
        let quote = condition.quote.unwrap_or(inherited);
        let fact = match condition.test {
            Test::Atom(atom) => Some(self.rules().atom(atom).fact),
            Test::All | Test::Any { .. } | Test::Not => None,
        };
        let status = match self.values(at) {
            Values::TRUE => Status::True,
            Values::UNLISTED => Status::Unlisted,
            Values::FALSE if fact.is_some_and(|fact| self.is_inapplicable(fact)) => Status::NotApplicable,
            Values::FALSE => Status::False,
            _ => Status::Open,
        };
        let parts = self.rules().parts(at).map(|part| self.prove(part, quote)).collect();
        Proof { condition: at, status, quote, fact, parts }
    }
}
