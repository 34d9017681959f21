//! What a search found, each place with the sentences that say so.

use leptos::prelude::*;
use policy::search::{Fit, Hit, Mapping, Passage, Results, Target};

use crate::components::marked_text::marked_text;
use crate::place::{Place, SiteNode, area_of, measure_route, name_of};

/// How many sentences of a place are shown.
const SENTENCES: usize = 3;
/// How many characters of a sentence are shown.
const WIDTH: usize = 72;

/// The places of the results that are in an area; in all for the empty one.
#[must_use]
pub fn in_area<'r>(place: &Place, results: &'r Results<'static>, area: &str) -> Vec<&'r Hit<'static>> {
    let stands_there = |hit: &&Hit<'static>| {
        area.is_empty() || node(place, hit).and_then(area_of).is_some_and(|its_area| its_area.id() == area)
    };
    results.hits.iter().filter(stands_there).collect()
}

/// The hits with how they fit, or a way on where there is none.
#[must_use]
pub fn search_results(place: &Place, results: &Results<'static>, area: &str) -> AnyView {
    let hits = in_area(place, results, area);
    if hits.is_empty() {
        return nothing_found(results.fit, !results.hits.is_empty()).into_any();
    }
    let nearest = (results.fit == Fit::Nearest)
        .then(|| view! { <p class="results__note">"没有完全匹配的内容，最接近的是："</p> });
    let hits = hits.into_iter().filter_map(|hit| hit_card(place, hit));
    view! {
        {results.mappings.iter().map(mapping_note).collect_view()}
        {nearest}
        <ol class="results__list">{hits.collect_view()}</ol>
    }
    .into_any()
}

fn node(place: &Place, hit: &Hit<'static>) -> Option<SiteNode> {
    let Target::Node { document, node } = hit.target;
    place.corpus.documents.get(document).map(|document| document.at(node))
}

fn mapping_note(mapping: &Mapping) -> impl IntoView {
    let official = mapping.official.iter().map(|term| format!("“{term}”")).collect::<Vec<_>>().join("、");
    view! { <p class="results__note">{format!("“{}”按{official}查找。", mapping.typed)}</p> }
}

fn hit_card(place: &Place, hit: &Hit<'static>) -> Option<impl IntoView> {
    let found = node(place, hit)?;
    let document = found.document();
    let (number, name) = match found.measure_number() {
        Some(number) => (Some(number), name_of(found)),
        None if found.heading().is_some() => (None, name_of(found)),
        None => (None, document.metadata.short_title),
    };
    let link = match measure_route(found) {
        Some(route) => place.link(&route),
        None => place.link_in_document(found),
    };
    let origin =
        number.is_none().then(|| view! { <p class="hit__origin">{document.metadata.short_title}</p> });
    let sentences = hit.passages.iter().take(SENTENCES).map(|passage| sentence(place, found, passage));
    Some(view! {
        <li class="hit">
            <h2 class="hit__name">
                <a class="hit__link" href=link>
                    {number.map(|number| view! { <span class="card__number">{number}</span> })}
                    {name}
                </a>
            </h2>
            {origin}
            <ul class="hit__sentences">{sentences.collect_view()}</ul>
        </li>
    })
}

fn sentence(place: &Place, found: SiteNode, passage: &Passage<'static>) -> impl IntoView {
    let leaf = found.document().at(passage.leaf);
    let snippet = passage.snippet(WIDTH);
    view! {
        <li>
            <a class="hit__sentence" href=place.link_to_node(leaf)>
                {snippet.cut_before.then_some("…")}
                {marked_text(snippet.text, &snippet.marks)}
                {snippet.cut_after.then_some("…")}
            </a>
        </li>
    }
}

fn nothing_found(fit: Fit, elsewhere: bool) -> impl IntoView {
    let words = match fit {
        _ if elsewhere => "这个领域里没有。换成“全部领域”看看。",
        Fit::NoWords => "请输入要找的词，比如：考证补贴、欠薪、评职称。",
        Fit::Question | Fit::Nothing | Fit::Exact | Fit::Nearest => {
            "两份文件里没有找到。换个说法试试，比如：考证补贴、欠薪、评职称；也可以清空搜索框，看全部措施。"
        }
    };
    view! { <p class="results__note">{words}</p> }
}
