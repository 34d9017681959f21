//! A document: what is known about it, and its tree.

use policy::model::document::{Document, Kind, MetadataKey, Node};
use schemars::JsonSchema;
use serde::Serialize;

use crate::words::{NodeId, Quoted, said};

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
            root: container(document.root(), ContainerKind::Root),
        },
    )
}

/// An official document as a tree. Read in order, the texts of its leaves are the text of the document: nothing
/// is left out, added or moved.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "A document")]
pub struct File<'a> {
    /// The document's id: the folder of its page on the site, and the beginning of every node id.
    #[schemars(regex(pattern = "^[a-z][a-z0-9-]*$"))]
    id: &'a str,
    /// What the site calls the document.
    #[schemars(length(min = 1))]
    short_title: &'a str,
    /// The area it is for.
    #[schemars(length(min = 1))]
    jurisdiction: &'a str,
    /// What it is, and is not.
    #[schemars(length(min = 1))]
    description: &'a str,
    /// How many characters it has, white space not counted.
    characters: usize,
    /// What the head and the end of the document say about it, in reading order.
    metadata: Vec<MetadataEntry<'a>>,
    /// The whole document.
    root: Container<'a>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "metadata", deny_unknown_fields)]
struct MetadataEntry<'a> {
    /// What the words are.
    key: MetadataKey,
    quote: Quoted<'a>,
    /// What a reader should know about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
}

/// A node that holds nodes.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "container", deny_unknown_fields)]
struct Container<'a> {
    id: NodeId<'a>,
    kind: ContainerKind,
    source: Source,
    #[schemars(length(min = 1))]
    children: Vec<Tree<'a>>,
}

/// A node that holds text.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "leaf", deny_unknown_fields)]
struct Leaf<'a> {
    id: NodeId<'a>,
    kind: LeafKind,
    /// Of a heading: the number in front of its words, as printed, which the text begins with.
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
    /// Its words.
    #[schemars(length(min = 1))]
    text: &'a str,
    source: Source,
}

#[derive(Serialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "node")]
enum Tree<'a> {
    Container(Container<'a>),
    Leaf(Leaf<'a>),
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(rename = "container_kind")]
enum ContainerKind {
    /// The whole.
    Root,
    /// A text that hands the document on.
    Cover,
    /// What is attached to the document (附件), a text of its own below it.
    Attachment,
    /// 一、 or 第一章
    Part,
    /// （一） or 第一节
    Section,
    /// A dashed item.
    Principle,
    /// 一是
    Point,
    /// 1. or 第一条, or whatever else is the unit of its document.
    Measure,
    /// （1）
    Item,
    /// A block of running text.
    Paragraph,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(rename = "leaf_kind")]
enum LeafKind {
    Sentence,
    Heading,
    HeadLine,
    Title,
    Addressees,
    Issuer,
    Date,
    CopyTo,
}

/// Which bytes of source.txt it takes up.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "source", deny_unknown_fields)]
struct Source {
    /// The first byte.
    start: u32,
    /// One past the last byte.
    end: u32,
}

fn container<'a>(node: Node<'_, 'a>, kind: ContainerKind) -> Container<'a> {
    Container {
        id: NodeId(node.id()),
        kind,
        source: source(node),
        children: node.children().map(tree).collect(),
    }
}

fn source(node: Node<'_, '_>) -> Source {
    Source { start: node.source().start, end: node.source().end }
}

fn tree<'a>(node: Node<'_, 'a>) -> Tree<'a> {
    let holds = |kind| Tree::Container(container(node, kind));
    let says = |kind, label| {
        Tree::Leaf(Leaf { id: NodeId(node.id()), kind, label, text: node.text(), source: source(node) })
    };
    match node.kind() {
        Kind::Root => holds(ContainerKind::Root),
        Kind::Cover => holds(ContainerKind::Cover),
        Kind::Attachment => holds(ContainerKind::Attachment),
        Kind::Part => holds(ContainerKind::Part),
        Kind::Section => holds(ContainerKind::Section),
        Kind::Principle => holds(ContainerKind::Principle),
        Kind::Point => holds(ContainerKind::Point),
        Kind::Measure => holds(ContainerKind::Measure),
        Kind::Item => holds(ContainerKind::Item),
        Kind::Paragraph => holds(ContainerKind::Paragraph),
        Kind::Sentence => says(LeafKind::Sentence, None),
        Kind::Heading => says(LeafKind::Heading, said(node.label())),
        Kind::HeadLine => says(LeafKind::HeadLine, None),
        Kind::Title => says(LeafKind::Title, None),
        Kind::Addressees => says(LeafKind::Addressees, None),
        Kind::Issuer => says(LeafKind::Issuer, None),
        Kind::Date => says(LeafKind::Date, None),
        Kind::CopyTo => says(LeafKind::CopyTo, None),
    }
}
