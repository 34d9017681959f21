//! A pair: both texts, what is said of it, and what can be done with it.

use leptos::html::Input;
use leptos::prelude::*;
use workbench_messages::comparison::{ComparedPair, ComparisonEdit, Relation, Sentence, Side};

use super::Seen;
use crate::comparison::{self, Sides, of_relation};
use crate::state::workbench;

/// The relations in the order in which they are offered.
const RELATIONS: [Relation; 2] = [Relation::MoreSpecific, Relation::Same];

/// A pair. Where it is looked at, with both texts.
#[component]
pub fn PairRow(
    /// Its place among all.
    at: usize,
    /// The documents.
    seen: Seen,
    /// The pair that is looked at.
    here: RwSignal<Option<usize>>,
    /// The ids of the documents.
    sides: RwSignal<Sides>,
) -> impl IntoView {
    let pair =
        Memo::new(move |_| seen.with(|seen| seen.as_ref().and_then(|seen| seen.pairs.get(at).cloned())));
    let is_here = move || here.get() == Some(at);
    let is_said = move || pair.with(|pair| pair.as_ref().is_some_and(|pair| !pair.is_draft));
    let title = move || pair.with(|pair| pair.as_ref().map(|pair| pair.title.clone()));
    let is = move || pair.with(|pair| pair.as_ref().map(words_of));
    let toggle = move |_| here.update(|here| *here = (*here != Some(at)).then_some(at));
    view! {
        <li class="number pair" class:number--here=is_here>
            <button class="pair__head" aria-expanded=move || is_here().to_string() on:click=toggle>
                <b>{title}</b>
                <span class="number__is" class:number__is--said=is_said>{is}</span>
            </button>
            <Show when=is_here>
                <More at pair seen here sides/>
            </Show>
        </li>
    }
}

fn words_of(pair: &ComparedPair) -> &'static str {
    if pair.is_draft { "程序提出，还没看" } else { of_relation(pair.relation) }
}

/// Both texts, and what can be said of them.
#[component]
fn More(
    at: usize,
    pair: Memo<Option<ComparedPair>>,
    seen: Seen,
    here: RwSignal<Option<usize>>,
    sides: RwSignal<Sides>,
) -> impl IntoView {
    let state = workbench();
    let (title, note) = (NodeRef::<Input>::new(), NodeRef::<Input>::new());
    let typed = |field: NodeRef<Input>| field.get_untracked().map(|field| field.value()).unwrap_or_default();
    let accept = move |relation: Relation| {
        let edit = ComparisonEdit::Accept { pair: at, title: typed(title), relation, note: typed(note) };
        state.edit_comparison(sides.get_untracked(), edit, format!("已定：{}", of_relation(relation)));
    };
    let next = move || seen.with_untracked(|seen| comparison::next_open(seen.as_ref()?, at));
    let is_draft = move || pair.with_untracked(|pair| pair.as_ref().is_none_or(|pair| pair.is_draft));
    let relate = move |relation: Relation| {
        let was_draft = is_draft();
        let next = next();
        accept(relation);
        if was_draft && next.is_some() {
            here.set(next);
        }
    };
    // What was read before is written anew when a field is left.
    let change = move |_| {
        if let Some(pair) = pair.get_untracked().filter(|pair| !pair.is_draft) {
            accept(pair.relation);
        }
    };
    let refuse = move |_| {
        // The pairs behind it move up.
        here.set(next().map(|next| if next > at { next - 1 } else { next }));
        state.edit_comparison(
            sides.get_untracked(),
            ComparisonEdit::Refuse { pair: at },
            "已拆开，两边各算一处".to_owned(),
        );
    };
    let button = move |relation: Relation| {
        let is_it =
            move || pair.with(|pair| pair.as_ref().is_some_and(|it| !it.is_draft && it.relation == relation));
        view! {
            <button class="choice" aria-pressed=move || is_it().to_string() on:click=move |_| relate(relation)>
                {of_relation(relation)}
            </button>
        }
    };
    let missing = move || pair.with(|pair| pair.as_ref().map_or(0, |pair| pair.missing));
    view! {
        <div class="pair__more">
            <Show when=move || { missing() > 0 }>
                <p class="notice">
                    {move || format!("有{}处在原文里找不到了（改过结构以后会这样）：请在那一边加一句或去掉一句。", missing())}
                </p>
            </Show>
            <div class="pair__sides">
                <PairSide at side=Side::Left pair seen sides/>
                <PairSide at side=Side::Right pair seen sides/>
            </div>
            <label class="field">
                <span>"说的是什么"</span>
                <input node_ref=title type="text" placeholder="几个字，作标题"
                    prop:value=move || pair.with(|pair| pair.as_ref().map(|pair| pair.title.clone()).unwrap_or_default()) on:change=change/>
            </label>
            <label class="field">
                <span>"左边新在哪里"</span>
                <input node_ref=note type="text" placeholder="一句大白话；可以不写"
                    prop:value=move || pair.with(|pair| pair.as_ref().map(|pair| pair.note.clone()).unwrap_or_default()) on:change=change/>
            </label>
            <div class="choices" role="group" aria-label="这一对怎么定">
                <span class="quiet">"对照原文看过了："</span>
                {RELATIONS.map(button).collect_view()}
                <button class="choice choice--back" on:click=refuse>"不是一对"</button>
            </div>
        </div>
    }
}

