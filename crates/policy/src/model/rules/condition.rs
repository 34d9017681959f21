//! Conditions over facts, as indices.

use serde::{Deserialize, Serialize};

use super::fact::FactIndex;
use crate::model::date::Date;
use crate::model::document::Quote;

/// The index of a condition in [`super::Eligibility::conditions`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ConditionIndex(pub u16);

/// A condition or a part of one. Stored in pre-order: the parts directly follow it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition<'a> {
    /// The operator or comparison.
    pub test: Test,
    /// One past its last descendant.
    pub end: ConditionIndex,
    /// The quote it rests on; a part without one inherits that of the enclosing condition.
    pub quote: Option<Quote>,
    /// What the text leaves open here, in plain words; usually empty.
    pub note: &'a str,
}

/// An operator or a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Test {
    /// All parts hold; true if there are none.
    All,
    /// At least one part holds.
    Any {
        /// Whether the text's list ends in 等, so that cases outside it are undecided (没写明算不算).
        open: bool,
    },
    /// Negates its only part.
    Not,
    /// A comparison on one fact.
    Atom(AtomIndex),
}

/// The index of a comparison in [`super::Eligibility::atoms`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct AtomIndex(pub u16);

/// A comparison on one fact. False if the fact is 不适用.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Atom {
    /// The fact compared.
    pub fact: FactIndex,
    /// The slot compared; for a several-of fact, that of the option.
    pub slot: u16,
    /// The comparison.
    pub comparison: Comparison,
}

/// A comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Comparison {
    /// The fact's cell is one of these: options by index, 否 and 是, or the number ranges between cuts.
    Cells(u64),
    /// The date is this day or a later one.
    OnOrAfter(Date),
    /// The date is this day or an earlier one.
    OnOrBefore(Date),
    /// The as-of date is at most this many months after the date, the last day included, and not before it.
    WithinMonths(u16),
}
