//! The printed result: one sheet to take along.

use policy::outline::{Outline, PrintSide};

use super::{SiteEvaluation, documents};
use crate::html::{Html, element};
use crate::page_context::PageContext;
use crate::pages::SITE;

/// The sheet, which replaces the page in print.
#[must_use]
pub fn print_sheet(context: &PageContext, evaluation: &SiteEvaluation, outline: &Outline<'static>) -> Html {
    let side = PrintSide::of(context.corpus, evaluation, outline);
    let items = side.items.iter().map(|item| {
        let parts = [item.title, &item.amount, &item.state].map(str::to_owned);
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let id = evaluation.rules().benefit(item.benefit).id;
        // The attribute lets `scripts/enhance/notes.ts` attach the webmaster's notes.
        element("li").attribute("data-benefit", id).text(&format!(
            "□ {}（{}）“{}”",
            parts.join("，"),
            item.place,
            item.quote
        ))
    });
    let items: Html = items.collect();
    let left = (side.left_out > 0)
        .then(|| element("p").text(&format!("另有{}项没有印，网页上都有。", side.left_out)));
    let facts: Vec<String> =
        side.situation.iter().map(|(label, words)| format!("{label}：{words}")).collect();
    let lines = ["问了谁", "电话", "哪天问的", "怎么说"].map(|what| element("li").text(what).text("："));
    element("div")
        .class("sheet")
        .attribute("aria-hidden", "true")
        .child(element("p").class("sheet__title").text("带着这张纸去问"))
        .child(heading("1 我想问的"))
        .child(element("ul").class("sheet__benefits").child(items))
        .children(left)
        .children(side.say.map(|words| {
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
                .text(&documents(context))
                .text(&evaluation.as_of().words())
                .text("为准来算。不是官方决定。")
                .text(SITE),
        )
        .end()
}

fn heading(words: &str) -> Html {
    element("p").class("sheet__heading").text(words).end()
}
