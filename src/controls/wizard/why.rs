//! 为什么问这个: the reason, and the benefits and sentences that hang on the answer.

use leptos::prelude::*;
use policy::eligibility::{BenefitIndex, FactIndex};

use crate::components::quotation::source_link;
use crate::components::result::document_of;
use crate::place::Place;

/// Folded, until somebody asks.
pub fn why(place: &Place, fact: FactIndex, benefits: &[BenefitIndex]) -> impl IntoView {
    let rules = &place.corpus.eligibility;
    let rows: Vec<_> = benefits
        .iter()
        .filter(|&&at| rules.asks_about(at, fact))
        .map(|&at| {
            let benefit = rules.benefit(at);
            view! { <li>{benefit.title}" "{source_link(place, document_of(place, benefit), benefit.quote)}</li> }
        })
        .collect();
    view! {
        <details class="why">
            <summary>"为什么问这个"</summary>
            <p>{rules.fact(fact).why}</p>
            <p>{format!("关系到下面{}项：", rows.len())}</p>
            <ul class="plain-list">{rows}</ul>
        </details>
    }
}
