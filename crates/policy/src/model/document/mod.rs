//! A document: a tree of addressed nodes over one text.
//!
//! The nodes stand in reading order (pre-order), so that a node's descendants are the nodes right
//! behind it and its text is one stretch of the document's text. Only leaves carry text of their
//! own; leaves lie end to end and cover the whole text, so nothing is lost, added or reordered.

mod fidelity;
mod kind;
mod metadata;
mod node;
mod own;
mod span;
mod stored;

pub use fidelity::Fidelity;
pub use kind::Kind;
pub use metadata::{Edition, Metadata, MetadataKey, Metadatum};
pub use node::{Node, NodeData, NodeIndex};
pub use span::{Quote, Span};
pub use stored::{NotATree, StoredDocument, StoredNode};

use serde::{Deserialize, Serialize};

/// One official document, structured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "StoredDocument<'a>", try_from = "StoredDocument<'a>")]
pub struct Document<'a> {
    /// The document's id: the first part of every node id, and the folder in `seeds/` and on the site.
    #[serde(borrow)]
    pub id: &'a str,
    /// What is known about the document, each statement with its quote.
    #[serde(borrow)]
    pub metadata: Metadata<'a>,
    /// The SHA-256 of `source.txt` as given, in 64 hexadecimal digits: by it a copy is checked.
    pub source_digest: &'a str,
    /// The text as read: the source without the white space between its lines, paragraphs cut by a
    /// page break made whole.
    pub text: &'a str,
    /// All nodes in reading order; the first is the root.
    #[serde(borrow)]
    pub nodes: Vec<NodeData<'a>>,
    /// What is no text of the document (page numbers, a contents list, what a web page puts around it): its
    /// places in the source, in order.
    pub not_text: Vec<Span>,
}

impl<'a> Document<'a> {
    /// The node that holds all others.
    ///
    /// # Panics
    /// Never for a document that `seeds` compiled or that `Corpus::decode` accepted: both have a root.
    #[must_use]
    pub fn root(&self) -> Node<'_, 'a> {
        self.at(NodeIndex(0))
    }

    /// The node at an index taken from this document.
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

    /// The measures (任务措施), the units of the document, in order; empty for a document that has none.
    pub fn measures(&self) -> impl Iterator<Item = Node<'_, 'a>> {
        self.iter().filter(|node| node.kind() == Kind::Measure)
    }

    /// The quoted words.
    #[must_use]
    pub fn quoted(&self, quote: Quote) -> &'a str {
        quote.span.slice(self.text)
    }
}

impl Document<'_> {
    /// Whether a quote is of this document: its node is there and holds its words. A decoder asks
    /// this of every quote, so that nobody who follows one need ask again.
    #[must_use]
    pub fn holds(&self, quote: Quote) -> bool {
        let node = self.nodes.get(usize::from(quote.node.0));
        let Span { start, end } = quote.span;
        node.is_some_and(|node| node.text.contains(quote.span))
            && self.text.get(start as usize..end as usize).is_some_and(|words| !words.is_empty())
    }

    /// Whether `inner` is a stretch of the quoted words.
    pub(crate) fn holds_within(&self, quote: Quote, inner: Span) -> bool {
        quote.span.contains(inner) && self.text.get(inner.start as usize..inner.end as usize).is_some()
    }
}
