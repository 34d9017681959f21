//! What is stored of a document, and the tree that follows from it.
//!
//! Parents, ends and spans are not stored: they follow from the nodes' order, the number of nodes in
//! each and the lengths of the leaves. So bytes that decode at all decode to a tree that fits
//! together, and few bytes suffice.

use core::fmt;

use serde::{Deserialize, Serialize};

use super::{Document, Kind, Metadata, NodeData, NodeIndex, Span};

/// A document as stored.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StoredDocument<'a> {
    /// See [`Document::id`].
    pub id: &'a str,
    /// See [`Document::metadata`].
    #[serde(borrow)]
    pub metadata: Metadata<'a>,
    /// See [`Document::text`].
    pub text: &'a str,
    /// All nodes in reading order; the first is the root.
    #[serde(borrow)]
    pub nodes: Vec<StoredNode<'a>>,
}

/// A node as stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredNode<'a> {
    /// The full id.
    pub id: &'a str,
    /// What the node is.
    pub kind: Kind,
    /// How many nodes are in it.
    pub descendants: u16,
    /// Of a leaf: how many bytes of the text it holds.
    pub text_len: u32,
    /// Of a leaf: how many bytes of the source lie between the leaf before it and this one.
    pub source_gap: u32,
    /// Of a leaf: how many more bytes it takes up in the source than in the text, because of line
    /// breaks within it.
    pub source_extra: u32,
    /// Of a heading: how many bytes of its text are the number.
    pub label_len: u8,
}

/// Stored nodes that make no tree over the text, or a quote from nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotATree;

impl fmt::Display for NotATree {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the nodes of a document do not fit together")
    }
}

impl<'a> TryFrom<StoredDocument<'a>> for Document<'a> {
    type Error = NotATree;

    fn try_from(stored: StoredDocument<'a>) -> Result<Self, NotATree> {
        let nodes = nodes(&stored).ok_or(NotATree)?;
        let StoredDocument { id, metadata, text, .. } = stored;
        let document = Self { id, metadata, text, nodes };
        let quotes_hold = document.metadata.entries.iter().all(|entry| document.holds(entry.quote));
        if quotes_hold { Ok(document) } else { Err(NotATree) }
    }
}

fn nodes<'a>(stored: &StoredDocument<'a>) -> Option<Vec<NodeData<'a>>> {
    let count = u16::try_from(stored.nodes.len()).ok()?;
    let mut nodes: Vec<NodeData<'a>> = Vec::with_capacity(stored.nodes.len());
    // The containers that are open, outermost first.
    let mut open: Vec<NodeIndex> = Vec::new();
    let (mut text_at, mut source_at) = (0, 0);
    for (index, node) in (0..count).zip(&stored.nodes) {
        while open.last().is_some_and(|container| nodes[usize::from(container.0)].end.0 <= index) {
            open.pop();
        }
        let end = index.checked_add(1)?.checked_add(node.descendants)?;
        let parent = match open.last() {
            Some(&parent) if end <= nodes[usize::from(parent.0)].end.0 => parent,
            None if index == 0 && end == count => NodeIndex(0),
            _ => return None,
        };
        let (text, source) = if node.kind.is_leaf() {
            let text = leaf_text(stored.text, text_at, node)?;
            let start = u32::checked_add(source_at, node.source_gap)?;
            let end = start.checked_add(node.text_len)?.checked_add(node.source_extra)?;
            (text_at, source_at) = (text.end, end);
            (text, Span::new(start, end))
        } else {
            open.push(NodeIndex(index));
            (Span::new(text_at, text_at), Span::new(source_at, source_at))
        };
        let end = NodeIndex(end);
        let StoredNode { id, kind, label_len, .. } = *node;
        nodes.push(NodeData { id, kind, parent, end, text, source, label_len });
    }
    for index in (0..nodes.len()).rev() {
        let last = usize::from(nodes[index].end.0) - 1;
        if last > index {
            let (text, source) = (nodes[index + 1].text.start, nodes[index + 1].source.start);
            nodes[index].text = Span::new(text, nodes[last].text.end);
            nodes[index].source = Span::new(source, nodes[last].source.end);
        }
    }
    let whole = !nodes.is_empty() && usize::try_from(text_at).is_ok_and(|end| end == stored.text.len());
    whole.then_some(nodes)
}

/// The stretch that a leaf holds, where it and its number end between characters.
fn leaf_text(text: &str, start: u32, leaf: &StoredNode<'_>) -> Option<Span> {
    let span = Span::new(start, start.checked_add(leaf.text_len)?);
    let words = text.get(usize::try_from(span.start).ok()?..usize::try_from(span.end).ok()?)?;
    let fits = leaf.descendants == 0 && words.is_char_boundary(usize::from(leaf.label_len));
    fits.then_some(span)
}

impl<'a> From<Document<'a>> for StoredDocument<'a> {
    fn from(document: Document<'a>) -> Self {
        let mut source_at = 0;
        let store = |node: &NodeData<'a>| {
            let NodeData { id, kind, label_len, end, text, source, .. } = *node;
            let (text_len, source_gap, source_extra) = if kind.is_leaf() {
                let gap = source.start.saturating_sub(source_at);
                source_at = source.end;
                (text.len(), gap, source.len().saturating_sub(text.len()))
            } else {
                (0, 0, 0)
            };
            (end, StoredNode { id, kind, descendants: 0, text_len, source_gap, source_extra, label_len })
        };
        let nodes = (1..)
            .zip(document.nodes.iter().map(store))
            .map(|(next, (end, node))| StoredNode { descendants: end.0.saturating_sub(next), ..node });
        let nodes = nodes.collect();
        let Document { id, metadata, text, .. } = document;
        Self { id, metadata, text, nodes }
    }
}
