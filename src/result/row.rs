//! One benefit in the result: a line that expands to everything the text says and what follows from the
//! answers.

use policy::eligibility::{Advice, Verdict};
use policy::model::rules::{BenefitIndex, Sum};
use policy::outline::{OutlineRow, ask_sentence};
use policy::{Document, Quote};

use super::conditions::conditions;
use super::{SiteEvaluation, document_of, texts};
use crate::components::quotation::{quotation, source_link};
use crate::components::terms::Terms;
use crate::html::{Html, element};
use crate::page_context::PageContext;

/// The name of the button that copies a sentence for asking about the benefit.
pub const ASK: &str = "ask";

/// The row of a benefit in a group.
pub fn row(
    context: &PageContext,
    evaluation: &SiteEvaluation,
    line: &OutlineRow<'static>,
    words: &mut Terms,
) -> Html {
    let at = line.benefit;
    let gist = |words: &str, class| (!words.is_empty()).then(|| element("span").class(class).text(words));
    let summary = element("summary")
        .class("benefit__line")
        .child(element("span").class("benefit__title").text(line.title))
        .children(gist(&line.amount, "benefit__amount"))
        .children(gist(&line.state, "benefit__state"));
    element("li")
        .class("benefit")
        .attribute("id", evaluation.rules().benefit(at).id)
        .attribute("data-verdict", evaluation.verdict(at).key())
        .child(element("details").child(summary).child(body(context, evaluation, at, words)))
        .end()
}

/// The details of a benefit.
fn body(context: &PageContext, evaluation: &SiteEvaluation, at: BenefitIndex, words: &mut Terms) -> Html {
    let benefit = evaluation.rules().benefit(at);
    let document = document_of(context, benefit);
    let ask =
        element("p").class("benefit__ask").text(&ask_sentence(context.corpus, benefit)).text(" ").child(
            element("button")
                .class("link-button")
                .attribute("type", "button")
                .attribute("name", ASK)
                .attribute("aria-label", &texts::copy_question_about(benefit.title))
                .text(texts::COPY),
        );
    element("div")
        .class("benefit__body")
        .child(element("p").class("benefit__summary").child(words.text(benefit.summary, benefit.id)))
        .child(element("p").class("benefit__source").child(quotation(context, document, benefit.quote)))
        .child(terms(context, document, evaluation, at))
        .children(missing(evaluation, at))
        .children(evaluation.advice(at).map(|given| advice(evaluation, &given)))
        .child(conditions(context, evaluation, at))
        .children(notes(evaluation, at))
        .child(element("p").class("benefit__ask-title").text(texts::ASK))
        .child(ask)
        .end()
}

/// Amount, payer, deadline and so on, as far as the text states them.
fn terms(
    context: &PageContext,
    document: &'static Document<'static>,
    evaluation: &SiteEvaluation,
    at: BenefitIndex,
) -> Html {
    let benefit = evaluation.rules().benefit(at);
    let mut rows: Vec<Html> = Vec::new();
    let mut row = |name: &'static str, words: &str, quote: Option<Quote>| {
        let link = quote.map(|quote| source_link(context, document, quote));
        let words = element("dd").text(words).text(" ").children(link);
        rows.push(element("div").class("terms__row").child(element("dt").text(name)).child(words).end());
    };
    if let Some(amount) = &benefit.amount {
        let words = match amount.sum {
            Sum::Unspecified => texts::UNSPECIFIED.to_owned(),
            _ => amount.words(),
        };
        row(texts::AMOUNT, &words, Some(amount.quote));
        if let Some(cap) = &amount.total_cap {
            row(texts::TOTAL, &cap.words(), Some(cap.quote));
        }
    }
    if let Some(payer) = benefit.payer {
        let note = if benefit.payer_note.is_empty() {
            String::new()
        } else {
            format!("（{}）", benefit.payer_note.trim_end_matches('。'))
        };
        row(texts::PAYER, &format!("“{}”{note}", document.quoted(payer)), Some(payer));
    }
    if let Some(fund) = benefit.fund {
        row(texts::FUND, document.quoted(fund), Some(fund));
    }
    if let Some(words) = deadline_words(evaluation, at) {
        row(texts::DEADLINE, &words, None);
    }
    if let Some(quota) = &benefit.quota {
        row(texts::QUOTA, &format!("{}{}名", quota.every, quota.count), Some(quota.quote));
    }
    if let Some(term) = &benefit.term {
        row(texts::TERM, &format!("{}{}年", term.what, term.years), Some(term.quote));
    }
    let strength = &benefit.strength;
    row(texts::STRENGTH, &strength.words(document.quoted(strength.quote)), Some(strength.quote));
    if let Some(rules) = benefit.rules_elsewhere {
        row(texts::OTHER_RULES, &texts::rules_elsewhere(document.quoted(rules)), Some(rules));
    }
    for bring in &benefit.bring {
        row(texts::PAPERS, &texts::papers(bring.text), Some(bring.quote));
    }
    element("dl").class("terms").children(rows).end()
}

/// The last day to apply, or that it has passed; `None` if there is no term or its start is unknown.
#[must_use]
pub fn deadline_words(evaluation: &SiteEvaluation, at: BenefitIndex) -> Option<String> {
    let Some(deadline) = evaluation.deadline(at) else {
        return evaluation.is_too_late(at).then(|| texts::TOO_LATE.to_owned());
    };
    Some(if deadline < evaluation.as_of() {
        texts::applied_too_late(&deadline.words())
    } else {
        texts::apply_by(&deadline.words())
    })
}

/// What an undetermined verdict still depends on.
fn missing(evaluation: &SiteEvaluation, at: BenefitIndex) -> Option<Html> {
    let rules = evaluation.rules();
    let labels: Vec<&str> =
        evaluation.open_facts(at).into_iter().map(|fact| rules.fact(fact).label).collect();
    let words = texts::still_to_know(&labels.join("、"));
    (!labels.is_empty()).then(|| element("p").class("benefit__missing").text(&words).end())
}

/// The advice on a benefit that is not met.
fn advice(evaluation: &SiteEvaluation, advice: &Advice) -> Html {
    let lines = evaluation.advice_words(advice);
    let lines = lines.iter().map(|line| element("li").text(line));
    let list = element("ul").class("benefit__advice").attribute("data-advice", advice.outcome.key());
    list.children(lines).end()
}

/// The advice as text, one line each; empty for other verdicts.
#[must_use]
pub fn advice_words(evaluation: &SiteEvaluation, at: BenefitIndex) -> Vec<String> {
    evaluation.advice(at).map(|advice| evaluation.advice_words(&advice)).unwrap_or_default()
}

/// What the text leaves open.
fn notes(evaluation: &SiteEvaluation, at: BenefitIndex) -> Option<Html> {
    let benefit = evaluation.rules().benefit(at);
    let mut lines: Vec<&'static str> = vec![benefit.deadline_note, benefit.ambiguity];
    if evaluation.verdict(at) == Verdict::Unlisted {
        lines.push(texts::UNLISTED);
    }
    lines.retain(|line| !line.is_empty());
    (!lines.is_empty()).then(|| {
        let lines = lines.into_iter().map(|line| element("li").text(line));
        element("div")
            .class("benefit__notes")
            .child(element("p").class("benefit__notes-title").text(texts::NOT_STATED))
            .child(element("ul").children(lines))
            .end()
    })
}
