//! 为什么问这个: the reason, and the benefits and sentences that depend on the answer.

use policy::model::rules::{BenefitIndex, FactIndex};

use super::texts;
use crate::components::quotation::source_link;
use crate::html::{Html, element};
use crate::page_context::PageContext;
use crate::result::document_of;

/// Maximum number of benefits that are named; the rest are counted.
const NAMED: usize = 5;

/// The explanation, collapsed.
pub(super) fn why(context: &PageContext, fact: FactIndex, benefits: &[BenefitIndex]) -> Html {
    let rules = &context.corpus.eligibility;
    let all: Vec<_> = benefits.iter().filter(|&&at| rules.asks_about(at, fact)).collect();
    let rows = all.iter().take(NAMED).map(|&&at| {
        let benefit = rules.benefit(at);
        let link = source_link(context, document_of(context, benefit), benefit.quote);
        element("li").text(benefit.title).text(" ").child(link)
    });
    let list = element("ul").class("plain-list").children(rows);
    let rest = all.len().saturating_sub(NAMED);
    let rest = (rest > 0).then(|| element("p").text(&texts::depending_besides(rest)));
    let said = rules.fact(fact).why;
    element("details")
        .class("why")
        .child(element("summary").text(texts::WHY))
        .children((!said.is_empty()).then(|| element("p").text(said)))
        .child(element("p").text(texts::DEPENDING))
        .child(list)
        .children(rest)
        .end()
}
