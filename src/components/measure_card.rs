//! A measure in a list: number, name and first words.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::page_context::{PageContext, SiteNode, card_number, measure_route, name_of};

/// A card that links to the measure's page. Its attributes hold audiences and topics for the list's filters,
/// and the citation for the hand-out.
#[must_use]
pub fn measure_card(context: &PageContext, measure: SiteNode) -> impl IntoView {
    let link = measure_route(measure).map(|route| context.link(&route));
    let opening = measure.sentences().next().map_or("", |sentence| sentence.text());
    let rules = &context.corpus.eligibility;
    let mut audiences = BTreeSet::new();
    let mut topics = BTreeSet::new();
    for benefit in context.benefits_of(measure) {
        audiences.extend(benefit.audiences.iter().map(|&at| rules.audiences[usize::from(at)].id));
        topics.extend(benefit.topics.iter().map(|&at| rules.topics[usize::from(at)].id));
    }
    let listed =
        |ids: BTreeSet<&str>| (!ids.is_empty()).then(|| ids.into_iter().collect::<Vec<_>>().join(" "));
    let cited = measure.cited().into_owned();
    view! {
        <li
            class="card"
            data-node=measure.id()
            data-for=listed(audiences)
            data-topic=listed(topics)
            data-cited=cited
        >
            <a class="card__link" href=link>
                <span class="card__number">{card_number(measure)}</span>
                <span class="card__name">{name_of(measure)}</span>
            </a>
            <p class="card__opening">{opening}</p>
        </li>
    }
}
