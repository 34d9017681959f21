//! The searchable texts, normalized once and kept in memory.

use super::fold::{BETWEEN_NUMBERS, Folded, is_number};
use super::results::HitTarget;
use crate::model::corpus::Corpus;
use crate::model::document::{Node, NodeIndex, NodeKind, Span};
use crate::model::rules::BenefitIndex;
use crate::model::vocabulary::AnswerKind;

/// Separates passages, so that no match spans two of them.
pub(super) const BETWEEN_PASSAGES: char = '\n';

/// The searchable texts of a corpus. Built once, in well under a millisecond per document.
#[derive(Debug)]
pub struct SearchIndex<'c> {
    /// All passages, normalized and concatenated.
    pub(super) chars: Vec<char>,
    /// For each character, its byte range in its passage.
    pub(super) spans: Vec<Span>,
    /// The passages, in document order.
    pub(super) passages: Vec<IndexedPassage<'c>>,
    /// The groups of hits, in the same order.
    pub(super) groups: Vec<HitGroup>,
    /// Number of leading characters that belong to documents; benefits and questions follow.
    pub(super) in_documents: usize,
    /// The sayings, normalized, in character order.
    pub(super) sayings: Vec<Saying<'c>>,
    /// Words too common to distinguish anything.
    generic: Vec<Vec<char>>,
    /// Function characters.
    light: Vec<char>,
}

/// A sentence, heading or title.
#[derive(Debug)]
pub(super) struct IndexedPassage<'c> {
    pub(super) leaf: Option<NodeIndex>,
    pub(super) text: &'c str,
    /// Whether it is the heading of its group.
    pub(super) is_heading: bool,
    /// Offset of its first normalized character.
    pub(super) start: usize,
    /// Number of normalized characters.
    pub(super) len: usize,
    /// The index of its group.
    pub(super) group: usize,
}

/// A group of hits: a measure, section, part or cover; a benefit; a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct HitGroup {
    pub(super) target: HitTarget,
    /// Whether it is a measure, the most common target.
    pub(super) is_measure: bool,
}

/// A saying of the vocabulary.
#[derive(Debug)]
pub(super) struct Saying<'c> {
    pub(super) chars: Vec<char>,
    pub(super) meaning: SayingMeaning<'c>,
}

