//! A document: metadata and tree.

use policy::model::document::{Document, MetadataKey, Node, NodeKind};
use schemars::JsonSchema;
use serde::Serialize;

use super::{NodeId, Quoted, non_empty};

/// The file of a document.
pub fn document(document: &Document<'_>) -> Vec<u8> {
    let metadata = document.metadata.entries.iter().map(|entry| MetadatumOut {
        key: entry.key,
        quote: Quoted::new(document, entry.quote),
        note: non_empty(entry.note),
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

/// An official document as a tree. The concatenated texts of its leaves are the complete text of the
/// document.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "A document")]
pub struct File<'a> {
    /// The document's id: the folder of its page on the site, and the prefix of every node id.
    #[schemars(regex(pattern = "^[a-z][a-z0-9-]*$"))]
    id: &'a str,
    /// The document's name on the site.
    #[schemars(length(min = 1))]
    short_title: &'a str,
    /// The area it applies to.
    #[schemars(length(min = 1))]
    jurisdiction: &'a str,
    /// What it is, and its limits.
    #[schemars(length(min = 1))]
    description: &'a str,
    /// The number of non-whitespace characters.
    characters: usize,
    /// The metadata in the document's head and end, in reading order.
    metadata: Vec<MetadatumOut<'a>>,
    /// The whole document.
    root: Container<'a>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "metadata", deny_unknown_fields)]
struct MetadatumOut<'a> {
    /// The kind of entry.
    key: MetadataKey,
    quote: Quoted<'a>,
    /// A remark for readers.
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
}

/// A node with child nodes.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "container", deny_unknown_fields)]
struct Container<'a> {
    id: NodeId<'a>,
    kind: ContainerKind,
    source: SourceOut,
    #[schemars(length(min = 1))]
    children: Vec<NodeOut<'a>>,
}

/// A node with text.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "leaf", deny_unknown_fields)]
struct Leaf<'a> {
    id: NodeId<'a>,
    kind: LeafKind,
    /// For a heading: its printed number, which is the start of its text.
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
    /// Its text.
    #[schemars(length(min = 1))]
    text: &'a str,
    source: SourceOut,
}

#[derive(Serialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "node")]
enum NodeOut<'a> {
    Container(Container<'a>),
    Leaf(Leaf<'a>),
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(rename = "container_kind")]
enum ContainerKind {
    /// The whole document.
    Root,
    /// A text that transmits the document.
    Cover,
    /// An attachment (附件) with its text.
    Attachment,
    /// 一、 or 第一章
    Part,
    /// （一） or 第一节
    Section,
    /// A dashed item.
    Principle,
    /// 一是
    Point,
    /// 1. or 第一条, or any other unit chosen for the document.
    Measure,
    /// （1）
    Item,
    /// A paragraph of running text.
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

/// The byte range in source.txt.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "source", deny_unknown_fields)]
struct SourceOut {
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

fn source(node: Node<'_, '_>) -> SourceOut {
    SourceOut { start: node.source().start, end: node.source().end }
}

fn tree<'a>(node: Node<'_, 'a>) -> NodeOut<'a> {
    let holds = |kind| NodeOut::Container(container(node, kind));
    let says = |kind, label| {
        NodeOut::Leaf(Leaf { id: NodeId(node.id()), kind, label, text: node.text(), source: source(node) })
    };
    match node.kind() {
        NodeKind::Root => holds(ContainerKind::Root),
        NodeKind::Cover => holds(ContainerKind::Cover),
        NodeKind::Attachment => holds(ContainerKind::Attachment),
        NodeKind::Part => holds(ContainerKind::Part),
        NodeKind::Section => holds(ContainerKind::Section),
        NodeKind::Principle => holds(ContainerKind::Principle),
        NodeKind::Point => holds(ContainerKind::Point),
        NodeKind::Measure => holds(ContainerKind::Measure),
        NodeKind::Item => holds(ContainerKind::Item),
        NodeKind::Paragraph => holds(ContainerKind::Paragraph),
        NodeKind::Sentence => says(LeafKind::Sentence, None),
        NodeKind::Heading => says(LeafKind::Heading, non_empty(node.label())),
        NodeKind::HeadLine => says(LeafKind::HeadLine, None),
        NodeKind::Title => says(LeafKind::Title, None),
        NodeKind::Addressees => says(LeafKind::Addressees, None),
        NodeKind::Issuer => says(LeafKind::Issuer, None),
        NodeKind::Date => says(LeafKind::Date, None),
        NodeKind::CopyTo => says(LeafKind::CopyTo, None),
    }
}
