//! 核对结构: the lines of the source with their parsed kinds, and the preview. The kind of a line is corrected by a click.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use workbench_messages::{DocumentEdit, LineKind, ParsedLine};

use super::preview::Preview;
use super::summary::WarningList;
use super::undo_redo::UndoRedo;
use crate::browser;
use crate::labels;
use crate::state::{Workbench, line_element_id, workbench};

/// The step.
#[component]
pub fn Structure() -> impl IntoView {
    let state = workbench();
    let lines = Memo::new(move |_| {
        state.view.with(|view| view.as_ref().map(|view| view.lines.clone()).unwrap_or_default())
    });
    let warnings = Memo::new(move |_| {
        state.view.with(|view| view.as_ref().map(|view| view.warnings.clone()).unwrap_or_default())
    });
    view! {
        <div class="structure">
            <section class="structure__source" aria-label="原文，一行一行">
                <div class="structure__head">
                    <h2>"原文"</h2>
                    <UndoRedo/>
                </div>
                <p class="quiet">"每行前面是系统的判断。不对的，点一下那一行，选正确的。"</p>
                <details class="fold" open=move || warnings.with(|warnings| !warnings.is_empty())>
                    <summary>{move || format!("要留意的地方：{}处", warnings.with(Vec::len))}</summary>
                    {move || view! { <WarningList warnings=warnings.get() is_in_project=true/> }}
                </details>
                <ol class="lines" on:keydown=move |event| select_by_arrow_key(state, &event)>
                    <For each=move || lines.get() key=Clone::clone let(line)>
                        <SourceLine line/>
                    </For>
                </ol>
            </section>
            <Preview/>
        </div>
    }
}

/// Selects the next or previous line by the arrow keys.
fn select_by_arrow_key(state: Workbench, event: &KeyboardEvent) {
    let step = match event.key().as_str() {
        "ArrowDown" => 1,
        "ArrowUp" => -1,
        _ => return,
    };
    let numbers = state.view.with_untracked(|view| {
        view.iter().flat_map(|view| view.lines.iter().map(|line| line.number)).collect::<Vec<_>>()
    });
    let at = state
        .selected_line
        .get_untracked()
        .and_then(|line| numbers.iter().position(|number| *number == line));
    let next = at.map_or(Some(0), |at| at.checked_add_signed(step));
    if let Some(next) = next.and_then(|at| numbers.get(at)) {
        event.prevent_default();
        state.selected_line.set(Some(*next));
        browser::scroll_to_and_focus(&line_element_id(*next));
    }
}

/// A line of the source; if selected, with the kinds to choose from.
#[component]
fn SourceLine(line: ParsedLine) -> impl IntoView {
    let state = workbench();
    let ParsedLine { number, text, kind, depth, is_unit, is_continuation, is_corrected } = line;
    let is_selected = move || state.selected_line.get() == Some(number);
    let toggle =
        move |_| state.selected_line.update(|line| *line = (*line != Some(number)).then_some(number));
    let name = if is_continuation { "接上行" } else { labels::parsed_kind(kind) };
    let class = format!("{} line--{}", labels::line_class(kind), depth.min(4));
    view! {
        <li class=class>
            <button id=line_element_id(number) class="line__row" aria-expanded=move || is_selected().to_string() on:click=toggle>
                <span class="line__number">{number}</span>
                <span class="line__kind" class:line__kind--said=is_corrected>
                    {name}
                    {is_unit.then(|| view! { <b class="line__unit" title="有自己的网页">"页"</b> })}
                </span>
                <span class="line__text">{text}</span>
            </button>
            <Show when=is_selected>
                <KindChoices number is_corrected/>
            </Show>
        </li>
    }
}

/// The kinds that a line can be changed to.
#[component]
fn KindChoices(number: usize, is_corrected: bool) -> impl IntoView {
    let state = workbench();
    let choose = move |kind: LineKind| {
        let name = labels::line_kind(kind);
        let change = move |_| {
            state.edit_document(
                DocumentEdit::Line { line: number, kind: Some(kind) },
                format!("第{number}行改为{name}"),
            );
        };
        view! { <button class="choice" on:click=change>{name}</button> }
    };
    let reset = move |_| {
        state.edit_document(
            DocumentEdit::Line { line: number, kind: None },
            format!("第{number}行恢复自动判断"),
        );
    };
    view! {
        <div class="choices" role="group" aria-label=format!("第{number}行是什么")>
            <span class="quiet">"这一行是："</span>
            {labels::LINE_KINDS.map(choose).collect_view()}
            {is_corrected.then(|| view! { <button class="choice choice--back" on:click=reset>"恢复自动判断"</button> })}
        </div>
    }
}
