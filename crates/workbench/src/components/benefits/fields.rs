//! What forms of benefits are made of: choices that are pressed, lines of text, quotes.

use leptos::prelude::*;
use workbench_messages::benefits::{BenefitForm, Quote};

use super::desk;
use crate::state::{Workbench, workbench};

/// What the form in hand says.
pub fn read<T: Default>(state: Workbench, of: impl FnOnce(&BenefitForm) -> T) -> T {
    state.benefit.with(|form| form.as_ref().map(of).unwrap_or_default())
}

/// Changes the form in hand.
pub fn change(state: Workbench, work: impl FnOnce(&mut BenefitForm)) {
    state.benefit.update(|form| {
        if let Some(form) = form {
            work(form);
        }
    });
}

/// A choice that is pressed, or not.
pub fn choice(
    words: impl Into<String>,
    is_on: impl Fn() -> bool + Send + 'static,
    press: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <button class="choice" type="button" aria-pressed=move || is_on().to_string() on:click=move |_| press()>
            {words.into()}
        </button>
    }
}

/// A line of text.
#[component]
pub fn TextRow(
    /// What it is called.
    name: &'static str,
    /// What is to be typed.
    hint: &'static str,
    /// What stands there.
    read: fn(&BenefitForm) -> String,
    /// Writes what was typed.
    write: fn(&mut BenefitForm, String),
    /// The id of its field.
    #[prop(optional)]
    id: Option<&'static str>,
) -> impl IntoView {
    let state = workbench();
    let typed = move |event: leptos::ev::Event| {
        let words = event_target_value(&event);
        change(state, |form| write(form, words));
    };
    view! {
        <label class="field">
            <span>{name}</span>
            <input type="text" id=id placeholder=hint prop:value=move || self::read(state, read) on:input=typed/>
        </label>
    }
}

/// Words of the text that say something.
#[component]
pub fn QuoteRow(
    /// What they say.
    name: &'static str,
    /// The words that stand there.
    #[prop(into)]
    quote: Signal<Option<Quote>>,
    /// Writes other words.
    write: impl Fn(Option<Quote>) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let desk = desk();
    let words = move || {
        quote.with(|quote| match quote {
            Some(quote) => format!("“{}”", quote.text),
            None => "还没有引原文".to_owned(),
        })
    };
    let label = format!("{name}：引原文");
    view! {
        <div class="quote-row" role="group" aria-label=label>
            <span class="quote-row__name">{name}</span>
            <span class="quote-row__words">{words}</span>
            <button
                class="button"
                type="button"
                disabled=move || desk.quote().is_none()
                on:click=move |_| write(desk.quote())
            >
                "用选中的话"
            </button>
            <Show when=move || quote.with(Option::is_some)>
                <button class="link" type="button" on:click=move |_| write(None)>"去掉"</button>
            </Show>
        </div>
    }
}
