//! 数字: each number of the document with its sentence, and what it is. Made to be worked off by keys.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use workbench_messages::{Choice, FoundNumber, Reason, Said, Statement};

use super::turn::Turn;
use crate::browser;
use crate::numbers::{self, Key};
use crate::state::{Workbench, id_of_number, workbench};
use crate::words::{self, CHOICES, REASONS};

/// The numbers of the document that is worked on.
type AllNumbers = Memo<Vec<FoundNumber>>;

/// The step.
#[component]
pub fn Numbers() -> impl IntoView {
    let state = workbench();
    let found = Memo::new(move |_| {
        state.view.with(|view| view.as_ref().map_or(Ok(Vec::new()), |view| view.numbers.clone()))
    });
    let all: AllNumbers = Memo::new(move |_| found.get().unwrap_or_default());
    let only_open = RwSignal::new(false);
    let shown = Memo::new(move |_| all.with(|all| numbers::shown(all, only_open.get(), state.number.get())));
    let left = Memo::new(move |_| all.with(|all| numbers::left(all)));
    let count = move || all.with(Vec::len);
    let keys = window_event_listener(leptos::ev::keydown, move |event| press(state, all, shown, &event));
    on_cleanup(move || keys.remove());
    // Whoever comes finds the number where they were, or the first that is left.
    Effect::new(move |is_there: Option<bool>| {
        if is_there == Some(true) || all.with(Vec::is_empty) {
            return is_there == Some(true);
        }
        let first = || all.with_untracked(|all| all.iter().position(|number| number.said.is_none()));
        look_at(state, state.number.get_untracked().or_else(first).unwrap_or(0));
        true
    });
    let key = |number: &FoundNumber| (number.line, number.before.clone(), number.words.clone());
    let key = move |at: &usize| (*at, all.with_untracked(|all| all.get(*at).map(key)));
    view! {
        <section class="card card--wide numbers">
            <div class="structure__head">
                <h2>"文件里的数字，各是什么规定"</h2>
                <Turn/>
            </div>
            <Purpose/>
            {move || found.get().err().map(|words| view! { <p class="notice" role="alert">{words}</p> })}
            <div class="numbers__bar">
                <button class="choice" aria-pressed=move || (!only_open.get()).to_string() on:click=move |_| only_open.set(false)>
                    {move || format!("全部 {}处", count())}
                </button>
                <button class="choice" aria-pressed=move || only_open.get().to_string() on:click=move |_| only_open.set(true)>
                    {move || format!("还没看 {}处", left.get())}
                </button>
                <p class="numbers__left" role="status">{move || words_of_left(count(), left.get())}</p>
            </div>
            <p class="keys quiet">
                <kbd>"↑"</kbd><kbd>"↓"</kbd>" 或 "<kbd>"K"</kbd><kbd>"J"</kbd>" 换一处，"
                <kbd>"Enter"</kbd>" 采用建议并看下一处，"
                <kbd>"1"</kbd>"–"<kbd>"9"</kbd>" 选一种并看下一处，"
                <kbd>"Ctrl"</kbd>"+"<kbd>"Z"</kbd>" 撤销。"
            </p>
            <ol class="numbers__list">
                <For each=move || shown.get() key=key let(at)>
                    <NumberRow at all/>
                </For>
            </ol>
        </section>
    }
}

fn words_of_left(count: usize, left: usize) -> String {
    match (count, left) {
        (0, _) => "文件里没有数字。".to_owned(),
        (_, 0) => "都看过了。".to_owned(),
        _ => format!("还有{left}处没看。"),
    }
}

/// What the step is good for, in the edition that the document is in.
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

