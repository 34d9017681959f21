//! Search results as HTML, each hit with its matching sentences.

use policy::model::document::{NodeKind, Span};
use policy::search::{Fit, Hit, HitTarget, Mapping, Passage, SearchResults};

use crate::components::empty::nothing_found;
use crate::components::found_benefits::found_benefits;
use crate::components::marked_text::marked_text;
use crate::html::{Html, element};
use crate::page_context::{PageContext, SiteNode, card_number, measure_route, name_of};
use crate::search::answers::search_answers;
use crate::search::texts;

/// Number of hits shown initially.
const SHOWN_AT_FIRST: usize = 10;
/// Maximum number of official terms named for a word.
const NAMED_TERMS: usize = 3;
/// Maximum number of sentences per hit.
const SENTENCES: usize = 3;
/// Maximum number of characters per sentence.
const WIDTH: usize = 72;

/// The hits within these measures, given by id; all hits without a filter.
#[must_use]
pub fn among<'r>(
    context: &PageContext,
    results: &'r SearchResults<'static>,
    measures: Option<&[String]>,
) -> Vec<&'r Hit<'static>> {
    let is_among = |hit: &&Hit<'static>| {
        let Some(measures) = measures else { return true };
        node(context, hit).is_some_and(|found| measures.iter().any(|id| id == found.id()))
    };
    results.hits.iter().filter(is_among).collect()
}

/// The hits with a note on how well they match, or suggestions if there are none. Only the first hits unless
/// `all`.
#[must_use]
pub fn search_results(
    context: &PageContext,
    results: &SearchResults<'static>,
    measures: Option<&[String]>,
    all: bool,
) -> Html {
    let hits = among(context, results, measures);
    let answers = results.answer_kind.map(|kind| search_answers(context, kind));
    if results.fit == Fit::Besides {
        return notes(results).into_iter().chain([found_benefits(context, &results.besides)]).collect();
    }
    if hits.is_empty() {
        // If only the filters hide the hits, the filter's own message says so.
        let is_lost = answers.is_none() && results.hits.is_empty();
        return answers.into_iter().chain(is_lost.then(|| lost(results))).collect();
    }
    answers
        .into_iter()
        .chain(notes(results))
        .chain([found_benefits(context, &results.besides), list(context, &hits, all)])
        .collect()
}

/// The exact hits in another province, under its name; `None` if there are none. Shared documents, such as
/// the national one, are excluded because they are among this province's hits.
#[must_use]
pub fn results_elsewhere(
    here: &PageContext,
    there: &PageContext,
    results: &SearchResults<'static>,
    all: bool,
) -> Option<Html> {
    let is_new = |hit: &&Hit<'static>| {
        node(there, hit).is_some_and(|found| here.corpus.document(found.document().id).is_none())
    };
    let hits: Vec<_> = results.hits.iter().filter(is_new).collect();
    if results.fit != Fit::Exact || hits.is_empty() {
        return None;
    }
    let name = element("h2").class("results__elsewhere").text(there.province_name());
    Some(element("section").child(name).child(list(there, &hits, all)).end())
}

/// The number of hits, as text.
#[must_use]
pub fn count(context: &PageContext, results: &SearchResults<'static>, measures: Option<&[String]>) -> String {
    match (results.fit, among(context, results, measures).len()) {
        (Fit::Question, _) => texts::ANSWERED_BELOW.to_owned(),
        (Fit::Besides, _) => texts::RELATED_BELOW.to_owned(),
        (Fit::NoWords | Fit::Nothing | Fit::Exact | Fit::Nearest, 0) => texts::NOTHING.to_owned(),
        (Fit::Exact, count) if !results.unused.is_empty() => {
            texts::found_by(&looked_for(results).join("”“"), count)
        }
        (Fit::NoWords | Fit::Nothing | Fit::Exact | Fit::Nearest, count) => texts::found(count),
    }
}

