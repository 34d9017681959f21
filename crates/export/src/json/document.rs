//! A document: what is known about it, and its tree.

use policy::document::{Document, Kind, MetadataKey, Node};
use serde::Serialize;

use crate::words::{Quoted, said};

/// The file of a document.
pub fn document(document: &Document<'_>) -> Vec<u8> {
    let metadata = document.metadata.entries.iter().map(|entry| MetadataEntry {
        key: entry.key,
        quote: Quoted::new(document, entry.quote),
        note: said(entry.note),
    });
    super::write(
        "document",
        1,
        File {
            id: document.id,
            short_title: document.metadata.short_title,
            jurisdiction: document.metadata.jurisdiction,
            description: document.metadata.description,
            characters: document.text.chars().filter(|c| !c.is_whitespace()).count(),
            metadata: metadata.collect(),
            root: tree(document.root()),
        },
    )
}

#[derive(Serialize)]
struct File<'a> {
    id: &'a str,
    short_title: &'a str,
    jurisdiction: &'a str,
    description: &'a str,
    characters: usize,
    metadata: Vec<MetadataEntry<'a>>,
    root: Tree<'a>,
}

#[derive(Serialize)]
struct MetadataEntry<'a> {
    key: MetadataKey,
    quote: Quoted<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
}

#[derive(Serialize)]
struct Tree<'a> {
    id: &'a str,
    kind: &'static str,
    /// Of a heading: the number in front of its words, as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
    /// Of a leaf: its words.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    /// The bytes of `source.txt` that it takes up.
    source: Source,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    children: Vec<Tree<'a>>,
}

#[derive(Serialize)]
struct Source {
    start: u32,
    end: u32,
}

fn tree<'a>(node: Node<'_, 'a>) -> Tree<'a> {
    let kind = node.kind();
    let label = if kind == Kind::Heading { said(node.label()) } else { None };
    Tree {
        id: node.id(),
        kind: kind_name(kind),
        label,
        text: kind.is_leaf().then(|| node.text()),
        source: Source { start: node.source().start, end: node.source().end },
        children: node.children().map(tree).collect(),
    }
}

const fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Root => "root",
        Kind::Cover => "cover",
        Kind::Attachment => "attachment",
        Kind::Part => "part",
        Kind::Section => "section",
        Kind::Principle => "principle",
        Kind::Point => "point",
        Kind::Measure => "measure",
        Kind::Item => "item",
        Kind::Paragraph => "paragraph",
        Kind::Sentence => "sentence",
        Kind::Heading => "heading",
        Kind::HeadLine => "head-line",
        Kind::Title => "title",
        Kind::Addressees => "addressees",
        Kind::Issuer => "issuer",
        Kind::Date => "date",
        Kind::CopyTo => "copy-to",
    }
}