/// One side of a pair: its sentences, each to be taken away, and others to be added.
#[component]
fn PairSide(
    at: usize,
    side: Side,
    pair: Memo<Option<ComparedPair>>,
    seen: Seen,
    sides: RwSignal<Sides>,
) -> impl IntoView {
    let state = workbench();
    let name = move || {
        seen.with(|seen| seen.as_ref().map(|seen| comparison::document(seen, side).short_title.clone()))
    };
    // Places among the sentences, with the words.
    let passages = Memo::new(move |_| {
        seen.with(|seen| {
            let pair = pair.get()?;
            let document = comparison::document(seen.as_ref()?, side);
            let passages = if side == Side::Left { &pair.left } else { &pair.right };
            let words =
                passages.iter().map(|one| (one.sentence, comparison::words(document, one).to_owned()));
            Some(words.collect::<Vec<_>>())
        })
        .unwrap_or_default()
    });
    let toggle = move |sentence: usize, said: &str| {
        let edit = ComparisonEdit::Toggle { pair: at, side, sentence };
        state.edit_comparison(sides.get_untracked(), edit, said.to_owned());
    };
    let is_adding = RwSignal::new(false);
    let others = move || {
        let is_in = passages.with(|passages| passages.iter().map(|(at, _)| *at).collect::<Vec<_>>());
        seen.with(|seen| {
            let sentences = seen.as_ref().map(|seen| &comparison::document(seen, side).sentences);
            let sentences = sentences.into_iter().flatten().cloned().enumerate();
            sentences.filter(|(at, _)| !is_in.contains(at)).collect::<Vec<_>>()
        })
    };
    let row = move |(sentence, words): (usize, String)| {
        view! {
            <li>
                <span class="pair__text">{words}</span>
                <button class="link" title="这一句不算在这一对里" on:click=move |_| toggle(sentence, "已去掉一句")>"去掉"</button>
            </li>
        }
    };
    let other = move |(sentence, Sentence { line, text }): (usize, Sentence)| {
        view! {
            <li class="line">
                <button class="pair__other" on:click=move |_| toggle(sentence, "已加上一句")>
                    <span class="line__number">{line}</span>
                    <span class="line__text">{text}</span>
                </button>
            </li>
        }
    };
    view! {
        <div class="pair__side" data-side=if side == Side::Left { "left" } else { "right" }>
            <h3>{name}</h3>
            <ul>{move || passages.get().into_iter().map(row).collect_view()}</ul>
            <button
                class="link"
                aria-expanded=move || is_adding.get().to_string()
                on:click=move |_| is_adding.update(|is_adding| *is_adding = !*is_adding)
            >
                {move || if is_adding.get() { "不加了" } else { "加一句" }}
            </button>
            <Show when=move || is_adding.get()>
                <ol class="pair__others">{move || others().into_iter().map(other).collect_view()}</ol>
            </Show>
        </div>
    }
}
