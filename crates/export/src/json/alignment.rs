//! The comparison of two documents.

use policy::Corpus;
use policy::model::document::{Document, Quote};
use policy::model::pairs::{Added, Addition, Alignment, Alone, Pair, Relation, Side};
use schemars::JsonSchema;
use serde::Serialize;

use super::{Quoted, non_empty};
use crate::catalogue::sides;

/// The file of an alignment.
pub fn alignment(corpus: &Corpus<'_>, alignment: &Alignment<'_>) -> Vec<u8> {
    let [left, right] = sides(corpus, alignment);
    super::write(
        "alignment",
        1,
        File {
            left: left.id,
            right: right.id,
            pairs: alignment.pairs.iter().map(|pair| write_pair(pair, left, right)).collect(),
            alone: alignment.alone.iter().map(|alone| write_alone(alone, left, right)).collect(),
        },
    )
}

/// Which passages of two documents address the same matter, and which have no counterpart, as established by
/// reading both. It does not claim that one text derives from the other.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "An alignment")]
pub struct File<'a> {
    /// The id of the left document.
    left: &'a str,
    /// The id of the right document.
    right: &'a str,
    pairs: Vec<PairOut<'a>>,
    /// The statements that only one document makes.
    alone: Vec<AloneOut<'a>>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "pair", deny_unknown_fields)]
struct PairOut<'a> {
    id: &'a str,
    #[schemars(length(min = 1))]
    title: &'a str,
    /// `same`: both say the same; `more_specific`: the left document makes concrete what the right one
    /// names.
    relation: Relation,
    /// What is new in the left document.
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    #[schemars(length(min = 1))]
    left: Vec<Quoted<'a>>,
    #[schemars(length(min = 1))]
    right: Vec<Quoted<'a>>,
    /// A passage that differs between the sides only in wording.
    #[serde(skip_serializing_if = "Option::is_none")]
    rewording: Option<RewordingOut<'a>>,
    /// What the left document adds to the right one here.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(min = 1))]
    adds: Vec<AdditionOut<'a>>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "rewording", deny_unknown_fields)]
struct RewordingOut<'a> {
    left: Quoted<'a>,
    right: Quoted<'a>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "addition", deny_unknown_fields)]
struct AdditionOut<'a> {
    kind: Added,
    quote: Quoted<'a>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "alone", deny_unknown_fields)]
struct AloneOut<'a> {
    id: &'a str,
    #[schemars(length(min = 1))]
    title: &'a str,
    side: SideOut,
    #[schemars(length(min = 1))]
    quotes: Vec<Quoted<'a>>,
    #[schemars(length(min = 1))]
    reason: &'a str,
    /// What the left document gives here.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(min = 1))]
    adds: Vec<AdditionOut<'a>>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "side")]
enum SideOut {
    Left,
    Right,
}

fn write_pair<'a>(pair: &Pair<'a>, left: &Document<'a>, right: &Document<'a>) -> PairOut<'a> {
    PairOut {
        id: pair.id,
        title: pair.title,
        relation: pair.relation,
        note: non_empty(pair.note),
        left: quoted(left, &pair.left),
        right: quoted(right, &pair.right),
        rewording: pair.rewording.map(|rewording| RewordingOut {
            left: Quoted::new(left, rewording.left),
            right: Quoted::new(right, rewording.right),
        }),
        adds: additions(left, &pair.adds),
    }
}

fn write_alone<'a>(alone: &Alone<'a>, left: &Document<'a>, right: &Document<'a>) -> AloneOut<'a> {
    let (side, document) = match alone.side {
        Side::Left => (SideOut::Left, left),
        Side::Right => (SideOut::Right, right),
    };
    AloneOut {
        id: alone.id,
        title: alone.title,
        side,
        quotes: quoted(document, &alone.quotes),
        reason: alone.reason,
        adds: additions(left, &alone.adds),
    }
}

fn quoted<'a>(document: &Document<'a>, quotes: &[Quote]) -> Vec<Quoted<'a>> {
    quotes.iter().map(|&quote| Quoted::new(document, quote)).collect()
}

fn additions<'a>(left: &Document<'a>, adds: &[Addition]) -> Vec<AdditionOut<'a>> {
    adds.iter().map(|add| AdditionOut { kind: add.kind, quote: Quoted::new(left, add.quote) }).collect()
}