/// Does what a key says, unless it belongs to a field or a button.
fn press(state: Workbench, all: AllNumbers, shown: Memo<Vec<usize>>, event: &KeyboardEvent) {
    let is_with_another = event.ctrl_key() || event.meta_key() || event.alt_key();
    if is_with_another || browser::is_typed_into(event) {
        return;
    }
    let Some(key) = numbers::key(&event.key()) else { return };
    if key == Key::Accept && browser::is_pressed(event, ID) {
        return;
    }
    event.prevent_default();
    let here = state.number.get_untracked();
    let go = |is_forward| {
        if let Some(next) = shown.with_untracked(|shown| numbers::neighbour(shown, here, is_forward)) {
            look_at(state, next);
        }
    };
    let number = here.and_then(|here| all.with_untracked(|all| all.get(here).cloned()));
    match (key, here.zip(number)) {
        (Key::Next, _) => go(true),
        (Key::Previous, _) => go(false),
        (Key::Accept | Key::Choose(_), None) => {}
        (Key::Accept, Some((here, number))) => match number.likely {
            Some(likely) if number.said.is_none() => choose_and_go_on(state, all, here, &number, likely),
            Some(_) => go_on(state, all, here),
            None => state.said.set("这一处程序看不出是什么，请选一种".to_owned()),
        },
        (Key::Choose(choice), Some((here, number))) => choose_and_go_on(state, all, here, &number, choice),
    }
}

/// How the ids of numbers begin.
const ID: &str = "number-";

fn choose_and_go_on(state: Workbench, all: AllNumbers, at: usize, number: &FoundNumber, choice: Choice) {
    if !numbers::can_be(number, choice) {
        state.said.set(format!("“{}”不能算作{}", number.words, words::of_choice(choice)));
        return;
    }
    say(state, at, number, numbers::statement(number, choice));
    go_on(state, all, at);
}

fn go_on(state: Workbench, all: AllNumbers, at: usize) {
    if let Some(next) = all.with_untracked(|all| numbers::next_open(all, at)) {
        look_at(state, next);
    }
}

fn look_at(state: Workbench, at: usize) {
    state.number.set(Some(at));
    // Its row may only be there after the next turn.
    request_animation_frame(move || browser::go_to(&id_of_number(at)));
}

fn say(state: Workbench, at: usize, number: &FoundNumber, statement: Statement) {
    let choice = match statement {
        Statement::Figure { kind, .. } => Choice::Figure(kind),
        Statement::None(_) => Choice::None,
    };
    let said = format!("第{}行“{}”：{}", number.line, number.words, words::of_choice(choice));
    state.say(at, Some(statement), said);
}

/// A number in its sentence. Where it is looked at, with what it can be.
#[component]
fn NumberRow(at: usize, all: AllNumbers) -> impl IntoView {
    let state = workbench();
    let Some(first) = all.with_untracked(|all| all.get(at).cloned()) else { return ().into_any() };
    let number = Memo::new(move |_| all.with(|all| all.get(at).cloned()));
    let is_here = move || state.number.get() == Some(at);
    let is_said = move || number.with(|number| number.as_ref().is_some_and(|number| number.said.is_some()));
    let is = move || number.with(|number| number.as_ref().map(words_of).unwrap_or_default());
    let FoundNumber { line, before, words, behind, .. } = first;
    view! {
        <li class="number" class:number--here=is_here>
            <div class="number__row">
                <button class="link number__line" title="到“核对结构”里看这一行" on:click=move |_| state.show_line(line)>
                    {format!("第{line}行")}
                </button>
                <button
                    id=id_of_number(at)
                    class="number__text"
                    aria-expanded=move || is_here().to_string()
                    on:click=move |_| state.number.set(Some(at))
                >
                    {before}<mark>{words}</mark>{behind}
                </button>
                <span class="number__is" class:number__is--said=is_said>{is}</span>
            </div>
            <Show when=is_here>
                <More at number/>
            </Show>
        </li>
    }
    .into_any()
}

/// What a number is, or may be.
fn words_of(number: &FoundNumber) -> String {
    match (&number.said, numbers::choice(number)) {
        (Some(Said::HowOften), _) => "随旁边的数字".to_owned(),
        (Some(_), Some(choice)) => words::of_choice(choice).to_owned(),
        (None, Some(choice)) => format!("建议：{}", words::of_choice(choice)),
        (_, None) => "请您选".to_owned(),
    }
}

