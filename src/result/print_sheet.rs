//! The printed result: one sheet to take along.

use policy::outline::{Outline, PrintSide};

use super::{SiteEvaluation, documents, texts};
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
    let left = (side.left_out > 0).then(|| element("p").text(&texts::sheet_left_out(side.left_out)));
    let facts: Vec<String> =
        side.situation.iter().map(|(label, words)| format!("{label}：{words}")).collect();
    let lines = texts::SHEET_LINES.map(|what| element("li").text(what).text("："));
    element("div")
        .class("sheet")
        .attribute("aria-hidden", "true")
        .child(element("p").class("sheet__title").text(texts::SHEET_TITLE))
        .child(heading(texts::SHEET_BENEFITS))
        .child(element("ul").class("sheet__benefits").child(items))
        .children(left)
        .children(side.say.map(|words| {
            let words = element("p").text(&words);
            [heading(texts::SHEET_SAY), words.end()].into_iter().collect::<Html>()
        }))
        .child(heading(texts::SHEET_SITUATION))
        .child(element("p").text(&facts.join("；")).text("。"))
        .child(heading(texts::SHEET_REPLY))
        .child(element("ul").class("sheet__reply").children(lines))
        .child(
            element("p")
                .class("sheet__foot")
                .text(&documents(context))
                .text(&evaluation.as_of().words())
                .text(texts::SHEET_AS_OF)
                .text(SITE),
        )
        .end()
}

fn heading(words: &str) -> Html {
    element("p").class("sheet__heading").text(words).end()
}
