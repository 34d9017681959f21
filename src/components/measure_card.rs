//! A measure in a list: its number, its name and how it begins.

use leptos::prelude::*;

use crate::place::{Place, SiteNode, measure_route, name_of};

/// A card that leads to the measure's page.
#[must_use]
pub fn measure_card(place: &Place, measure: SiteNode) -> impl IntoView {
    let link = measure_route(measure).map(|route| place.link(&route));
    let opening = measure.sentences().next().map_or("", |sentence| sentence.text());
    view! {
        <li class="card" data-node=measure.id()>
            <a class="card__link" href=link>
                <span class="card__number">{measure.measure_number()}</span>
                <span class="card__name">{name_of(measure)}</span>
            </a>
            <p class="card__opening">{opening}</p>
        </li>
    }
}
