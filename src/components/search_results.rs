//! What a search found, each place with the sentences that say so.

use leptos::prelude::*;
use policy::document::Span;
use policy::search::{Fit, Hit, Mapping, Passage, Results, Target};

use crate::components::found_benefits::found_benefits;
use crate::components::marked_text::marked_text;
use crate::components::search_answers::search_answers;
use crate::place::{Place, SiteNode, area_of, measure_route, name_of};

/// How many places are shown before somebody asks for more.
const SHOWN_AT_FIRST: usize = 10;
/// How many stand-ins for a word are named.
const NAMED_TERMS: usize = 3;
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
    let answers = results.asks.map(|asks| search_answers(place, asks));
    if hits.is_empty() {
        let lost = answers.is_none().then(|| nothing_found(results.fit, !results.hits.is_empty()));
        return view! { {answers} {lost} }.into_any();
    }
    view! {
        {answers}
        {notes(results)}
        {found_benefits(place, &results.besides)}
        {list(place, hits.into_iter().cloned().collect())}
    }
    .into_any()
}

/// The first hits, and the others on request.
fn list(place: &Place, hits: Vec<Hit<'static>>) -> impl IntoView + use<> {
    let limit = RwSignal::new(SHOWN_AT_FIRST);
    let (place, count) = (place.clone(), hits.len());
    let shown = move || hits.iter().take(limit.get()).filter_map(|hit| hit_card(&place, hit)).collect_view();
    let more = move || {
        let rest = count.checked_sub(limit.get()).filter(|&rest| rest > 0)?;
        Some(view! {
            <button class="button" type="button" on:click=move |_| limit.set(count)>
                {format!("再显示{rest}处")}
            </button>
        })
    };
    view! {
        <ol class="results__list">{shown}</ol>
        {more}
    }
}

/// What a reader should know about how the words were understood.
fn notes(results: &Results<'_>) -> Vec<AnyView> {
    let stand_ins = results.mappings.iter().map(stand_in);
    let unused = (!results.unused.is_empty())
        .then(|| format!("文件里没有“{}”，没有按它查找。", results.unused.join("”“")));
    let shortened = results.shortened.then(|| "要找的话太长，只按开头的一段查找。".to_owned());
    let nearest = (results.fit == Fit::Nearest).then(|| "没有完全匹配的内容，最接近的是：".to_owned());
    let lines = stand_ins.chain(unused).chain(shortened).chain(nearest);
    lines.map(|line| view! { <p class="results__note">{line}</p> }.into_any()).collect()
}

/// Which official terms were looked for in place of a word.
fn stand_in(mapping: &Mapping) -> String {
    let terms: Vec<String> = mapping
        .official
        .iter()
        .take(NAMED_TERMS)
        .map(|term| format!("“{}”", term.trim_matches(['“', '”'])))
        .collect();
    format!("“{}”按{}查找。", mapping.typed, terms.join("、"))
}

fn node(place: &Place, hit: &Hit<'static>) -> Option<SiteNode> {
    let Target::Node { document, node } = hit.target else { return None };
    place.corpus.documents.get(document).map(|document| document.at(node))
}

fn hit_card(place: &Place, hit: &Hit<'static>) -> Option<impl IntoView + use<>> {
    let found = node(place, hit)?;
    let document = found.document();
    let number = found.measure_number();
    let (headings, sentences): (Vec<_>, Vec<_>) =
        hit.passages.iter().partition(|passage| passage.is_heading && found.heading().is_some());
    let link = match measure_route(found) {
        Some(route) => place.link(&route),
        None => place.link_in_document(found),
    };
    let origin =
        number.is_none().then(|| view! { <p class="hit__origin">{document.metadata.short_title}</p> });
    let shown = sentences.iter().take(SENTENCES).filter_map(|passage| sentence(place, found, passage));
    let rest = sentences.len().checked_sub(SENTENCES).filter(|&rest| rest > 0);
    Some(view! {
        <li class="hit">
            <h2 class="hit__name">
                <a class="hit__link" href=link>
                    {number.map(|number| view! { <span class="card__number">{number}</span> })}
                    <span>{name(found, headings.first())}</span>
                </a>
            </h2>
            {origin}
            <ul class="hit__sentences">{shown.collect_view()}</ul>
            {rest.map(|rest| view! { <p class="hit__origin">{format!("还有{rest}句也提到")}</p> })}
        </li>
    })
}

/// The name of a place, with what was found in its heading marked.
fn name(found: SiteNode, heading: Option<&&Passage<'static>>) -> Vec<AnyView> {
    let name = if found.heading().is_some() { name_of(found) } else { found.document().metadata.short_title };
    let label = u32::try_from(found.label().len()).unwrap_or(0);
    let within = |at: u32| at.saturating_sub(label);
    let marks = heading.iter().flat_map(|passage| &passage.marks);
    let marks: Vec<Span> = marks
        .map(|mark| Span::new(within(mark.start), within(mark.end)))
        .filter(|mark| !mark.slice(name).is_empty())
        .collect();
    marked_text(name, &marks)
}

fn sentence(place: &Place, found: SiteNode, passage: &Passage<'static>) -> Option<impl IntoView + use<>> {
    let leaf = found.document().at(passage.leaf?);
    let snippet = passage.snippet(WIDTH);
    Some(view! {
        <li>
            <a class="hit__sentence" href=place.link_to_node(leaf)>
                {snippet.cut_before.then_some("…")}
                {marked_text(snippet.text, &snippet.marks)}
                {snippet.cut_after.then_some("…")}
            </a>
        </li>
    })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{corpus, search_index};
    use crate::route::Route;

    fn html(query: &str) -> String {
        let place = Place { corpus: corpus(), route: Route::Measures };
        let results = search_index().search(query, None);
        Owner::new().with(|| search_results(&place, &results, "").to_html()).replace("<!>", "")
    }

    #[test]
    fn the_official_term_is_named_and_marked_and_leads_to_its_sentence() {
        let html = html("拖欠工资");
        assert!(html.contains("“拖欠工资”按“拖欠农民工工资”"), "{html}");
        assert!(html.contains("<mark>拖欠农民工工资</mark>"), "{html}");
        assert!(html.contains(r#"href="../heilongjiang/measures/13/#heilongjiang.13.s1""#), "{html}");
    }

    #[test]
    fn what_is_found_in_a_heading_is_marked_there_and_not_repeated() {
        let html = html("技能竞赛基地");
        assert!(html.contains("强化职业<mark>技能竞赛基地</mark>建设和表彰奖励"), "{html}");
        assert!(!html.contains("21.强化"), "{html}");
    }

    #[test]
    fn a_question_leads_to_the_figures() {
        assert!(html("能拿多少钱").contains(r#"href="../figures/#group="#));
    }

    #[test]
    fn what_does_not_fit_is_said() {
        assert!(html("学徒 量子计算机").contains("文件里没有“量子计算机”"));
        assert!(html("学徒 疗休养").contains("没有完全匹配"));
        assert!(html("饕餮").contains("没有找到"));
        assert!(html("，。！").contains("请输入要找的词"));
        assert!(html(&"补贴".repeat(100)).contains("只按开头的一段查找"));
    }

    #[test]
    fn no_typed_letter_becomes_markup() {
        assert!(!html("学徒 <script>x</script>").contains("<script>"));
    }
}
