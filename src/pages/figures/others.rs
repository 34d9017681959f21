//! The numbers that are no figures, with the reason: so that a reader can see that none is missing.

use leptos::prelude::*;
use policy::figures::{NotFigure, Reason};

use crate::components::numerals::numerals;
use crate::place::Place;

/// The list, closed at first.
pub fn others(place: &Place) -> impl IntoView + use<> {
    let count = place.corpus.not_figures.len();
    let reasons: Vec<_> = Reason::ALL
        .into_iter()
        .map(|reason| {
            let entries: Vec<_> = place
                .corpus
                .not_figures
                .iter()
                .filter(|entry| entry.reason == reason)
                .map(|entry| link(place, *entry))
                .collect();
            (!entries.is_empty()).then(|| {
                view! {
                    <dt>{reason.name()}</dt>
                    <dd>
                        <ul class="figures-others__list">{entries}</ul>
                    </dd>
                }
            })
        })
        .collect();
    view! {
        <details class="fold figures-others">
            <summary>{format!("不算在内的{count}处数字")}</summary>
            <p>"标题的序号（如“9.”“（一）”）也不算。"</p>
            <dl>{reasons}</dl>
        </details>
    }
}

fn link(place: &Place, entry: NotFigure) -> impl IntoView + use<> {
    let document = &place.corpus.documents[usize::from(entry.document)];
    let node = document.at(entry.quote.node);
    view! {
        <li>
            <a href=place.link_to_node(node)>{numerals(document.quoted(entry.quote))}</a>
        </li>
    }
}
