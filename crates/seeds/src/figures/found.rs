//! The numbers of a reading-edition document: every numeral in headings and sentences once, with its unit if
//! it has one. Head and signature are excluded; their number and date are metadata.

use policy::Document;
use policy::model::document::{Node, NodeKind, Span};
use policy::model::figures::{FoundKind, FoundNumber};

use super::account;
use super::quantity::QuantityKind;
use super::table::Tables;

/// The numbers of a document in reading order; `index` is its index among the documents.
pub(super) fn numbers(index: u16, document: &Document<'_>) -> Vec<FoundNumber> {
    let mut tables = Tables::default();
    let mut found: Vec<FoundNumber> = Vec::new();
    for leaf in document.iter() {
        // Table headers do not carry over to another text.
        if leaf.kind() == NodeKind::Title {
            tables = Tables::default();
        }
        if is_body(&leaf) {
            found.extend(of_leaf(index, leaf, &mut tables));
        }
    }
    // A numeral without a quantity is listed too.
    let others = account::numbers(document).into_iter().filter(|(leaf, _)| is_body(leaf));
    for (leaf, words) in others {
        if !found.iter().any(|known| known.words.overlaps(words)) {
            found.push(FoundNumber { document: index, leaf: leaf.index(), words, kind: FoundKind::Other });
        }
    }
    found.sort_by_key(|number| number.words);
    found
}

fn is_body(node: &Node<'_, '_>) -> bool {
    matches!(node.kind(), NodeKind::Heading | NodeKind::Sentence)
}

fn of_leaf(index: u16, leaf: Node<'_, '_>, tables: &mut Tables) -> Vec<FoundNumber> {
    let label = leaf.label().len();
    let start = leaf.span().start as usize + label;
    let words = &leaf.text()[label..];
    let found = tables.quantities(words).into_iter().filter_map(|quantity| {
        let from = u32::try_from(start + quantity.range.start).ok()?;
        let to = u32::try_from(start + quantity.range.end).ok()?;
        let (words, kind) = (Span::new(from, to), kind(quantity.kind));
        Some(FoundNumber { document: index, leaf: leaf.index(), words, kind })
    });
    found.collect()
}

const fn kind(kind: QuantityKind) -> FoundKind {
    match kind {
        QuantityKind::Sum => FoundKind::Sum,
        QuantityKind::Penalty => FoundKind::Penalty,
        QuantityKind::Share | QuantityKind::PercentagePoints => FoundKind::Share,
        QuantityKind::Term | QuantityKind::Age => FoundKind::Term,
        QuantityKind::Persons | QuantityKind::PersonTimes | QuantityKind::Rank => FoundKind::Persons,
        QuantityKind::Count => FoundKind::Count,
        QuantityKind::Date => FoundKind::Date,
    }
}
