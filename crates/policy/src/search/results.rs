//! Search results.

use crate::model::document::{NodeIndex, Span};
use crate::model::rules::BenefitIndex;
use crate::model::vocabulary::AnswerKind;

/// The result of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchResults<'c> {
    /// How well the hits match.
    pub fit: Fit,
    /// The hits in documents, best first; ties in document order. Each has a [`HitTarget::Node`].
    pub hits: Vec<Hit<'c>>,
    /// Benefits and questions that contain all words of the query, best first.
    pub besides: Vec<Hit<'c>>,
    /// The official terms that replaced words of the query.
    pub mappings: Vec<Mapping>,
    /// The kind of answer requested, if a page lists such answers.
    pub answer_kind: Option<AnswerKind>,
    /// Requested things that no document addresses: 加班费.
    pub absent: Vec<String>,
    /// Unknown words of the query, which were not searched.
    pub unused: Vec<String>,
    /// Whether the query was truncated.
    pub shortened: bool,
}

/// How well the hits match the query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// The query has no word: it is empty, or only punctuation or emoji.
    NoWords,
    /// The query is a question that a page answers, see [`SearchResults::answer_kind`]; there are no hits.
    Question,
    /// The best hit has all required words or the official terms for them; see [`Hit::is_exact`].
    Exact,
    /// No passage has all required words, or some words are unknown. The hits are the closest matches.
    Nearest,
    /// The documents contain no word of the query, but the text of a benefit or question contains all known
    /// ones, see [`SearchResults::besides`].
    Besides,
    /// No text contains a word of the query.
    Nothing,
}

/// A hit, with the matching sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit<'c> {
    /// Its target.
    pub target: HitTarget,
    /// How the words are arranged.
    pub rank: Rank,
    /// Whether all required words occur as typed or as the official terms for them. Otherwise the match is
    /// approximate, corrected or partial.
    pub is_exact: bool,
    /// The matched share of the query's weight, in percent; rare words weigh more than common ones.
    pub share: u32,
    /// The score, comparable only within one search.
    pub score: u32,
    /// The matching sentences and headings, best first; never empty.
    pub passages: Vec<Passage<'c>>,
}

/// The target of a hit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HitTarget {
    /// A measure, section, part or cover of a document.
    Node {
        /// The index of the document in the corpus.
        document: usize,
        /// The node.
        node: NodeIndex,
    },
    /// A benefit, matched by its title or summary.
    Benefit(BenefitIndex),
    /// A question of the wizard: its index in
    /// [`Eligibility::facts`](crate::model::rules::Eligibility::facts).
    Question(usize),
}

/// The arrangement of the matched words, worst to best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// Only some of them occur.
    Some,
    /// All occur, across several sentences.
    Spread,
    /// All occur in one sentence.
    Sentence,
    /// They occur in one sentence as one phrase.
    Phrase,
    /// They occur in the heading.
    Heading,
}

/// A sentence, heading or title with the matched words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage<'c> {
    /// The leaf of the document; `None` for the text of a benefit or question.
    pub leaf: Option<NodeIndex>,
    /// Whether it is a heading or title.
    pub is_heading: bool,
    /// The text.
    pub text: &'c str,
    /// The matched byte ranges of `text`, in order and disjoint.
    pub marks: Vec<Span>,
}

/// A replacement of a typed word by official terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    /// The typed word.
    pub typed: String,
    /// The official terms found for it, best first.
    pub official: Vec<String>,
}
