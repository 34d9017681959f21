//! 待遇: on the left the sentences of the document, each with what it is; on the right the form of a benefit, and what
//! the rules make of somebody's answers.

mod begin;
mod conditions;
mod fields;
mod form;
mod list;
mod nothing;
mod sentences;
mod trial;

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::task::spawn_local;
use workbench_messages::benefits::{Benefits, Quote};

use crate::benefits;
use crate::browser::{self, Selected};
use crate::components::turn::Turn;
use crate::state::{self, workbench};
use begin::BeginFullEdition;
use form::FormPanel;
use list::BenefitList;
use nothing::GivesNothing;
use sentences::MeasureRow;
use trial::TrialPanel;

/// What the parts of the step share.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Desk {
    /// What the engine says of the document.
    pub all: Memo<Benefits>,
    /// The words that were selected last; in Chinese, why they cannot be quoted.
    pub picked: RwSignal<Result<Option<Quote>, &'static str>>,
    /// The ids of the sentences and units that are ticked.
    pub ticked: RwSignal<BTreeSet<String>>,
}

impl Desk {
    /// The words that were selected last, where they can be quoted.
    pub fn quote(&self) -> Option<Quote> {
        self.picked.with(|picked| picked.clone().ok().flatten())
    }

    /// Takes the words that are selected now.
    fn pick(self) {
        let selected = browser::selected();
        let picked = self.all.try_with_untracked(|all| benefits::quote(&all.measures, &selected));
        match picked {
            // What was selected before stays until something else is.
            None | Some(Ok(None)) => {}
            Some(picked) => self.picked.set(picked),
        }
    }
}

/// What the parts of the step share.
pub(crate) fn desk() -> Desk {
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
        <Show when=move || is_reading.get() fallback=|| view! { <Workplace/> }>
            <BeginFullEdition/>
        </Show>
    }
}

/// The document and what is written of it.
#[component]
fn Workplace() -> impl IntoView {
    let state = workbench();
    let answer = RwSignal::new(None::<Result<Benefits, String>>);
    Effect::new(move |_| {
        let files = state.files.get();
        let Some(document) = state.document.get() else { return };
        spawn_local(async move {
            let found = state::benefits(files, document).await;
            // The step may have been left meanwhile.
            let _ = answer.try_set(Some(found));
        });
    });
    let all = Memo::new(move |_| {
        answer.with(|answer| answer.as_ref().and_then(|it| it.as_ref().ok().cloned()).unwrap_or_default())
    });
    let desk = Desk { all, picked: RwSignal::new(Ok(None)), ticked: RwSignal::default() };
    provide_context(desk);
    let mouse = window_event_listener(leptos::ev::mouseup, move |_| {
        // A press ends a selection after this event.
        request_animation_frame(move || desk.pick());
    });
    let keys = window_event_listener(leptos::ev::keyup, move |event| {
        if !browser::is_typed_into(&event) {
            desk.pick();
        }
    });
    on_cleanup(move || {
        mouse.remove();
        keys.remove();
    });
    let only_open = RwSignal::new(false);
    let shown = Memo::new(move |_| all.with(|all| benefits::shown(&all.measures, only_open.get())));
    let count = Memo::new(move |_| all.with(|all| benefits::count(&all.measures)));
    let left = Memo::new(move |_| all.with(|all| benefits::left(&all.measures)));
    let error = move || answer.with(|answer| answer.as_ref().and_then(|it| it.as_ref().err().cloned()));
    let has_no_units = move || answer.with(|it| matches!(it, Some(Ok(all)) if all.measures.is_empty()));
    view! {
        <div class="structure benefits">
            <section class="structure__source" aria-label="原文，一句一句">
                <div class="structure__head">
                    <h2>"每一句给了谁什么"</h2>
                    <Turn/>
                </div>
                <p class="quiet">"在一句话里选几个字，做成一项待遇；没有给谁什么的，勾选以后写明理由。每一句都有了着落，这份文件就写完了。"</p>
                {move || error().map(|words| view! { <p class="notice" role="alert">{words}</p> })}
                <Show when=has_no_units>
                    <p class="notice" role="status">"这份文件没有条目：请先到“核对结构”里定好条目。"</p>
                </Show>
                <div class="numbers__bar">
                    <button class="choice" aria-pressed=move || (!only_open.get()).to_string() on:click=move |_| only_open.set(false)>
                        {move || format!("全部 {}句", count.get())}
                    </button>
                    <button class="choice" aria-pressed=move || only_open.get().to_string() on:click=move |_| only_open.set(true)>
                        {move || format!("只看没着落的 {}句", left.get())}
                    </button>
                    <p class="numbers__left" role="status">{move || words_of_left(count.get(), left.get())}</p>
                </div>
                <Picked/>
                <GivesNothing/>
                <ol class="measures">
                    <For each=move || shown.get() key=Clone::clone let(measure)>
                        <MeasureRow measure/>
                    </For>
                </ol>
            </section>
            <section class="benefits__side" aria-label="待遇和试一试">
                <Show when=move || state.benefit.with(Option::is_some) fallback=|| view! { <BenefitList/> }>
                    <FormPanel/>
                </Show>
                <TrialPanel/>
            </section>
        </div>
    }
}

fn words_of_left(count: usize, left: usize) -> String {
    match (count, left) {
        (0, _) => String::new(),
        (_, 0) => "都有着落了。".to_owned(),
        _ => format!("还有{left}句没着落。"),
    }
}

/// The words that are selected, and what can be made of them.
#[component]
fn Picked() -> impl IntoView {
    let state = workbench();
    let desk = desk();
    let words = move || {
        desk.picked.with(|picked| match picked {
            Ok(None) => "还没有选字：用鼠标在一句话里划过几个字，或者按那一句的“用整句”。".to_owned(),
            Ok(Some(quote)) => format!("选中：“{}”", quote.text),
            Err(words) => (*words).to_owned(),
        })
    };
    let is_busy = move || state.benefit.with(Option::is_some);
    let begin = move |_| {
        if let Some(quote) = desk.quote() {
            state.benefit.set(Some(benefits::begun(quote)));
            request_animation_frame(|| browser::go_to(form::FIRST));
        }
    };
    let shorten = move |event: leptos::ev::Event| {
        let Some(Quote { node, .. }) = desk.quote() else { return };
        let typed = Selected::Words { node, words: event_target_value(&event) };
        if let Some(picked) = desk.all.try_with_untracked(|all| benefits::quote(&all.measures, &typed)) {
            desk.picked.set(picked);
        }
    };
    view! {
        <div class="picked">
            <p id="picked" role="status">{words}</p>
            <Show when=move || desk.quote().is_some()>
                <label class="field">
                    <span>"只要其中几个字"</span>
                    <input
                        type="text"
                        prop:value=move || desk.quote().map(|quote| quote.text).unwrap_or_default()
                        on:change=shorten
                    />
                </label>
            </Show>
            <button
                id="use-picked"
                class="button button--main"
                disabled=move || is_busy() || desk.quote().is_none()
                on:click=begin
            >
                "用选中的话做一项待遇"
            </button>
            <Show when=is_busy>
                <p class="quiet">"右边有一项还没存下：选中的话可以用在它里面。"</p>
            </Show>
        </div>
    }
}
