//! A pair of passages, with its fields and actions.

use leptos::html::Input;
use leptos::prelude::*;
use workbench_messages::comparison::{ComparedPair, ComparedSentence, ComparisonEdit, Relation, Side};

use super::ComparisonMemo;
use crate::comparison::{self, DocumentPair, relation_label};
use crate::state::workbench;

/// The relations in display order.
const RELATIONS: [Relation; 2] = [Relation::MoreSpecific, Relation::Same];

/// A pair; if selected, with both texts.
#[component]
pub fn PairRow(
    /// Its index.
    at: usize,
    /// The comparison.
    compared: ComparisonMemo,
    /// The selected pair.
    selected_pair: RwSignal<Option<usize>>,
    /// The ids of the documents.
    document_pair: RwSignal<DocumentPair>,
) -> impl IntoView {
    let pair = Memo::new(move |_| {
        compared.with(|compared| compared.as_ref().and_then(|compared| compared.pairs.get(at).cloned()))
    });
    let is_selected = move || selected_pair.get() == Some(at);
    let is_accepted = move || pair.with(|pair| pair.as_ref().is_some_and(|pair| !pair.is_draft));
    let title = move || pair.with(|pair| pair.as_ref().map(|pair| pair.title.clone()));
    let status = move || pair.with(|pair| pair.as_ref().map(status_text));
    let toggle = move |_| {
        selected_pair.update(|selected_pair| *selected_pair = (*selected_pair != Some(at)).then_some(at));
    };
    view! {
        <li class="number pair" class:number--here=is_selected>
            <button class="pair__head" aria-expanded=move || is_selected().to_string() on:click=toggle>
                <b>{title}</b>
                <span class="number__is" class:number__is--said=is_accepted>{status}</span>
            </button>
            <Show when=is_selected>
                <PairDetails at pair compared selected_pair document_pair/>
            </Show>
        </li>
    }
}

fn status_text(pair: &ComparedPair) -> &'static str {
    if pair.is_draft { "程序提出，还没看" } else { relation_label(pair.relation) }
}

/// Both texts, with the fields and actions of the pair.
#[component]
fn PairDetails(
    at: usize,
    pair: Memo<Option<ComparedPair>>,
    compared: ComparisonMemo,
    selected_pair: RwSignal<Option<usize>>,
    document_pair: RwSignal<DocumentPair>,
) -> impl IntoView {
    let state = workbench();
    let (title, note) = (NodeRef::<Input>::new(), NodeRef::<Input>::new());
    let input_value =
        |field: NodeRef<Input>| field.get_untracked().map(|field| field.value()).unwrap_or_default();
    let accept = move |relation: Relation| {
        let edit =
            ComparisonEdit::Accept { pair: at, title: input_value(title), relation, note: input_value(note) };
        state.edit_comparison(
            document_pair.get_untracked(),
            edit,
            format!("已定：{}", relation_label(relation)),
        );
    };
    let next = move || compared.with_untracked(|compared| comparison::next_draft(compared.as_ref()?, at));
    let is_draft = move || pair.with_untracked(|pair| pair.as_ref().is_none_or(|pair| pair.is_draft));
    let accept_and_advance = move |relation: Relation| {
        let was_draft = is_draft();
        let next = next();
        accept(relation);
        if was_draft && next.is_some() {
            selected_pair.set(next);
        }
    };
    // The fields of an accepted pair are saved on change.
    let save_fields = move |_| {
        if let Some(pair) = pair.get_untracked().filter(|pair| !pair.is_draft) {
            accept(pair.relation);
        }
    };
    let dissolve = move |_| {
        // The indices of the pairs after it decrease by one.
        selected_pair.set(next().map(|next| if next > at { next - 1 } else { next }));
        state.edit_comparison(
            document_pair.get_untracked(),
            ComparisonEdit::Dissolve { pair: at },
            "已拆开，两边各算一处".to_owned(),
        );
    };
    let button = move |relation: Relation| {
        let is_current =
            move || pair.with(|pair| pair.as_ref().is_some_and(|it| !it.is_draft && it.relation == relation));
        view! {
            <button class="choice" aria-pressed=move || is_current().to_string() on:click=move |_| accept_and_advance(relation)>
                {relation_label(relation)}
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
                <PairSide at side=Side::Left pair compared document_pair/>
                <PairSide at side=Side::Right pair compared document_pair/>
            </div>
            <label class="field">
                <span>"说的是什么"</span>
                <input node_ref=title type="text" placeholder="几个字，作标题"
                    prop:value=move || pair.with(|pair| pair.as_ref().map(|pair| pair.title.clone()).unwrap_or_default()) on:change=save_fields/>
            </label>
            <label class="field">
                <span>"左边新在哪里"</span>
                <input node_ref=note type="text" placeholder="一句大白话；可以不写"
                    prop:value=move || pair.with(|pair| pair.as_ref().map(|pair| pair.note.clone()).unwrap_or_default()) on:change=save_fields/>
            </label>
            <div class="choices" role="group" aria-label="这一对怎么定">
                <span class="quiet">"对照原文看过了："</span>
                {RELATIONS.map(button).collect_view()}
                <button class="choice choice--back" on:click=dissolve>"不是一对"</button>
            </div>
        </div>
    }
}

/// The sentences of one side of a pair, which can be removed and added.
#[component]
fn PairSide(
    at: usize,
    side: Side,
    pair: Memo<Option<ComparedPair>>,
    compared: ComparisonMemo,
    document_pair: RwSignal<DocumentPair>,
) -> impl IntoView {
    let state = workbench();
    let name = move || {
        compared.with(|compared| {
            compared.as_ref().map(|compared| comparison::document(compared, side).short_title.clone())
        })
    };
    // The passages as sentence index and text.
    let passages = Memo::new(move |_| {
        compared
            .with(|compared| {
                let pair = pair.get()?;
                let document = comparison::document(compared.as_ref()?, side);
                let passages = if side == Side::Left { &pair.left } else { &pair.right };
                let text = passages.iter().map(|passage| {
                    (passage.sentence, comparison::passage_text(document, passage).to_owned())
                });
                Some(text.collect::<Vec<_>>())
            })
            .unwrap_or_default()
    });
    let toggle = move |sentence: usize, status: &str| {
        let edit = ComparisonEdit::ToggleSentence { pair: at, side, sentence };
        state.edit_comparison(document_pair.get_untracked(), edit, status.to_owned());
    };
    let is_adding = RwSignal::new(false);
    let other_sentences = move || {
        let is_in = passages.with(|passages| passages.iter().map(|(at, _)| *at).collect::<Vec<_>>());
        compared.with(|compared| {
            let sentences = compared.as_ref().map(|compared| &comparison::document(compared, side).sentences);
            let sentences = sentences.into_iter().flatten().cloned().enumerate();
            sentences.filter(|(at, _)| !is_in.contains(at)).collect::<Vec<_>>()
        })
    };
    let row = move |(sentence, text): (usize, String)| {
        view! {
            <li>
                <span class="pair__text">{text}</span>
                <button class="link" title="这一句不算在这一对里" on:click=move |_| toggle(sentence, "已去掉一句")>"去掉"</button>
            </li>
        }
    };
    let other_row = move |(sentence, ComparedSentence { line, text }): (usize, ComparedSentence)| {
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
                <ol class="pair__others">{move || other_sentences().into_iter().map(other_row).collect_view()}</ol>
            </Show>
        </div>
    }
}
