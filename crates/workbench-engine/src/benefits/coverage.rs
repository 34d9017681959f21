//! Which sentences of a document the entries of `benefits/` cover: with benefits, or with reasons for having none.

use std::collections::BTreeMap;
use std::ops::Range;

use policy::Document;
use policy::model::document::{Node, NodeIndex, NodeKind, Quote, Span};
use seeds::eligibility::{states, unquoted};

use super::file::EntryKind;
use crate::entries::{EntriesFile, Entry};

/// A unit with the indices of its sentences.
struct Measure {
    index: NodeIndex,
    leaves: Range<usize>,
}

/// The part of the document that an entry applies to.
pub(super) enum EntryTarget {
    /// A benefit: a quote in a unit.
    Benefit { measure: Option<usize>, quote: Option<Quote> },
    /// A range of sentences without benefit.
    Sentences(Range<usize>),
    /// A quote without benefit.
    Quote(Quote),
    /// A range of units without benefit.
    Measures(Range<usize>),
    /// A unit without benefit whose sentences have their own entries.
    Measure(usize),
    /// A unit that is a draft.
    Draft(usize),
    /// Nodes that do not exist.
    Unknown,
}

/// A document with its entries.
pub struct SentenceCoverage<'d, 'a> {
    pub(super) document: &'d Document<'a>,
    /// Its nodes by id.
    nodes: BTreeMap<&'a str, NodeIndex>,
    /// Its sentences and the headings that make a statement, in reading order.
    leaves: Vec<NodeIndex>,
    measures: Vec<Measure>,
    /// The files of `benefits/`.
    pub files: Vec<EntriesFile>,
}

/// Why each sentence has no benefit, by its index; `None` if no entry gives a reason.
pub type Reasons = Vec<Option<String>>;

