//! One benefit in the result: a line that expands to everything the text says and what follows from the
//! answers.

use policy::eligibility::{Advice, Verdict};
use policy::model::rules::{BenefitIndex, Sum};
use policy::outline::{Row, ask_sentence};
use policy::{Document, Quote};

use super::conditions::conditions;
use super::{SiteEvaluation, document_of};
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
    line: &Row<'static>,
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
                .attribute("aria-label", &format!("复制要问的话：{}", benefit.title))
                .text("复制"),
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
        .child(element("p").class("benefit__ask-title").text("可以这样问："))
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
            Sum::Unspecified => "文件未写明".to_owned(),
            _ => amount.words(),
        };
        row("金额", &words, Some(amount.quote));
        if let Some(cap) = &amount.total_cap {
            row("总额", &cap.words(), Some(cap.quote));
        }
    }
    if let Some(payer) = benefit.payer {
        let note = if benefit.payer_note.is_empty() {
            String::new()
        } else {
            format!("（{}）", benefit.payer_note.trim_end_matches('。'))
        };
        row("谁出钱", &format!("“{}”{note}", document.quoted(payer)), Some(payer));
    }
    if let Some(fund) = benefit.fund {
        row("从哪里出", document.quoted(fund), Some(fund));
    }
    if let Some(words) = deadline_words(evaluation, at) {
        row("期限", &words, None);
    }
    if let Some(quota) = &benefit.quota {
        row("名额", &format!("{}{}名", quota.every, quota.count), Some(quota.quote));
    }
    if let Some(term) = &benefit.term {
        row("时间", &format!("{}{}年", term.what, term.years), Some(term.quote));
    }
    let strength = &benefit.strength;
    row("怎么给", &strength.words(document.quoted(strength.quote)), Some(strength.quote));
    if let Some(rules) = benefit.rules_elsewhere {
        row("另有规定", &format!("文件写了“{}”，具体看别的规定", document.quoted(rules)), Some(rules));
    }
    for bring in &benefit.bring {
        row("材料", &format!("文件提到：{}", bring.text), Some(bring.quote));
    }
    element("dl").class("terms").children(rows).end()
}

/// The last day to apply, or that it has passed; `None` if there is no term or its start is unknown.
#[must_use]
pub fn deadline_words(evaluation: &SiteEvaluation, at: BenefitIndex) -> Option<String> {
    let Some(deadline) = evaluation.deadline(at) else {
        return evaluation.is_too_late(at).then(|| "申请期已过".to_owned());
    };
    Some(if deadline < evaluation.as_of() {
        format!("申请期已过（{}截止）", deadline.words())
    } else {
        format!("{}前申请（含当天）", deadline.words())
    })
}

/// What an undetermined verdict still depends on.
fn missing(evaluation: &SiteEvaluation, at: BenefitIndex) -> Option<Html> {
    let rules = evaluation.rules();
    let labels: Vec<&str> = evaluation.matters(at).into_iter().map(|fact| rules.fact(fact).label).collect();
    let words = format!("还要知道：{}", labels.join("、"));
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
        lines.push("文件没有写明您的情况算不算：没有点到，也没有排除。请问主管部门。");
    }
    lines.retain(|line| !line.is_empty());
    (!lines.is_empty()).then(|| {
        let lines = lines.into_iter().map(|line| element("li").text(line));
        element("div")
            .class("benefit__notes")
            .child(element("p").class("benefit__notes-title").text("文件没有写清的"))
            .child(element("ul").children(lines))
            .end()
    })
}
