//! 对照: two documents side by side: passages that speak of the same matter, and what only one of them has.

mod alone;
mod pair;

use leptos::prelude::*;
use workbench_messages::DocumentName;
use workbench_messages::comparison::{Comparison as Compared, ComparisonEdit, Side};

use self::alone::Alone;
use self::pair::PairRow;
use super::turn::Turn;
use crate::comparison::{self, Sides};
use crate::state::{self, Step, workbench};

/// What the engine says of the two documents.
type Seen = Memo<Option<Compared>>;

/// The step.
#[component]
pub fn Comparison() -> impl IntoView {
    let state = workbench();
    let first = Memo::new(move |_| {
        let worked_on = state.document.get();
        state.files.with(|files| comparison::first_sides(files, worked_on.as_deref()))
    });
    let is_possible = Memo::new(move |_| first.with(Option::is_some));
    view! {
        {move || match is_possible.get().then(|| first.get_untracked()).flatten() {
            Some(sides) => view! { <TwoDocuments sides/> }.into_any(),
            None => view! { <OneDocument/> }.into_any(),
        }}
    }
}

/// What is needed.
#[component]
fn OneDocument() -> impl IntoView {
    let state = workbench();
    let has_national = move || state.files.with(|files| files.contains_key("national/source.txt"));
    view! {
        <section class="card">
            <h2>"对照要有两份文件"</h2>
            <p>"这一步把两份文件里说同一件事的地方放在一起，例如省里的意见和全国的通知。工程里现在只有一份文件。"</p>
            <p class="quiet">"这一步可以不做。"</p>
            <div class="buttons">
                <button class="button button--main" on:click=move |_| state.step.set(Step::BringIn)>"导入第二份文件"</button>
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

/// Both documents.
#[component]
fn TwoDocuments(
    /// Those to begin with.
    sides: Sides,
) -> impl IntoView {
    let state = workbench();
    let sides = RwSignal::new(sides);
    let asked = LocalResource::new(move || {
        let (left, right) = sides.get();
        state::compare(state.files.get(), left, right)
    });
    let answer = Memo::new(move |_| asked.get());
    let seen: Seen = Memo::new(move |_| answer.with(|answer| answer.as_ref()?.as_ref().ok().cloned()));
    let error = move || answer.with(|answer| answer.as_ref()?.as_ref().err().cloned());
    let count = Memo::new(move |_| seen.with(|seen| seen.as_ref().map_or(0, |seen| seen.pairs.len())));
    let here = RwSignal::new(None);
    let left =
        move || seen.with(|seen| seen.as_ref().map(|seen| comparison::words_of_left(comparison::left(seen))));
    let is_begun = move || {
        let (left, right) = sides.get();
        state.files.with(|files| files.contains_key(&format!("alignments/{left}--{right}.toml")))
    };
    let give_up = move |_| {
        let said = "这两份文件不对照了，可以撤销".to_owned();
        state.edit_comparison(sides.get_untracked(), ComparisonEdit::Drop, said);
    };
    view! {
        <section class="card card--wide">
            <div class="structure__head">
                <h2>"两份文件，哪里说的是同一件事"</h2>
                <Turn/>
            </div>
            <Purpose seen/>
            <Choose sides/>
            {move || error().map(|words| view! { <p class="notice" role="alert">{words}</p> })}
            <p class="numbers__left" role="status">{move || left().unwrap_or_else(|| "正在对照…".to_owned())}</p>
            <Show when=is_begun>
                <p><button id="give-up" class="link" on:click=give_up>"这两份不对照了，去掉已经定下的"</button></p>
            </Show>
        </section>
        <section class="card card--wide" id="pairs">
            <h2>{move || format!("说同一件事的：{}对", count.get())}</h2>
            <p class="quiet">"程序按文字相像提出，要您对照原文看过才算。点开一对，看两边；少了一句就加上，多了一句就去掉。"</p>
            <ol class="pairs">
                <For each=move || 0..count.get() key=|at| *at let(at)>
                    <PairRow at seen here sides/>
                </For>
            </ol>
        </section>
        <Alone seen sides/>
    }
}

/// What the step is good for, in the editions that the documents are in.
#[component]
fn Purpose(seen: Seen) -> impl IntoView {
    let is_published = move || seen.with(|seen| seen.as_ref().is_some_and(|seen| seen.is_published));
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

/// Which documents are compared.
#[component]
fn Choose(sides: RwSignal<Sides>) -> impl IntoView {
    let state = workbench();
    let documents = Memo::new(move |_| state.files.with(state::documents));
    let id = move |side: Side| {
        sides.with(|(left, right)| if side == Side::Left { left.clone() } else { right.clone() })
    };
    let choose = move |side: Side, id: String| {
        let (left, right) = sides.get_untracked();
        // Who takes the other's document gives it their own.
        let new = match side {
            Side::Left if id == right => (id, left),
            Side::Left => (id, right),
            Side::Right if id == left => (right, id),
            Side::Right => (left, id),
        };
        sides.set(state.files.with_untracked(|files| comparison::as_begun(files, new)));
    };
    let field = move |side: Side, name: &'static str| {
        let option = move |DocumentName { id: one, short_title }: DocumentName| {
            let name = if short_title.is_empty() { one.clone() } else { short_title };
            let is_chosen = {
                let one = one.clone();
                move || id(side) == one
            };
            view! { <option value=one prop:selected=is_chosen>{name}</option> }
        };
        view! {
            <label class="field">
                <span>{name}</span>
                <select on:change=move |event| choose(side, event_target_value(&event))>
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
