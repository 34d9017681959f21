//! The answers given, each to be changed where it stands.

use policy::eligibility::{Answer, Fact};

use crate::components::question::question;
use crate::components::wizard::screens::problem;
use crate::html::{Html, element};
use crate::place::Place;
use crate::wizard::Session;

/// The name of the buttons that open an answer's question.
pub const CHANGE: &str = "change";

/// The list of answers, open or folded.
#[must_use]
pub fn answers(place: &Place, session: &Session, is_open: bool) -> Html {
    let rules = &place.corpus.eligibility;
    let rows: Vec<Html> =
        session.link.answers.iter().map(|(at, answer)| row(rules.fact(at), answer)).collect();
    element("details")
        .class("given-list")
        .flag("open", is_open)
        .child(element("summary").text(&format!("您的回答（{}题）", rows.len())))
        .child(element("ul").children(rows))
        .end()
}

fn row(fact: &Fact<'_>, answer: Answer) -> Html {
    let change = element("button")
        .class("link-button given__change")
        .attribute("type", "button")
        .attribute("name", CHANGE)
        .attribute("aria-label", &format!("修改：{}", fact.label))
        .attribute("aria-expanded", "false")
        .text("修改");
    element("li")
        .class("given")
        .attribute("data-fact", fact.id)
        .child(element("span").class("given__label").text(fact.label))
        .child(element("span").class("given__words").text(&fact.answer_words(answer)))
        .child(change)
        .end()
}

/// The question again, to stand behind its answer.
#[must_use]
pub fn editor(fact: &Fact<'_>, given: Option<Answer>) -> Html {
    element("div")
        .class("given__editor")
        .child(element("p").class("given__question").text(fact.question))
        .child(problem(""))
        .child(question(fact, given, "改好了"))
        .end()
}