/// The distinct matched words of the best hit.
fn looked_for(results: &SearchResults<'static>) -> Vec<&'static str> {
    let mut words: Vec<&'static str> = Vec::new();
    for passage in results.hits.first().iter().flat_map(|hit| &hit.passages) {
        for word in passage.marks.iter().map(|mark| mark.slice(passage.text)) {
            if words.len() < NAMED_TERMS && !words.contains(&word) {
                words.push(word);
            }
        }
    }
    words
}

/// The name of the button that shows all hits.
pub const MORE: &str = "show-all";

/// The first hits, and a button for the others.
fn list(context: &PageContext, hits: &[&Hit<'static>], all: bool) -> Html {
    let limit = if all { hits.len() } else { SHOWN_AT_FIRST };
    let tells_near = hits.iter().any(|hit| hit.is_exact);
    let shown = hits.iter().take(limit).filter_map(|hit| hit_card(context, hit, tells_near));
    let rest = hits.len().checked_sub(limit).filter(|&rest| rest > 0);
    let more = rest.map(|rest| {
        let button = element("button").class("button").attribute("type", "button").attribute("name", MORE);
        button.text(&texts::more_hits(rest)).end()
    });
    let list = element("ol").class("results__list").children(shown).end();
    std::iter::once(list).chain(more).collect()
}

/// Notes on how the query was understood; unmatched words first.
fn notes(results: &SearchResults<'_>) -> Vec<Html> {
    let unsaid: Vec<&str> = results.absent.iter().chain(&results.unused).map(String::as_str).collect();
    let nearest = (results.fit != Fit::Exact).then(|| match unsaid.as_slice() {
        [] => texts::NOT_TOGETHER.to_owned(),
        words => texts::not_said_but_related(&words.join("”“")),
    });
    // If everything typed was replaced, the count already says so.
    let absent = (results.fit == Fit::Exact && !results.absent.is_empty())
        .then(|| texts::not_said(&results.absent.join("”“")));
    let stand_ins: Vec<String> = results.mappings.iter().map(stand_in).collect();
    let stand_ins = (!stand_ins.is_empty()).then(|| texts::stand_ins(&stand_ins.join("，")));
    let shortened = results.shortened.then(|| texts::SHORTENED.to_owned());
    nearest.into_iter().chain(stand_ins).chain(absent).chain(shortened).map(|line| note(&line)).collect()
}

fn note(words: &str) -> Html {
    element("p").class("results__note").text(words).end()
}

/// The official terms that replaced a word.
fn stand_in(mapping: &Mapping) -> String {
    let terms: Vec<String> = mapping
        .official
        .iter()
        .take(NAMED_TERMS)
        .map(|term| format!("“{}”", term.trim_matches(['“', '”'])))
        .collect();
    texts::stand_in(&mapping.typed, &terms.join("、"))
}

fn node(context: &PageContext, hit: &Hit<'static>) -> Option<SiteNode> {
    let HitTarget::Node { document, node } = hit.target else { return None };
    context.corpus.documents.get(document).map(|document| document.at(node))
}

/// A hit with its passages; marked as approximate if other hits are exact.
fn hit_card(context: &PageContext, hit: &Hit<'static>, tells_near: bool) -> Option<Html> {
    let found = node(context, hit)?;
    let document = found.document();
    let number =
        (found.kind() == NodeKind::Measure).then(|| card_number(found)).filter(|number| !number.is_empty());
    let (headings, sentences): (Vec<_>, Vec<_>) =
        hit.passages.iter().partition(|passage| passage.is_heading && found.heading().is_some());
    let link = match measure_route(found) {
        Some(route) => context.link(&route),
        None => context.link_in_document(found),
    };
    let label = number.as_deref().map(|number| element("span").class("card__number").text(number));
    let link = element("a")
        .class("hit__link")
        .attribute("href", &link)
        .children(label)
        .child(element("span").child(name(found, headings.first())));
    let shown = sentences.iter().take(SENTENCES).filter_map(|passage| sentence(context, found, passage));
    let rest = sentences.len().checked_sub(SENTENCES).filter(|&rest| rest > 0);
    let origin = |words: &str| element("p").class("hit__origin").text(words);
    let card = element("li")
        .class("hit")
        .child(element("h2").class("hit__name").child(link))
        .children((tells_near && !hit.is_exact).then(|| origin(texts::NEAR)))
        .children(number.is_none().then(|| origin(document.metadata.short_title)))
        .child(element("ul").class("hit__sentences").children(shown))
        .children(rest.map(|rest| origin(&texts::more_sentences(rest))));
    Some(card.end())
}

/// The name of a node, with the matches in its heading marked.
fn name(found: SiteNode, heading: Option<&&Passage<'static>>) -> Html {
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

fn sentence(context: &PageContext, found: SiteNode, passage: &Passage<'static>) -> Option<Html> {
    let leaf = found.document().at(passage.leaf?);
    let snippet = passage.snippet(WIDTH);
    let link = element("a")
        .class("hit__sentence")
        .attribute("href", &context.link_to_node(leaf))
        .children(snippet.cut_before.then_some("…"))
        .child(marked_text(snippet.text, &snippet.marks))
        .children(snippet.cut_after.then_some("…"));
    Some(element("li").child(link).end())
}

/// The message for no hits, with suggestions.
fn lost(results: &SearchResults<'_>) -> Html {
    if results.fit == Fit::NoWords {
        return nothing_found(texts::TYPE_WORDS, texts::OFTEN_TYPED);
    }
    let unsaid: Vec<&str> = results.absent.iter().chain(&results.unused).map(String::as_str).collect();
    let words = match unsaid.as_slice() {
        [] => texts::NOT_FOUND.to_owned(),
        words => texts::not_said(&words.join("”“")),
    };
    nothing_found(&words, texts::TRY_OTHERS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::route::Tool;
    use crate::testing::{corpus, tool};

    fn html(query: &str) -> String {
        let context = tool(Tool::Measures);
        let results = policy::search::SearchIndex::new(corpus()).search(query, None);
        search_results(&context, &results, None, false).as_str().to_owned()
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
        assert!(html("学徒 量子计算机").contains("文件没有说到“量子计算机”。下面的内容只是和它有关"));
        assert!(html("学徒 疗休养").contains("文件没有哪一处把这些都说到"));
        assert!(html("饕餮").contains("文件没有说到“饕餮”。"));
        assert!(html("加班费").contains("文件没有说到“加班费”。"));
        assert!(html("，。！").contains("请输入要找的词"));
        for lost in [html("饕餮"), html("，。！")] {
            assert!(lost.contains(r#"data-query="考证补贴""#) && lost.contains(r#"data-query="""#), "{lost}");
        }
        assert!(html(&"补贴".repeat(100)).contains("只按开头的一段查找"));
    }

    #[test]
    fn what_only_comes_near_is_told_from_what_fits() {
        let found = html("职工教育经费");
        let near = found.find("意思接近").expect("measure 7 comes near");
        assert!(found.find("heilongjiang.10").is_some_and(|exact| exact < near), "{found}");
        assert!(!found.contains("文件没有"), "{found}");
    }

    #[test]
    fn words_of_a_question_alone_lead_to_the_wizard() {
        let found = html("打算做");
        assert!(found.contains(r#"href="../wizard/""#), "{found}");
        assert!(!found.contains("没有找到") && !found.contains("文件给的"), "{found}");
        let context = tool(Tool::Measures);
        let results = policy::search::SearchIndex::new(corpus()).search("打算做", None);
        assert_eq!(count(&context, &results, None), "文件里没有这个词，下面的内容和它有关");
    }

    #[test]
    fn no_typed_letter_becomes_markup() {
        assert!(!html("学徒 <script>x</script>").contains("<script>"));
    }
}
