//! 数字: the numbers of the document in their sentences, to be labelled as figures or not. Everything works by keyboard.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use workbench_messages::{AssignedLabel, FigureChoice, FigureLabel, NotFigureReason, NumberInText};

use super::undo_redo::UndoRedo;
use crate::browser;
use crate::figures::{self, Shortcut};
use crate::labels::{self, FIGURE_CHOICES, NOT_FIGURE_REASONS};
use crate::state::{Workbench, figure_element_id, workbench};

/// The numbers of the open document.
type NumbersMemo = Memo<Vec<NumberInText>>;

/// The step.
#[component]
pub fn Figures() -> impl IntoView {
    let state = workbench();
    let found = Memo::new(move |_| {
        state.view.with(|view| view.as_ref().map_or(Ok(Vec::new()), |view| view.figures.clone()))
    });
    let all: NumbersMemo = Memo::new(move |_| found.get().unwrap_or_default());
    let only_unlabelled = RwSignal::new(false);
    let visible = Memo::new(move |_| {
        all.with(|all| figures::visible(all, only_unlabelled.get(), state.selected_figure.get()))
    });
    let remaining = Memo::new(move |_| all.with(|all| figures::remaining(all)));
    let count = move || all.with(Vec::len);
    let keys =
        window_event_listener(leptos::ev::keydown, move |event| run_shortcut(state, all, visible, &event));
    on_cleanup(move || keys.remove());
    // Selects the number that was selected before, or the first without a label.
    Effect::new(move |is_there: Option<bool>| {
        if is_there == Some(true) || all.with(Vec::is_empty) {
            return is_there == Some(true);
        }
        let first = || all.with_untracked(|all| all.iter().position(|number| number.label.is_none()));
        select_number(state, state.selected_figure.get_untracked().or_else(first).unwrap_or(0));
        true
    });
    let key = |number: &NumberInText| (number.line, number.before.clone(), number.text.clone());
    let key = move |at: &usize| (*at, all.with_untracked(|all| all.get(*at).map(key)));
    view! {
        <section class="card card--wide numbers">
            <div class="structure__head">
                <h2>"文件里的数字，各是什么规定"</h2>
                <UndoRedo/>
            </div>
            <Purpose/>
            {move || found.get().err().map(|text| view! { <p class="notice" role="alert">{text}</p> })}
            <div class="numbers__bar">
                <button class="choice" aria-pressed=move || (!only_unlabelled.get()).to_string() on:click=move |_| only_unlabelled.set(false)>
                    {move || format!("全部 {}处", count())}
                </button>
                <button class="choice" aria-pressed=move || only_unlabelled.get().to_string() on:click=move |_| only_unlabelled.set(true)>
                    {move || format!("还没看 {}处", remaining.get())}
                </button>
                <p class="numbers__left" role="status">{move || remaining_text(count(), remaining.get())}</p>
            </div>
            <p class="keys quiet">
                <kbd>"↑"</kbd><kbd>"↓"</kbd>" 或 "<kbd>"K"</kbd><kbd>"J"</kbd>" 换一处，"
                <kbd>"Enter"</kbd>" 采用建议并看下一处，"
                <kbd>"1"</kbd>"–"<kbd>"9"</kbd>" 选一种并看下一处，"
                <kbd>"Ctrl"</kbd>"+"<kbd>"Z"</kbd>" 撤销。"
            </p>
            <ol class="numbers__list">
                <For each=move || visible.get() key=key let(at)>
                    <NumberRow at all/>
                </For>
            </ol>
        </section>
    }
}

fn remaining_text(count: usize, remaining: usize) -> String {
    match (count, remaining) {
        (0, _) => "文件里没有数字。".to_owned(),
        (_, 0) => "都看过了。".to_owned(),
        _ => format!("还有{remaining}处没看。"),
    }
}

/// The purpose of the step for the document's edition.
#[component]
fn Purpose() -> impl IntoView {
    let state = workbench();
    let is_reading =
        move || state.view.with(|view| view.as_ref().is_none_or(|view| view.form.is_reading_edition));
    view! {
        <p class="quiet">
            <Show
                when=is_reading
                fallback=|| view! { "这份文件是完整版：网站的“数字”一页列的就是这里说明的，每个数字都要有着落。" }
            >
                "这一步可以不做。阅读版网站用不到这里的说明，它照样列出程序找到的数字。您定下的存在工程的 figures.toml 里，以后做完整版（写明给了谁什么、能查条件）时直接用，不用重来。"
            </Show>
        </p>
    }
}

