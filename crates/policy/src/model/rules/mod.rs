//! The rules: what a document gives a person, an employer or a school, and what is asked to find out.
//!
//! They are compiled by `seeds` to indices, so that nothing is parsed and no string is compared when the app
//! starts.

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
    Amount, Benefit, BenefitIndex, Bring, Gives, NoBenefit, Per, Percent, Principle, Quota, Recurrence,
    Strength, StrengthKind, Sum, Term, TotalCap,
};
pub use condition::{Atom, AtomIndex, Comparison, Condition, ConditionIndex, Test};
pub use fact::{Audience, Changes, Comes, Fact, FactIndex, FactKind, FactOption, NumberRange, Topic};
pub use interview::{
    Check, Gate, GateOption, Interview, MOST_OPTIONS, Nothing, OptionGroup, Phrase, Trouble,
};
pub use wish::Wish;

use serde::{Deserialize, Serialize};

use super::date::Date;

/// Everything the wizard knows: questions, rules, and what is listed without a verdict.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Eligibility<'a> {
    /// Changes whenever questions or rules do; links carry it.
    pub version: u32,
    /// The groups people recognise themselves in.
    #[serde(borrow)]
    pub audiences: Vec<Audience<'a>>,
    /// What people may want to know about.
    #[serde(borrow)]
    pub topics: Vec<Topic<'a>>,
    /// What people come to ask.
    #[serde(borrow)]
    pub wishes: Vec<Wish<'a>>,
    /// What can be asked, the first being `who`.
    #[serde(borrow)]
    pub facts: Vec<Fact<'a>>,
    /// Which answers cannot go together.
    #[serde(borrow)]
    pub constraints: Vec<Constraint<'a>>,
    /// How people are asked.
    #[serde(borrow)]
    pub interview: Interview<'a>,
    /// All conditions and their parts.
    #[serde(borrow)]
    pub conditions: Vec<Condition<'a>>,
    /// All comparisons.
    pub atoms: Vec<Atom>,
    /// The documents that give benefits.
    pub sources: Vec<Source>,
    /// All benefits, in the order of the text.
    #[serde(borrow)]
    pub benefits: Vec<Benefit<'a>>,
    /// What the measures state without a verdict.
    #[serde(borrow)]
    pub principles: Vec<Principle<'a>>,
    /// The measures without a benefit.
    #[serde(borrow)]
    pub no_benefit: Vec<NoBenefit<'a>>,
}

/// A document that gives benefits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its place in the corpus.
    pub document: u16,
    /// The day it is dated (成文日期): before it nothing is given.
    pub issued: Date,
}

/// A state of affairs that cannot be: answers that say so contradict each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Constraint<'a> {
    /// What is never so.
    pub never: ConditionIndex,
    /// What to tell whoever answers so.
    pub message: &'a str,
}

impl<'a> Eligibility<'a> {
    /// The fact at an index of these rules.
    #[must_use]
    pub fn fact(&self, index: FactIndex) -> &Fact<'a> {
        &self.facts[usize::from(index.0)]
    }

    /// The fact with this id.
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

    /// The parts right in a condition.
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

    /// The benefit with this id.
    #[must_use]
    pub fn benefit_index(&self, id: &str) -> Option<BenefitIndex> {
        let at = self.benefits.iter().position(|benefit| benefit.id == id)?;
        u16::try_from(at).ok().map(BenefitIndex)
    }

    /// All benefits with their indices, in the order of the text.
    pub fn benefits(&self) -> impl Iterator<Item = (BenefitIndex, &Benefit<'a>)> {
        (0..=u16::MAX).map(BenefitIndex).zip(&self.benefits)
    }

    /// How the text was read where it leaves open whom a benefit is for; each reading once.
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

    /// The audiences for whom a benefit is listed, with their places: not all are in every province.
    pub fn listed_audiences(&self) -> impl Iterator<Item = (u8, &Audience<'a>)> {
        let is_listed = |place: u8| self.benefits.iter().any(|benefit| benefit.audiences.contains(&place));
        (0u8..).zip(&self.audiences).filter(move |(place, _)| is_listed(*place))
    }

    /// The topics under which a benefit is listed, with their places.
    pub fn listed_topics(&self) -> impl Iterator<Item = (u8, &Topic<'a>)> {
        let is_listed = |place: u8| self.benefits.iter().any(|benefit| benefit.topics.contains(&place));
        (0u8..).zip(&self.topics).filter(move |(place, _)| is_listed(*place))
    }

    /// The benefits listed for an audience and under a topic, by their places; nothing chosen means
    /// all.
    #[must_use]
    pub fn visible(&self, audience: Option<u8>, topic: Option<u8>) -> Vec<BenefitIndex> {
        let listed = |places: &[u8], chosen: Option<u8>| chosen.is_none_or(|place| places.contains(&place));
        let chosen = self
            .benefits()
            .filter(|(_, benefit)| listed(&benefit.audiences, audience) && listed(&benefit.topics, topic));
        chosen.map(|(index, _)| index).collect()
    }
}
