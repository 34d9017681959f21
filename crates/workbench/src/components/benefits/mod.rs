//! 待遇: on the left the sentences of the document with their status; on the right the form of a benefit, and trials of
//! the rules.

mod conditions;
mod fields;
mod form;
mod list;
mod no_benefit;
mod sentences;
mod start_full_edition;
mod trial;

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::task::spawn_local;
use workbench_messages::benefits::{Benefits, Quote};

use crate::benefits;
use crate::browser::{self, TextSelection};
use crate::components::undo_redo::UndoRedo;
use crate::state::{self, workbench};
use form::FormPanel;
use list::BenefitList;
use no_benefit::NoBenefitForm;
use sentences::MeasureRow;
use start_full_edition::StartFullEdition;
use trial::TrialPanel;

/// The state shared by the parts of the step.
#[derive(Debug, Clone, Copy)]
pub(crate) struct BenefitsContext {
    /// The benefits of the document, from the engine.
    pub all: Memo<Benefits>,
    /// The quote selected last, or in Chinese why the selection cannot be quoted.
    pub selected_quote: RwSignal<Result<Option<Quote>, &'static str>>,
    /// Node ids of the ticked sentences and units.
    pub ticked: RwSignal<BTreeSet<String>>,
}

impl BenefitsContext {
    /// The quote selected last, if the selection was valid.
    pub fn quote(&self) -> Option<Quote> {
        self.selected_quote.with(|selected_quote| selected_quote.clone().ok().flatten())
    }

    /// Updates the quote from the current selection.
    fn update_selected_quote(self) {
        let selected = browser::current_selection();
        let selected_quote = self.all.try_with_untracked(|all| benefits::quote(&all.measures, &selected));
        match selected_quote {
            // An empty selection keeps the previous quote.
            None | Some(Ok(None)) => {}
            Some(selected_quote) => self.selected_quote.set(selected_quote),
        }
    }
}

/// The state shared by the parts of the step.
pub(crate) fn benefits_context() -> BenefitsContext {
    expect_context()
}

/// The step.
#[component]
pub fn BenefitsStep() -> impl IntoView {
    let state = workbench();
    let is_reading = Memo::new(move |_| {
        state.view.with(|view| view.as_ref().is_none_or(|view| view.form.is_reading_edition))
    });
    view! {
        <Show when=move || is_reading.get() fallback=|| view! { <BenefitsEditor/> }>
            <StartFullEdition/>
        </Show>
    }
}

