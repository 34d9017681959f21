//! A document as Akoma Ntoso 1.0 (OASIS 2018; its namespace says 3.0): what legal information systems
//! read.
//!
//! A `<doc>`: an official text that is no act. Parts 一、 are `<part>` (chapters 第一章 `<chapter>`),
//! sections （一） `<section>`, measures 1. and articles 第一条 `<article>`; items （1）, points 一是 and dashed
//! principles are `<point>`. The cover, if there is one, is the `<coverPage>`, lines above the body
//! the `<preface>`, the signature the `<conclusions>`. Each element has an `eId` by the naming convention
//! and, as its `GUID`, the address that the site uses.

mod body;
mod meta;
mod names;
mod xml;

use policy::Date;
use policy::model::document::{Document, Node, NodeKind};

use xml::Xml;

/// Whether the document can be named as Akoma Ntoso names documents: by its date.
pub fn can_name(document: &Document<'_>) -> bool {
    document.dated().is_some()
}

/// The XML; nothing for a document without a date, which has no name.
pub fn write(document: &Document<'_>, released: Option<Date>) -> Option<String> {
    document.dated().map(|date| write_dated(document, date, released))
}

fn write_dated(document: &Document<'_>, date: Date, released: Option<Date>) -> String {
    let mut xml = Xml::new();
    xml.open("akomaNtoso", &[("xmlns", "http://docs.oasis-open.org/legaldocml/ns/akn/3.0")]);
    xml.open("doc", &[("name", document_type(document)), ("contains", "originalVersion")]);
    meta::write(&mut xml, document, date, released);
    let root = document.root();
    let children: Vec<_> = root.children().collect();
    let covers = children.iter().filter(|node| node.kind() == NodeKind::Cover);
    let is_body = |node: &Node<'_, '_>| !is_above_body(node.kind()) && !is_below_body(node.kind());
    let text: Vec<_> = children.iter().filter(|node| node.kind() != NodeKind::Cover).copied().collect();
    let body_start = text.iter().position(is_body).unwrap_or(text.len());
    let body_end =
        text.iter().position(|node| is_below_body(node.kind())).unwrap_or(text.len()).max(body_start);

    for cover in covers {
        xml.open("coverPage", &[]);
        body::cover(&mut xml, *cover);
        xml.close("coverPage");
    }
    if body_start > 0 {
        xml.open("preface", &[]);
        body::lines(&mut xml, &text[..body_start], "preface");
        xml.close("preface");
    }
    xml.open("mainBody", &[]);
    body::main(&mut xml, &text[body_start..body_end]);
    xml.close("mainBody");
    if body_end < text.len() {
        xml.open("conclusions", &[]);
        body::lines(&mut xml, &text[body_end..], "conclusions");
        xml.close("conclusions");
    }
    xml.close("doc");
    xml.close("akomaNtoso");
    xml.finish()
}

/// The kind of document in English, which the standard asks for in the names of kinds.
fn document_type(document: &Document<'_>) -> &'static str {
    match document.genre() {
        Some("意见") => "opinion",
        Some("通知") => "notice",
        Some("方案" | "规划" | "计划" | "纲要") => "plan",
        Some("办法" | "细则") => "measures",
        Some("规定") => "provisions",
        Some("条例") => "regulations",
        Some("决定" | "决议") => "decision",
        Some("公告" | "通告") => "announcement",
        _ => "document",
    }
}

/// Whether a child of the root stands above the body.
const fn is_above_body(kind: NodeKind) -> bool {
    matches!(
        kind,
        NodeKind::Root | NodeKind::Cover | NodeKind::HeadLine | NodeKind::Title | NodeKind::Addressees
    )
}

/// Whether a child of the root stands below the body: the signature.
const fn is_below_body(kind: NodeKind) -> bool {
    matches!(kind, NodeKind::Issuer | NodeKind::Date | NodeKind::CopyTo)
}
