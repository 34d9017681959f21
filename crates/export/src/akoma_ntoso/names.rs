//! Names of elements and their `eId`s by the Akoma Ntoso Naming Convention 1.0.

use policy::model::document::{Node, NodeKind};

/// An element of the hierarchy, and its abbreviation in an `eId`.
#[derive(Clone, Copy)]
pub struct HierarchyElement {
    /// The element's name.
    pub element: &'static str,
    /// Its name in an `eId`.
    pub short: &'static str,
}

/// The element of a numbered container; nothing for other nodes.
pub fn level(node: Node<'_, '_>) -> Option<HierarchyElement> {
    let (element, short) = match node.kind() {
        NodeKind::Part if node.label().starts_with('第') => ("chapter", "chp"),
        NodeKind::Part => ("part", "part"),
        NodeKind::Section => ("section", "sec"),
        NodeKind::Measure => ("article", "art"),
        NodeKind::Principle | NodeKind::Point | NodeKind::Item => ("point", "point"),
        NodeKind::Root
        | NodeKind::Cover
        | NodeKind::Attachment
        | NodeKind::Paragraph
        | NodeKind::Sentence
        | NodeKind::Heading
        | NodeKind::HeadLine
        | NodeKind::Title
        | NodeKind::Addressees
        | NodeKind::Issuer
        | NodeKind::Date
        | NodeKind::CopyTo => return None,
    };
    Some(HierarchyElement { element, short })
}

/// The `eId` of a numbered container within the one that holds it.
pub fn eid(node: Node<'_, '_>, level: HierarchyElement, holder: &str) -> String {
    let number = number(node);
    // Where measures are numbered through, their number alone names them, as that of articles does.
    let through = node.kind() == NodeKind::Measure && node.local_id() == number;
    if through || holder.is_empty() {
        format!("{}_{number}", level.short)
    } else {
        format!("{holder}__{}_{number}", level.short)
    }
}

/// The number with which a node's id ends: `3` of `heilongjiang.p1-2.3`, `2` of `heilongjiang.p2`; of a
/// heading without a number its count with a letter, `u1`.
pub fn number<'a>(node: Node<'_, 'a>) -> &'a str {
    let id = node.local_id();
    id.rsplit(['.', '-']).next().unwrap_or(id).trim_start_matches(['p', 's'])
}
