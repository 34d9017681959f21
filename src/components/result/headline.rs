//! The first screen of the result: the answer in a sentence or two, and the reply to each trouble.

use policy::outline::Outline;

use crate::html::{Html, element};
use crate::place::{Place, SiteNode, measure_route};

/// The answer, money first.
#[must_use]
pub fn headline(outline: &Outline<'static>) -> Html {
    let line = |(at, words): (usize, &String)| {
        let classes = if at == 0 { "answer answer--money" } else { "answer" };
        element("p").class(classes).text(words)
    };
    outline.lines.iter().enumerate().map(line).collect()
}

/// The replies to troubles that were ticked, each with the way to its measure.
#[must_use]
pub fn replies(place: &Place, outline: &Outline<'static>) -> Html {
    let rows = outline.replies.iter().map(|reply| {
        let link = reply.measure.and_then(|(source, node)| {
            let source = place.corpus.eligibility.sources.get(usize::from(source))?;
            let measure: SiteNode = place.corpus.documents.get(usize::from(source.document))?.at(node);
            let link = element("a").attribute("href", &place.link(&measure_route(measure)?));
            Some(link.text(&format!("看第{}条", measure.measure_number()?)))
        });
        element("p").class("answer answer--reply").text(&reply.words).text(" ").children(link)
    });
    rows.collect()
}
