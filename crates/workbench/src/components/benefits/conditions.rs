//! Conditions of a benefit, made of questions by choosing.

use leptos::prelude::*;
use workbench_messages::benefits::{
    BenefitForm, Bound, Condition, Conditions, Fact, FactKind, Named, Quote, Test,
};

use super::desk;
use super::fields::{QuoteRow, change, choice, read};
use crate::benefits::{self, BOUNDS, toggle};
use crate::state::{Workbench, workbench};

/// Which conditions of a benefit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Whom it is for.
    Target,
    /// What must hold besides.
    Condition,
}

impl Which {
    const fn name(self) -> &'static str {
        match self {
            Self::Target => "写给哪些人",
            Self::Condition => "还要满足什么",
        }
    }

    const fn of(self, form: &BenefitForm) -> &Conditions {
        match self {
            Self::Target => &form.target,
            Self::Condition => &form.condition,
        }
    }

    const fn of_mut(self, form: &mut BenefitForm) -> &mut Conditions {
        match self {
            Self::Target => &mut form.target,
            Self::Condition => &mut form.condition,
        }
    }
}

/// The conditions; read-only where the form cannot express them.
#[component]
pub fn ConditionsRow(
    /// Which.
    which: Which,
) -> impl IntoView {
    let state = workbench();
    let conditions = Memo::new(move |_| read(state, |form| which.of(form).clone()));
    let rows = move || match conditions.get() {
        Conditions::Other(words) => view! {
            <p class="quiet">"这里的条件是手写的，表单改不了，原样保留："</p>
            <p><code>{words}</code></p>
        }
        .into_any(),
        Conditions::List { any, parts } => {
            let count = parts.len();
            let rows = parts.into_iter().enumerate().map(move |(at, part)| view! { <Part which at part/> });
            view! {
                {(count > 1).then(|| view! { <AnyOrAll which any/> })}
                <ol class="conditions">{rows.collect_view()}</ol>
                <Add which/>
            }
            .into_any()
        }
    };
    view! {
        <fieldset class="condition-group">
            <legend>{which.name()}</legend>
            {rows}
        </fieldset>
    }
}

/// Changes the list of conditions.
fn change_parts(state: Workbench, which: Which, work: impl FnOnce(&mut Vec<Condition>)) {
    change(state, |form| {
        if let Conditions::List { parts, .. } = which.of_mut(form) {
            work(parts);
        }
    });
}

/// Changes one of the conditions.
fn change_part(state: Workbench, which: Which, at: usize, work: impl FnOnce(&mut Condition)) {
    change_parts(state, which, |parts| {
        if let Some(part) = parts.get_mut(at) {
            work(part);
        }
    });
}

/// Whether all have to hold, or one is enough.
#[component]
fn AnyOrAll(which: Which, any: bool) -> impl IntoView {
    let state = workbench();
    let one = move |words: &'static str, is_any: bool| {
        choice(
            words,
            move || any == is_any,
            move || {
                change(state, |form| {
                    if let Conditions::List { any, .. } = which.of_mut(form) {
                        *any = is_any;
                    }
                });
            },
        )
    };
    view! {
        <div class="choices" role="group" aria-label="几个条件怎么算">
            {one("都要满足", false)}
            {one("有一个就行", true)}
        </div>
    }
}

/// A question for a new condition.
#[component]
fn Add(which: Which) -> impl IntoView {
    let state = workbench();
    let all = desk().all;
    let facts = move || {
        let facts = all.with(|all| all.questions.facts.clone());
        let option = |fact: Fact| view! { <option value=fact.id>{fact.label}"："{fact.question}</option> };
        facts.into_iter().map(option).collect_view()
    };
    let add = move |event: leptos::ev::Event| {
        let id = event_target_value(&event);
        let fact = all.with_untracked(|all| all.questions.facts.iter().find(|fact| fact.id == id).cloned());
        if let Some(fact) = fact {
            change_parts(state, which, |parts| parts.push(benefits::condition(&fact)));
        }
    };
    view! {
        <label class="field">
            <span>"加一个条件"</span>
            <select class="add-condition" prop:value="" on:change=add>
                <option value="">"选一个问题…"</option>
                {facts}
            </select>
        </label>
    }
}

/// A condition: the question, which answers count, and the words that say so.
#[component]
fn Part(which: Which, at: usize, part: Condition) -> impl IntoView {
    let state = workbench();
    let Condition { fact, test, quote, note } = part;
    let known =
        desk().all.with_untracked(|all| all.questions.facts.iter().find(|one| one.id == fact).cloned());
    let question = known
        .as_ref()
        .map_or_else(|| format!("没有“{fact}”这个问题了，请去掉这个条件"), |fact| fact.question.clone());
    let answers = known.map(|fact| view! { <Answers which at fact test/> });
    let write = move |quote: Option<Quote>| change_part(state, which, at, |part| part.quote = quote);
    let write_note = move |event: leptos::ev::Event| {
        let words = event_target_value(&event);
        change_part(state, which, at, |part| part.note = words);
    };
    let remove = move |_| {
        change_parts(state, which, |parts| {
            if at < parts.len() {
                parts.remove(at);
            }
        });
    };
    view! {
        <li class="condition">
            <p><b>{question}</b>" " <button class="link" type="button" on:click=remove>"去掉"</button></p>
            {answers}
            <QuoteRow name="这样写的字" quote=Signal::stored(quote) write/>
            <label class="field">
                <span>"怎样理解"</span>
                <input type="text" placeholder="原文写得清楚就不用写" prop:value=note on:change=write_note/>
            </label>
        </li>
    }
}

