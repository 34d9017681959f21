//! What a measure gives, on its own page: benefits without a verdict, principles, or why there is neither.

use leptos::prelude::*;
use policy::Document;
use policy::eligibility::{Benefit, NoBenefit, Principle, Source, Sum};

use crate::components::quotation::{quotation, source_link};
use crate::components::training_funds::training_funds;
use crate::place::{Place, SiteNode};

/// Everything that the rules say about a measure.
#[must_use]
pub fn measure_benefits(place: &Place, measure: SiteNode) -> AnyView {
    let rules = &place.corpus.eligibility;
    let is_here = |source: u8| {
        let of = |source: &Source| place.corpus.documents[usize::from(source.document)].id;
        rules.sources.get(usize::from(source)).is_some_and(|source| of(source) == measure.document().id)
    };
    let document = measure.document();
    let benefits: Vec<AnyView> =
        place.benefits_of(measure).map(|benefit| row(place, document, benefit)).collect();
    let is_within = |principle: &&Principle<'_>| {
        is_here(principle.source) && measure.span().contains(principle.quote.span)
    };
    let principles: Vec<_> =
        rules.principles.iter().filter(is_within).map(|entry| principle(place, document, entry)).collect();
    let none = rules
        .no_benefit
        .iter()
        .find(|none| is_here(none.source) && none.measure == measure.index())
        .map(reason);
    let gives = (!benefits.is_empty()).then(|| {
        let link = place.link_to_questions(measure);
        view! {
            <h2>{format!("这一条写给谁、写了什么（{}项）", benefits.len())}</h2>
            <p>
                <a class="button" href=link>"看看我符不符合"</a>
            </p>
            <ul class="gives">{benefits}</ul>
        }
    });
    let aims = (!principles.is_empty()).then(|| {
        view! {
            <details class="aims">
                <summary>{format!("只写了方向或部署的话（{}处）", principles.len())}</summary>
                <ul class="plain-list">{principles}</ul>
            </details>
        }
    });
    view! { <section class="block measure-benefits">{gives} {none} {training_funds(place, measure)} {aims}</section> }.into_any()
}

fn row(place: &Place, document: &'static Document<'static>, benefit: &Benefit<'static>) -> AnyView {
    let rules = &place.corpus.eligibility;
    let groups: Vec<&str> = benefit
        .audiences
        .iter()
        .filter_map(|&at| rules.audiences.get(usize::from(at)))
        .map(|audience| audience.label)
        .collect();
    let amount = benefit.amount.as_ref().map(|amount| {
        let is_named = !matches!(amount.sum, Sum::Unspecified);
        let class = if is_named { "gives__amount" } else { "gives__amount gives__amount--unnamed" };
        let cap = amount.total_cap.map(|cap| format!("，{}", cap.words())).unwrap_or_default();
        view! { <p class=class>{format!("{}{cap}", amount.words())}</p> }
    });
    view! {
        <li class="gives__row" id=benefit.id>
            <p class="gives__title">{benefit.title}</p>
            <p class="gives__groups">{groups.join("、")}</p>
            {amount}
            <p class="gives__strength">
                {benefit.strength.words(document.quoted(benefit.strength.quote))} {source_link(place, document, benefit.quote)}
            </p>
        </li>
    }
    .into_any()
}

fn principle(
    place: &Place,
    document: &'static Document<'static>,
    principle: &Principle<'static>,
) -> impl IntoView + use<> {
    let why = (!principle.why.is_empty()).then(|| format!("（{}）", principle.why));
    view! { <li>{quotation(place, document, principle.quote)} {why}</li> }
}

/// Why a measure gives nothing to anybody in particular.
fn reason(none: &NoBenefit<'static>) -> impl IntoView + use<> {
    view! { <p class="gives__none">{none.reason}</p> }
}
