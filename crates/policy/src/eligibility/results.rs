//! The benefits in a user's scope, and the verdicts that a changed answer flips.

use std::borrow::Cow;

use super::evaluation::{Evaluation, Verdict};
use crate::model::document::NodeIndex;
use crate::model::rules::{Answer, Answers, BenefitIndex, Eligibility, FactIndex};

/// A verdict that changed with an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flip {
    /// On which benefit.
    pub benefit: BenefitIndex,
    /// Before the change.
    pub before: Verdict,
    /// After it.
    pub after: Verdict,
}

/// The scope of the user's interest; no choice means all benefits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Scope {
    /// The index of the wish.
    pub wish: Option<u8>,
    /// The index of the topic.
    pub topic: Option<u8>,
    /// The index of the audience.
    pub audience: Option<u8>,
    /// The measure: the index of its source document, and its node.
    pub measure: Option<(u8, NodeIndex)>,
}

impl Evaluation<'_, '_> {
    /// The verdicts on these benefits that differ from `before`.
    #[must_use]
    pub fn flips(&self, before: &Self, benefits: &[BenefitIndex]) -> Vec<Flip> {
        let flip = |&benefit| Flip { benefit, before: before.verdict(benefit), after: self.verdict(benefit) };
        benefits.iter().map(flip).filter(|flip| flip.before != flip.after).collect()
    }
}

impl Eligibility<'_> {
    /// The benefits in a scope, in the order of the text.
    #[must_use]
    pub fn in_scope(&self, scope: Scope) -> Vec<BenefitIndex> {
        let mut benefits = self.visible(scope.audience, scope.topic);
        if let Some(wish) = scope.wish.and_then(|at| self.wish(at)) {
            benefits.retain(|at| wish.benefits.binary_search(at).is_ok());
        }
        if let Some((source, measure)) = scope.measure {
            benefits.retain(|&at| {
                let benefit = self.benefit(at);
                benefit.source == source && benefit.measure == measure
            });
        }
        benefits
    }

    /// Whether a benefit's conditions compare a fact.
    #[must_use]
    pub fn asks_about(&self, benefit: BenefitIndex, fact: FactIndex) -> bool {
        let mut found = false;
        self.for_each_atom(self.benefit(benefit).whole, &mut |atom| found |= atom.fact == fact);
        found
    }

    /// Why a fact is asked: its author's explanation, or else the benefits that depend on it.
    #[must_use]
    pub fn why(&self, fact: FactIndex) -> Cow<'_, str> {
        const NAMED: usize = 3;
        let said = self.fact(fact).why;
        if !said.is_empty() {
            return said.into();
        }
        let titles: Vec<&str> = self
            .benefits()
            .filter(|(at, _)| self.asks_about(*at, fact))
            .map(|(_, benefit)| benefit.title)
            .collect();
        let and_others = if titles.len() > NAMED { "等" } else { "" };
        let named = titles.iter().take(NAMED).copied().collect::<Vec<_>>().join("、");
        format!("文件里有{}项要看这个回答：{named}{and_others}。", titles.len()).into()
    }

    /// Those of the benefits that are listed for the user's kind. Progress and questions are limited to
    /// them.
    #[must_use]
    pub fn for_whoever_asks(&self, benefits: &[BenefitIndex], answers: &Answers) -> Vec<BenefitIndex> {
        let Some(Answer::Option(who)) = answers.get(FactIndex(0)) else { return benefits.to_vec() };
        let is_theirs = |&audience: &u8| {
            self.audiences.get(usize::from(audience)).is_some_and(|audience| audience.who == who)
        };
        benefits.iter().copied().filter(|&at| self.benefit(at).audiences.iter().any(is_theirs)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::evaluate;
    use super::super::fixture::{Expr, Model, ModelFact, Shape, date};
    use super::*;
    use crate::model::rules::{Answer, Answers, Changes};

    /// One yes-or-no fact, a benefit for yes and one for no.
    fn rules() -> Eligibility<'static> {
        let fact =
            ModelFact { shape: Shape::YesNo, applies_if: None, changes: Changes::Choice, comes: Vec::new() };
        let benefits = vec![(None, Some(Expr::Is(0, true)), false), (None, Some(Expr::Is(0, false)), true)];
        Model { facts: vec![fact], never: Vec::new(), benefits }.compile()
    }

    fn answered(rules: &Eligibility<'_>, yes: bool) -> Answers {
        let mut answers = Answers::default();
        answers.set(rules, FactIndex(0), Answer::YesNo(yes)).unwrap();
        answers
    }

    #[test]
    fn a_changed_answer_names_what_it_turned() {
        let rules = rules();
        let day = date("2018-01-01");
        let before = evaluate(&rules, &answered(&rules, true), day).unwrap();
        let after = evaluate(&rules, &answered(&rules, false), day).unwrap();
        let all = rules.visible(None, None);
        let flip = |at, before, after| Flip { benefit: BenefitIndex(at), before, after };
        assert_eq!(
            after.flips(&before, &all),
            [flip(0, Verdict::Met, Verdict::NotMet), flip(1, Verdict::NotMet, Verdict::Discretionary),]
        );
        assert_eq!(after.flips(&after, &all), []);
    }
}
