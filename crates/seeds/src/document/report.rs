//! The tables of `check-seeds` about documents.

use std::collections::BTreeMap;

use policy::model::document::{Document, Node, NodeKind};

use crate::coverage::Coverage;

use super::ReadDocument;
use super::line::without_byte_order_mark;

/// The non-whitespace characters of a text.
pub fn characters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !c.is_whitespace())
}

/// Adds the statistics of each document.
pub fn report(read: &[ReadDocument<'_>], documents: &[Document<'_>], coverage: &mut Coverage) {
    for document in documents {
        let Some(read) = read.iter().find(|read| read.id == document.id) else { continue };
        let title = format!("{} · {}", document.id, document.metadata.short_title);
        coverage.section(&title, summary(read, document));
        coverage.listing(title, document.iter().map(row).collect());
    }
}

fn summary(read: &ReadDocument<'_>, document: &Document<'_>) -> Vec<String> {
    let mut text = String::new();
    let mut from = 0;
    for no_text in &read.parsed.tree.not_text {
        text.push_str(&read.source[from..no_text.start]);
        from = no_text.end;
    }
    text.push_str(&read.source[from..]);
    let source = without_byte_order_mark(&text);
    let leaves = document.iter().filter(|node| node.kind().is_leaf());
    let in_tree: String = leaves.flat_map(|leaf| characters(leaf.text())).collect();
    let same =
        if characters(source).eq(in_tree.chars()) { "the same, in the same order" } else { "NOT THE SAME" };
    let mut lines = vec![
        format!("{:>6} characters of text in source.txt, white space apart", characters(source).count()),
        format!("{:>6} characters in the tree: {same}", in_tree.chars().count()),
        format!("{:>6} joins: places where a page break was mended", read.parsed.joins.len()),
        format!("{:>6} entries of metadata", document.metadata.entries.len()),
        format!("{:>6} nodes", document.nodes.len()),
    ];
    let mut kinds: BTreeMap<NodeKind, usize> = BTreeMap::new();
    for node in document.iter() {
        *kinds.entry(node.kind()).or_default() += 1;
    }
    lines.extend(kinds.into_iter().map(|(kind, count)| format!("{count:>12} {kind:?}")));
    lines
}

/// A node's id and the beginning of its text.
fn row(node: Node<'_, '_>) -> String {
    const SHOWN: usize = 24;
    let mut words: String = node.text().chars().take(SHOWN).collect();
    if words.len() < node.text().len() {
        words.push('…');
    }
    format!("{:<26} {words}", node.id())
}
