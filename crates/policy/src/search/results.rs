//! What a search answers.

use crate::model::document::{NodeIndex, Span};
use crate::model::rules::BenefitIndex;
use crate::model::vocabulary::Asks;

/// The answer to a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Results<'c> {
    /// How well the hits fit.
    pub fit: Fit,
    /// What was found in the documents, the best first; hits of one score in their order. Each leads to
    /// a [`Target::Node`].
    pub hits: Vec<Hit<'c>>,
    /// Benefits and questions with all words of the query, the best first.
    pub besides: Vec<Hit<'c>>,
    /// Which official terms stood in for the words of the query.
    pub mappings: Vec<Mapping>,
    /// What the query asks for that a page lists.
    pub asks: Option<Asks>,
    /// What the query asks for that no document speaks of: 加班费.
    pub absent: Vec<String>,
    /// Words of the query that were not looked for, because nothing is known of them.
    pub unused: Vec<String>,
    /// Whether only the beginning of the query was looked for, because it is very long.
    pub shortened: bool,
}

/// How well hits fit the query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// The query has no word: nothing, only punctuation, only emoji.
    NoWords,
    /// The query is a question that a page answers, see [`Results::asks`]; there are no hits.
    Question,
    /// The best hit has all words that count, or the official terms for them; see [`Hit::is_exact`].
    Exact,
    /// No document says what was asked for: no place has all words that count, or nothing is known of
    /// some of them. The hits come nearest.
    Nearest,
    /// No document has a word of the query; a benefit's text or a question has all that are known, see
    /// [`Results::besides`].
    Besides,
    /// No place has a word of the query.
    Nothing,
}

/// Something that was found, with the sentences that say so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit<'c> {
    /// Where it leads.
    pub target: Target,
    /// In what way the words stand there.
    pub rank: Rank,
    /// Whether all words that count stand there as typed, or as the official terms for them. A near match
    /// has something between them, or a slip mended, or some missing.
    pub is_exact: bool,
    /// How much of what the query tells stands there, in percent; rare words tell more than common ones.
    pub share: u32,
    /// How good it is; only for comparing with other hits of the same search.
    pub score: u32,
    /// The sentences and headings with the words, the best first; at least one.
    pub passages: Vec<Passage<'c>>,
}

/// What a hit leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A measure, section, part or cover of a document.
    Node {
        /// The document's place in the corpus.
        document: usize,
        /// The node.
        node: NodeIndex,
    },
    /// A benefit, by its title or summary.
    Benefit(BenefitIndex),
    /// A question of the wizard: its place among [`Eligibility::facts`](crate::model::rules::Eligibility::facts).
    Question(usize),
}

/// In what way the words of a query stand in a place, the best last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// Some of them stand there.
    Some,
    /// All stand there, spread over several sentences.
    Spread,
    /// All stand in one sentence.
    Sentence,
    /// They stand in one sentence as one phrase.
    Phrase,
    /// They stand in the heading.
    Heading,
}

/// A sentence, heading or title with the words that were found in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage<'c> {
    /// The leaf of the document whose text it is; nothing for the text of a benefit or question.
    pub leaf: Option<NodeIndex>,
    /// Whether it is a heading or title.
    pub is_heading: bool,
    /// The text.
    pub text: &'c str,
    /// The stretches of the text that were found, in order, apart from one another.
    pub marks: Vec<Span>,
}

/// The official term that was looked for in place of a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    /// The word of the query.
    pub typed: String,
    /// The official terms that were found for it, the best first.
    pub official: Vec<String>,
}
