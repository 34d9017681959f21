//! What the files of `benefits/` say of each sentence of a document.

use std::collections::BTreeMap;
use std::ops::Range;

use policy::Document;
use policy::model::document::{Kind as NodeKind, Node, NodeIndex, Quote, Span};
use seeds::eligibility::{states, unquoted};

use super::file::Kind;
use crate::entries::{Entry, File};

/// A unit with the places of its sentences among all.
struct Measure {
    index: NodeIndex,
    leaves: Range<usize>,
}

/// What an entry is about.
pub(super) enum About {
    /// Words of a unit, given.
    Benefit { measure: Option<usize>, quote: Option<Quote> },
    /// Sentences from one to another that give nothing.
    Sentences(Range<usize>),
    /// Words that give nothing.
    Words(Quote),
    /// Units from one to another that give nothing.
    Measures(Range<usize>),
    /// A unit that gives nothing, whose sentences are told elsewhere.
    Measure(usize),
    /// A unit that nobody has read yet.
    Draft(usize),
    /// Nothing that is there.
    Unknown,
}

/// A document with what is written of its sentences.
pub struct Sentences<'d, 'a> {
    pub(super) document: &'d Document<'a>,
    /// Its nodes by their ids.
    nodes: BTreeMap<&'a str, NodeIndex>,
    /// Its sentences, and the headings that state something, in reading order.
    leaves: Vec<NodeIndex>,
    measures: Vec<Measure>,
    /// The files of `benefits/`.
    pub files: Vec<File>,
}

/// Why each sentence gives nothing, by its place among all; nothing where that is not said.
pub type Whys = Vec<Option<String>>;

impl<'d, 'a> Sentences<'d, 'a> {
    /// A document with its files.
    pub fn new(document: &'d Document<'a>, files: Vec<File>) -> Self {
        let is_leaf = |node: &Node<'_, '_>| {
            node.kind() == NodeKind::Sentence || node.kind() == NodeKind::Heading && states(node)
        };
        let leaves: Vec<NodeIndex> = document.iter().filter(is_leaf).map(|node| node.index()).collect();
        let measure = |node: Node<'_, '_>| {
            let starts_before = |at: u32| leaves.partition_point(|leaf| document.at(*leaf).span().start < at);
            let Span { start, end } = node.span();
            Measure { index: node.index(), leaves: starts_before(start)..starts_before(end) }
        };
        let measures = document.measures().map(measure).collect();
        let nodes = document.iter().map(|node| (node.id(), node.index())).collect();
        Self { document, nodes, leaves, measures, files }
    }

    /// The node with this id.
    pub fn node(&self, id: &str) -> Option<Node<'d, 'a>> {
        self.nodes.get(id).map(|index| self.document.at(*index))
    }

    /// How many units there are.
    pub fn count(&self) -> usize {
        self.measures.len()
    }

    /// The node of a unit.
    pub fn measure(&self, at: usize) -> Node<'d, 'a> {
        self.document.at(self.measures[at].index)
    }

    /// The places of the sentences of a unit.
    pub fn leaves_of(&self, measure: usize) -> Range<usize> {
        self.measures[measure].leaves.clone()
    }

    /// The sentence at a place.
    pub fn leaf(&self, at: usize) -> Node<'d, 'a> {
        self.document.at(self.leaves[at])
    }

    /// The place of the sentence with this id.
    pub fn place(&self, node: &str) -> Option<usize> {
        let index = self.node(node)?.index();
        self.leaves.iter().position(|leaf| *leaf == index)
    }

    /// The unit with this id.
    pub fn measure_called(&self, node: &str) -> Option<usize> {
        (0..self.count()).find(|at| self.measure(*at).id() == node)
    }

    /// The unit that a node is, or is in.
    pub fn measure_with(&self, node: &str) -> Option<usize> {
        let span = self.node(node)?.span();
        (0..self.count()).find(|at| self.measure(*at).span().contains(span))
    }

    /// A quote, where it stands exactly once.
    pub fn resolve(&self, node: &str, words: &str) -> Option<Quote> {
        let node = self.node(node)?;
        let mut found = node.text().match_indices(words);
        let (at, _) = found.next().filter(|_| !words.is_empty())?;
        if found.next().is_some() {
            return None;
        }
        let from = node.span().start as usize + at;
        Some(Quote { node: node.index(), span: Span::of(from..from + words.len()) })
    }

    fn quote_under(&self, entry: &Entry, key: &str) -> Option<Quote> {
        let (node, words) = super::file::quote_in(entry.table.get(key)?.as_table_like()?)?;
        self.resolve(&node, &words)
    }

