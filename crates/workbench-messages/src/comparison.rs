//! Two documents side by side, and changes of what is said of them.

use serde::{Deserialize, Serialize};

/// A change of a comparison. Pairs, entries that stand alone and sentences are named by their places in the
/// [`Comparison`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ComparisonEdit {
    /// Somebody has read a pair, and this is what it is.
    Accept {
        /// Which.
        pair: usize,
        /// What it is called; empty for what it is called already.
        title: String,
        /// How its sides relate.
        relation: Relation,
        /// What is new on the left; may be empty.
        note: String,
    },
    /// A pair is none.
    Refuse {
        /// Which.
        pair: usize,
    },
    /// A sentence is a part of a pair from here on, or no part any more.
    Toggle {
        /// Which pair.
        pair: usize,
        /// Which document.
        side: Side,
        /// Which of its sentences.
        sentence: usize,
    },
    /// Two entries that stood alone belong together.
    Join {
        /// That of the left.
        left: usize,
        /// That of the right.
        right: usize,
    },
    /// Somebody has looked: these stand alone, for this reason.
    Alone {
        /// Which.
        entries: Vec<usize>,
        /// Why.
        reason: String,
    },
    /// Nobody has looked at an entry that stands alone.
    Reopen {
        /// Which.
        entry: usize,
    },
    /// The documents are not compared: the file goes.
    Drop,
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

/// Two documents side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// The one on the left.
    pub left: ComparedDocument,
    /// The one on the right.
    pub right: ComparedDocument,
    /// The passages that speak of the same matter.
    pub pairs: Vec<ComparedPair>,
    /// The passages that only one of them has, those of the left first.
    pub alone: Vec<ComparedAlone>,
    /// Whether the site shows it: both documents are in the full edition.
    pub is_published: bool,
}

/// One of the two documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparedDocument {
    /// What the site calls it.
    pub short_title: String,
    /// Its sentences and headings, in reading order.
    pub sentences: Vec<Sentence>,
}

/// A sentence or a heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    /// The line of the source that it begins in.
    pub line: usize,
    /// Its words.
    pub text: String,
}

/// Passages that speak of the same matter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparedPair {
    /// What it is called.
    pub title: String,
    /// How its sides relate.
    pub relation: Relation,
    /// What is new on the left; empty where nobody has said it.
    pub note: String,
    /// Whether a program proposed it and nobody has read it yet.
    pub is_draft: bool,
    /// The passages of the left.
    pub left: Vec<Passage>,
    /// The passages of the right.
    pub right: Vec<Passage>,
    /// How many of its places are not in the texts any more.
    pub missing: usize,
}

/// Passages that only one of the two has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparedAlone {
    /// Which has them.
    pub side: Side,
    /// What they are called.
    pub title: String,
    /// Why they stand alone; empty where nobody has said it.
    pub reason: String,
    /// Whether nobody has looked at them yet.
    pub is_draft: bool,
    /// The passages.
    pub passages: Vec<Passage>,
}

/// A sentence, or some words of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// Which sentence.
    pub sentence: usize,
    /// The words, where it is not the whole sentence.
    pub words: Option<String>,
}
