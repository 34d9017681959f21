//! 对照: two documents side by side: pairs of matching passages, and passages without a counterpart.

mod pair;
mod unmatched;

use leptos::prelude::*;
use workbench_messages::DocumentName;
use workbench_messages::comparison::{ComparisonEdit, DocumentComparison, Side};

use self::pair::PairRow;
use self::unmatched::Unmatched;
use super::undo_redo::UndoRedo;
use crate::comparison::{self, DocumentPair};
use crate::state::{self, Step, workbench};

/// The comparison from the engine; `None` until it arrives.
type ComparisonMemo = Memo<Option<DocumentComparison>>;

/// The step.
#[component]
pub fn Comparison() -> impl IntoView {
    let state = workbench();
    let first = Memo::new(move |_| {
        let open_document = state.document.get();
        state.files.with(|files| comparison::initial_pair(files, open_document.as_deref()))
    });
    let is_possible = Memo::new(move |_| first.with(Option::is_some));
    view! {
        {move || match is_possible.get().then(|| first.get_untracked()).flatten() {
            Some(initial) => view! { <ComparedDocuments initial/> }.into_any(),
            None => view! { <SingleDocument/> }.into_any(),
        }}
    }
}

/// The message if the project has only one document.
#[component]
fn SingleDocument() -> impl IntoView {
    let state = workbench();
    let has_national = move || state.files.with(|files| files.contains_key("national/source.txt"));
    view! {
        <section class="card">
            <h2>"对照要有两份文件"</h2>
            <p>"这一步把两份文件里说同一件事的地方放在一起，例如省里的意见和全国的通知。工程里现在只有一份文件。"</p>
            <p class="quiet">"这一步可以不做。"</p>
            <div class="buttons">
                <button class="button button--main" on:click=move |_| state.step.set(Step::Import)>"导入第二份文件"</button>
                <Show when=move || !has_national()>
                    <button id="add-national" class="button" on:click=move |_| state.add_national()>
                        "加上全国总工会2017年的通知"
                    </button>
                </Show>
            </div>
            <Show when=move || !has_national()>
                <p class="quiet">"通知的全文这里就有。它会成为工程里的第二份文件，也会出现在做好的网站里；不要了可以撤销。"</p>
            </Show>
        </section>
    }
}

/// The comparison of two documents.
#[component]
fn ComparedDocuments(
    /// The documents to compare first.
    initial: DocumentPair,
) -> impl IntoView {
    let state = workbench();
    let document_pair = RwSignal::new(initial);
    let response = LocalResource::new(move || {
        let (left, right) = document_pair.get();
        state::compare(state.files.get(), left, right)
    });
    let result = Memo::new(move |_| response.get());
    let compared: ComparisonMemo =
        Memo::new(move |_| result.with(|result| result.as_ref()?.as_ref().ok().cloned()));
    let error = move || result.with(|result| result.as_ref()?.as_ref().err().cloned());
    let count = Memo::new(move |_| {
        compared.with(|compared| compared.as_ref().map_or(0, |compared| compared.pairs.len()))
    });
    let selected_pair = RwSignal::new(None);
    let remaining = move || {
        compared.with(|compared| {
            compared.as_ref().map(|compared| comparison::remaining_text(comparison::remaining(compared)))
        })
    };
    let has_file = move || {
        let (left, right) = document_pair.get();
        state.files.with(|files| files.contains_key(&format!("alignments/{left}--{right}.toml")))
    };
    let delete = move |_| {
        let status = "这两份文件不对照了，可以撤销".to_owned();
        state.edit_comparison(document_pair.get_untracked(), ComparisonEdit::Delete, status);
    };
    view! {
        <section class="card card--wide">
            <div class="structure__head">
                <h2>"两份文件，哪里说的是同一件事"</h2>
                <UndoRedo/>
            </div>
            <Purpose compared/>
            <DocumentSelects document_pair/>
            {move || error().map(|message| view! { <p class="notice" role="alert">{message}</p> })}
            <p class="numbers__left" role="status">{move || remaining().unwrap_or_else(|| "正在对照…".to_owned())}</p>
            <Show when=has_file>
                <p><button id="give-up" class="link" on:click=delete>"这两份不对照了，去掉已经定下的"</button></p>
            </Show>
        </section>
        <section class="card card--wide" id="pairs">
            <h2>{move || format!("说同一件事的：{}对", count.get())}</h2>
            <p class="quiet">"程序按文字相像提出，要您对照原文看过才算。点开一对，看两边；少了一句就加上，多了一句就去掉。"</p>
            <ol class="pairs">
                <For each=move || 0..count.get() key=|at| *at let(at)>
                    <PairRow at compared selected_pair document_pair/>
                </For>
            </ol>
        </section>
        <Unmatched compared document_pair/>
    }
}

/// The purpose of the step for the documents' editions.
#[component]
fn Purpose(compared: ComparisonMemo) -> impl IntoView {
    let is_published =
        move || compared.with(|compared| compared.as_ref().is_some_and(|compared| compared.is_published));
    view! {
        <p class="quiet">
            <Show
                when=is_published
                fallback=|| view! {
                    "这一步可以不做。两份文件都做成完整版以后，网站的“对照”一页才用它；您现在定下的存在工程的 alignments 文件夹里，到时候直接用。"
                }
            >
                "网站的“对照”一页列的就是这里定下的。两份文件的每句话都要有着落：在一对里，或者说明为什么只有一边有。"
            </Show>
        </p>
    }
}

/// The choice of the two documents.
#[component]
fn DocumentSelects(document_pair: RwSignal<DocumentPair>) -> impl IntoView {
    let state = workbench();
    let documents = Memo::new(move |_| state.files.with(state::documents));
    let id = move |side: Side| {
        document_pair.with(|(left, right)| if side == Side::Left { left.clone() } else { right.clone() })
    };
    let select_document = move |side: Side, id: String| {
        let (left, right) = document_pair.get_untracked();
        // Choosing the other side's document swaps the sides.
        let new = match side {
            Side::Left if id == right => (id, left),
            Side::Left => (id, right),
            Side::Right if id == left => (right, id),
            Side::Right => (left, id),
        };
        document_pair.set(state.files.with_untracked(|files| comparison::in_file_order(files, new)));
    };
    let field = move |side: Side, name: &'static str| {
        let option = move |DocumentName { id: option_id, short_title }: DocumentName| {
            let name = if short_title.is_empty() { option_id.clone() } else { short_title };
            let is_chosen = {
                let option_id = option_id.clone();
                move || id(side) == option_id
            };
            view! { <option value=option_id prop:selected=is_chosen>{name}</option> }
        };
        view! {
            <label class="field">
                <span>{name}</span>
                <select on:change=move |event| select_document(side, event_target_value(&event))>
                    {move || documents.get().into_iter().map(option).collect_view()}
                </select>
            </label>
        }
    };
    view! {
        {field(Side::Left, "左边")}
        {field(Side::Right, "右边")}
    }
}
