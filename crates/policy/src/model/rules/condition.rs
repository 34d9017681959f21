//! Conditions over facts, compiled to indices.

use serde::{Deserialize, Serialize};

use super::fact::FactIndex;
use crate::model::date::Date;
use crate::model::document::Quote;

/// A condition's place in [`super::Eligibility::conditions`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ConditionIndex(pub u16);

/// A condition or a part of one. Stored in pre-order: its parts stand right behind it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition<'a> {
    /// What it says.
    pub test: Test,
    /// One past the last of its parts.
    pub end: ConditionIndex,
    /// The words it rests on; a part without its own rests on those of the whole.
    pub quote: Option<Quote>,
    /// What the text leaves open here, in plain words; mostly empty.
    pub note: &'a str,
}

/// What a condition says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Test {
    /// All parts hold; true where there is none.
    All,
    /// At least one part holds.
    Any {
        /// The text's list ends in 等: outside it nothing is refuted (没写明算不算).
        open: bool,
    },
    /// The one part does not hold.
    Not,
    /// A comparison on one fact.
    Atom(AtomIndex),
}

/// A comparison's place in [`super::Eligibility::atoms`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct AtomIndex(pub u16);

/// A comparison on one fact. False where the fact is 不适用.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Atom {
    /// The fact compared.
    pub fact: FactIndex,
    /// The slot compared: for a several-of fact that of the option.
    pub slot: u16,
    /// How it is compared.
    pub comparison: Comparison,
}

/// How a fact is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Comparison {
    /// The fact's cell is one of these: options by their place, 否 and 是, or the stretches of numbers
    /// between the cuts.
    Cells(u64),
    /// The date is this day or a later one.
    OnOrAfter(Date),
    /// The date is this day or an earlier one.
    OnOrBefore(Date),
    /// The as-of date is the date or later, and at most so many months later, the last day included.
    WithinMonths(u16),
}
