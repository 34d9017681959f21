//! Accounts for one document of an alignment: every character is either in a pair or listed as having no
//! counterpart, never both.

use policy::model::document::{Document, Node, NodeKind, Span};
use policy::model::pairs::{Alignment, Side};

use super::file;
use crate::diagnostics::{Diagnostic, Diagnostics, Severity};

/// The coverage of every character of a document by an alignment.
pub(super) struct Account<'d, 'a> {
    document: &'d Document<'a>,
    side: Side,
    paired: Vec<Span>,
    alone: Vec<Span>,
}

/// The coverage of a leaf's characters.
struct LeafCoverage {
    paired: bool,
    alone: bool,
    missing: bool,
}

impl<'d, 'a> Account<'d, 'a> {
    pub(super) fn new(alignment: &Alignment<'_>, side: Side, document: &'d Document<'a>) -> Self {
        let paired = alignment.pairs.iter().flat_map(|pair| match side {
            Side::Left => &pair.left,
            Side::Right => &pair.right,
        });
        let alone = alignment.alone.iter().filter(|alone| alone.side == side).flat_map(|alone| &alone.quotes);
        Self {
            document,
            side,
            paired: paired.map(|quote| quote.span).collect(),
            alone: alone.map(|quote| quote.span).collect(),
        }
    }

    /// Reports uncovered text, and text that is both paired and listed as having no counterpart.
    pub(super) fn report(&self, path: &str, file: &file::RawAlignment, diagnostics: &mut Diagnostics) {
        for leaf in self.leaves() {
            for span in self.left_over(leaf) {
                let (id, words) = (leaf.id(), span.slice(self.document.text));
                diagnostics.push(Diagnostic {
                    severity: Severity::Error,
                    path: path.to_owned(),
                    span: Some(match self.side {
                        Side::Left => file.left.span(),
                        Side::Right => file.right.span(),
                    }),
                    message: format!("`{id}` is neither in a pair nor alone: 「{words}」"),
                    label: "of this document".to_owned(),
                    hint: "put it into a pair, or say under only_here or only_there why it stands alone"
                        .to_owned(),
                });
            }
            for span in self.stretches(leaf, |paired, alone| paired && alone) {
                let (id, words) = (leaf.id(), span.slice(self.document.text));
                diagnostics.file_error(
                    path,
                    format!("words of `{id}` are both in a pair and alone: 「{words}」"),
                    "quote in only_here or only_there just what no pair takes up",
                );
            }
        }
    }

    /// One line with the number of leaves by coverage.
    pub(super) fn summary(&self) -> String {
        let tallies: Vec<LeafCoverage> = self.leaves().map(|leaf| self.tally(leaf)).collect();
        let count = |wanted: fn(&LeafCoverage) -> bool| tallies.iter().filter(|&tally| wanted(tally)).count();
        format!(
            "{}: {} nodes with text; in pairs: {}, in part: {}, alone: {}, unaccounted for: {}",
            self.document.id,
            tallies.len(),
            count(|tally| tally.paired && !tally.alone && !tally.missing),
            count(|tally| tally.paired && tally.alone && !tally.missing),
            count(|tally| !tally.paired && tally.alone && !tally.missing),
            count(|tally| tally.missing),
        )
    }

    /// A line with nodes and reason for each entry without a counterpart.
    pub(super) fn alone<'l>(&'l self, alignment: &'l Alignment<'_>) -> impl Iterator<Item = String> + 'l {
        alignment.alone.iter().filter(|alone| alone.side == self.side).map(|alone| {
            let nodes: Vec<_> = alone.quotes.iter().map(|quote| self.document.at(quote.node).id()).collect();
            format!("alone {}: {} ({})", alone.id, alone.reason, nodes.join(" "))
        })
    }

    /// The uncovered ranges of a leaf.
    pub(super) fn left_over(&self, leaf: Node<'_, '_>) -> Vec<Span> {
        self.stretches(leaf, |paired, alone| !paired && !alone)
    }

    /// Whether any character of a leaf is covered.
    pub(super) fn is_touched(&self, leaf: Node<'_, '_>) -> bool {
        !self.stretches(leaf, |paired, alone| paired || alone).is_empty()
    }

    fn leaves(&self) -> impl Iterator<Item = Node<'d, 'a>> + use<'d, 'a> {
        self.document.iter().filter(|node| node.kind().is_leaf())
    }

    fn tally(&self, leaf: Node<'_, '_>) -> LeafCoverage {
        let any = |wanted: fn(bool, bool) -> bool| !self.stretches(leaf, wanted).is_empty();
        LeafCoverage {
            paired: any(|paired, _| paired),
            alone: any(|_, alone| alone),
            missing: any(|paired, alone| !paired && !alone),
        }
    }

    /// The ranges of a leaf whose coverage satisfies `wanted`. Punctuation and heading numbers belong to the
    /// adjacent characters.
    fn stretches(&self, leaf: Node<'_, '_>, wanted: fn(bool, bool) -> bool) -> Vec<Span> {
        let start = leaf.span().start;
        let label = if leaf.kind() == NodeKind::Heading { leaf.label().len() } else { 0 };
        let mut stretches: Vec<Span> = Vec::new();
        let mut goes_on = false;
        for (at, c) in leaf.text().char_indices().filter(|(at, c)| *at >= label && c.is_alphanumeric()) {
            let at = start + u32::try_from(at).unwrap_or(u32::MAX);
            let span = Span::new(at, at + u32::try_from(c.len_utf8()).unwrap_or(0));
            let within = |spans: &[Span]| spans.iter().any(|one| one.contains(span));
            let found = wanted(within(&self.paired), within(&self.alone));
            match stretches.last_mut() {
                Some(last) if found && goes_on => last.end = span.end,
                _ if found => stretches.push(span),
                _ => {}
            }
            goes_on = found;
        }
        stretches
    }
}
