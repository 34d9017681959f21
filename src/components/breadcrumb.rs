//! The way from the top of the site to a page.

use leptos::prelude::*;

/// The pages above this one, outermost first, as links with their words.
#[must_use]
pub fn breadcrumb(steps: Vec<(String, &'static str)>) -> impl IntoView {
    let steps = steps.into_iter().map(|(link, words)| view! { <li><a href=link>{words}</a></li> });
    view! {
        <nav class="breadcrumb" aria-label="所在位置">
            <ol>{steps.collect_view()}</ol>
        </nav>
    }
}
