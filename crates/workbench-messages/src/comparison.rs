//! The step 对照: a comparison of two documents, and its edits.

use serde::{Deserialize, Serialize};

/// An edit of a comparison. Pairs, unmatched entries and sentences are identified by their index in the
/// [`DocumentComparison`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ComparisonEdit {
    /// Accepts a pair as reviewed.
    Accept {
        /// Index of the pair.
        pair: usize,
        /// The title; empty keeps the present one.
        title: String,
        /// The relation of its sides.
        relation: Relation,
        /// What the left side adds; may be empty.
        note: String,
    },
    /// Dissolves a pair.
    Dissolve {
        /// Index of the pair.
        pair: usize,
    },
    /// Adds a sentence to a pair, or removes it.
    ToggleSentence {
        /// Index of the pair.
        pair: usize,
        /// The side of the document.
        side: Side,
        /// Index of the sentence in that document.
        sentence: usize,
    },
    /// Makes a draft pair of two unmatched entries.
    MakePair {
        /// Index of the entry of the left document.
        left: usize,
        /// Index of the entry of the right document.
        right: usize,
    },
    /// Marks unmatched entries as reviewed, with a reason why the other document has no counterpart.
    SetReason {
        /// Indices of the entries.
        entries: Vec<usize>,
        /// The reason.
        reason: String,
    },
    /// Makes an unmatched entry a draft again.
    Reopen {
        /// Index of the entry.
        entry: usize,
    },
    /// Deletes the comparison's file.
    Delete,
}

/// One of two documents side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Side {
    /// 左边
    Left,
    /// 右边
    Right,
}

/// How the sides of a pair relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Relation {
    /// 相同
    Same,
    /// 左边更具体
    MoreSpecific,
}

/// A comparison of two documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentComparison {
    /// The left document.
    pub left: ComparedDocument,
    /// The right document.
    pub right: ComparedDocument,
    /// The pairs of matching passages.
    pub pairs: Vec<ComparedPair>,
    /// The passages without a counterpart, those of the left document first.
    pub unmatched: Vec<UnmatchedEntry>,
    /// Whether the site publishes the comparison: both documents are in the full edition.
    pub is_published: bool,
}

/// A document of a comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparedDocument {
    /// Short title.
    pub short_title: String,
    /// Its sentences and headings, in reading order.
    pub sentences: Vec<ComparedSentence>,
}

/// A sentence or a heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparedSentence {
    /// Line of the source that it starts in, from 1.
    pub line: usize,
    /// Its text.
    pub text: String,
}

/// A pair of matching passages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparedPair {
    /// Title.
    pub title: String,
    /// The relation of its sides.
    pub relation: Relation,
    /// What the left side adds; empty for a draft.
    pub note: String,
    /// Whether it is a proposal that nobody has reviewed.
    pub is_draft: bool,
    /// Passages of the left document.
    pub left: Vec<ComparedPassage>,
    /// Passages of the right document.
    pub right: Vec<ComparedPassage>,
    /// Count of its references that no longer exist in the texts.
    pub missing: usize,
}

/// Passages without a counterpart in the other document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnmatchedEntry {
    /// The document that has them.
    pub side: Side,
    /// Title.
    pub title: String,
    /// Why the other document has no counterpart; empty for a draft.
    pub reason: String,
    /// Whether nobody has reviewed them.
    pub is_draft: bool,
    /// The passages.
    pub passages: Vec<ComparedPassage>,
}

/// A sentence, or part of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparedPassage {
    /// Index of the sentence in its document.
    pub sentence: usize,
    /// The part of the sentence; `None` for the whole sentence.
    pub text: Option<String>,
}