/// What a number can be, and what else is said of it.
#[component]
fn More(at: usize, number: Memo<Option<FoundNumber>>) -> impl IntoView {
    let state = workbench();
    let choice = Memo::new(move |_| number.with(|number| number.as_ref().and_then(numbers::choice)));
    let is_said = move || {
        number.with(|number| {
            number.as_ref().is_some_and(|number| matches!(number.said, Some(Said::Statement(_))))
        })
    };
    let button = move |(key, one): (usize, Choice)| {
        let is_likely =
            number.with_untracked(|number| number.as_ref().is_some_and(|it| it.likely == Some(one)));
        let cannot_be =
            number.with_untracked(|number| number.as_ref().is_none_or(|it| !numbers::can_be(it, one)));
        let choose = move |_| {
            if let Some(number) = number.get_untracked() {
                say(state, at, &number, numbers::statement(&number, one));
            }
        };
        view! {
            <button
                class="choice"
                aria-pressed=move || (is_said() && choice.get() == Some(one)).to_string()
                disabled=cannot_be
                on:click=choose
            >
                <kbd>{key}</kbd>" "{words::of_choice(one)}
                {is_likely.then(|| view! { <small class="choice__advice">"建议"</small> })}
            </button>
        }
    };
    let back = move |_| state.say(at, None, "已放回没看的".to_owned());
    view! {
        <div class="number__more">
            <div class="choices" role="group" aria-label="它是什么">
                {(1..).zip(CHOICES).map(button).collect_view()}
                <Show when=is_said>
                    <button class="choice choice--back" on:click=back>"放回没看的"</button>
                </Show>
            </div>
            {move || match choice.get() {
                Some(Choice::Figure(_)) => view! { <Fields at number/> }.into_any(),
                Some(Choice::None) => view! { <Reasons at number/> }.into_any(),
                None => ().into_any(),
            }}
        </div>
    }
}

/// What a figure means and whom it is for. Each is written when its field is left.
#[component]
fn Fields(at: usize, number: Memo<Option<FoundNumber>>) -> impl IntoView {
    let state = workbench();
    let present =
        move |number: &FoundNumber| numbers::choice(number).map(|choice| numbers::statement(number, choice));
    let words = move |is_meaning: bool| {
        number.with(|number| match number.as_ref().and_then(present) {
            Some(Statement::Figure { meaning, who, .. }) => {
                if is_meaning {
                    meaning
                } else {
                    who
                }
            }
            Some(Statement::None(_)) | None => String::new(),
        })
    };
    let change = move |is_meaning: bool, event: leptos::ev::Event| {
        let Some(number) = number.get_untracked() else { return };
        let Some(Statement::Figure { kind, meaning, who }) = present(&number) else { return };
        let typed = event_target_value(&event);
        let (meaning, who) = if is_meaning { (typed, who) } else { (meaning, typed) };
        say(state, at, &number, Statement::Figure { kind, meaning, who });
    };
    view! {
        <label class="field">
            <span>"是什么"</span>
            <input type="text" placeholder="用大白话写；不写就用原文这半句" prop:value=move || words(true) on:change=move |event| change(true, event)/>
        </label>
        <label class="field">
            <span>"给谁、管谁"</span>
            <input type="text" placeholder="原文写了才写" prop:value=move || words(false) on:change=move |event| change(false, event)/>
        </label>
    }
}

/// Why a number says nothing.
#[component]
fn Reasons(at: usize, number: Memo<Option<FoundNumber>>) -> impl IntoView {
    let state = workbench();
    let said = Memo::new(move |_| {
        number.with(|number| match number.as_ref().and_then(|number| number.said.as_ref()) {
            Some(Said::Statement(Statement::None(reason))) => Some(*reason),
            _ => None,
        })
    });
    let button = move |reason: Reason| {
        let choose = move |_| {
            if let Some(number) = number.get_untracked() {
                say(state, at, &number, Statement::None(reason));
            }
        };
        view! {
            <button class="choice" aria-pressed=move || (said.get() == Some(reason)).to_string() on:click=choose>
                {words::of_reason(reason)}
            </button>
        }
    };
    view! {
        <div class="choices" role="group" aria-label="为什么不是">
            <span class="quiet">"因为它是："</span>
            {REASONS.map(button).collect_view()}
        </div>
    }
}
