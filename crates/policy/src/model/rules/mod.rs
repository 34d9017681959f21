//! The rules: what the documents give a person, an employer or a school, and the questions that decide it.
//!
//! `seeds` compiles them to indices, so startup parses nothing and compares no strings.

mod answer;
mod benefit;
mod condition;
mod fact;
mod interview;
mod validate;
mod wish;

pub(crate) use answer::first_bits;
pub use answer::{Answer, Answers, NotAnAnswer};
pub use benefit::{
    Amount, Benefit, BenefitIndex, BenefitTerm, Bring, Gives, NoBenefit, Per, Percent, Principle, Quota,
    Recurrence, Strength, StrengthKind, Sum, TotalCap,
};
pub use condition::{Atom, AtomIndex, Comparison, Condition, ConditionIndex, Test};
pub use fact::{Audience, Changes, Comes, Fact, FactIndex, FactKind, FactOption, NumberRange, Topic};
pub use interview::{Check, Gate, GateOption, Interview, MAX_OPTIONS, Nothing, OptionGroup, Phrase, Trouble};
pub use wish::Wish;

use serde::{Deserialize, Serialize};

use super::date::Date;

/// All data of the wizard: questions, rules, and statements without a verdict.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Eligibility<'a> {
    /// A hash that changes with the questions or rules; used in links.
    pub version: u32,
    /// The groups of users.
    #[serde(borrow)]
    pub audiences: Vec<Audience<'a>>,
    /// The topics of interest.
    #[serde(borrow)]
    pub topics: Vec<Topic<'a>>,
    /// The wishes that users start from.
    #[serde(borrow)]
    pub wishes: Vec<Wish<'a>>,
    /// The facts; the first one is `who`.
    #[serde(borrow)]
    pub facts: Vec<Fact<'a>>,
    /// The combinations of answers that are contradictory.
    #[serde(borrow)]
    pub constraints: Vec<Constraint<'a>>,
    /// How questions are presented.
    #[serde(borrow)]
    pub interview: Interview<'a>,
    /// All conditions and their parts.
    #[serde(borrow)]
    pub conditions: Vec<Condition<'a>>,
    /// All comparisons.
    pub atoms: Vec<Atom>,
    /// The documents that give benefits.
    pub sources: Vec<Source>,
    /// All benefits, in text order.
    #[serde(borrow)]
    pub benefits: Vec<Benefit<'a>>,
    /// Statements of the measures that have no verdict.
    #[serde(borrow)]
    pub principles: Vec<Principle<'a>>,
    /// The measures without a benefit.
    #[serde(borrow)]
    pub no_benefit: Vec<NoBenefit<'a>>,
}

/// A document with benefits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its index in the corpus.
    pub document: u16,
    /// The date of the document (成文日期); before it nothing is given.
    pub issued: Date,
}

/// An impossible combination of answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Constraint<'a> {
    /// The impossible condition.
    pub never: ConditionIndex,
    /// The message to show to the user.
    pub message: &'a str,
}

impl<'a> Eligibility<'a> {
    /// The fact at an index of these rules.
    #[must_use]
    pub fn fact(&self, index: FactIndex) -> &Fact<'a> {
        &self.facts[usize::from(index.0)]
    }

    /// Looks up a fact by id.
    #[must_use]
    pub fn fact_index(&self, id: &str) -> Option<FactIndex> {
        let at = self.facts.iter().position(|fact| fact.id == id)?;
        u16::try_from(at).ok().map(FactIndex)
    }

    /// The condition at an index of these rules.
    #[must_use]
    pub fn condition(&self, index: ConditionIndex) -> &Condition<'a> {
        &self.conditions[usize::from(index.0)]
    }

    /// The direct parts of a condition.
    pub fn parts(&self, index: ConditionIndex) -> impl Iterator<Item = ConditionIndex> {
        let end = self.condition(index).end;
        let first = ConditionIndex(index.0 + 1);
        core::iter::successors((first < end).then_some(first), move |&part| {
            let next = self.condition(part).end;
            (next < end).then_some(next)
        })
    }

    /// The comparison at an index of these rules.
    #[must_use]
    pub fn atom(&self, index: AtomIndex) -> &Atom {
        &self.atoms[usize::from(index.0)]
    }

    /// The benefit at an index of these rules.
    #[must_use]
    pub fn benefit(&self, index: BenefitIndex) -> &Benefit<'a> {
        &self.benefits[usize::from(index.0)]
    }

    /// Looks up a benefit by id.
    #[must_use]
    pub fn benefit_index(&self, id: &str) -> Option<BenefitIndex> {
        let at = self.benefits.iter().position(|benefit| benefit.id == id)?;
        u16::try_from(at).ok().map(BenefitIndex)
    }

    /// All benefits with their indices, in text order.
    pub fn benefits(&self) -> impl Iterator<Item = (BenefitIndex, &Benefit<'a>)> {
        (0..=u16::MAX).map(BenefitIndex).zip(&self.benefits)
    }

    /// How the text was interpreted where it leaves the target group open, without duplicates.
    #[must_use]
    pub fn audience_notes(&self, benefit: &Benefit<'a>) -> Vec<&'a str> {
        let target =
            benefit.target.map(|target| usize::from(target.0)..usize::from(self.condition(target).end.0));
        let mut notes: Vec<_> =
            target.map_or(&[][..], |parts| &self.conditions[parts]).iter().map(|part| part.note).collect();
        notes.retain(|note| !note.is_empty());
        notes.dedup();
        notes
    }

    /// The audiences with at least one benefit, with their indices; provinces may differ.
    pub fn listed_audiences(&self) -> impl Iterator<Item = (u8, &Audience<'a>)> {
        let is_listed = |place: u8| self.benefits.iter().any(|benefit| benefit.audiences.contains(&place));
        (0u8..).zip(&self.audiences).filter(move |(place, _)| is_listed(*place))
    }

    /// The topics with at least one benefit, with their indices.
    pub fn listed_topics(&self) -> impl Iterator<Item = (u8, &Topic<'a>)> {
        let is_listed = |place: u8| self.benefits.iter().any(|benefit| benefit.topics.contains(&place));
        (0u8..).zip(&self.topics).filter(move |(place, _)| is_listed(*place))
    }

    /// The benefits listed for an audience and under a topic, each by index; `None` means all.
    #[must_use]
    pub fn visible(&self, audience: Option<u8>, topic: Option<u8>) -> Vec<BenefitIndex> {
        let listed = |places: &[u8], chosen: Option<u8>| chosen.is_none_or(|place| places.contains(&place));
        let chosen = self
            .benefits()
            .filter(|(_, benefit)| listed(&benefit.audiences, audience) && listed(&benefit.topics, topic));
        chosen.map(|(index, _)| index).collect()
    }
}
