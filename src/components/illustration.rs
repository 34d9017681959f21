//! The home page's illustration: two documents with a marked point, and a worker's helmet.

use leptos::prelude::*;

/// Draws it in the colours of the scheme. Decorative.
#[must_use]
pub fn illustration() -> impl IntoView {
    let rows = [46, 74, 102, 130].map(|y| {
        view! {
            <circle class="art__point" cx="92" cy=y r="5" />
            <path class="art__line" d=format!("M106 {}h58M106 {}h36", y - 4, y + 6) />
        }
    });
    view! {
        <svg class="art" viewBox="0 0 240 180" aria-hidden="true" focusable="false">
            <circle class="art__gear" cx="40" cy="126" r="22" stroke-width="9" stroke-dasharray="7.8 6.02" />
            <circle class="art__gear" cx="40" cy="126" r="15" stroke-width="8" />
            <rect class="art__sheet" x="52" y="20" width="112" height="140" rx="8" transform="rotate(-7 108 90)" />
            <rect class="art__sheet" x="72" y="14" width="112" height="150" rx="8" />
            <rect class="art__mark" x="80" y="60" width="96" height="27" rx="5" />
            {rows.into_iter().collect_view()}
            <path class="art__tick" d="M87 74l4 4l7-8" />
            <path class="art__helmet" d="M150 152a38 38 0 0 1 76 0z" />
            <path class="art__ridge" d="M181 152v-36h14v36" />
            <rect class="art__brim" x="142" y="150" width="92" height="11" rx="5.5" />
        </svg>
    }
}
