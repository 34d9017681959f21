//! What was searched for before, to search for again.

use leptos::prelude::*;

/// A button for each query; nothing where there is none.
pub fn recent_queries(queries: Vec<String>, choose: impl Fn(&str) + Copy + 'static) -> AnyView {
    if queries.is_empty() {
        return ().into_any();
    }
    let buttons = queries.into_iter().map(|query| {
        let words = query.clone();
        view! {
            <li>
                <button class="button" type="button" on:click=move |_| choose(&query)>
                    {words}
                </button>
            </li>
        }
    });
    view! {
        <div class="recent">
            <p class="recent__label">"刚才找过"</p>
            <ul class="recent__queries">{buttons.collect_view()}</ul>
        </div>
    }
    .into_any()
}
