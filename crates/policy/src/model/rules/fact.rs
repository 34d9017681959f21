//! The facts that the wizard can ask about.

use serde::{Deserialize, Serialize};

use super::answer::first_bits;
use super::condition::ConditionIndex;

/// The index of a fact in [`super::Eligibility::facts`], which also breaks ties between questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FactIndex(pub u16);

/// A property of a person, an employer or a school that some condition depends on.
///
/// A fact has no default: unanswered, 不清楚 and 不适用 (see [`Fact::applies_if`]) are always distinguished.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact<'a> {
    /// Short, stable and public: used in links.
    pub id: &'a str,
    /// A short noun phrase for lists of answers.
    pub label: &'a str,
    /// The question in plain words.
    pub question: &'a str,
    /// Why it is asked (为什么问这个), if there is more to say than which benefits depend on it; usually empty.
    pub why: &'a str,
    /// Where to find the answer, or the official term; may be empty.
    pub help: &'a str,
    /// The type of its answer.
    #[serde(borrow)]
    pub kind: FactKind<'a>,
    /// If false, the fact is 不适用 and every comparison on it is false. Refers to earlier facts only.
    pub applies_if: Option<ConditionIndex>,
    /// How it can change.
    pub changes: Changes,
    /// The first of its slots: several-of facts have one slot per option, others one.
    pub first_slot: u16,
}

/// The type of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum FactKind<'a> {
    /// Exactly one of the options.
    OneOf(#[serde(borrow)] Vec<FactOption<'a>>),
    /// Any subset of the options; each may be 不清楚.
    SeveralOf(#[serde(borrow)] Vec<FactOption<'a>>),
    /// 是 or 否.
    YesNo,
    /// A whole number.
    Number(#[serde(borrow)] NumberRange<'a>),
    /// A length of time in months, entered as years and months.
    Duration(#[serde(borrow)] NumberRange<'a>),
    /// A day.
    Date,
}

/// One of the options of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactOption<'a> {
    /// Short, stable and public: used in links.
    pub id: &'a str,
    /// The option in plain words.
    pub label: &'a str,
    /// The official term or an explanation; may be empty.
    pub help: &'a str,
    /// How the option can come to hold, if its fact can change.
    pub comes: Comes,
}

/// The valid range of a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberRange<'a> {
    /// The unit, for example 人; durations count months and display 年.
    pub unit: &'a str,
    /// The minimum; for a duration in months.
    pub min: u32,
    /// The maximum; for a duration in months.
    pub max: u32,
    /// The values at which some comparison changes: ascending, each in `min + 1..=max`.
    pub cuts: Vec<u32>,
}

/// How a fact can change. Unanswered facts are open in any case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "changes"))]
#[serde(rename_all = "snake_case")]
pub enum Changes {
    /// The person can choose it.
    Choice,
    /// The person can only advance: to a later option, one more of several, yes instead of no, a larger
    /// number.
    Gain,
    /// A duration that grows by one each month.
    Time,
    /// It may happen or end by itself, but is never advised.
    Event,
    /// It cannot change.
    Never,
}

/// How an option that does not hold can come to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Comes {
    /// As its fact changes.
    #[default]
    Freely,
    /// It may happen by itself, but is never advised.
    Event,
    /// Never again: a worker of many years does not become a new hire.
    Never,
}

/// A group of users (人群).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Audience<'a> {
    /// Short, stable and public.
    pub id: &'a str,
    /// The group in plain words.
    pub label: &'a str,
    /// The corresponding option of the fact `who`.
    pub who: u8,
}

/// A topic of interest (主题).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic<'a> {
    /// Short, stable and public.
    pub id: &'a str,
    /// The topic in plain words.
    pub label: &'a str,
}

impl<'a> Fact<'a> {
    /// A fact of this kind with otherwise empty fields, which never changes.
    pub(crate) const fn bare(kind: FactKind<'a>) -> Self {
        Self {
            id: "",
            label: "",
            question: "",
            why: "",
            help: "",
            kind,
            applies_if: None,
            changes: Changes::Never,
            first_slot: 0,
        }
    }

    /// The options of a one-of or several-of fact; empty for other kinds.
    #[must_use]
    pub fn options(&self) -> &[FactOption<'a>] {
        match &self.kind {
            FactKind::OneOf(options) | FactKind::SeveralOf(options) => options,
            FactKind::YesNo | FactKind::Number(_) | FactKind::Duration(_) | FactKind::Date => &[],
        }
    }

    /// The number of slots of the fact.
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
    /// The cells between two numbers, both included.
    #[must_use]
    pub fn cells(&self, first: u32, last: u32) -> u64 {
        if first > self.max || last < self.min || first > last {
            return 0;
        }
        first_bits(self.cell(last) + 1) & !first_bits(self.cell(first))
    }

    /// The index of the cell that contains `number`.
    pub(crate) fn cell(&self, number: u32) -> usize {
        self.cuts.partition_point(|&cut| cut <= number)
    }
}
