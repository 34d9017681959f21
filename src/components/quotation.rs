//! Quotes with a link to their source.

use policy::{Document, Quote};

use crate::html::{Html, element};
use crate::page_context::{PageContext, SiteNode, measure_of};

/// The quote with a link to its sentence, which is highlighted there.
#[must_use]
pub fn quotation(context: &PageContext, document: &'static Document<'static>, quote: Quote) -> Html {
    element("span")
        .class("quotation")
        .child(element("q").class("quotation__words").text(document.quoted(quote)))
        .child(source_link(context, document, quote))
        .end()
}

/// Only the link to the sentence.
#[must_use]
pub fn source_link(context: &PageContext, document: &'static Document<'static>, quote: Quote) -> Html {
    let node = document.at(quote.node);
    let link = element("a").class("quotation__link").attribute("href", &context.link_to_node(node));
    link.text(&cite(node)).end()
}

/// The citation of a node: `第10条第3句`; outside measures, only the document.
#[must_use]
pub fn cite(node: SiteNode) -> String {
    let Some(measure) = measure_of(node) else {
        return node.document().metadata.short_title.to_owned();
    };
    let unit = measure.cited();
    let sentence = node.id().rsplit_once(".s").and_then(|(_, number)| number.parse::<u16>().ok());
    sentence.map_or_else(|| unit.clone().into_owned(), |sentence| format!("{unit}第{sentence}句"))
}
