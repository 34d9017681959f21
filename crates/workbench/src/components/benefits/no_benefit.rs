//! The form that marks the ticked sentences as having no benefit, with a reason.

use std::collections::BTreeSet;

use leptos::prelude::*;
use workbench_messages::benefits::BenefitsEdit;

use super::benefits_context;
use crate::benefits::REASONS;
use crate::state::workbench;

/// The form; it is shown if sentences are ticked.
#[component]
pub fn NoBenefitForm() -> impl IntoView {
    let state = workbench();
    let context = benefits_context();
    let own_reason = RwSignal::new(String::new());
    let count = move || context.ticked.with(BTreeSet::len);
    let take_ticked = move || -> Vec<String> {
        context.ticked.try_update(std::mem::take).unwrap_or_default().into_iter().collect()
    };
    let set_reason = move |reason: String| {
        let status = format!("{}处：没有给谁什么，{reason}", count());
        state.edit_benefits(BenefitsEdit::SetNoBenefit { sentences: take_ticked(), reason }, status);
    };
    let reason_button = move |reason: &'static str| {
        view! { <button class="choice" type="button" on:click=move |_| set_reason(reason.to_owned())>{reason}</button> }
    };
    let submit_own_reason = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let reason = own_reason.with_untracked(|own_reason| own_reason.trim().to_owned());
        if reason.is_empty() {
            state.notice.set(Some("请写明为什么没有给谁什么".to_owned()));
        } else {
            set_reason(reason);
            own_reason.set(String::new());
        }
    };
    let clear_reasons = move |_| {
        let status = format!("{}处放回没着落的", count());
        state.edit_benefits(BenefitsEdit::ClearNoBenefit { sentences: take_ticked() }, status);
    };
    view! {
        <Show when=move || { count() > 0 }>
            <form class="gives-nothing" on:submit=submit_own_reason>
                <p><b>{move || format!("勾选了{}处。", count())}</b>"这些没有给谁什么，因为："</p>
                <div class="choices" role="group" aria-label="为什么没有给谁什么">
                    {REASONS.map(reason_button).collect_view()}
                </div>
                <div class="gives-nothing__own">
                    <input
                        type="text"
                        aria-label="别的理由"
                        placeholder="别的理由，自己写"
                        prop:value=own_reason
                        on:input=move |event| own_reason.set(event_target_value(&event))
                    />
                    <button class="button" type="submit">"就写这个"</button>
                    <button class="button" type="button" on:click=clear_reasons>"放回没着落的"</button>
                    <button class="button" type="button" on:click=move |_| context.ticked.update(BTreeSet::clear)>
                        "不勾了"
                    </button>
                </div>
            </form>
        </Show>
    }
}
