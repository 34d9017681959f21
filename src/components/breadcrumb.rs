//! Breadcrumbs.

use leptos::prelude::*;

/// Links to the pages above this one, outermost first.
#[must_use]
pub fn breadcrumb(steps: Vec<(String, &'static str)>) -> impl IntoView {
    let steps = steps.into_iter().map(|(link, words)| view! { <li><a href=link>{words}</a></li> });
    view! {
        <nav class="breadcrumb" aria-label="所在位置">
            <ol>{steps.collect_view()}</ol>
        </nav>
    }
}
