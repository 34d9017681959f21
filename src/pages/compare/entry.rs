//! An entry of the comparison: a pair with its two sides, or a statement of only one document.

use leptos::prelude::*;
use policy::Document;
use policy::compare::{Piece, diff, marked};
use policy::model::pairs::{Addition, Alone, Pair, Rewording, Side};

use super::side::{plain_quotes, side};
use super::{Compared, ComparisonEntry};
use crate::components::copy::copy_button;

/// The index of an entry in its division, and the total.
#[derive(Clone, Copy)]
pub(super) struct Position {
    pub(super) at: usize,
    pub(super) of: usize,
}

/// The section of an entry: a summary that expands to its sides. `division` is the id used by the filter.
pub(super) fn entry(
    compared: &Compared<'_>,
    entry: ComparisonEntry,
    division: &'static str,
    position: Position,
) -> AnyView {
    let (key, relation) = entry.relation(compared);
    let (note, adds) = match entry {
        ComparisonEntry::Pair(pair) => (pair.note, &pair.adds),
        ComparisonEntry::Alone(alone) => (alone.reason, &alone.adds),
    };
    let sides = match entry {
        ComparisonEntry::Pair(pair) => pair_sides(compared, pair),
        ComparisonEntry::Alone(alone) => alone_sides(compared, alone),
    };
    let rewording = match entry {
        ComparisonEntry::Pair(pair) => pair.rewording.map(|rewording| letter_by_letter(compared, rewording)),
        ComparisonEntry::Alone(_) => None,
    };
    let anchor = entry.anchor();
    let note = (!note.is_empty()).then(|| view! { <p class="pair__note">{note}</p> });
    let topics = entry.topics(compared).into_iter().collect::<Vec<_>>().join(" ");
    view! {
        <section
            class="pair"
            id=anchor
            data-relation=key
            data-area=division
            data-topic=(!topics.is_empty()).then_some(topics)
            data-adds=entry.adds_something().then_some("")
        >
            <details class="fold pair__fold" name="pair">
            <summary class="pair__line">
                <h3 class="pair__title">{entry.title()}</h3>
                <span class="visually-hidden">{format!("，第{}处，共{}处，", position.at, position.of)}</span>
                <span class=format!("relation relation--{key}")>{relation}</span>
            </summary>
            {note}
            {sides}
            {rewording}
            {additions(compared, adds)}
            {copy_button()}
            </details>
        </section>
    }
    .into_any()
}

/// Both sides: next to each other if there is room, else one at a time. Radio buttons switch between them
/// without scripts, so nothing moves when a script starts.
fn pair_sides(compared: &Compared<'_>, pair: &'static Pair<'static>) -> AnyView {
    let marks = marked(pair, compared.left, compared.right, &compared.terms);
    let pick = |side: Side, name: &'static str| {
        let id = format!("{name}-{}", pair.id);
        view! {
            <input
                class=format!("pick pick--{name}")
                type="radio"
                name=format!("side-{}", pair.id)
                id=id.clone()
                checked=side == Side::Left
            />
            <label class="pick__label" for=id>{compared.short_name(side)}</label>
        }
    };
    view! {
        <div class="pair__sides" role="group" aria-label="两边的原文">
            {pick(Side::Left, "left")}
            {pick(Side::Right, "right")}
            {side(compared, Side::Left, &pair.left, &marks.left)}
            {side(compared, Side::Right, &pair.right, &marks.right)}
        </div>
    }
    .into_any()
}

/// The statement of one document; the other side stays empty.
fn alone_sides(compared: &Compared<'_>, alone: &'static Alone<'static>) -> AnyView {
    let says = plain_quotes(compared, alone.side, &alone.quotes);
    let silent_side = if alone.side == Side::Left { Side::Right } else { Side::Left };
    let silent =
        view! { <p class="side__silent">{format!("{}没有写", compared.short_name(silent_side))}</p> };
    let silent = silent.into_any();
    let (left, right) = if alone.side == Side::Left { (says, silent) } else { (silent, says) };
    view! { <div class="pair__sides pair__sides--alone">{left} {right}</div> }.into_any()
}

/// A character-level diff of two wordings.
fn letter_by_letter(compared: &Compared<'_>, rewording: Rewording) -> AnyView {
    let text = |document: &Document<'static>, quote| document.quoted(quote);
    let old = text(compared.right.document, rewording.right);
    let new = text(compared.left.document, rewording.left);
    let pieces = diff(old, new).into_iter().map(|piece| match piece {
        Piece::Equal { new: span, .. } => span.slice(new).into_any(),
        Piece::Removed(span) => view! { <del>{span.slice(old)}</del> }.into_any(),
        Piece::Added(span) => view! { <ins>{span.slice(new)}</ins> }.into_any(),
    });
    let (left, right) = (compared.short_name(Side::Left), compared.short_name(Side::Right));
    view! {
        <div class="rewording">
            <p class="rewording__label">
                "一个字一个字对照："
                <del>"划掉的"</del>
                {format!("是{right}的写法，")}
                <ins>"加线的"</ins>
                {format!("是{left}的写法。")}
            </p>
            <p class="rewording__text">{pieces.collect_view()}</p>
        </div>
    }
    .into_any()
}

/// What the left side adds, each linked to its sentence.
fn additions(compared: &Compared<'_>, adds: &[Addition]) -> Option<impl IntoView + use<>> {
    let document = compared.left.document;
    let lines: Vec<_> = adds
        .iter()
        .map(|addition| {
            let node = document.at(addition.quote.node);
            view! {
                <li class="addition">
                    <span class="addition__kind">{addition.kind.name()}</span>
                    <a class="addition__words" href=compared.context.link_to_node(node)>
                        {document.quoted(addition.quote)}
                    </a>
                </li>
            }
        })
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <div class="additions">
                <h4 class="additions__heading">{format!("{}多给了什么", compared.here())}</h4>
                <ul>{lines}</ul>
            </div>
        }
    })
}
