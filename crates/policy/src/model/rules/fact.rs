//! What the wizard may ask.

use serde::{Deserialize, Serialize};

use super::answer::first_bits;
use super::condition::ConditionIndex;

/// A fact's place in [`super::Eligibility::facts`]: the order in which ties between questions break.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FactIndex(pub u16);

/// One thing about a person, an employer or a school that some condition depends on.
///
/// A fact has no default. Unanswered, 不清楚 and 不适用 (see [`Fact::applies_if`]) stay three
/// different things to the end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact<'a> {
    /// Short, stable and public: links carry it.
    pub id: &'a str,
    /// A short noun phrase for lists of answers.
    pub label: &'a str,
    /// The question in plain words.
    pub question: &'a str,
    /// Why it is asked (为什么问这个), where its author says more than which benefits hang on it; empty for most.
    pub why: &'a str,
    /// Where to find the answer, or the official term; may be empty.
    pub help: &'a str,
    /// What an answer looks like.
    #[serde(borrow)]
    pub kind: FactKind<'a>,
    /// Where this is false the fact is 不适用: every comparison on it is false. Tests earlier facts only.
    pub applies_if: Option<ConditionIndex>,
    /// What can change about it.
    pub changes: Changes,
    /// The first of the fact's slots: several-of facts have one for each option, others one.
    pub first_slot: u16,
}

/// What an answer to a question looks like.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum FactKind<'a> {
    /// Exactly one of the options.
    OneOf(#[serde(borrow)] Vec<FactOption<'a>>),
    /// Any of the options, or none; 不清楚 exists for each.
    SeveralOf(#[serde(borrow)] Vec<FactOption<'a>>),
    /// 是 or 否.
    YesNo,
    /// A whole number.
    Number(#[serde(borrow)] NumberRange<'a>),
    /// A length of time in whole months, asked for as years and months.
    Duration(#[serde(borrow)] NumberRange<'a>),
    /// A day.
    Date,
}

/// One of the options of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactOption<'a> {
    /// Short, stable and public: links carry it.
    pub id: &'a str,
    /// The option in plain words.
    pub label: &'a str,
    /// The official term or an explanation; may be empty.
    pub help: &'a str,
    /// How the option can come to be, where its fact can change.
    pub comes: Comes,
}

/// The numbers that can be given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberRange<'a> {
    /// What is counted, for example 人; durations count months and say 年.
    pub unit: &'a str,
    /// The least number, in months for a duration.
    pub min: u32,
    /// The greatest number, in months for a duration.
    pub max: u32,
    /// Where some comparison changes: rising, each above `min` and at most `max`.
    pub cuts: Vec<u32>,
}

/// What can still change about a fact. Whatever it says, what is unanswered is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "changes"))]
#[serde(rename_all = "snake_case")]
pub enum Changes {
    /// The person asked can change it.
    Choice,
    /// The person asked can get further, and what is reached stays: a later option of one, one more of
    /// several, yes for no, a larger number.
    Gain,
    /// A duration that grows by the month.
    Time,
    /// It may still happen or end, but nobody is advised to bring it about.
    Event,
    /// It is past, or stays as it is.
    Never,
}

/// How an option can come to be that is not so now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Comes {
    /// As its fact changes.
    #[default]
    Freely,
    /// It may happen, but nobody is advised to bring it about.
    Event,
    /// No more: whoever has been at work for years does not start anew.
    Never,
}

/// A group that people recognise themselves in (人群).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Audience<'a> {
    /// Short, stable and public.
    pub id: &'a str,
    /// The group in plain words.
    pub label: &'a str,
    /// Which option of the fact `who` these are.
    pub who: u8,
}

/// What people may want to know about (主题).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic<'a> {
    /// Short, stable and public.
    pub id: &'a str,
    /// The topic in plain words.
    pub label: &'a str,
}

impl<'a> Fact<'a> {
    /// The options of a one-of or several-of fact; empty for others.
    #[must_use]
    pub fn options(&self) -> &[FactOption<'a>] {
        match &self.kind {
            FactKind::OneOf(options) | FactKind::SeveralOf(options) => options,
            FactKind::YesNo | FactKind::Number(_) | FactKind::Duration(_) | FactKind::Date => &[],
        }
    }

    /// How many slots the fact has.
    pub(crate) fn slot_count(&self) -> usize {
        match &self.kind {
            FactKind::SeveralOf(options) => options.len(),
            FactKind::OneOf(_)
            | FactKind::YesNo
            | FactKind::Number(_)
            | FactKind::Duration(_)
            | FactKind::Date => 1,
        }
    }

    /// The fact's slots.
    pub(crate) fn slots(&self) -> core::ops::Range<usize> {
        let first = usize::from(self.first_slot);
        first..first + self.slot_count()
    }
}

impl NumberRange<'_> {
    /// The cells that lie between two numbers, both included, where the cuts tell these apart from others.
    #[must_use]
    pub fn cells(&self, first: u32, last: u32) -> u64 {
        if first > self.max || last < self.min || first > last {
            return 0;
        }
        first_bits(self.cell(last) + 1) & !first_bits(self.cell(first))
    }

    /// Which of the cells between the cuts holds `number`.
    pub(crate) fn cell(&self, number: u32) -> usize {
        self.cuts.partition_point(|&cut| cut <= number)
    }
}
