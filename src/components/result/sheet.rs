//! The result on paper: one or two sheets to take along.

use leptos::prelude::*;
use policy::eligibility::{Answers, BenefitIndex, Group, Verdict};

use super::text::{CAUTION, NO_TOTALS, answer_lines, basis, terms_words};
use super::{SiteEvaluation, document_of, sentence_of};
use crate::components::quotation::cite;
use crate::pages::SITE;
use crate::place::Place;

/// Shown in print only, instead of the page.
#[must_use]
pub fn sheet(
    place: &Place,
    evaluation: &SiteEvaluation,
    answers: &Answers,
    scope: &[BenefitIndex],
) -> impl IntoView + use<> {
    let facts = answer_lines(evaluation.rules(), answers)
        .into_iter()
        .map(|(label, words)| view! { <li>{label}"："{words}</li> });
    let groups = evaluation.groups(scope).into_iter().map(|group| section(place, evaluation, &group));
    view! {
        <div class="sheet" aria-hidden="true">
            <p class="sheet__title">{SITE}"：查询结果"</p>
            <p>{basis(evaluation)}{CAUTION}{NO_TOTALS}</p>
            <p class="sheet__heading">"填写的情况"</p>
            <ul class="sheet__facts">{facts.collect_view()}</ul>
            {groups.collect_view()}
        </div>
    }
}

fn section(place: &Place, evaluation: &SiteEvaluation, group: &Group) -> AnyView {
    let heading = format!("{}（{}项）", group.verdict.name(), group.benefits.len());
    let body = match group.verdict {
        Verdict::Met | Verdict::Discretionary => {
            let items = group.benefits.iter().map(|&at| full(place, evaluation, at));
            view! { <ul class="sheet__benefits">{items.collect_view()}</ul> }.into_any()
        }
        Verdict::Undetermined | Verdict::Unlisted | Verdict::NotMet => {
            let titles: Vec<String> = group.benefits.iter().map(|&at| short(place, evaluation, at)).collect();
            view! { <p>{titles.join("；")}"。"</p> }.into_any()
        }
        Verdict::NotForYou | Verdict::NotYetIssued => ().into_any(),
    };
    view! {
        <p class="sheet__heading">{heading}</p>
        {body}
    }
    .into_any()
}

fn full(place: &Place, evaluation: &SiteEvaluation, at: BenefitIndex) -> impl IntoView + use<> {
    let benefit = evaluation.rules().benefit(at);
    let terms = terms_words(evaluation, at);
    let bring: Vec<&str> = benefit.bring.iter().map(|bring| bring.text).collect();
    let bring = (!bring.is_empty()).then(|| format!("要带：{}。", bring.join("、")));
    view! {
        <li>
            <b>{benefit.title}</b>
            {(!terms.is_empty()).then(|| format!("：{terms}"))}
            "。"
            {bring}
            "“"{document_of(place, benefit).quoted(benefit.quote)}"”（"{cite(sentence_of(place, benefit))}"）"
        </li>
    }
}

fn short(place: &Place, evaluation: &SiteEvaluation, at: BenefitIndex) -> String {
    let benefit = evaluation.rules().benefit(at);
    format!("{}（{}）", benefit.title, cite(sentence_of(place, benefit)))
}
