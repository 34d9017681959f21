//! The tree of a document while it is built: ids, nesting, and the text that its leaves cover.

use std::collections::BTreeMap;
use std::ops::Range;

use policy::document::{Document, Kind, Metadata, NodeData, NodeIndex, Span};

use super::layout::Block;

/// A parsed document that owns its strings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tree {
    /// The text as read: what the leaves hold, end to end.
    pub text: String,
    /// All nodes in reading order; the first is the root.
    pub nodes: Vec<TreeNode>,
}

/// One node; see [`NodeData`] for the fields. Indices are not limited to what is encoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TreeNode {
    /// The full id.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// The node that holds it.
    pub parent: usize,
    /// One past its last descendant.
    pub end: usize,
    /// Its stretch of the text.
    pub text: Range<usize>,
    /// Its stretch of the source.
    pub source: Range<usize>,
    /// The bytes of a heading that are its number.
    pub label_len: usize,
}

impl Tree {
    /// The same document, borrowed; nothing where it is larger than can be encoded.
    pub fn document<'a>(&'a self, id: &'a str, metadata: Metadata<'a>) -> Option<Document<'a>> {
        let nodes = self.nodes.iter().map(node_data).collect::<Option<_>>()?;
        Some(Document { id, metadata, text: &self.text, nodes })
    }
}

fn node_data(node: &TreeNode) -> Option<NodeData<'_>> {
    Some(NodeData {
        id: &node.id,
        kind: node.kind,
        parent: NodeIndex(u16::try_from(node.parent).ok()?),
        end: NodeIndex(u16::try_from(node.end).ok()?),
        text: span(&node.text)?,
        source: span(&node.source)?,
        label_len: u8::try_from(node.label_len).ok()?,
    })
}

fn span(range: &Range<usize>) -> Option<Span> {
    Some(Span::new(u32::try_from(range.start).ok()?, u32::try_from(range.end).ok()?))
}

/// Builds a tree in reading order.
#[derive(Debug)]
pub struct Builder {
    tree: Tree,
    /// The containers that are open, the root first.
    open: Vec<usize>,
    /// How often each id was asked for.
    ids: BTreeMap<String, usize>,
}

impl Builder {
    /// A tree that holds a root.
    pub fn new(id: &str) -> Self {
        let mut builder = Self { tree: Tree::default(), open: Vec::new(), ids: BTreeMap::new() };
        builder.open(Kind::Root, id.to_owned());
        builder
    }

    /// Opens a container in the innermost open one.
    pub fn open(&mut self, kind: Kind, id: String) {
        let at = self.tree.text.len();
        let index = self.push(kind, id, at..at, 0..0, 0);
        self.open.push(index);
    }

    /// Closes the innermost container.
    pub fn close(&mut self) {
        let Some(index) = self.open.pop() else { return };
        let (end, text_end) = (self.tree.nodes.len(), self.tree.text.len());
        let leaves = || self.tree.nodes[index + 1..end].iter().filter(|node| node.kind.is_leaf());
        let source = leaves().next().map_or(0, |leaf| leaf.source.start)
            ..leaves().next_back().map_or(0, |leaf| leaf.source.end);
        let node = &mut self.tree.nodes[index];
        node.end = end;
        node.text.end = text_end;
        node.source = source;
    }

    /// Adds a leaf that holds a stretch of a block's text, and that text.
    pub fn leaf(&mut self, kind: Kind, id: String, block: &Block, stretch: Range<usize>, label_len: usize) {
        let start = self.tree.text.len();
        self.tree.text.push_str(&block.text[stretch.clone()]);
        let index = self.push(kind, id, start..self.tree.text.len(), block.source_range(stretch), label_len);
        self.tree.nodes[index].end = index + 1;
    }

    /// Adds a leaf that holds a whole block.
    pub fn line(&mut self, kind: Kind, id: String, block: &Block) {
        self.leaf(kind, id, block, 0..block.text.len(), 0);
    }

    /// The tree, all its containers closed.
    pub fn finish(mut self) -> Tree {
        while !self.open.is_empty() {
            self.close();
        }
        self.tree
    }

    fn push(
        &mut self,
        kind: Kind,
        id: String,
        text: Range<usize>,
        source: Range<usize>,
        label_len: usize,
    ) -> usize {
        let index = self.tree.nodes.len();
        let parent = self.open.last().copied().unwrap_or(0);
        let id = self.unique(id);
        self.tree.nodes.push(TreeNode { id, kind, parent, end: index + 1, text, source, label_len });
        index
    }

    /// The id, with a mark behind it where it was given before: wrongly numbered documents, too,
    /// have a tree, and one can point into it.
    fn unique(&mut self, id: String) -> String {
        let times = self.ids.entry(id.clone()).or_insert(0);
        *times += 1;
        if *times == 1 { id } else { format!("{id}~{times}") }
    }
}
