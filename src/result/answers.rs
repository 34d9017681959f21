//! The answers given, each with a link to change it.

use policy::model::rules::{Answer, Fact};

use super::texts;
use crate::html::{Html, element};
use crate::page_context::PageContext;
use crate::wizard::Session;

/// The list of answers, open or collapsed.
#[must_use]
pub fn answers(context: &PageContext, session: &Session, is_open: bool) -> Html {
    let rules = &context.corpus.eligibility;
    let rows: Vec<Html> =
        session.link.answers.iter().map(|(at, answer)| row(context, rules.fact(at), answer)).collect();
    element("details")
        .class("given-list")
        .flag("open", is_open)
        .child(element("summary").text(&texts::answers(rows.len())))
        .child(element("ul").children(rows))
        .end()
}

fn row(context: &PageContext, fact: &Fact<'_>, answer: Answer) -> Html {
    let change = element("a")
        .class("given__change")
        .attribute("href", &context.link_to_question(fact.id))
        .attribute("aria-label", &texts::change(fact.label))
        .text(texts::CHANGE);
    element("li")
        .class("given")
        .attribute("data-fact", fact.id)
        .child(element("span").class("given__label").text(fact.label))
        .child(element("span").class("given__words").text(&fact.answer_words(answer)))
        .child(change)
        .end()
}