/// The editor of a document in the full edition.
#[component]
fn BenefitsEditor() -> impl IntoView {
    let state = workbench();
    let result = RwSignal::new(None::<Result<Benefits, String>>);
    Effect::new(move |_| {
        let files = state.files.get();
        let Some(document) = state.document.get() else { return };
        spawn_local(async move {
            let response = state::benefits(files, document).await;
            // The signal is disposed if the step was left meanwhile.
            let _ = result.try_set(Some(response));
        });
    });
    let all = Memo::new(move |_| {
        result.with(|result| result.as_ref().and_then(|it| it.as_ref().ok().cloned()).unwrap_or_default())
    });
    let context =
        BenefitsContext { all, selected_quote: RwSignal::new(Ok(None)), ticked: RwSignal::default() };
    provide_context(context);
    let mouse = window_event_listener(leptos::ev::mouseup, move |_| {
        // A click clears the selection only after this event.
        request_animation_frame(move || context.update_selected_quote());
    });
    let keys = window_event_listener(leptos::ev::keyup, move |event| {
        if !browser::is_in_text_field(&event) {
            context.update_selected_quote();
        }
    });
    on_cleanup(move || {
        mouse.remove();
        keys.remove();
    });
    let only_uncovered = RwSignal::new(false);
    let visible = Memo::new(move |_| all.with(|all| benefits::visible(&all.measures, only_uncovered.get())));
    let count = Memo::new(move |_| all.with(|all| benefits::count(&all.measures)));
    let remaining = Memo::new(move |_| all.with(|all| benefits::remaining(&all.measures)));
    let error = move || result.with(|result| result.as_ref().and_then(|it| it.as_ref().err().cloned()));
    let has_no_units = move || result.with(|it| matches!(it, Some(Ok(all)) if all.measures.is_empty()));
    view! {
        <div class="structure benefits">
            <section class="structure__source" aria-label="原文，一句一句">
                <div class="structure__head">
                    <h2>"每一句给了谁什么"</h2>
                    <UndoRedo/>
                </div>
                <p class="quiet">"在一句话里选几个字，做成一项待遇；没有给谁什么的，勾选以后写明理由。每一句都有了着落，这份文件就写完了。"</p>
                {move || error().map(|message| view! { <p class="notice" role="alert">{message}</p> })}
                <Show when=has_no_units>
                    <p class="notice" role="status">"这份文件没有条目：请先到“核对结构”里定好条目。"</p>
                </Show>
                <div class="numbers__bar">
                    <button class="choice" aria-pressed=move || (!only_uncovered.get()).to_string() on:click=move |_| only_uncovered.set(false)>
                        {move || format!("全部 {}句", count.get())}
                    </button>
                    <button class="choice" aria-pressed=move || only_uncovered.get().to_string() on:click=move |_| only_uncovered.set(true)>
                        {move || format!("只看没着落的 {}句", remaining.get())}
                    </button>
                    <p class="numbers__left" role="status">{move || remaining_text(count.get(), remaining.get())}</p>
                </div>
                <SelectedQuote/>
                <NoBenefitForm/>
                <ol class="measures">
                    <For each=move || visible.get() key=Clone::clone let(measure)>
                        <MeasureRow measure/>
                    </For>
                </ol>
            </section>
            <section class="benefits__side" aria-label="待遇和试一试">
                <Show when=move || state.benefit_form.with(Option::is_some) fallback=|| view! { <BenefitList/> }>
                    <FormPanel/>
                </Show>
                <TrialPanel/>
            </section>
        </div>
    }
}

fn remaining_text(count: usize, remaining: usize) -> String {
    match (count, remaining) {
        (0, _) => String::new(),
        (_, 0) => "都有着落了。".to_owned(),
        _ => format!("还有{remaining}句没着落。"),
    }
}

/// The selected quote, and the button that starts a benefit with it.
#[component]
fn SelectedQuote() -> impl IntoView {
    let state = workbench();
    let context = benefits_context();
    let text = move || {
        context.selected_quote.with(|selected_quote| match selected_quote {
            Ok(None) => "还没有选字：用鼠标在一句话里划过几个字，或者按那一句的“用整句”。".to_owned(),
            Ok(Some(quote)) => format!("选中：“{}”", quote.text),
            Err(message) => (*message).to_owned(),
        })
    };
    let has_open_form = move || state.benefit_form.with(Option::is_some);
    let start_benefit = move |_| {
        if let Some(quote) = context.quote() {
            state.benefit_form.set(Some(benefits::new_form(quote)));
            request_animation_frame(|| browser::scroll_to_and_focus(form::FIRST_FIELD_ID));
        }
    };
    let shorten = move |event: leptos::ev::Event| {
        let Some(Quote { node, .. }) = context.quote() else { return };
        let typed = TextSelection::InSentence { node, text: event_target_value(&event) };
        if let Some(selected_quote) =
            context.all.try_with_untracked(|all| benefits::quote(&all.measures, &typed))
        {
            context.selected_quote.set(selected_quote);
        }
    };
    view! {
        <div class="picked">
            <p id="picked" role="status">{text}</p>
            <Show when=move || context.quote().is_some()>
                <label class="field">
                    <span>"只要其中几个字"</span>
                    <input
                        type="text"
                        prop:value=move || context.quote().map(|quote| quote.text).unwrap_or_default()
                        on:change=shorten
                    />
                </label>
            </Show>
            <button
                id="use-picked"
                class="button button--main"
                disabled=move || has_open_form() || context.quote().is_none()
                on:click=start_benefit
            >
                "用选中的话做一项待遇"
            </button>
            <Show when=has_open_form>
                <p class="quiet">"右边有一项还没存下：选中的话可以用在它里面。"</p>
            </Show>
        </div>
    }
}
