//! Builds the tree of a document: ids, nesting, and the text of the leaves.

use std::collections::BTreeMap;
use std::ops::Range;

use policy::model::document::{Document, Metadata, NodeKind, Span, StoredDocument, StoredNode};

use super::block::Block;

/// A parsed document that owns its strings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tree {
    /// The concatenated text of the leaves.
    pub text: String,
    /// All nodes in reading order; the first is the root.
    pub nodes: Vec<TreeNode>,
    /// The source ranges that are not text, in order.
    pub not_text: Vec<Range<usize>>,
}

/// A node of a parsed document, with unlimited indices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TreeNode {
    /// The full id.
    pub id: String,
    /// The kind of node.
    pub kind: NodeKind,
    /// One past its last descendant.
    pub end: usize,
    /// For a leaf: its range of the text.
    pub text: Range<usize>,
    /// For a leaf: its range of the source.
    pub source: Range<usize>,
    /// For a heading: the length of its number in bytes.
    pub label_len: usize,
}

impl Tree {
    /// Borrows the tree as a document without source digest; `None` if it exceeds the index types.
    pub fn document<'a>(&'a self, id: &'a str, metadata: Metadata<'a>) -> Option<Document<'a>> {
        let mut source_at = 0;
        let mut nodes = Vec::with_capacity(self.nodes.len());
        for (index, node) in self.nodes.iter().enumerate() {
            nodes.push(StoredNode {
                id: &node.id,
                kind: node.kind,
                descendants: u16::try_from(node.end - index - 1).ok()?,
                text_len: u32::try_from(node.text.len()).ok()?,
                source_gap: u32::try_from(node.source.start.saturating_sub(source_at)).ok()?,
                source_extra: u32::try_from(node.source.len() - node.text.len()).ok()?,
                label_len: u8::try_from(node.label_len).ok()?,
            });
            source_at = source_at.max(node.source.end);
        }
        let span = |range: &Range<usize>| {
            Some(Span::new(u32::try_from(range.start).ok()?, u32::try_from(range.end).ok()?))
        };
        let not_text = self.not_text.iter().map(span).collect::<Option<_>>()?;
        Document::try_from(StoredDocument {
            id,
            metadata,
            source_digest: "",
            text: &self.text,
            nodes,
            not_text,
        })
        .ok()
    }

    /// The leaves, in reading order.
    pub fn leaves(&self) -> impl Iterator<Item = &TreeNode> {
        self.nodes.iter().filter(|node| node.kind.is_leaf())
    }
}

/// Builds a tree in reading order.
#[derive(Debug)]
pub struct Builder {
    tree: Tree,
    /// The open containers, the root first.
    open: Vec<usize>,
    /// The number of times each id was requested.
    ids: BTreeMap<String, usize>,
}

impl Builder {
    /// A tree with only a root.
    pub fn new(id: &str) -> Self {
        let mut builder = Self { tree: Tree::default(), open: Vec::new(), ids: BTreeMap::new() };
        builder.open(NodeKind::Root, id.to_owned());
        builder
    }

    /// Opens a container in the innermost open one. Returns its id, which differs from the requested one if
    /// that was already used.
    pub fn open(&mut self, kind: NodeKind, id: String) -> String {
        let index = self.tree.nodes.len();
        self.open.push(index);
        self.push(kind, id, 0..0, 0..0, 0);
        self.tree.nodes[index].id.clone()
    }

    /// Closes the innermost container.
    pub fn close(&mut self) {
        if let Some(index) = self.open.pop() {
            self.tree.nodes[index].end = self.tree.nodes.len();
        }
    }

    /// Adds a leaf with a range of a block's text.
    pub fn leaf(
        &mut self,
        kind: NodeKind,
        id: String,
        block: &Block,
        stretch: Range<usize>,
        label_len: usize,
    ) {
        let start = self.tree.text.len();
        self.tree.text.push_str(&block.text[stretch.clone()]);
        self.push(kind, id, start..self.tree.text.len(), block.source_range(stretch), label_len);
    }

    /// Adds a leaf with a whole block.
    pub fn line(&mut self, kind: NodeKind, id: String, block: &Block) {
        self.leaf(kind, id, block, 0..block.text.len(), 0);
    }

    /// The number of nodes.
    pub fn len(&self) -> usize {
        self.tree.nodes.len()
    }

    /// The text of the last leaf.
    pub fn last_text(&self) -> &str {
        let leaf = self.tree.nodes.iter().rev().find(|node| node.kind.is_leaf());
        leaf.map_or("", |leaf| &self.tree.text[leaf.text.clone()])
    }

    /// Closes all containers and returns the tree.
    pub fn finish(mut self) -> Tree {
        while !self.open.is_empty() {
            self.close();
        }
        self.tree
    }

    fn push(
        &mut self,
        kind: NodeKind,
        id: String,
        text: Range<usize>,
        source: Range<usize>,
        label_len: usize,
    ) {
        let end = self.tree.nodes.len() + 1;
        let id = self.unique(id);
        self.tree.nodes.push(TreeNode { id, kind, end, text, source, label_len });
    }

    /// Makes an id unique by a suffix, so that wrongly numbered documents still have a tree that messages
    /// can refer to.
    fn unique(&mut self, id: String) -> String {
        let times = self.ids.entry(id.clone()).or_insert(0);
        *times += 1;
        if *times == 1 { id } else { format!("{id}~{times}") }
    }
}
