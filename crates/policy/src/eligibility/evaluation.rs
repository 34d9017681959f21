//! Verdicts over all benefits.

use super::partition::{Domains, Partition};
use super::values::Values;
use crate::model::date::Date;
use crate::model::rules::{Answer, Answers, Benefit, BenefitIndex, ConditionIndex, Eligibility, FactIndex};
use crate::order;

/// What the document gives by the answers so far, as far as they decide it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// 条件对上了: everything asked holds, whatever is still open.
    Met,
    /// 条件对上了，但不一定有: the same, but the text leaves it to somebody to decide.
    Discretionary,
    /// 还缺回答: what is still open can change it.
    Undetermined,
    /// 没写明算不算: outside a list that ends in 等, or among those of whom the text does not say it, and nothing else speaks against it.
    Unlisted,
    /// 现在对不上: something asked does not hold, whatever is still open.
    NotMet,
    /// 写给别人的: it is for others. A [`Verdict::NotMet`] becomes this when it turns out so; no other
    /// decided verdict ever changes with a further answer.
    NotForYou,
    /// 文件尚未印发: the as-of date lies before the document's.
    NotYetIssued,
}

impl Verdict {
    /// The verdict's name in case files, addresses, styles and tests.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Discretionary => "discretionary",
            Self::Undetermined => "undetermined",
            Self::Unlisted => "unlisted",
            Self::NotMet => "not_met",
            Self::NotForYou => "not_for_you",
            Self::NotYetIssued => "not_issued",
        }
    }

    /// Whether no further answer is needed.
    #[must_use]
    pub const fn is_decided(self) -> bool {
        match self {
            Self::Undetermined => false,
            Self::Met
            | Self::Discretionary
            | Self::Unlisted
            | Self::NotMet
            | Self::NotForYou
            | Self::NotYetIssued => true,
        }
    }
}

/// Answers that cannot all be so: there is no verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contradiction<'a> {
    /// What to tell whoever answered so.
    pub message: &'a str,
}

/// All verdicts at one as-of date, and what they rest on.
#[derive(Debug, Clone)]
pub struct Evaluation<'r, 'a> {
    pub(super) partition: Partition<'r, 'a>,
    pub(super) answers: Answers,
    pub(super) domains: Domains,
    verdicts: Vec<Verdict>,
}

/// Evaluates all benefits by the answers, as of a day.
///
/// # Errors
/// Where the answers contradict each other.
pub fn evaluate<'r, 'a>(
    rules: &'r Eligibility<'a>,
    answers: &Answers,
    as_of: Date,
) -> Result<Evaluation<'r, 'a>, Contradiction<'a>> {
    let partition = Partition::new(rules, as_of);
    let mut domains = partition.domains(answers);
    let constraints = partition.all_constraints();
    if !partition.is_consistent(&constraints, &mut domains) {
        return Err(partition.contradiction(&constraints, &mut domains));
    }
    let verdicts = rules.benefits.iter().map(|benefit| partition.verdict(benefit, &mut domains)).collect();
    Ok(Evaluation { partition, answers: answers.clone(), domains, verdicts })
}

impl<'r, 'a> Evaluation<'r, 'a> {
    /// The rules evaluated.
    #[must_use]
    pub fn rules(&self) -> &'r Eligibility<'a> {
        self.partition.rules
    }

    /// The day for which the verdicts hold.
    #[must_use]
    pub fn as_of(&self) -> Date {
        self.partition.as_of
    }

    /// The verdict on a benefit.
    #[must_use]
    pub fn verdict(&self, benefit: BenefitIndex) -> Verdict {
        self.verdicts[usize::from(benefit.0)]
    }

    /// All benefits with their verdicts, in the order of the text.
    pub fn verdicts(&self) -> impl Iterator<Item = (BenefitIndex, Verdict)> {
        (0..=u16::MAX).map(BenefitIndex).zip(self.verdicts.iter().copied())
    }

