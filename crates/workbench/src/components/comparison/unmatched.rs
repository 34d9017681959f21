//! Passages without a counterpart: they get a reason, one by one or together, or are made into a pair.

use leptos::html::Input;
use leptos::prelude::*;
use workbench_messages::comparison::{ComparisonEdit, Side, UnmatchedEntry};

use super::ComparisonMemo;
use crate::comparison::{self, DocumentPair};
use crate::state::workbench;

/// The entries selected for a new pair, of the left and the right document.
type SelectedEntries = RwSignal<[Option<usize>; 2]>;

/// The lists of both documents.
#[component]
pub fn Unmatched(
    /// The comparison.
    compared: ComparisonMemo,
    /// The ids of the documents.
    document_pair: RwSignal<DocumentPair>,
) -> impl IntoView {
    let state = workbench();
    let selected: SelectedEntries = RwSignal::new([None; 2]);
    // Indices change with every edit.
    Effect::new(move |_| {
        compared.track();
        selected.set([None; 2]);
    });
    let selected_both = move || selected.with(|[left, right]| left.zip(*right));
    let make_pair = move |_| {
        if let Some((left, right)) = selected_both() {
            let edit = ComparisonEdit::MakePair { left, right };
            state.edit_comparison(
                document_pair.get_untracked(),
                edit,
                "已配成一对，请在上面看过再定".to_owned(),
            );
        }
    };
    view! {
        <section class="card card--wide" id="alone">
            <div class="structure__head">
                <h2>"没有对应的"</h2>
                <button class="button" disabled=move || selected_both().is_none() on:click=make_pair>"把选中的两处配成一对"</button>
            </div>
            <p class="quiet">"这些话只有一边有：写明为什么。其实说的是同一件事的，左边、右边各选一处，配成一对。"</p>
            <div class="pair__sides">
                <UnmatchedSide side=Side::Left compared document_pair selected/>
                <UnmatchedSide side=Side::Right compared document_pair selected/>
            </div>
        </section>
    }
}

/// The list of one document.
#[component]
fn UnmatchedSide(
    side: Side,
    compared: ComparisonMemo,
    document_pair: RwSignal<DocumentPair>,
    selected: SelectedEntries,
) -> impl IntoView {
    let state = workbench();
    let reason = NodeRef::<Input>::new();
    let name = move || {
        compared.with(|compared| {
            compared.as_ref().map(|compared| comparison::document(compared, side).short_title.clone())
        })
    };
    // The entries of this side with their indices among both.
    let entries = Memo::new(move |_| {
        compared.with(|compared| {
            let entries = compared.iter().flat_map(|compared| compared.unmatched.iter().cloned().enumerate());
            entries.filter(|(_, entry)| entry.side == side).collect::<Vec<_>>()
        })
    });
    let drafts = move || {
        entries.with(|entries| {
            entries.iter().filter(|(_, entry)| entry.is_draft).map(|(at, _)| *at).collect::<Vec<_>>()
        })
    };
    let set_reason = move |entries: Vec<usize>| {
        let reason = reason.get_untracked().map(|field| field.value()).unwrap_or_default();
        let status = format!("已写明理由：{}处", entries.len());
        state.edit_comparison(
            document_pair.get_untracked(),
            ComparisonEdit::SetReason { entries, reason },
            status,
        );
    };
    view! {
        <div class="pair__side" data-side=if side == Side::Left { "left" } else { "right" }>
            <h3>{move || format!("只有“{}”有", name().unwrap_or_default())}</h3>
            <label class="alone__reason">
                <span>"为什么另一份没有"</span>
                <input node_ref=reason type="text" value="另一份文件没有写这些。"/>
            </label>
            <button class="button" disabled=move || drafts().is_empty() on:click=move |_| set_reason(drafts())>
                {move || format!("没看的{}处，都写上这个理由", drafts().len())}
            </button>
            <ul class="alone__list">
                <For
                    each=move || entries.get()
                    key=|(at, entry)| (*at, entry.title.clone(), entry.is_draft, entry.reason.clone(), entry.passages.len())
                    let((at, entry))
                >
                    <UnmatchedRow at entry compared document_pair selected set_reason/>
                </For>
            </ul>
        </div>
    }
}

/// An unmatched entry.
#[component]
fn UnmatchedRow(
    at: usize,
    entry: UnmatchedEntry,
    compared: ComparisonMemo,
    document_pair: RwSignal<DocumentPair>,
    selected: SelectedEntries,
    /// Saves the reason in the field for these entries.
    set_reason: impl Fn(Vec<usize>) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let state = workbench();
    let UnmatchedEntry { side, title, reason, is_draft, passages } = entry;
    let column = side as usize;
    let text = compared.with_untracked(|compared| {
        let document = compared.as_ref().map(|compared| comparison::document(compared, side))?;
        Some(
            passages
                .iter()
                .map(|passage| comparison::passage_text(document, passage))
                .collect::<Vec<_>>()
                .join(" "),
        )
    });
    let is_selected = move || selected.with(|selected| selected[column] == Some(at));
    let toggle_selected =
        move |_| selected.update(|selected| selected[column] = (selected[column] != Some(at)).then_some(at));
    let reopen = move |_| {
        let edit = ComparisonEdit::Reopen { entry: at };
        state.edit_comparison(document_pair.get_untracked(), edit, "已放回没看的".to_owned());
    };
    view! {
        <li class="number alone">
            <p><b>{title}</b></p>
            <p class="pair__text">{text}</p>
            {if is_draft {
                view! {
                    <div class="choices">
                        <button class="choice" on:click=move |_| set_reason(vec![at])>"写上这个理由"</button>
                        <button class="choice" aria-pressed=move || is_selected().to_string() on:click=toggle_selected>"选来配对"</button>
                    </div>
                }
                .into_any()
            } else {
                view! {
                    <p class="number__is--said">{reason}</p>
                    <button class="link" on:click=reopen>"放回没看的"</button>
                }
                .into_any()
            }}
        </li>
    }
}
