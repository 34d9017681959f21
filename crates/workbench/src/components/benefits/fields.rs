//! The fields of the form: toggle buttons, text inputs, quotes.

use leptos::prelude::*;
use workbench_messages::benefits::{BenefitForm, Quote};

use super::benefits_context;
use crate::state::{Workbench, workbench};

/// Reads from the open form; the default if none is open.
pub fn read<T: Default>(state: Workbench, getter: impl FnOnce(&BenefitForm) -> T) -> T {
    state.benefit_form.with(|form| form.as_ref().map(getter).unwrap_or_default())
}

/// Changes the open form.
pub fn change(state: Workbench, edit: impl FnOnce(&mut BenefitForm)) {
    state.benefit_form.update(|form| {
        if let Some(form) = form {
            edit(form);
        }
    });
}

/// A toggle button.
pub fn toggle_button(
    text: impl Into<String>,
    is_pressed: impl Fn() -> bool + Send + 'static,
    on_press: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <button class="choice" type="button" aria-pressed=move || is_pressed().to_string() on:click=move |_| on_press()>
            {text.into()}
        </button>
    }
}

/// A text field.
#[component]
pub fn TextRow(
    /// Label.
    name: &'static str,
    /// Placeholder.
    hint: &'static str,
    /// Reads the value.
    read: fn(&BenefitForm) -> String,
    /// Writes the value.
    write: fn(&mut BenefitForm, String),
    /// HTML id of the input.
    #[prop(optional)]
    id: Option<&'static str>,
) -> impl IntoView {
    let state = workbench();
    let on_input = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        change(state, |form| write(form, text));
    };
    view! {
        <label class="field">
            <span>{name}</span>
            <input type="text" id=id placeholder=hint prop:value=move || self::read(state, read) on:input=on_input/>
        </label>
    }
}

/// A field for a quote, filled from the selection.
#[component]
pub fn QuoteRow(
    /// Label.
    name: &'static str,
    /// The present quote.
    #[prop(into)]
    quote: Signal<Option<Quote>>,
    /// Writes the quote.
    write: impl Fn(Option<Quote>) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let context = benefits_context();
    let text = move || {
        quote.with(|quote| match quote {
            Some(quote) => format!("“{}”", quote.text),
            None => "还没有引原文".to_owned(),
        })
    };
    let label = format!("{name}：引原文");
    view! {
        <div class="quote-row" role="group" aria-label=label>
            <span class="quote-row__name">{name}</span>
            <span class="quote-row__words">{text}</span>
            <button
                class="button"
                type="button"
                disabled=move || context.quote().is_none()
                on:click=move |_| write(context.quote())
            >
                "用选中的话"
            </button>
            <Show when=move || quote.with(Option::is_some)>
                <button class="link" type="button" on:click=move |_| write(None)>"去掉"</button>
            </Show>
        </div>
    }
}