    /// Whether a fact is 不适用 by the answers: its question makes no sense and is not asked.
    #[must_use]
    pub fn is_inapplicable(&self, fact: FactIndex) -> bool {
        let gate = self.rules().fact(fact).applies_if;
        gate.is_some_and(|gate| self.values(gate) == Values::FALSE)
    }

    /// The facts that an undetermined verdict still depends on, whether unanswered or 不清楚.
    #[must_use]
    pub fn matters(&self, benefit: BenefitIndex) -> Vec<FactIndex> {
        if self.verdict(benefit).is_decided() {
            return Vec::new();
        }
        let mut live = Vec::new();
        self.partition.add_live_facts(self.rules().benefit(benefit).whole, &self.domains, &mut live);
        let mut matters = Vec::new();
        for fact in live.into_iter().filter(|&fact| self.can_change(benefit, fact)) {
            order::insert(&mut matters, fact);
        }
        matters
    }

    /// The values of a condition over all completions of the answers.
    #[must_use]
    pub fn values(&self, at: ConditionIndex) -> Values {
        let constraints = self.partition.all_constraints();
        self.partition.possible_if_consistent(at, &constraints, &mut self.domains.clone())
    }

    /// The answer to a question; nothing where it is unanswered.
    #[must_use]
    pub fn answer(&self, fact: FactIndex) -> Option<Answer> {
        self.answers.get(fact)
    }

    /// Whether something was taken as open because looking further would have taken too long: a fault of the
    /// rules.
    #[must_use]
    pub fn has_given_up(&self) -> bool {
        self.partition.budget.has_given_up()
    }

    /// How many comparisons were made so far, for what was asked of this evaluation.
    #[must_use]
    pub fn comparisons(&self) -> u32 {
        self.partition.budget.spent()
    }

    /// Whether a question has no answer yet; 不清楚 is one.
    pub(super) fn is_unanswered(&self, fact: FactIndex) -> bool {
        self.answers.get(fact).is_none()
    }
}

impl<'a> Partition<'_, 'a> {
    /// All constraints, by their places.
    pub(super) fn all_constraints(&self) -> Vec<u16> {
        (0..).take(self.rules.constraints.len()).collect()
    }

    /// The verdict on a benefit, for domains that satisfy the constraints.
    fn verdict(&self, benefit: &Benefit<'_>, domains: &mut [u64]) -> Verdict {
        if self.as_of < self.rules.sources[usize::from(benefit.source)].issued {
            return Verdict::NotYetIssued;
        }
        if self.budget.is_spent() {
            return Verdict::Undetermined;
        }
        let values = self.quick_or_exact(benefit.whole, benefit, domains);
        if values == Values::TRUE {
            let discretionary = benefit.strength.kind.is_discretionary();
            return if discretionary { Verdict::Discretionary } else { Verdict::Met };
        }
        if values == Values::UNLISTED {
            return Verdict::Unlisted;
        }
        if values != Values::FALSE {
            return Verdict::Undetermined;
        }
        let for_others = |target| self.quick_or_exact(target, benefit, domains) == Values::FALSE;
        if benefit.target.is_some_and(for_others) { Verdict::NotForYou } else { Verdict::NotMet }
    }

    /// The exact values of a benefit's condition. A single value from Kleene's evaluation is exact where
    /// the domains satisfy the constraints: completions exist, and none has another.
    fn quick_or_exact(&self, at: ConditionIndex, benefit: &Benefit<'_>, domains: &mut [u64]) -> Values {
        let quick = self.values(at, domains);
        if quick.is_single() { quick } else { self.possible_if_consistent(at, &benefit.constraints, domains) }
    }

    /// The first constraint that fails together with those before it.
    fn contradiction(&self, constraints: &[u16], domains: &mut [u64]) -> Contradiction<'a> {
        let broken =
            (1..=constraints.len()).find(|&count| !self.is_consistent(&constraints[..count], domains));
        let constraint = broken.and_then(|count| self.rules.constraints.get(count - 1));
        Contradiction { message: constraint.map_or("", |constraint| constraint.message) }
    }
}
