//! The texts that are searched, folded once and kept in memory.

use super::fold::{BETWEEN_NUMBERS, Folded, is_number};
use super::results::Target;
use crate::model::corpus::Corpus;
use crate::model::document::{Kind, Node, NodeIndex, Span};
use crate::model::rules::BenefitIndex;
use crate::model::vocabulary::Asks;

/// Stands between two passages, so that nothing is found across them.
pub(super) const BETWEEN_PASSAGES: char = '\n';

/// All that can be searched in a corpus. Made once, in well under a millisecond for a document.
#[derive(Debug)]
pub struct SearchIndex<'c> {
    /// All passages folded, one behind the other.
    pub(super) chars: Vec<char>,
    /// For each folded character, the bytes of its passage that it stands for.
    pub(super) spans: Vec<Span>,
    /// The passages in the order of the documents.
    pub(super) passages: Vec<IndexedPassage<'c>>,
    /// What hits are grouped by, in the same order.
    pub(super) groups: Vec<Group>,
    /// How many of the folded characters are the documents'; behind them stand benefits and questions.
    pub(super) in_documents: usize,
    /// What people say, folded, with what it stands for; in the order of their characters.
    pub(super) sayings: Vec<Saying<'c>>,
    /// Words that are said of nearly everything.
    generic: Vec<Vec<char>>,
    /// Characters that only hold others together.
    light: Vec<char>,
}

/// A sentence, heading or title.
#[derive(Debug)]
pub(super) struct IndexedPassage<'c> {
    pub(super) leaf: Option<NodeIndex>,
    pub(super) text: &'c str,
    /// Whether it is the heading of its group.
    pub(super) is_heading: bool,
    /// Where it starts among the folded characters.
    pub(super) start: usize,
    /// How many folded characters it has.
    pub(super) len: usize,
    /// Its group's place.
    pub(super) group: usize,
}

/// What hits are grouped by: a measure, section, part or cover; a benefit; a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) target: Target,
    /// Whether it is a measure: what most people look for.
    pub(super) is_measure: bool,
}

/// Something people say.
#[derive(Debug)]
pub(super) struct Saying<'c> {
    pub(super) chars: Vec<char>,
    pub(super) meaning: Meaning<'c>,
}

/// What something people say stands for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Meaning<'c> {
    /// These official terms, the best first.
    Terms(Vec<&'c str>),
    /// Something that no document speaks of, and what comes nearest to it.
    Absent(Vec<&'c str>),
    /// A question that a page answers.
    Asks(Asks),
    /// Nothing of its own.
    Filler,
}

impl<'c> SearchIndex<'c> {
    /// Folds the texts of a corpus.
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
            index.push_other(Target::Benefit(BenefitIndex(place)), benefit.title, [benefit.summary]);
        }
        for (position, fact) in corpus.eligibility.facts.iter().enumerate() {
            let answers = fact.options().iter().map(|option| option.label);
            let words = [fact.why].into_iter().filter(|why| !why.is_empty()).chain(answers);
            index.push_other(Target::Question(position), fact.question, words);
        }
        index
    }

    fn push_leaf(&mut self, document: usize, leaf: Node<'c, 'c>) {
        let home = group_of(leaf);
        let group = Group {
            target: Target::Node { document, node: home.index() },
            is_measure: home.kind() == Kind::Measure,
        };
        // The leaves of a group may be parted by those of groups within it.
        let place = self.groups.iter().rposition(|&known| known == group).unwrap_or_else(|| {
            self.groups.push(group);
            self.groups.len() - 1
        });
        let is_heading = matches!(leaf.kind(), Kind::Heading | Kind::Title);
        self.push(place, Some(leaf.index()), leaf.text(), is_heading);
    }

    /// Adds a benefit, or a question with its answers.
    fn push_other(&mut self, target: Target, title: &'c str, texts: impl IntoIterator<Item = &'c str>) {
        self.groups.push(Group { target, is_measure: false });
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

    /// The folded characters of the documents.
    pub(super) fn documents(&self) -> &[char] {
        &self.chars[..self.in_documents]
    }

    /// The saying that `chars` are.
    pub(super) fn saying(&self, chars: &[char]) -> Option<&Saying<'c>> {
        let at = self.sayings.partition_point(|saying| saying.chars[..] < *chars);
        self.sayings.get(at).filter(|saying| saying.chars == chars)
    }

    /// The sayings that `chars` begin with, each with how many characters it takes: between its own, up to
    /// `skipped` light ones may stand.
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

    /// How many of `chars` it takes to say `said`, with at most so many light characters between.
    fn said_with_gaps(&self, said: &[char], chars: &[char], mut skipped: usize) -> Option<usize> {
        let mut at = 0;
        for (place, wanted) in said.iter().enumerate() {
            while chars.get(at)? != wanted {
                // A saying of one character has nothing between; a number is not parted.
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

    /// Whether a character only holds others together.
    pub(super) fn is_light(&self, c: char) -> bool {
        self.light.contains(&c)
    }

    /// Whether a word is said of nearly everything.
    pub(super) fn is_generic(&self, chars: &[char]) -> bool {
        self.generic.iter().any(|word| word == chars)
    }

    /// Whether a folded character stands in some text or saying, or only holds others together.
    pub(super) fn occurs(&self, c: char) -> bool {
        let is_said = || self.sayings.iter().any(|saying| saying.chars.contains(&c));
        self.is_light(c) || self.chars.contains(&c) || is_said()
    }

    /// The place of the passage with the folded character at `position`.
    pub(super) fn passage_at(&self, position: usize) -> usize {
        self.passages.partition_point(|passage| passage.start <= position).saturating_sub(1)
    }
}

/// The measure, section, part or cover that a leaf belongs to.
fn group_of<'d, 'a>(leaf: Node<'d, 'a>) -> Node<'d, 'a> {
    leaf.ancestors().find(|node| node.kind() != Kind::Paragraph).unwrap_or(leaf)
}

fn sayings<'c>(corpus: &'c Corpus<'c>) -> Vec<Saying<'c>> {
    let vocabulary = &corpus.vocabulary;
    let official = |places: &[u16]| vocabulary.officials(places).collect();
    let words = vocabulary.words.iter().map(|(say, terms)| (say, Meaning::Terms(official(terms))));
    let absent = vocabulary.absent.iter().map(|(say, terms)| (say, Meaning::Absent(official(terms))));
    let questions = vocabulary.questions.iter().map(|(say, asks)| (say, Meaning::Asks(*asks)));
    let fillers = vocabulary.fillers.texts().map(|say| (say, Meaning::Filler));
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
