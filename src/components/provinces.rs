//! The choice of a province.

use leptos::prelude::*;

use crate::place::Place;
use crate::route::{Route, Tool};
use crate::site::{Part, Site};

/// Links to the same page of each province; nothing where the site has one, and on pages about one document.
#[must_use]
pub fn chooser(place: &Place, site: &Site) -> Option<impl IntoView + use<>> {
    let tool = match place.route {
        // What another province begins with: all that its document says, by measures.
        Route::Home => Tool::Measures,
        Route::Tool(_, tool) => tool,
        Route::Comparison { .. } => Tool::Compare,
        Route::Document(_) | Route::Measure { .. } | Route::About | Route::NotFound => return None,
    };
    let entry = |part: &Part| {
        let there = part.place(Route::Tool(part.province.clone(), tool));
        let is_here = part.province == place.province;
        // A province may have no comparison.
        let has_page = is_here || tool != Tool::Compare || there.is_compared();
        has_page.then(|| {
            let link = place.link(if is_here { &place.route } else { &there.route });
            let current = is_here.then_some("true");
            view! {
                <li>
                    <a class="button button--quiet" href=link aria-current=current>{part.name()}</a>
                </li>
            }
        })
    };
    (site.parts.len() > 1).then(|| {
        let entries: Vec<_> = site.parts.iter().filter_map(entry).collect();
        view! {
            <nav class="provinces" aria-label="选省份">
                <ul class="provinces__list">{entries}</ul>
            </nav>
        }
    })
}
