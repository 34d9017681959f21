//! The benefits and questions among the search results.

use policy::search::{Hit, HitTarget};

use crate::components::marked_text::marked_text;
use crate::html::{Html, element};
use crate::page_context::{PageContext, measure_route};
use crate::route::{Fragment, Tool};

/// The number shown; the measures below have all of them.
const SHOWN: usize = 3;
/// The heading of benefits.
const GIVEN: &str = "文件给的";
/// The heading if only questions were found.
const ASKED: &str = "查条件时会问到";
/// Before a question.
const WILL_ASK: &str = "查条件时会问：";

/// The best benefits, each linked to its sentence; empty without benefits.
#[must_use]
pub fn found_benefits(context: &PageContext, besides: &[Hit<'static>]) -> Html {
    let lines: Vec<Html> = besides.iter().filter_map(|hit| line(context, hit)).take(SHOWN).collect();
    if lines.is_empty() {
        return Html::default();
    }
    let gives = besides.iter().take(SHOWN).any(|hit| matches!(hit.target, HitTarget::Benefit(_)));
    let heading = if gives { GIVEN } else { ASKED };
    element("section")
        .class("found-benefits")
        .attribute("aria-labelledby", "found-benefits")
        .child(element("h2").class("found-benefits__heading").attribute("id", "found-benefits").text(heading))
        .child(element("ul").children(lines))
        .end()
}

fn line(context: &PageContext, hit: &Hit<'static>) -> Option<Html> {
    let rules = &context.corpus.eligibility;
    let (link, name) = match hit.target {
        HitTarget::Benefit(at) => {
            let benefit = rules.benefits.get(usize::from(at.0))?;
            let source = rules.sources.get(usize::from(benefit.source))?;
            let measure = context.corpus.documents.get(usize::from(source.document))?.at(benefit.measure);
            let anchor = Fragment::Anchor(benefit.id.to_owned());
            (context.link(&measure_route(measure)?) + &anchor.to_string(), benefit.title)
        }
        HitTarget::Question(at) => (context.link_to(Tool::Wizard), rules.facts.get(at)?.question),
        HitTarget::Node { .. } => return None,
    };
    let words = match hit.passages.iter().find(|passage| passage.is_heading) {
        Some(passage) => marked_text(passage.text, &passage.marks),
        None => name.into(),
    };
    let origin = matches!(hit.target, HitTarget::Question(_)).then_some(WILL_ASK);
    let words = element("span").children(origin).child(words);
    Some(element("li").child(element("a").class("hit__link").attribute("href", &link).child(words)).end())
}
