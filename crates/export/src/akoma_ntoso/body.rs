//! Cover, lines, headings, paragraphs and sentences.

use policy::model::document::{Document, MetadataKey, Node, NodeKind};

use super::names::{self, HierarchyElement};
use super::xml::{Inline, Xml};

/// The cover: its lines and paragraphs in one container.
pub fn cover(xml: &mut Xml, cover: Node<'_, '_>) {
    let eid = "cover__container_1";
    xml.open("container", &[("name", "cover"), ("eId", eid), ("GUID", cover.id())]);
    let children: Vec<_> = cover.children().collect();
    lines(xml, &children, eid);
    xml.close("container");
}

/// Lines and paragraphs, one `<p>` each.
pub fn lines(xml: &mut Xml, nodes: &[Node<'_, '_>], holder: &str) {
    for (number, node) in (1..).zip(nodes) {
        let eid = format!("{holder}__p_{number}");
        if node.kind().is_leaf() {
            line(xml, *node, &eid);
        } else if let Some(level) = names::level(*node) {
            // A cover with headings of its own is rare; as lines they lose nothing.
            plain_levels(xml, *node, level, &eid);
        } else {
            paragraph(xml, *node, &eid);
        }
    }
}

/// The body: paragraphs, and containers by their numbers.
pub fn main(xml: &mut Xml, nodes: &[Node<'_, '_>]) {
    let mut paragraphs = 0;
    for node in nodes {
        if let Some(level) = names::level(*node) {
            container(xml, *node, level, "");
        } else {
            paragraphs += 1;
            paragraph(xml, *node, &format!("body__p_{paragraphs}"));
        }
    }
}

fn container(xml: &mut Xml, node: Node<'_, '_>, level: HierarchyElement, holder: &str) {
    let eid = names::eid(node, level, holder);
    xml.open(level.element, &[("eId", &eid), ("GUID", node.id())]);
    if let Some(heading) = node.heading() {
        let (label, words) = (heading.label(), heading.heading_text());
        let place = format!("{eid}__num_1");
        if !label.is_empty() {
            xml.line("num", &[("eId", &place)], &[Inline::Text(label)]);
        }
        if !words.is_empty() {
            let place = format!("{eid}__heading");
            xml.line("heading", &[("eId", &place), ("GUID", heading.id())], &[Inline::Text(words)]);
        }
    }
    let children: Vec<_> = node.children().filter(|child| child.kind() != NodeKind::Heading).collect();
    let first = children.iter().position(|child| names::level(*child).is_some());
    let (before, rest) = children.split_at(first.unwrap_or(children.len()));
    match first {
        // Akoma Ntoso wants a content where there is nothing else.
        None => text(xml, before, "content", &eid),
        Some(_) if before.is_empty() => {}
        Some(_) => text(xml, before, "intro", &eid),
    }
    for child in rest {
        match names::level(*child) {
            Some(level) => container(xml, *child, level, &eid),
            None => text(xml, &[*child], "wrapUp", &eid),
        }
    }
    xml.close(level.element);
}

fn text(xml: &mut Xml, paragraphs: &[Node<'_, '_>], element: &str, holder: &str) {
    let eid = format!("{holder}__{element}");
    xml.open(element, &[("eId", &eid)]);
    lines(xml, paragraphs, &eid);
    if paragraphs.is_empty() {
        xml.empty("p", &[("eId", &format!("{eid}__p_1"))]);
    }
    xml.close(element);
}

fn plain_levels(xml: &mut Xml, node: Node<'_, '_>, level: HierarchyElement, eid: &str) {
    let leaves = node.descendants().filter(|inner| inner.kind().is_leaf());
    let spans: Vec<_> = leaves
        .map(|leaf| Inline::Element {
            name: "span",
            attributes: vec![("GUID", leaf.id())],
            text: leaf.text(),
        })
        .collect();
    xml.line("p", &[("eId", eid), ("GUID", node.id()), ("class", level.element)], &spans);
}

fn paragraph(xml: &mut Xml, paragraph: Node<'_, '_>, eid: &str) {
    let ids: Vec<_> =
        paragraph.children().map(|sentence| format!("{eid}__span_{}", names::number(sentence))).collect();
    let spans: Vec<_> = paragraph
        .children()
        .zip(&ids)
        .map(|(sentence, id)| Inline::Element {
            name: "span",
            attributes: vec![("eId", id), ("GUID", sentence.id())],
            text: sentence.text(),
        })
        .collect();
    xml.line("p", &[("eId", eid), ("GUID", paragraph.id())], &spans);
}

/// A line of the head or the end, with its number or date marked.
fn line(xml: &mut Xml, node: Node<'_, '_>, eid: &str) {
    let date = policy::Date::from_chinese(node.text()).map(|date| date.to_string());
    let document = node.document();
    let content = match node.kind() {
        NodeKind::Title => {
            vec![Inline::Element { name: "docTitle", attributes: Vec::new(), text: node.text() }]
        }
        NodeKind::Date => match &date {
            Some(date) => {
                vec![Inline::Element { name: "docDate", attributes: vec![("date", date)], text: node.text() }]
            }
            None => vec![Inline::Text(node.text())],
        },
        _ => numbered(document, node),
    };
    let class = node.kind().metadata_name().unwrap_or("head-line");
    xml.line("p", &[("eId", eid), ("GUID", node.id()), ("class", class)], &content);
}

/// The line's text, with the document's number in its element where the metadata say that it has one.
fn numbered<'a>(document: &Document<'a>, node: Node<'_, 'a>) -> Vec<Inline<'a>> {
    let number = (document.metadata.entries.iter())
        .find(|entry| entry.key == MetadataKey::Number && node.span().contains(entry.quote.span));
    let Some(number) = number else { return vec![Inline::Text(node.text())] };
    let start = (number.quote.span.start - node.span().start) as usize;
    let end = start + number.quote.span.len() as usize;
    let (before, rest) = node.text().split_at(start);
    let (words, behind) = rest.split_at(end - start);
    vec![
        Inline::Text(before),
        Inline::Element { name: "docNumber", attributes: Vec::new(), text: words },
        Inline::Text(behind),
    ]
}