/// Runs the shortcut of a key, unless a field or button handles the key.
fn run_shortcut(state: Workbench, all: NumbersMemo, visible: Memo<Vec<usize>>, event: &KeyboardEvent) {
    let has_modifier = event.ctrl_key() || event.meta_key() || event.alt_key();
    if has_modifier || browser::is_in_text_field(event) {
        return;
    }
    let Some(key) = figures::shortcut(&event.key()) else { return };
    if key == Shortcut::Accept && browser::is_on_link_or_button(event, ID_PREFIX) {
        return;
    }
    event.prevent_default();
    let selected = state.selected_figure.get_untracked();
    let go = |is_forward| {
        if let Some(next) =
            visible.with_untracked(|visible| figures::neighbour(visible, selected, is_forward))
        {
            select_number(state, next);
        }
    };
    let number = selected.and_then(|selected| all.with_untracked(|all| all.get(selected).cloned()));
    match (key, selected.zip(number)) {
        (Shortcut::Next, _) => go(true),
        (Shortcut::Previous, _) => go(false),
        (Shortcut::Accept | Shortcut::Choose(_), None) => {}
        (Shortcut::Accept, Some((selected, number))) => match number.suggestion {
            Some(suggestion) if number.label.is_none() => {
                choose_and_advance(state, all, selected, &number, suggestion);
            }
            Some(_) => advance(state, all, selected),
            None => state.status.set("这一处程序看不出是什么，请选一种".to_owned()),
        },
        (Shortcut::Choose(choice), Some((selected, number))) => {
            choose_and_advance(state, all, selected, &number, choice);
        }
    }
}

/// Prefix of the HTML ids of numbers.
const ID_PREFIX: &str = "number-";

fn choose_and_advance(
    state: Workbench,
    all: NumbersMemo,
    at: usize,
    number: &NumberInText,
    choice: FigureChoice,
) {
    if !figures::is_possible(number, choice) {
        state.status.set(format!("“{}”不能算作{}", number.text, labels::figure_choice(choice)));
        return;
    }
    set_label(state, at, number, figures::label(number, choice));
    advance(state, all, at);
}

fn advance(state: Workbench, all: NumbersMemo, at: usize) {
    if let Some(next) = all.with_untracked(|all| figures::next_unlabelled(all, at)) {
        select_number(state, next);
    }
}

fn select_number(state: Workbench, at: usize) {
    state.selected_figure.set(Some(at));
    // The row may only exist after the next render.
    request_animation_frame(move || browser::scroll_to_and_focus(&figure_element_id(at)));
}

fn set_label(state: Workbench, at: usize, number: &NumberInText, label: FigureLabel) {
    let choice = match label {
        FigureLabel::Figure { kind, .. } => FigureChoice::Figure(kind),
        FigureLabel::NotFigure(_) => FigureChoice::NotFigure,
    };
    let status = format!("第{}行“{}”：{}", number.line, number.text, labels::figure_choice(choice));
    state.set_figure_label(at, Some(label), status);
}

/// A number in its sentence; if selected, with its choices.
#[component]
fn NumberRow(at: usize, all: NumbersMemo) -> impl IntoView {
    let state = workbench();
    let Some(first) = all.with_untracked(|all| all.get(at).cloned()) else { return ().into_any() };
    let number = Memo::new(move |_| all.with(|all| all.get(at).cloned()));
    let is_selected = move || state.selected_figure.get() == Some(at);
    let is_labelled =
        move || number.with(|number| number.as_ref().is_some_and(|number| number.label.is_some()));
    let status = move || number.with(|number| number.as_ref().map(status_text).unwrap_or_default());
    let NumberInText { line, before, text, after, .. } = first;
    view! {
        <li class="number" class:number--here=is_selected>
            <div class="number__row">
                <button class="link number__line" title="到“核对结构”里看这一行" on:click=move |_| state.show_line(line)>
                    {format!("第{line}行")}
                </button>
                <button
                    id=figure_element_id(at)
                    class="number__text"
                    aria-expanded=move || is_selected().to_string()
                    on:click=move |_| state.selected_figure.set(Some(at))
                >
                    {before}<mark>{text}</mark>{after}
                </button>
                <span class="number__is" class:number__is--said=is_labelled>{status}</span>
            </div>
            <Show when=is_selected>
                <NumberDetails at number/>
            </Show>
        </li>
    }
    .into_any()
}

/// The label or the suggestion of a number, for display.
fn status_text(number: &NumberInText) -> String {
    match (&number.label, figures::current_choice(number)) {
        (Some(AssignedLabel::Recurrence), _) => "随旁边的数字".to_owned(),
        (Some(_), Some(choice)) => labels::figure_choice(choice).to_owned(),
        (None, Some(choice)) => format!("建议：{}", labels::figure_choice(choice)),
        (_, None) => "请您选".to_owned(),
    }
}

