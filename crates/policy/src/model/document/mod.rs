//! A document: a tree of addressable nodes over one text.
//!
//! Nodes are stored in pre-order, so the descendants of a node directly follow it and its text is one
//! contiguous range. Only leaves carry text; they are adjacent and cover the whole text.

mod fidelity;
mod kind;
mod metadata;
mod node;
mod own;
mod span;
mod stored;

pub use fidelity::Fidelity;
pub use kind::NodeKind;
pub use metadata::{Edition, Metadata, MetadataKey, Metadatum};
pub use node::{Node, NodeData, NodeIndex};
pub use span::{Quote, Span};
pub use stored::{NotATree, StoredDocument, StoredNode};

use serde::{Deserialize, Serialize};

/// One official document, structured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "StoredDocument<'a>", try_from = "StoredDocument<'a>")]
pub struct Document<'a> {
    /// The document's id: the prefix of every node id, and its folder name in `seeds/` and on the site.
    #[serde(borrow)]
    pub id: &'a str,
    /// The metadata, each entry with its quote.
    #[serde(borrow)]
    pub metadata: Metadata<'a>,
    /// The SHA-256 of `source.txt` as 64 hexadecimal digits, for verifying a copy.
    pub source_digest: &'a str,
    /// The text: the source without white space between lines, with paragraphs rejoined across page breaks.
    pub text: &'a str,
    /// All nodes in reading order; the first is the root.
    #[serde(borrow)]
    pub nodes: Vec<NodeData<'a>>,
    /// The ranges of the source that are not part of the text (page numbers, a contents list, the
    /// surroundings of a web page), in order.
    pub not_text: Vec<Span>,
}

impl<'a> Document<'a> {
    /// The root node.
    ///
    /// # Panics
    /// Never for a compiled or decoded document: both have a root.
    #[must_use]
    pub fn root(&self) -> Node<'_, 'a> {
        self.at(NodeIndex(0))
    }

    /// The node at an index of this document.
    #[must_use]
    pub fn at(&self, index: NodeIndex) -> Node<'_, 'a> {
        Node::new(self, index)
    }

    /// The node with this full id, for example `heilongjiang.9.s3`.
    #[must_use]
    pub fn node(&self, id: &str) -> Option<Node<'_, 'a>> {
        let position = self.nodes.iter().position(|node| node.id == id)?;
        u16::try_from(position).ok().map(|index| self.at(NodeIndex(index)))
    }

    /// All nodes in reading order, the root first.
    pub fn iter(&self) -> impl Iterator<Item = Node<'_, 'a>> {
        (0..self.nodes.len())
            .filter_map(|position| u16::try_from(position).ok())
            .map(|index| self.at(NodeIndex(index)))
    }

    /// The measures (任务措施) in order; empty if the document has none.
    pub fn measures(&self) -> impl Iterator<Item = Node<'_, 'a>> {
        self.iter().filter(|node| node.kind() == NodeKind::Measure)
    }

    /// The text of a quote.
    #[must_use]
    pub fn quoted(&self, quote: Quote) -> &'a str {
        quote.span.slice(self.text)
    }
}

impl Document<'_> {
    /// Whether a quote is valid: its node exists and contains its span. The decoder checks every quote, so
    /// that later code need not.
    #[must_use]
    pub fn contains_quote(&self, quote: Quote) -> bool {
        let node = self.nodes.get(usize::from(quote.node.0));
        let Span { start, end } = quote.span;
        node.is_some_and(|node| node.text.contains(quote.span))
            && self.text.get(start as usize..end as usize).is_some_and(|words| !words.is_empty())
    }

    /// Whether `inner` lies within the quote.
    pub(crate) fn quote_contains(&self, quote: Quote, inner: Span) -> bool {
        quote.span.contains(inner) && self.text.get(inner.start as usize..inner.end as usize).is_some()
    }
}
