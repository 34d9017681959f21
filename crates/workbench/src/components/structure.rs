//! 核对结构: the lines of the source with what each is taken for, and the page as readers will see it. A click says what
//! a line is where the reader is mistaken.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use workbench_messages::{Edit, Line, LineKind};

use super::preview::Preview;
use super::summary::DoubtList;
use super::turn::Turn;
use crate::browser;
use crate::state::{Workbench, id_of_line, workbench};
use crate::words;

/// The step.
#[component]
pub fn Structure() -> impl IntoView {
    let state = workbench();
    let lines = Memo::new(move |_| {
        state.view.with(|view| view.as_ref().map(|view| view.lines.clone()).unwrap_or_default())
    });
    let doubts = Memo::new(move |_| {
        state.view.with(|view| view.as_ref().map(|view| view.doubts.clone()).unwrap_or_default())
    });
    view! {
        <div class="structure">
            <section class="structure__source" aria-label="原文，一行一行">
                <div class="structure__head">
                    <h2>"原文"</h2>
                    <Turn/>
                </div>
                <p class="quiet">"每行前面是系统的判断。不对的，点一下那一行，选正确的。"</p>
                <details class="fold" open=move || doubts.with(|doubts| !doubts.is_empty())>
                    <summary>{move || format!("要留意的地方：{}处", doubts.with(Vec::len))}</summary>
                    {move || view! { <DoubtList doubts=doubts.get() is_in_project=true/> }}
                </details>
                <ol class="lines" on:keydown=move |event| walk(state, &event)>
                    <For each=move || lines.get() key=Clone::clone let(line)>
                        <SourceLine line/>
                    </For>
                </ol>
            </section>
            <Preview/>
        </div>
    }
}

/// Up and down go from line to line.
fn walk(state: Workbench, event: &KeyboardEvent) {
    let step = match event.key().as_str() {
        "ArrowDown" => 1,
        "ArrowUp" => -1,
        _ => return,
    };
    let numbers = state.view.with_untracked(|view| {
        view.iter().flat_map(|view| view.lines.iter().map(|line| line.number)).collect::<Vec<_>>()
    });
    let at = state.line.get_untracked().and_then(|line| numbers.iter().position(|number| *number == line));
    let next = at.map_or(Some(0), |at| at.checked_add_signed(step));
    if let Some(next) = next.and_then(|at| numbers.get(at)) {
        event.prevent_default();
        state.line.set(Some(*next));
        browser::go_to(&id_of_line(*next));
    }
}

/// A line of the source. Where it is looked at, with what it can be.
#[component]
fn SourceLine(line: Line) -> impl IntoView {
    let state = workbench();
    let Line { number, text, kind, depth, is_unit, goes_on, is_corrected } = line;
    let is_open = move || state.line.get() == Some(number);
    let toggle = move |_| state.line.update(|line| *line = (*line != Some(number)).then_some(number));
    let name = if goes_on { "接上行" } else { words::of_taken_for(kind) };
    let class = format!("{} line--{}", words::class_of(kind), depth.min(4));
    view! {
        <li class=class>
            <button id=id_of_line(number) class="line__row" aria-expanded=move || is_open().to_string() on:click=toggle>
                <span class="line__number">{number}</span>
                <span class="line__kind" class:line__kind--said=is_corrected>
                    {name}
                    {is_unit.then(|| view! { <b class="line__unit" title="有自己的网页">"页"</b> })}
                </span>
                <span class="line__text">{text}</span>
            </button>
            <Show when=is_open>
                <Choices number is_corrected/>
            </Show>
        </li>
    }
}

/// What a line can be.
#[component]
fn Choices(number: usize, is_corrected: bool) -> impl IntoView {
    let state = workbench();
    let choose = move |kind: LineKind| {
        let name = words::of_kind(kind);
        let change = move |_| {
            state.edit(Edit::Line { line: number, is: Some(kind) }, format!("第{number}行改为{name}"));
        };
        view! { <button class="choice" on:click=change>{name}</button> }
    };
    let back =
        move |_| state.edit(Edit::Line { line: number, is: None }, format!("第{number}行恢复自动判断"));
    view! {
        <div class="choices" role="group" aria-label=format!("第{number}行是什么")>
            <span class="quiet">"这一行是："</span>
            {words::KINDS.map(choose).collect_view()}
            {is_corrected.then(|| view! { <button class="choice choice--back" on:click=back>"恢复自动判断"</button> })}
        </div>
    }
}
