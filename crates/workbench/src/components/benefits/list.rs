//! The list of the benefits.

use leptos::prelude::*;
use workbench_messages::benefits::BenefitForm;

use super::{benefits_context, form};
use crate::browser;
use crate::state::workbench;

/// The list; each item opens its form.
#[component]
pub fn BenefitList() -> impl IntoView {
    let state = workbench();
    let all = benefits_context().all;
    let benefits = Memo::new(move |_| all.with(|all| all.benefits.clone()));
    let row = move |benefit: BenefitForm| {
        let quote_text = benefit.quote.as_ref().map(|quote| quote.text.clone()).unwrap_or_default();
        let title = if benefit.title.is_empty() { benefit.id.clone() } else { benefit.title.clone() };
        let open = move |_| {
            state.benefit_form.set(Some(benefit.clone()));
            request_animation_frame(|| browser::scroll_to_and_focus(form::FIRST_FIELD_ID));
        };
        view! {
            <li class="benefit-row">
                <button class="link" on:click=open>{title}</button>
                <p class="quiet">{quote_text}</p>
            </li>
        }
    };
    view! {
        <section class="card benefit-list">
            <h2>{move || format!("写好的待遇：{}项", benefits.with(Vec::len))}</h2>
            <Show when=move || benefits.with(Vec::is_empty)>
                <p class="quiet">"还没有。在左边选几个字，按“用选中的话做一项待遇”。"</p>
            </Show>
            <ul>{move || benefits.get().into_iter().map(row).collect_view()}</ul>
        </section>
    }
}
