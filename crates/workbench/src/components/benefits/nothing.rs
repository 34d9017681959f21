//! What is said of ticked sentences: that they give nobody anything, and why.

use std::collections::BTreeSet;

use leptos::prelude::*;
use workbench_messages::benefits::BenefitsEdit;

use super::desk;
use crate::benefits::REASONS;
use crate::state::workbench;

/// The ticked sentences, and the reasons that there can be.
#[component]
pub fn GivesNothing() -> impl IntoView {
    let state = workbench();
    let desk = desk();
    let own = RwSignal::new(String::new());
    let count = move || desk.ticked.with(BTreeSet::len);
    let take = move || -> Vec<String> {
        desk.ticked.try_update(std::mem::take).unwrap_or_default().into_iter().collect()
    };
    let say = move |why: String| {
        let said = format!("{}处：没有给谁什么，{why}", count());
        state.edit_benefits(BenefitsEdit::GivesNothing { sentences: take(), why }, said);
    };
    let reason = move |why: &'static str| {
        view! { <button class="choice" type="button" on:click=move |_| say(why.to_owned())>{why}</button> }
    };
    let say_own = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let why = own.with_untracked(|own| own.trim().to_owned());
        if why.is_empty() {
            state.notice.set(Some("请写明为什么没有给谁什么".to_owned()));
        } else {
            say(why);
            own.set(String::new());
        }
    };
    let reopen = move |_| {
        let said = format!("{}处放回没着落的", count());
        state.edit_benefits(BenefitsEdit::Reopen { sentences: take() }, said);
    };
    view! {
        <Show when=move || { count() > 0 }>
            <form class="gives-nothing" on:submit=say_own>
                <p><b>{move || format!("勾选了{}处。", count())}</b>"这些没有给谁什么，因为："</p>
                <div class="choices" role="group" aria-label="为什么没有给谁什么">
                    {REASONS.map(reason).collect_view()}
                </div>
                <div class="gives-nothing__own">
                    <input
                        type="text"
                        aria-label="别的理由"
                        placeholder="别的理由，自己写"
                        prop:value=own
                        on:input=move |event| own.set(event_target_value(&event))
                    />
                    <button class="button" type="submit">"就写这个"</button>
                    <button class="button" type="button" on:click=reopen>"放回没着落的"</button>
                    <button class="button" type="button" on:click=move |_| desk.ticked.update(BTreeSet::clear)>
                        "不勾了"
                    </button>
                </div>
            </form>
        </Show>
    }
}
