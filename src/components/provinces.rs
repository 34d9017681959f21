//! Links to choose a province, or two to compare.

use leptos::prelude::*;

use crate::page_context::PageContext;
use crate::route::{Route, Tool};
use crate::site::{ProvinceData, Site};

/// Links to the same page of each province; `None` if the site has only one, and on pages about one
/// document.
#[must_use]
pub fn chooser(context: &PageContext, site: &Site) -> Option<impl IntoView + use<>> {
    let tool = match context.route {
        // From the home page, the link leads to the other province's measures.
        Route::Home => Tool::Measures,
        Route::Tool(_, tool) => tool,
        Route::Comparison { .. } => Tool::Compare,
        Route::Document(_) | Route::Measure { .. } | Route::About | Route::NotFound => return None,
    };
    let entry = |part: &ProvinceData| {
        let there = part.context(Route::Tool(part.province.clone(), tool));
        let is_here = part.province == context.province;
        // Not every province has a comparison.
        let has_page = is_here || tool != Tool::Compare || there.is_compared();
        has_page.then(|| {
            // From a comparison of two provinces, the own province links to its comparison with the national
            // document.
            let is_back = matches!(context.route, Route::Comparison { .. }) && there.is_compared();
            let link = context.link(if is_here && !is_back { &context.route } else { &there.route });
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

/// Links to the comparisons of this province with others; `None` without any. Shown on comparison pages, or
/// on the measures page if the province has no comparison page.
#[must_use]
pub fn comparisons(context: &PageContext, site: &Site) -> Option<impl IntoView + use<>> {
    let is_here = match context.route {
        Route::Tool(_, Tool::Compare) | Route::Comparison { .. } => true,
        Route::Tool(_, Tool::Measures) => !context.is_compared(),
        Route::Home
        | Route::Tool(..)
        | Route::Document(_)
        | Route::Measure { .. }
        | Route::About
        | Route::NotFound => false,
    };
    let entry = |(route, [left, right]): (Route, [&'static str; 2])| {
        let current = (route == context.route).then_some("page");
        view! {
            <li>
                <a class="button button--quiet" href=context.link(&route) aria-current=current>
                    {format!("{left}和{right}")}
                </a>
            </li>
        }
    };
    let part = site.part_of(context).filter(|_| is_here)?;
    let entries: Vec<_> = site.comparisons_with(part).map(entry).collect();
    (!entries.is_empty()).then(|| {
        view! {
            <nav class="provinces" aria-label="两省对照">
                <p class="provinces__label">"两省对照着看："</p>
                <ul class="provinces__list">{entries}</ul>
            </nav>
        }
    })
}