impl<'d, 'a> SentenceCoverage<'d, 'a> {
    /// Indexes a document.
    pub fn new(document: &'d Document<'a>, files: Vec<EntriesFile>) -> Self {
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

    /// Count of the units.
    pub fn count(&self) -> usize {
        self.measures.len()
    }

    /// The node of a unit.
    pub fn measure(&self, at: usize) -> Node<'d, 'a> {
        self.document.at(self.measures[at].index)
    }

    /// The indices of a unit's sentences.
    pub fn leaves_of(&self, measure: usize) -> Range<usize> {
        self.measures[measure].leaves.clone()
    }

    /// The sentence with this index.
    pub fn leaf(&self, at: usize) -> Node<'d, 'a> {
        self.document.at(self.leaves[at])
    }

    /// The index of the sentence with this id.
    pub fn leaf_index(&self, node: &str) -> Option<usize> {
        let index = self.node(node)?.index();
        self.leaves.iter().position(|leaf| *leaf == index)
    }

    /// The index of the unit with this id.
    pub fn measure_index(&self, node: &str) -> Option<usize> {
        (0..self.count()).find(|at| self.measure(*at).id() == node)
    }

    /// The index of the unit that is or contains this node.
    pub fn measure_containing(&self, node: &str) -> Option<usize> {
        let span = self.node(node)?.span();
        (0..self.count()).find(|at| self.measure(*at).span().contains(span))
    }

    /// Resolves a quote; `None` if its text does not occur exactly once in the node.
    pub fn resolve(&self, node: &str, text: &str) -> Option<Quote> {
        let node = self.node(node)?;
        let mut found = node.text().match_indices(text);
        let (at, _) = found.next().filter(|_| !text.is_empty())?;
        if found.next().is_some() {
            return None;
        }
        let from = node.span().start as usize + at;
        Some(Quote { node: node.index(), span: Span::of(from..from + text.len()) })
    }

    fn quote_under(&self, entry: &Entry, key: &str) -> Option<Quote> {
        let (node, text) = super::file::parse_quote(entry.table.get(key)?.as_table_like()?)?;
        self.resolve(&node, &text)
    }

    pub(super) fn target(&self, entry: &Entry) -> EntryTarget {
        let measure = |key: &str| self.measure_index(entry.text(key)?);
        match entry.kind() {
            EntryKind::Benefit => {
                EntryTarget::Benefit { measure: measure("measure"), quote: self.quote_under(entry, "quote") }
            }
            EntryKind::Draft => measure("measure").map_or(EntryTarget::Unknown, EntryTarget::Draft),
            EntryKind::Principle => match entry.text("from") {
                Some(from) => self
                    .range(from, entry.text("to").unwrap_or(from))
                    .map_or(EntryTarget::Unknown, EntryTarget::Sentences),
                None => self.quote_under(entry, "quote").map_or(EntryTarget::Unknown, EntryTarget::Quote),
            },
            EntryKind::NoBenefit => {
                match (measure("measure").or_else(|| measure("from")), entry.text("to")) {
                    (Some(first), None) => EntryTarget::Measure(first),
                    (Some(first), Some(to)) => match self.measure_index(to) {
                        Some(last) if first <= last => EntryTarget::Measures(first..last + 1),
                        _ => EntryTarget::Unknown,
                    },
                    (None, _) => EntryTarget::Unknown,
                }
            }
        }
    }

    /// The indices of the sentences from one node to another.
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

    /// Why each sentence has no benefit.
    pub fn reasons(&self) -> Reasons {
        let mut reasons = vec![None; self.leaves.len()];
        for entry in self.entries() {
            match self.target(entry) {
                EntryTarget::Sentences(range) => {
                    reasons[range].fill(Some(entry.text("why").unwrap_or("").to_owned()));
                }
                EntryTarget::Measures(range) => {
                    let (first, last) = (self.leaves_of(range.start), self.leaves_of(range.end - 1));
                    reasons[first.start..last.end].fill(Some(entry.text("reason").unwrap_or("").to_owned()));
                }
                EntryTarget::Benefit { .. }
                | EntryTarget::Quote(_)
                | EntryTarget::Measure(_)
                | EntryTarget::Draft(_)
                | EntryTarget::Unknown => {}
            }
        }
        reasons
    }

    /// The entries of benefits with their quotes.
    pub fn benefits(&self) -> impl Iterator<Item = (&Entry, Quote)> {
        self.entries().filter_map(|entry| match self.target(entry) {
            EntryTarget::Benefit { quote, .. } => Some((entry, quote?)),
            _ => None,
        })
    }

    /// The text of a unit that no entry covers, by sentence.
    pub fn uncovered(&self, measure: usize) -> Vec<(Node<'d, 'a>, String)> {
        let mut quotes: Vec<Quote> = self.benefits().map(|(_, quote)| quote).collect();
        quotes.extend(self.entries().filter_map(|entry| match self.target(entry) {
            EntryTarget::Quote(quote) => Some(quote),
            _ => None,
        }));
        let reasons = self.reasons();
        let with_reason = (0..self.leaves.len()).filter(|at| reasons[*at].is_some()).map(|at| self.leaf(at));
        quotes.extend(with_reason.map(|leaf| Quote { node: leaf.index(), span: leaf.span() }));
        unquoted(self.measure(measure), &quotes)
    }

    /// Whether a unit has a benefit.
    pub(super) fn has_benefit(&self, at: usize) -> bool {
        let is_of = |entry: &Entry| matches!(self.target(entry), EntryTarget::Benefit { measure: Some(of), .. } if of == at);
        self.entries().any(is_of)
    }

    /// Why a whole unit has no benefit, if an entry says so.
    pub fn measure_reason(&self, at: usize) -> Option<String> {
        let of = |entry: &&Entry| match self.target(entry) {
            EntryTarget::Measure(of) => of == at,
            EntryTarget::Measures(range) => range.contains(&at),
            _ => false,
        };
        self.entries().find(of).map(|entry| entry.text("reason").unwrap_or("").to_owned())
    }

    /// The benefit with this id: the indices of its file and its entry.
    pub fn find(&self, id: &str) -> Option<(usize, usize)> {
        let is_it = |entry: &Entry| entry.kind() == EntryKind::Benefit && entry.text("id") == Some(id);
        let place = |(at, file): (usize, &EntriesFile)| Some((at, file.entries.iter().position(is_it)?));
        self.files.iter().enumerate().find_map(place)
    }
}

/// The label and heading of a unit.
pub fn heading(measure: Node<'_, '_>) -> String {
    let heading = [measure.label(), measure.heading_text()].concat();
    if heading.trim().is_empty() { measure.name().to_owned() } else { heading.trim().to_owned() }
}
