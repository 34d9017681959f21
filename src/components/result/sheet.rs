//! The result on paper: one side to take along and ask with.

use policy::eligibility::{Answers, Section};

use super::row::gist;
use super::text::answer_lines;
use super::{SiteEvaluation, cited, documents, question_to_ask};
use crate::html::{Html, element};
use crate::pages::SITE;
use crate::place::Place;

/// So many benefits fit on the side, with everything else.
const MOST: usize = 5;

/// Shown in print only, instead of the page.
#[must_use]
pub fn sheet(place: &Place, evaluation: &SiteEvaluation, answers: &Answers, outline: &[Section]) -> Html {
    let rules = evaluation.rules();
    let reached = outline.iter().filter(|section| section.group.is_reached());
    let asked: Vec<_> =
        reached.flat_map(|section| section.benefits.iter().map(|&at| (section.group, at))).collect();
    let items = asked.iter().take(MOST).map(|&(group, at)| {
        let benefit = rules.benefit(at);
        let gist = gist(evaluation, group, at);
        let gist = if gist.is_empty() { gist } else { format!("：{gist}") };
        element("li").text(&format!("□ {}{gist}（{}）", benefit.title, cited(place, benefit)))
    });
    let items: Html = items.collect();
    let left = asked.len().saturating_sub(MOST);
    let left = (left > 0).then(|| element("p").text(&format!("另有{left}项没有印，网页上都有。")));
    let ask = asked.first().map(|&(_, at)| question_to_ask(place, rules.benefit(at)));
    let facts = answer_lines(rules, answers);
    let facts: Vec<String> = facts.iter().map(|(label, words)| format!("{label}：{words}")).collect();
    let lines = ["问了谁", "电话", "哪天问的", "怎么说"].map(|what| element("li").text(what).text("："));
    element("div")
        .class("sheet")
        .attribute("aria-hidden", "true")
        .child(element("p").class("sheet__title").text("带着这张纸去问"))
        .child(heading("1 我想问的"))
        .child(element("ul").class("sheet__benefits").child(items))
        .children(left)
        .children(ask.map(|words| {
            let words = element("p").text(&words);
            [heading("2 可以这样说"), words.end()].into_iter().collect::<Html>()
        }))
        .child(heading("3 我的情况"))
        .child(element("p").text(&facts.join("；")).text("。"))
        .child(heading("4 答复"))
        .child(element("ul").class("sheet__reply").children(lines))
        .child(
            element("p")
                .class("sheet__foot")
                .text(&documents(place))
                .text(&evaluation.as_of().words())
                .text("为准来算。不是官方决定。")
                .text(SITE),
        )
        .end()
}

fn heading(words: &str) -> Html {
    element("p").class("sheet__heading").text(words).end()
}