/// The choices for a number, and the fields of its label.
#[component]
fn NumberDetails(at: usize, number: Memo<Option<NumberInText>>) -> impl IntoView {
    let state = workbench();
    let choice = Memo::new(move |_| number.with(|number| number.as_ref().and_then(figures::current_choice)));
    let is_labelled = move || {
        number.with(|number| {
            number.as_ref().is_some_and(|number| matches!(number.label, Some(AssignedLabel::Own(_))))
        })
    };
    let button = move |(key, option): (usize, FigureChoice)| {
        let is_suggested =
            number.with_untracked(|number| number.as_ref().is_some_and(|it| it.suggestion == Some(option)));
        let is_impossible = number
            .with_untracked(|number| number.as_ref().is_none_or(|it| !figures::is_possible(it, option)));
        let choose = move |_| {
            if let Some(number) = number.get_untracked() {
                set_label(state, at, &number, figures::label(&number, option));
            }
        };
        view! {
            <button
                class="choice"
                aria-pressed=move || (is_labelled() && choice.get() == Some(option)).to_string()
                disabled=is_impossible
                on:click=choose
            >
                <kbd>{key}</kbd>" "{labels::figure_choice(option)}
                {is_suggested.then(|| view! { <small class="choice__advice">"建议"</small> })}
            </button>
        }
    };
    let reset = move |_| state.set_figure_label(at, None, "已放回没看的".to_owned());
    view! {
        <div class="number__more">
            <div class="choices" role="group" aria-label="它是什么">
                {(1..).zip(FIGURE_CHOICES).map(button).collect_view()}
                <Show when=is_labelled>
                    <button class="choice choice--back" on:click=reset>"放回没看的"</button>
                </Show>
            </div>
            {move || match choice.get() {
                Some(FigureChoice::Figure(_)) => view! { <FigureFields at number/> }.into_any(),
                Some(FigureChoice::NotFigure) => view! { <ReasonChoices at number/> }.into_any(),
                None => ().into_any(),
            }}
        </div>
    }
}

/// The fields of a figure: meaning and who it applies to. They are saved on change.
#[component]
fn FigureFields(at: usize, number: Memo<Option<NumberInText>>) -> impl IntoView {
    let state = workbench();
    let current_label = move |number: &NumberInText| {
        figures::current_choice(number).map(|choice| figures::label(number, choice))
    };
    let value = move |is_meaning: bool| {
        number.with(|number| match number.as_ref().and_then(current_label) {
            Some(FigureLabel::Figure { meaning, who, .. }) => {
                if is_meaning {
                    meaning
                } else {
                    who
                }
            }
            Some(FigureLabel::NotFigure(_)) | None => String::new(),
        })
    };
    let change = move |is_meaning: bool, event: leptos::ev::Event| {
        let Some(number) = number.get_untracked() else { return };
        let Some(FigureLabel::Figure { kind, meaning, who }) = current_label(&number) else { return };
        let typed = event_target_value(&event);
        let (meaning, who) = if is_meaning { (typed, who) } else { (meaning, typed) };
        set_label(state, at, &number, FigureLabel::Figure { kind, meaning, who });
    };
    view! {
        <label class="field">
            <span>"是什么"</span>
            <input type="text" placeholder="用大白话写；不写就用原文这半句" prop:value=move || value(true) on:change=move |event| change(true, event)/>
        </label>
        <label class="field">
            <span>"给谁、管谁"</span>
            <input type="text" placeholder="原文写了才写" prop:value=move || value(false) on:change=move |event| change(false, event)/>
        </label>
    }
}

/// The reasons why a number is not a figure.
#[component]
fn ReasonChoices(at: usize, number: Memo<Option<NumberInText>>) -> impl IntoView {
    let state = workbench();
    let current_reason = Memo::new(move |_| {
        number.with(|number| match number.as_ref().and_then(|number| number.label.as_ref()) {
            Some(AssignedLabel::Own(FigureLabel::NotFigure(reason))) => Some(*reason),
            _ => None,
        })
    });
    let button = move |reason: NotFigureReason| {
        let choose = move |_| {
            if let Some(number) = number.get_untracked() {
                set_label(state, at, &number, FigureLabel::NotFigure(reason));
            }
        };
        view! {
            <button class="choice" aria-pressed=move || (current_reason.get() == Some(reason)).to_string() on:click=choose>
                {labels::not_figure_reason(reason)}
            </button>
        }
    };
    view! {
        <div class="choices" role="group" aria-label="为什么不是">
            <span class="quiet">"因为它是："</span>
            {NOT_FIGURE_REASONS.map(button).collect_view()}
        </div>
    }
}
