//! The result on paper: one or two sheets to take along.

use policy::eligibility::{Answers, BenefitIndex, Group, Verdict};

use super::card::advice_words;
use super::text::{CAUTION, NO_TOTALS, answer_lines, basis, terms_words};
use super::{SiteEvaluation, document_of, sentence_of};
use crate::components::quotation::cite;
use crate::html::{Html, element};
use crate::pages::SITE;
use crate::place::Place;

/// Shown in print only, instead of the page.
#[must_use]
pub fn sheet(place: &Place, evaluation: &SiteEvaluation, answers: &Answers, scope: &[BenefitIndex]) -> Html {
    let facts = answer_lines(evaluation.rules(), answers);
    let facts = facts.iter().map(|(label, words)| element("li").text(label).text("：").text(words));
    let groups = evaluation.groups(scope);
    element("div")
        .class("sheet")
        .attribute("aria-hidden", "true")
        .child(element("p").class("sheet__title").text(SITE).text("：查询结果"))
        .child(element("p").text(&basis(place, evaluation)).text(CAUTION).text(NO_TOTALS))
        .child(heading("填写的情况"))
        .child(element("ul").class("sheet__facts").children(facts))
        .children(groups.iter().map(|group| section(place, evaluation, group)))
        .end()
}

fn heading(words: &str) -> Html {
    element("p").class("sheet__heading").text(words).end()
}

fn section(place: &Place, evaluation: &SiteEvaluation, group: &Group) -> Html {
    let body = match group.verdict {
        Verdict::Met | Verdict::Discretionary => {
            let items = group.benefits.iter().map(|&at| full(place, evaluation, at));
            Some(element("ul").class("sheet__benefits").children(items))
        }
        Verdict::NotMet => {
            let items = group.benefits.iter().map(|&at| {
                let advice = advice_words(evaluation, at).join("；");
                element("li").text(&format!("{}：{advice}。", short(place, evaluation, at)))
            });
            Some(element("ul").class("sheet__benefits").children(items))
        }
        Verdict::Undetermined | Verdict::Unlisted => {
            let titles: Vec<String> = group.benefits.iter().map(|&at| short(place, evaluation, at)).collect();
            Some(element("p").text(&titles.join("；")).text("。"))
        }
        Verdict::NotForYou | Verdict::NotYetIssued => None,
    };
    let heading = heading(&format!("{}（{}项）", group.verdict.name(), group.benefits.len()));
    std::iter::once(heading).chain(body.map(Html::from)).collect()
}

fn full(place: &Place, evaluation: &SiteEvaluation, at: BenefitIndex) -> Html {
    let benefit = evaluation.rules().benefit(at);
    let terms = terms_words(evaluation, at);
    let terms = if terms.is_empty() { terms } else { format!("：{terms}") };
    let bring: Vec<&str> = benefit.bring.iter().map(|bring| bring.text).collect();
    let bring = (!bring.is_empty()).then(|| format!("文件提到的材料：{}。", bring.join("、")));
    let quote = document_of(place, benefit).quoted(benefit.quote);
    element("li")
        .child(element("b").text(benefit.title))
        .text(&terms)
        .text("。")
        .children(bring.as_deref())
        .text(&format!("“{quote}”（{}）", cite(sentence_of(place, benefit))))
        .end()
}

fn short(place: &Place, evaluation: &SiteEvaluation, at: BenefitIndex) -> String {
    let benefit = evaluation.rules().benefit(at);
    format!("{}（{}）", benefit.title, cite(sentence_of(place, benefit)))
}
