//! Two documents side by side.

use policy::Corpus;
use policy::compare::{Added, Addition, Alignment, Alone, Pair, Relation, Side};
use policy::document::{Document, Quote};
use serde::Serialize;

use crate::catalogue::sides;
use crate::words::{Quoted, said};

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

#[derive(Serialize)]
struct File<'a> {
    left: &'a str,
    right: &'a str,
    pairs: Vec<PairOut<'a>>,
    alone: Vec<AloneOut<'a>>,
}

#[derive(Serialize)]
struct PairOut<'a> {
    id: &'a str,
    title: &'a str,
    relation: Relation,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    left: Vec<Quoted<'a>>,
    right: Vec<Quoted<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rewording: Option<RewordingOut<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    adds: Vec<AdditionOut<'a>>,
}

#[derive(Serialize)]
struct RewordingOut<'a> {
    left: Quoted<'a>,
    right: Quoted<'a>,
}

#[derive(Serialize)]
struct AdditionOut<'a> {
    kind: Added,
    quote: Quoted<'a>,
}

#[derive(Serialize)]
struct AloneOut<'a> {
    id: &'a str,
    title: &'a str,
    side: &'static str,
    quotes: Vec<Quoted<'a>>,
    reason: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    adds: Vec<AdditionOut<'a>>,
}

fn write_pair<'a>(pair: &Pair<'a>, left: &Document<'a>, right: &Document<'a>) -> PairOut<'a> {
    PairOut {
        id: pair.id,
        title: pair.title,
        relation: pair.relation,
        note: said(pair.note),
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
        Side::Left => ("left", left),
        Side::Right => ("right", right),
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
