//! The stored form of a document.
//!
//! Parents, ends and spans are derived from the node order, descendant counts and leaf lengths. The encoding
//! is compact, and whatever decodes is a consistent tree.

use core::fmt;

use serde::{Deserialize, Serialize};

use super::{Document, Metadata, NodeData, NodeIndex, NodeKind, Span};

/// The stored form of a document.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StoredDocument<'a> {
    /// See [`Document::id`].
    pub id: &'a str,
    /// See [`Document::metadata`].
    #[serde(borrow)]
    pub metadata: Metadata<'a>,
    /// See [`Document::source_digest`].
    pub source_digest: &'a str,
    /// See [`Document::text`].
    pub text: &'a str,
    /// All nodes in reading order; the first is the root.
    #[serde(borrow)]
    pub nodes: Vec<StoredNode<'a>>,
    /// See [`Document::not_text`].
    pub not_text: Vec<Span>,
}

/// The stored form of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredNode<'a> {
    /// The full id.
    pub id: &'a str,
    /// The kind of node.
    pub kind: NodeKind,
    /// The number of descendants.
    pub descendants: u16,
    /// For a leaf: the length of its text in bytes.
    pub text_len: u32,
    /// For a leaf: the number of source bytes between the previous leaf and this one.
    pub source_gap: u32,
    /// For a leaf: how many bytes longer it is in the source than in the text, because of line breaks.
    pub source_extra: u32,
    /// For a heading: the length of its number in bytes.
    pub label_len: u8,
}

/// The stored nodes do not form a tree over the text, or a quote is invalid.
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
        let StoredDocument { id, metadata, source_digest, text, not_text, .. } = stored;
        let document = Self { id, metadata, source_digest, text, nodes, not_text };
        let quotes_hold = document.metadata.entries.iter().all(|entry| document.contains_quote(entry.quote));
        if quotes_hold { Ok(document) } else { Err(NotATree) }
    }
}

fn nodes<'a>(stored: &StoredDocument<'a>) -> Option<Vec<NodeData<'a>>> {
    let count = u16::try_from(stored.nodes.len()).ok()?;
    let mut nodes: Vec<NodeData<'a>> = Vec::with_capacity(stored.nodes.len());
    // The open containers, outermost first.
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

/// The range of a leaf, if it and its number end on character boundaries.
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
        let Document { id, metadata, source_digest, text, not_text, .. } = document;
        Self { id, metadata, source_digest, text, nodes, not_text }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::document::Quote;

    fn container(descendants: u16) -> StoredNode<'static> {
        StoredNode { kind: NodeKind::Paragraph, descendants, ..leaf(0) }
    }

    fn leaf(text_len: u32) -> StoredNode<'static> {
        StoredNode {
            id: "x",
            kind: NodeKind::Sentence,
            descendants: 0,
            text_len,
            source_gap: 1,
            source_extra: 0,
            label_len: 0,
        }
    }

    fn document(text: &'static str, nodes: Vec<StoredNode<'static>>) -> Result<Document<'static>, NotATree> {
        Document::try_from(StoredDocument {
            id: "x",
            metadata: Metadata::default(),
            source_digest: "",
            text,
            nodes,
            not_text: Vec::new(),
        })
    }

    #[test]
    fn all_else_follows_from_what_is_stored() {
        let document = document("甲乙丙", vec![container(4), leaf(3), container(2), leaf(3), leaf(3)]);
        let document = document.expect("a valid tree");
        let facts: Vec<_> =
            document.nodes.iter().map(|node| (node.parent.0, node.end.0, node.text, node.source)).collect();
        let span = Span::new;
        assert_eq!(
            facts,
            [
                (0, 5, span(0, 9), span(1, 12)),
                (0, 2, span(0, 3), span(1, 4)),
                (0, 5, span(3, 9), span(5, 12)),
                (2, 4, span(3, 6), span(5, 8)),
                (2, 5, span(6, 9), span(9, 12)),
            ]
        );
    }

    #[test]
    fn what_makes_no_tree_over_the_text_is_refused() {
        let refused = |text, nodes| assert_eq!(document(text, nodes), Err(NotATree));
        refused("", vec![]);
        // More nodes than the root counts, and fewer.
        refused("甲", vec![container(0), leaf(3)]);
        refused("甲", vec![container(2), leaf(3)]);
        // A container that extends beyond its parent.
        refused("甲乙丙", vec![container(4), container(1), container(2), leaf(3), leaf(6)]);
        // A leaf with descendants.
        refused("甲乙", vec![container(2), StoredNode { descendants: 1, ..leaf(3) }, leaf(3)]);
        // Uncovered text, too little text, half a character.
        refused("甲乙", vec![container(1), leaf(3)]);
        refused("甲", vec![container(1), leaf(6)]);
        refused("甲", vec![container(2), leaf(1), leaf(2)]);
        // A number that ends inside a character.
        refused("甲", vec![container(1), StoredNode { label_len: 2, ..leaf(3) }]);
        // Lengths that overflow.
        refused("甲", vec![container(1), leaf(u32::MAX)]);
        refused("甲", vec![container(1), StoredNode { source_gap: u32::MAX, ..leaf(3) }]);
    }

    #[test]
    fn a_quote_from_nowhere_is_refused() {
        let document = document("甲乙", vec![container(2), leaf(3), leaf(3)]).expect("a valid tree");
        let quote = |node, start, end| Quote { node: NodeIndex(node), span: Span::new(start, end) };
        assert!(document.contains_quote(quote(0, 0, 6)));
        assert!(document.contains_quote(quote(2, 3, 6)));
        assert!(!document.contains_quote(quote(3, 0, 3)), "there is no such node");
        assert!(!document.contains_quote(quote(1, 3, 6)), "the words stand in another node");
        assert!(!document.contains_quote(quote(0, 1, 3)), "a character is cut");
        assert!(!document.contains_quote(quote(0, 3, 3)), "nothing is quoted");
    }

    proptest! {
        #[test]
        fn any_nodes_are_a_tree_that_can_be_walked_or_are_refused(
            shapes in prop::collection::vec((any::<bool>(), 0_u16..6, 0_u32..5), 0..12),
        ) {
            let shape = |&(holds, count, len)| if holds { container(count) } else { leaf(len) };
            let root = container(u16::try_from(shapes.len()).unwrap_or(0));
            let nodes = std::iter::once(root).chain(shapes.iter().map(shape));
            let len: u32 = nodes.clone().map(|node| node.text_len).sum();
            let text = &"abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz"[..usize::try_from(len).unwrap_or(0)];
            if let Ok(document) = document(text, nodes.collect()) {
                let stored = StoredDocument::from(document.clone());
                prop_assert_eq!(Document::try_from(stored), Ok(document.clone()));
                for node in document.iter() {
                    let children: String = node.children().map(|child| child.text()).collect();
                    prop_assert!(node.kind().is_leaf() || children == node.text());
                    prop_assert!(node.children().all(|child| child.parent() == Some(node)));
                }
            }
        }
    }
}
