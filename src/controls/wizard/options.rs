//! A question with several answers at once; 不清楚 exists for each.

use leptos::prelude::*;
use policy::eligibility::{Answer, FactOption};

use super::question::unknown_button;

const NOTHING_CHOSEN: &str = "还没有选。一项都没有请点“都没有”，不知道请点“全都不清楚”。";

/// The options with their two marks each.
pub fn several(
    options: &'static [FactOption<'static>],
    given: Option<Answer>,
    answered: Callback<Answer>,
    problem: Callback<String>,
    submit: &'static str,
) -> AnyView {
    let (held, unknown) = match given {
        Some(Answer::Options { held, unknown }) => (held, unknown),
        _ => (0, 0),
    };
    let held = RwSignal::new(held);
    let unknown = RwSignal::new(unknown);
    let rows = (0..64).zip(options).map(|(at, option)| row(1u64 << at, option, held, unknown));
    let done = move |_| {
        let (held, unknown) = (held.get_untracked(), unknown.get_untracked());
        if held | unknown == 0 {
            problem.run(NOTHING_CHOSEN.to_owned());
        } else {
            answered.run(Answer::Options { held, unknown });
        }
    };
    let none = move |_| answered.run(Answer::Options { held: 0, unknown: 0 });
    view! {
        <p class="hint">"可以选好几项；某一项说不准，就点它右边的“不清楚”。"</p>
        <ul class="choices">{rows.collect_view()}</ul>
        <div class="answers">
            <button class="button button--wide" type="button" on:click=done>{submit}</button>
            <button class="button button--quiet" type="button" on:click=none>"都没有"</button>
            {unknown_button("全都不清楚", answered)}
        </div>
    }
    .into_any()
}

fn row(bit: u64, option: &FactOption<'static>, held: RwSignal<u64>, unknown: RwSignal<u64>) -> impl IntoView {
    // The two marks shut each other out.
    let toggle = move |this: RwSignal<u64>, other: RwSignal<u64>| {
        this.update(|bits| *bits ^= bit);
        if this.get_untracked() & bit != 0 {
            other.update(|bits| *bits &= !bit);
        }
    };
    let (label, explained) = (option.label, option.help);
    view! {
        <li class="several">
            <label class="several__option">
                <input
                    class="several__box"
                    type="checkbox"
                    prop:checked=move || held.get() & bit != 0
                    on:change=move |_| toggle(held, unknown)
                />
                <span>
                    {label}
                    {(!explained.is_empty()).then(|| view! { <span class="choice__help">{explained}</span> })}
                </span>
            </label>
            <label class="several__unknown">
                <input
                    class="several__box"
                    type="checkbox"
                    aria-label=format!("{label}：不清楚")
                    prop:checked=move || unknown.get() & bit != 0
                    on:change=move |_| toggle(unknown, held)
                />
                <span aria-hidden="true">"不清楚"</span>
            </label>
        </li>
    }
}