/// The meaning of a saying.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum SayingMeaning<'c> {
    /// These official terms, best first.
    Terms(Vec<&'c str>),
    /// Something that no document addresses, with the closest terms.
    Absent(Vec<&'c str>),
    /// A question best answered by a page.
    Question(AnswerKind),
    /// No meaning of its own.
    Filler,
}

impl<'c> SearchIndex<'c> {
    /// Indexes the texts of a corpus.
    #[must_use]
    pub fn new(corpus: &'c Corpus<'c>) -> Self {
        let mut index = Self {
            chars: Vec::new(),
            spans: Vec::new(),
            passages: Vec::new(),
            groups: Vec::new(),
            in_documents: 0,
            sayings: sayings(corpus),
            generic: corpus.vocabulary.generic.texts().map(|word| Folded::new(word).chars).collect(),
            light: corpus.vocabulary.light.chars().collect(),
        };
        for (position, document) in corpus.documents.iter().enumerate() {
            for leaf in document.iter().filter(|node| node.kind().is_leaf()) {
                index.push_leaf(position, leaf);
            }
        }
        index.in_documents = index.chars.len();
        for (position, benefit) in corpus.eligibility.benefits.iter().enumerate() {
            let Ok(place) = u16::try_from(position) else { break };
            index.push_other(HitTarget::Benefit(BenefitIndex(place)), benefit.title, [benefit.summary]);
        }
        for (position, fact) in corpus.eligibility.facts.iter().enumerate() {
            let answers = fact.options().iter().map(|option| option.label);
            let words = [fact.why].into_iter().filter(|why| !why.is_empty()).chain(answers);
            index.push_other(HitTarget::Question(position), fact.question, words);
        }
        index
    }

    fn push_leaf(&mut self, document: usize, leaf: Node<'c, 'c>) {
        let home = group_of(leaf);
        let group = HitGroup {
            target: HitTarget::Node { document, node: home.index() },
            is_measure: home.kind() == NodeKind::Measure,
        };
        // The leaves of a group need not be contiguous: nested groups may interrupt them.
        let place = self.groups.iter().rposition(|&known| known == group).unwrap_or_else(|| {
            self.groups.push(group);
            self.groups.len() - 1
        });
        let is_heading = matches!(leaf.kind(), NodeKind::Heading | NodeKind::Title);
        self.push(place, Some(leaf.index()), leaf.text(), is_heading);
    }

    /// Adds a benefit, or a question with its answers.
    fn push_other(&mut self, target: HitTarget, title: &'c str, texts: impl IntoIterator<Item = &'c str>) {
        self.groups.push(HitGroup { target, is_measure: false });
        let group = self.groups.len() - 1;
        self.push(group, None, title, true);
        for text in texts {
            self.push(group, None, text, false);
        }
    }

    fn push(&mut self, group: usize, leaf: Option<NodeIndex>, text: &'c str, is_heading: bool) {
        let mut folded = Folded::new(text);
        self.passages.push(IndexedPassage {
            leaf,
            text,
            is_heading,
            start: self.chars.len(),
            len: folded.chars.len(),
            group,
        });
        self.chars.append(&mut folded.chars);
        self.spans.append(&mut folded.spans);
        self.chars.push(BETWEEN_PASSAGES);
        self.spans.push(Span::new(0, 0));
    }

    /// The normalized characters of the documents.
    pub(super) fn documents(&self) -> &[char] {
        &self.chars[..self.in_documents]
    }

    /// The saying that equals `chars`.
    pub(super) fn saying(&self, chars: &[char]) -> Option<&Saying<'c>> {
        let at = self.sayings.partition_point(|saying| saying.chars[..] < *chars);
        self.sayings.get(at).filter(|saying| saying.chars == chars)
    }

    /// The sayings that are a prefix of `chars`, each with its matched length; up to `skipped` function
    /// characters may occur in between.
    pub(super) fn sayings_at(
        &self,
        chars: &[char],
        skipped: usize,
    ) -> impl Iterator<Item = (&Saying<'c>, usize)> {
        let first = chars.first().copied().unwrap_or_default();
        let from = self.sayings.partition_point(|saying| saying.chars[0] < first);
        let same = self.sayings[from..].iter().take_while(move |saying| saying.chars[0] == first);
        same.filter_map(move |saying| Some((saying, self.said_with_gaps(&saying.chars, chars, skipped)?)))
    }

    /// The length of the prefix of `chars` that matches `said`, with at most `skipped` function characters
    /// in between.
    fn said_with_gaps(&self, said: &[char], chars: &[char], mut skipped: usize) -> Option<usize> {
        let mut at = 0;
        for (place, wanted) in said.iter().enumerate() {
            while chars.get(at)? != wanted {
                // A saying of one character has no gaps, and numbers are never split.
                if place == 0 || skipped == 0 || !self.may_stand_between(chars[at]) {
                    return None;
                }
                skipped -= 1;
                at += 1;
            }
            at += 1;
        }
        Some(at)
    }

    fn may_stand_between(&self, c: char) -> bool {
        self.is_light(c) || is_number(c) || c == BETWEEN_NUMBERS
    }

    /// Whether a character is a function character.
    pub(super) fn is_light(&self, c: char) -> bool {
        self.light.contains(&c)
    }

    /// Whether a word is too common to distinguish anything.
    pub(super) fn is_generic(&self, chars: &[char]) -> bool {
        self.generic.iter().any(|word| word == chars)
    }

    /// Whether a character occurs in some text or saying, or is a function character.
    pub(super) fn occurs(&self, c: char) -> bool {
        let is_said = || self.sayings.iter().any(|saying| saying.chars.contains(&c));
        self.is_light(c) || self.chars.contains(&c) || is_said()
    }

    /// The index of the passage that contains the character at `position`.
    pub(super) fn passage_at(&self, position: usize) -> usize {
        self.passages.partition_point(|passage| passage.start <= position).saturating_sub(1)
    }
}

/// The measure, section, part or cover that contains a leaf.
fn group_of<'d, 'a>(leaf: Node<'d, 'a>) -> Node<'d, 'a> {
    leaf.ancestors().find(|node| node.kind() != NodeKind::Paragraph).unwrap_or(leaf)
}

fn sayings<'c>(corpus: &'c Corpus<'c>) -> Vec<Saying<'c>> {
    let vocabulary = &corpus.vocabulary;
    let official = |places: &[u16]| vocabulary.officials(places).collect();
    let words = vocabulary.words.iter().map(|(say, terms)| (say, SayingMeaning::Terms(official(terms))));
    let absent = vocabulary.absent.iter().map(|(say, terms)| (say, SayingMeaning::Absent(official(terms))));
    let questions = vocabulary.questions.iter().map(|(say, kind)| (say, SayingMeaning::Question(*kind)));
    let fillers = vocabulary.fillers.texts().map(|say| (say, SayingMeaning::Filler));
    let mut sayings: Vec<Saying<'c>> = words
        .chain(absent)
        .chain(questions)
        .chain(fillers)
        .map(|(say, meaning)| Saying { chars: Folded::new(say).chars, meaning })
        .filter(|saying| !saying.chars.is_empty())
        .collect();
    sayings.sort_unstable_by(|a, b| a.chars.cmp(&b.chars));
    sayings
}
