//! `alone.toml`: the entries of a document that apply to every comparison, for text not covered by the
//! comparison's own file.

use std::collections::BTreeMap;

use policy::model::document::{Document, Node, Quote};
use policy::model::pairs::{Alignment, Alone, Side};

use super::account::Account;
use super::file::{OwnList, RawPlace};
use super::resolve;
use crate::diagnostics::Diagnostics;

/// Validates the `alone.toml` of a document.
pub(super) fn check(id: &str, list: &OwnList, documents: &[Document<'_>], diagnostics: &mut Diagnostics) {
    if let Some(document) = documents.iter().find(|document| document.id == id) {
        resolve::check_own(list, &format!("{id}/alone.toml"), document, diagnostics);
    }
}

/// Adds the entries of both documents' `alone.toml` to an alignment, in text order.
pub(super) fn add<'f>(
    alignment: &mut Alignment<'f>,
    lists: &'f BTreeMap<String, OwnList>,
    documents: &[Document<'_>],
) {
    for (side, at) in [(Side::Left, alignment.left), (Side::Right, alignment.right)] {
        let document = &documents[usize::from(at)];
        let Some(list) = lists.get(document.id) else { continue };
        for entry in &list.alone {
            let account = Account::new(alignment, side, document);
            let is_taken = alignment.alone.iter().any(|alone| alone.id == entry.id.get_ref());
            let quotes: Vec<Quote> = entry
                .nodes
                .iter()
                .filter_map(|place| match place.get_ref() {
                    RawPlace::Node(id) => document.node(id),
                    RawPlace::Quote(_) => None,
                })
                .flat_map(|node| left_over(&account, node))
                .collect();
            if quotes.is_empty() || is_taken {
                continue;
            }
            alignment.alone.push(Alone {
                id: entry.id.get_ref(),
                title: entry.title.get_ref(),
                side,
                quotes,
                reason: entry.reason.get_ref(),
                adds: Vec::new(),
            });
        }
        let start = |alone: &Alone<'_>| alone.quotes.iter().map(|quote| quote.span.start).min();
        let place = |alone: &Alone<'_>| if alone.side == side { start(alone) } else { None };
        alignment.alone.sort_by_key(|alone| (alone.side != Side::Left, place(alone)));
    }
}

/// The uncovered part of a node: the whole node, or ranges of its leaves.
fn left_over(account: &Account<'_, '_>, node: Node<'_, '_>) -> Vec<Quote> {
    let whole = |node: Node<'_, '_>| Quote { node: node.index(), span: node.span() };
    let leaves: Vec<Node<'_, '_>> = if node.kind().is_leaf() {
        vec![node]
    } else {
        node.descendants().filter(|leaf| leaf.kind().is_leaf()).collect()
    };
    if !leaves.iter().any(|leaf| account.is_touched(*leaf)) {
        return vec![whole(node)];
    }
    let of_leaf = |leaf: Node<'_, '_>| {
        if account.is_touched(leaf) {
            account.left_over(leaf).into_iter().map(|span| Quote { node: leaf.index(), span }).collect()
        } else {
            vec![whole(leaf)]
        }
    };
    leaves.into_iter().flat_map(of_leaf).collect()
}