    pub(super) fn about(&self, entry: &Entry) -> About {
        let measure = |key: &str| self.measure_called(entry.words(key)?);
        match entry.kind() {
            Kind::Benefit => {
                About::Benefit { measure: measure("measure"), quote: self.quote_under(entry, "quote") }
            }
            Kind::Draft => measure("measure").map_or(About::Unknown, About::Draft),
            Kind::Principle => match entry.words("from") {
                Some(from) => self
                    .range(from, entry.words("to").unwrap_or(from))
                    .map_or(About::Unknown, About::Sentences),
                None => self.quote_under(entry, "quote").map_or(About::Unknown, About::Words),
            },
            Kind::NoBenefit => match (measure("measure").or_else(|| measure("from")), entry.words("to")) {
                (Some(first), None) => About::Measure(first),
                (Some(first), Some(to)) => match self.measure_called(to) {
                    Some(last) if first <= last => About::Measures(first..last + 1),
                    _ => About::Unknown,
                },
                (None, _) => About::Unknown,
            },
        }
    }

    /// The sentences from one node to another.
    fn range(&self, from: &str, to: &str) -> Option<Range<usize>> {
        let [from, to] = [self.node(from)?.span(), self.node(to)?.span()];
        let before = |at: u32| self.leaves.partition_point(|leaf| self.document.at(*leaf).span().start < at);
        let range = before(from.start)..before(to.end);
        (!range.is_empty()).then_some(range)
    }

    /// The entries of all files.
    pub(super) fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.files.iter().flat_map(|file| &file.entries)
    }

    /// Why each sentence gives nothing.
    pub fn whys(&self) -> Whys {
        let mut whys = vec![None; self.leaves.len()];
        for entry in self.entries() {
            match self.about(entry) {
                About::Sentences(range) => {
                    whys[range].fill(Some(entry.words("why").unwrap_or("").to_owned()));
                }
                About::Measures(range) => {
                    let (first, last) = (self.leaves_of(range.start), self.leaves_of(range.end - 1));
                    whys[first.start..last.end].fill(Some(entry.words("reason").unwrap_or("").to_owned()));
                }
                About::Benefit { .. }
                | About::Words(_)
                | About::Measure(_)
                | About::Draft(_)
                | About::Unknown => {}
            }
        }
        whys
    }

    /// The words that benefits quote, each with its entry.
    pub fn benefits(&self) -> impl Iterator<Item = (&Entry, Quote)> {
        self.entries().filter_map(|entry| match self.about(entry) {
            About::Benefit { quote, .. } => Some((entry, quote?)),
            _ => None,
        })
    }

    /// The words of a unit that nothing accounts for, each with its sentence.
    pub fn rest(&self, measure: usize) -> Vec<(Node<'d, 'a>, String)> {
        let mut quotes: Vec<Quote> = self.benefits().map(|(_, quote)| quote).collect();
        quotes.extend(self.entries().filter_map(|entry| match self.about(entry) {
            About::Words(quote) => Some(quote),
            _ => None,
        }));
        let whys = self.whys();
        let told = (0..self.leaves.len()).filter(|at| whys[*at].is_some()).map(|at| self.leaf(at));
        quotes.extend(told.map(|leaf| Quote { node: leaf.index(), span: leaf.span() }));
        unquoted(self.measure(measure), &quotes)
    }

    /// Whether a unit has a benefit.
    pub(super) fn gives(&self, at: usize) -> bool {
        let is_of =
            |entry: &Entry| matches!(self.about(entry), About::Benefit { measure: Some(of), .. } if of == at);
        self.entries().any(is_of)
    }

    /// Why a whole unit gives nothing; nothing where that is not said.
    pub fn reason(&self, at: usize) -> Option<String> {
        let of = |entry: &&Entry| match self.about(entry) {
            About::Measure(of) => of == at,
            About::Measures(range) => range.contains(&at),
            _ => false,
        };
        self.entries().find(of).map(|entry| entry.words("reason").unwrap_or("").to_owned())
    }

    /// The benefit with this id: its file and its place in it.
    pub fn find(&self, id: &str) -> Option<(usize, usize)> {
        let is_it = |entry: &Entry| entry.kind() == Kind::Benefit && entry.words("id") == Some(id);
        let place = |(at, file): (usize, &File)| Some((at, file.entries.iter().position(is_it)?));
        self.files.iter().enumerate().find_map(place)
    }
}

/// What a unit is called: its number and its heading.
pub fn heading(measure: Node<'_, '_>) -> String {
    let heading = [measure.label(), measure.heading_text()].concat();
    if heading.trim().is_empty() { measure.name().to_owned() } else { heading.trim().to_owned() }
}
