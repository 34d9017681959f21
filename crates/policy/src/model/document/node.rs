//! A node of a document, and navigation in the tree.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{Document, NodeKind, Span};

/// The index of a node in [`Document::nodes`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct NodeIndex(pub u16);

/// The stored data of a node.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NodeData<'a> {
    /// The full id, for example `heilongjiang.9.s3`: short, stable and public. It serves as HTML id and as
    /// the reference in all other files.
    pub id: &'a str,
    /// The kind of node.
    pub kind: NodeKind,
    /// The parent; the root is its own parent.
    pub parent: NodeIndex,
    /// One past the last descendant.
    pub end: NodeIndex,
    /// The range of its text, descendants included, in the document's text.
    pub text: Span,
    /// Its range in `source.txt`.
    pub source: Span,
    /// For a heading: the length in bytes of its number (`一、`, `（一）`, `9.`, `一是`, `--`).
    pub label_len: u8,
}

/// The number of characters used to name a node without a heading.
const FIRST_WORDS: usize = 20;

/// A node together with its document.
#[derive(Debug, Clone, Copy)]
pub struct Node<'d, 'a> {
    document: &'d Document<'a>,
    index: NodeIndex,
}

impl PartialEq for Node<'_, '_> {
    /// Nodes of one document are equal if their indices are.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.document, other.document) && self.index == other.index
    }
}

impl<'d, 'a> Node<'d, 'a> {
    pub(super) const fn new(document: &'d Document<'a>, index: NodeIndex) -> Self {
        Self { document, index }
    }

    fn data(&self) -> &'d NodeData<'a> {
        &self.document.nodes[usize::from(self.index.0)]
    }

    /// The document.
    #[must_use]
    pub const fn document(&self) -> &'d Document<'a> {
        self.document
    }

    /// The node's index in the document.
    #[must_use]
    pub const fn index(&self) -> NodeIndex {
        self.index
    }

    /// The full id, for example `heilongjiang.9.s3`.
    #[must_use]
    pub fn id(&self) -> &'a str {
        self.data().id
    }

    /// The id within the document, for example `9.s3`; empty for the root.
    #[must_use]
    pub fn local_id(&self) -> &'a str {
        self.id().strip_prefix(self.document.id).map_or(self.id(), |rest| rest.trim_start_matches('.'))
    }

    /// The kind of node.
    #[must_use]
    pub fn kind(&self) -> NodeKind {
        self.data().kind
    }

    /// The text of the node and its descendants.
    #[must_use]
    pub fn text(&self) -> &'a str {
        self.data().text.slice(self.document.text)
    }

    /// The range of the node's text in the document's text.
    #[must_use]
    pub fn span(&self) -> Span {
        self.data().text
    }

    /// The node's range in `source.txt`.
    #[must_use]
    pub fn source(&self) -> Span {
        self.data().source
    }

    /// The parent; `None` for the root.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        (self.index.0 != 0).then(|| self.document.at(self.data().parent))
    }

    /// The ancestors, nearest first.
    pub fn ancestors(&self) -> impl Iterator<Item = Self> + use<'d, 'a> {
        std::iter::successors(self.parent(), Self::parent)
    }

    /// The direct children.
    pub fn children(&self) -> impl Iterator<Item = Self> + use<'d, 'a> {
        let (document, end) = (self.document, self.data().end);
        let first = NodeIndex(self.index.0 + 1);
        std::iter::successors((first < end).then_some(first), move |child| {
            let next = document.at(*child).data().end;
            (next < end).then_some(next)
        })
        .map(move |index| document.at(index))
    }

    /// The descendants, in reading order.
    pub fn descendants(&self) -> impl Iterator<Item = Self> + use<'d, 'a> {
        let document = self.document;
        (self.index.0 + 1..self.data().end.0).map(move |index| document.at(NodeIndex(index)))
    }

    /// The sentences of this node in reading order; a sentence yields itself.
    pub fn sentences(&self) -> impl Iterator<Item = Self> + use<'d, 'a> {
        std::iter::once(*self).chain(self.descendants()).filter(|node| node.kind() == NodeKind::Sentence)
    }

    /// The heading leaf of a part, section, measure, principle or point.
    #[must_use]
    pub fn heading(&self) -> Option<Self> {
        self.children().find(|child| child.kind() == NodeKind::Heading)
    }

    /// The number before the heading, as printed: `一、`, `（一）`, `9.`. For a heading leaf its own number, for
    /// other nodes that of their heading; empty if there is none.
    #[must_use]
    pub fn label(&self) -> &'a str {
        self.split_heading().map_or("", |(label, _)| label)
    }

    /// The heading without its number; empty if there is no heading.
    #[must_use]
    pub fn heading_text(&self) -> &'a str {
        self.split_heading().map_or("", |(_, words)| words)
    }

    fn split_heading(&self) -> Option<(&'a str, &'a str)> {
        let leaf = if self.kind() == NodeKind::Heading { *self } else { self.heading()? };
        leaf.text().split_at_checked(usize::from(leaf.data().label_len))
    }

    /// The measure's number, for example 9 for `heilongjiang.9`; `None` for other nodes and for measures
    /// without a number in the main text.
    #[must_use]
    pub fn measure_number(&self) -> Option<u16> {
        if self.kind() != NodeKind::Measure {
            return None;
        }
        // The id has the number in ASCII digits, whatever the document prints.
        self.local_id().parse().ok()
    }

    /// The node's citation: `第9条` for a measure, else its printed number, else its first words.
    #[must_use]
    pub fn cited(&self) -> Cow<'a, str> {
        match (self.measure_number(), self.label().trim()) {
            (Some(number), _) => format!("第{number}条").into(),
            (None, "") => self.first_words().into(),
            (None, label) => label.trim_end_matches(['、', '.', '．']).into(),
        }
    }

    /// The heading without its final full stop, or the first words of a node without a heading.
    #[must_use]
    pub fn name(&self) -> &'a str {
        match self.heading_text().trim().trim_end_matches('。') {
            "" => self.first_words(),
            words => words,
        }
    }

    /// The text after the number up to the first punctuation mark, at most [`FIRST_WORDS`] characters.
    fn first_words(&self) -> &'a str {
        let text = self.text().get(self.label().len()..).unwrap_or_default().trim_start();
        let end = text.char_indices().enumerate().find(|(count, (_, letter))| {
            *count == FIRST_WORDS || "，。；：、,;:".contains(*letter) && *count > 1
        });
        &text[..end.map_or(text.len(), |(_, (at, _))| at)]
    }
}
