//! A stretch of text, and a stretch that is quoted.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::NodeIndex;

/// A stretch of a text, in bytes of its UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The stretch from `start` up to, not including, `end`.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// The stretch of these bytes of a text; texts are shorter than 4 GB.
    #[must_use]
    pub fn of(bytes: Range<usize>) -> Self {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self::new(offset(bytes.start), offset(bytes.end))
    }

    /// The stretch's length in bytes.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// Whether the stretch holds nothing.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether `inner` lies within this stretch.
    #[must_use]
    pub const fn contains(self, inner: Self) -> bool {
        self.start <= inner.start && inner.end <= self.end
    }

    /// Whether the two stretches share a byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The stretch of `text`, or nothing where it does not lie within `text` on character
    /// boundaries (which the decoder rules out for a corpus).
    #[must_use]
    pub fn slice(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

/// A verbatim stretch of one node of a document. Nothing is claimed about a document without one.
///
/// The compiler of `seeds/` makes quotes only from words found exactly once in their node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Quote {
    /// The node quoted, as the author of the quote named it.
    pub node: NodeIndex,
    /// Where the words stand in the document's text.
    pub span: Span,
}