/// Which answers count.
#[component]
fn Answers(which: Which, at: usize, fact: Fact, test: Test) -> impl IntoView {
    let state = workbench();
    let set = move |test: Test| change_part(state, which, at, |part| part.test = test);
    match test {
        Test::Is(ids) => options(fact, ids, move |ids| set(Test::Is(ids))).into_any(),
        Test::Has(ids) => options(fact, ids, move |ids| set(Test::Has(ids))).into_any(),
        Test::YesNo(yes) => view! {
            <div class="choices" role="group" aria-label="哪种回答算">
                {choice("是", move || yes, move || set(Test::YesNo(true)))}
                {choice("否", move || !yes, move || set(Test::YesNo(false)))}
            </div>
        }
        .into_any(),
        Test::Number { bound, number, months } => {
            let is_duration = fact.kind == FactKind::Duration;
            let of_bound = move |(one, words): (Bound, &'static str)| {
                choice(words, move || one == bound, move || set(Test::Number { bound: one, number, months }))
            };
            view! {
                <div class="choices" role="group" aria-label="多少才算">
                    {BOUNDS.map(of_bound).collect_view()}
                    {number_field(if is_duration { "年" } else { "" }, number, move |number| {
                        set(Test::Number { bound, number, months });
                    })}
                    {is_duration.then(|| number_field("个月", months, move |months| {
                        set(Test::Number { bound, number, months });
                    }))}
                    <span>{fact.unit}</span>
                </div>
            }
            .into_any()
        }
        Test::Within { .. } | Test::Day { .. } => days(test, set).into_any(),
    }
}

/// Options, of which any that is pressed counts.
fn options(fact: Fact, ids: Vec<String>, set: impl Fn(Vec<String>) + Copy + Send + 'static) -> impl IntoView {
    let one = move |option: Named| {
        let (is_on, ids, id) = (ids.contains(&option.id), ids.clone(), option.id);
        choice(
            option.label,
            move || is_on,
            move || {
                let mut ids = ids.clone();
                toggle(&mut ids, &id);
                set(ids);
            },
        )
    };
    view! {
        <div class="choices" role="group" aria-label="哪些回答算">
            <span class="quiet">"答这些算："</span>
            {fact.options.into_iter().map(one).collect_view()}
        </div>
    }
}

/// A number that is typed.
fn number_field(unit: &'static str, number: u32, set: impl Fn(u32) + 'static) -> impl IntoView {
    let typed = move |event: leptos::ev::Event| {
        if let Ok(number) = event_target_value(&event).trim().parse() {
            set(number);
        }
    };
    view! {
        <label class="number-field">
            <input type="number" min="0" aria-label="数目" prop:value=number.to_string() on:change=typed/>
            <span>{unit}</span>
        </label>
    }
}

/// A day, or how long ago it may be.
fn days(test: Test, set: impl Fn(Test) + Copy + Send + 'static) -> impl IntoView {
    let (is_within, years, months, is_after, day) = match test {
        Test::Within { years, months } => (true, years, months, true, String::new()),
        Test::Day { is_after, day } => (false, 1, 0, is_after, day),
        Test::Is(_) | Test::Has(_) | Test::YesNo(_) | Test::Number { .. } => {
            (true, 1, 0, true, String::new())
        }
    };
    let of_day = day.clone();
    let to_day = move |is_after: bool| {
        let day = of_day.clone();
        move || set(Test::Day { is_after, day: day.clone() })
    };
    let typed = move |event: leptos::ev::Event| {
        set(Test::Day { is_after, day: event_target_value(&event).trim().to_owned() });
    };
    view! {
        <div class="choices" role="group" aria-label="哪一天才算">
            {choice("多久以内", move || is_within, move || set(Test::Within { years, months }))}
            {choice("这一天或以后", move || !is_within && is_after, to_day(true))}
            {choice("这一天或以前", move || !is_within && !is_after, to_day(false))}
            {if is_within {
                view! {
                    {number_field("年", years, move |years| set(Test::Within { years, months }))}
                    {number_field("个月", months, move |months| set(Test::Within { years, months }))}
                }
                .into_any()
            } else {
                view! {
                    <label class="number-field">
                        <input type="text" placeholder="2017-11-30" aria-label="哪一天" prop:value=day on:change=typed/>
                    </label>
                }
                .into_any()
            }}
        </div>
    }
}
