//! Verdicts on all benefits.

use super::partition::{Domains, Partition};
use super::values::Values;
use crate::model::date::Date;
use crate::model::rules::{Answer, Answers, Benefit, BenefitIndex, ConditionIndex, Eligibility, FactIndex};
use crate::order;

/// What the document gives, as far as the answers decide it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// 条件对上了: every condition holds, whatever the open answers are.
    Met,
    /// 条件对上了，但不一定有: as [`Verdict::Met`], but somebody has discretion.
    Discretionary,
    /// 还缺回答: open answers can still change it.
    Undetermined,
    /// 没写明算不算: the case is outside a list that ends in 等 or of a group that the text does not mention, and
    /// nothing else refutes it.
    Unlisted,
    /// 现在对不上: some condition fails, whatever the open answers are.
    NotMet,
    /// 写给别人的: the benefit targets others. A further answer may turn [`Verdict::NotMet`] into this; no other
    /// decided verdict ever changes.
    NotForYou,
    /// 文件尚未印发: the as-of date precedes the document's date.
    NotYetIssued,
}

impl Verdict {
    /// The verdict's name in case files, URLs, CSS classes and tests.
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

    /// Whether further answers cannot change it, except from `NotMet` to `NotForYou`.
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

/// The answers contradict each other, so there is no verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contradiction<'a> {
    /// The message to show to the user.
    pub message: &'a str,
}

/// All verdicts as of one date, and the data behind them.
#[derive(Debug, Clone)]
pub struct Evaluation<'r, 'a> {
    pub(super) partition: Partition<'r, 'a>,
    pub(super) answers: Answers,
    pub(super) domains: Domains,
    verdicts: Vec<Verdict>,
}

/// Evaluates all benefits as of a day.
///
/// # Errors
/// If the answers contradict each other.
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
    /// The rules that were evaluated.
    #[must_use]
    pub fn rules(&self) -> &'r Eligibility<'a> {
        self.partition.rules
    }

    /// The as-of date.
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

    /// Whether a fact is 不适用 given the answers, so that its question is skipped.
    #[must_use]
    pub fn is_inapplicable(&self, fact: FactIndex) -> bool {
        let gate = self.rules().fact(fact).applies_if;
        gate.is_some_and(|gate| self.values(gate) == Values::FALSE)
    }

    /// The facts, unanswered or 不清楚, that an undetermined verdict still depends on.
    #[must_use]
    pub fn open_facts(&self, benefit: BenefitIndex) -> Vec<FactIndex> {
        if self.verdict(benefit).is_decided() {
            return Vec::new();
        }
        let mut live = Vec::new();
        self.partition.add_live_facts(self.rules().benefit(benefit).whole, &self.domains, &mut live);
        let mut open_facts = Vec::new();
        for fact in live.into_iter().filter(|&fact| self.can_change(benefit, fact)) {
            order::insert(&mut open_facts, fact);
        }
        open_facts
    }

    /// The values of a condition over all completions of the answers.
    #[must_use]
    pub fn values(&self, at: ConditionIndex) -> Values {
        let constraints = self.partition.all_constraints();
        self.partition.possible_if_consistent(at, &constraints, &mut self.domains.clone())
    }

    /// The answer to a question; `None` if it is unanswered.
    #[must_use]
    pub fn answer(&self, fact: FactIndex) -> Option<Answer> {
        self.answers.get(fact)
    }

    /// Whether a search ran out of budget, which is a defect of the rules.
    #[must_use]
    pub fn exceeded_budget(&self) -> bool {
        self.partition.budget.is_exceeded()
    }

    /// The number of comparisons made so far by queries on this evaluation.
    #[must_use]
    pub fn comparisons(&self) -> u32 {
        self.partition.budget.spent()
    }

    /// Whether a question has no answer yet; 不清楚 counts as an answer.
    pub(super) fn is_unanswered(&self, fact: FactIndex) -> bool {
        self.answers.get(fact).is_none()
    }
}

impl<'a> Partition<'_, 'a> {
    /// The indices of all constraints.
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

    /// The exact values of a benefit's condition. If Kleene's evaluation yields a single value it is exact:
    /// the domains satisfy the constraints, so a completion exists, and no completion has another value.
    fn quick_or_exact(&self, at: ConditionIndex, benefit: &Benefit<'_>, domains: &mut [u64]) -> Values {
        let quick = self.values(at, domains);
        if quick.is_single() { quick } else { self.possible_if_consistent(at, &benefit.constraints, domains) }
    }

    /// The first constraint that conflicts with the answers and the constraints before it.
    fn contradiction(&self, constraints: &[u16], domains: &mut [u64]) -> Contradiction<'a> {
        let broken =
            (1..=constraints.len()).find(|&count| !self.is_consistent(&constraints[..count], domains));
        let constraint = broken.and_then(|count| self.rules.constraints.get(count - 1));
        Contradiction { message: constraint.map_or("", |constraint| constraint.message) }
    }
}
