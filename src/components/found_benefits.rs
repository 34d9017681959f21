//! The benefits among what a search found: what a measure gives, in plain words.

use leptos::prelude::*;
use policy::search::{Hit, Target};

use crate::components::marked_text::marked_text;
use crate::place::{Place, measure_route};

/// How many are shown; the measures below have them all.
const SHOWN: usize = 3;

/// The best benefits, each with the way to its measure; nothing where none was found.
#[must_use]
pub fn found_benefits(place: &Place, besides: &[Hit<'static>]) -> Option<impl IntoView + use<>> {
    let lines: Vec<_> = besides.iter().filter_map(|hit| benefit_line(place, hit)).take(SHOWN).collect();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="found-benefits" aria-labelledby="found-benefits">
                <h2 class="found-benefits__heading" id="found-benefits">"文件给的"</h2>
                <ul>{lines}</ul>
            </section>
        }
    })
}

fn benefit_line(place: &Place, hit: &Hit<'static>) -> Option<impl IntoView + use<>> {
    let Target::Benefit(at) = hit.target else { return None };
    let rules = &place.corpus.eligibility;
    let benefit = rules.benefits.get(usize::from(at.0))?;
    let source = rules.sources.get(usize::from(benefit.source))?;
    let measure = place.corpus.documents.get(usize::from(source.document))?.at(benefit.measure);
    let link = place.link(&measure_route(measure)?);
    let title = hit.passages.iter().find(|passage| passage.is_heading);
    let words = match title {
        Some(passage) => marked_text(passage.text, &passage.marks),
        None => marked_text(benefit.title, &[]),
    };
    Some(view! {
        <li>
            <a class="hit__link" href=link>
                <span>{words}</span>
            </a>
        </li>
    })
}
