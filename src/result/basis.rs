//! What the result rests on, said once on top, and the day it is worked out for.

use policy::Date;

use super::documents;
use super::plain_text::NO_TOTALS;
use crate::html::{Html, element};
use crate::page_context::PageContext;
use crate::wizard::question::fields::{date_fields, digit_fields};
use crate::wizard::question::problem;

/// The name of the button back to the present day.
pub const TODAY: &str = "today";

/// Why the result is worked out for its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayIs {
    /// It is the present one.
    Today,
    /// The device's clock is behind the site's release, which is the best that is known.
    Released,
    /// Somebody has chosen it.
    Chosen,
}

/// The id of what is wrong with the day that was typed.
pub const DAY_PROBLEM: &str = "problem-day";

/// When the last of the documents was issued, where that is after this day.
#[must_use]
pub fn issued_after(context: &PageContext, day: Date) -> Option<Date> {
    let issued = context.corpus.eligibility.sources.iter().map(|source| source.issued).max();
    issued.filter(|&issued| day < issued)
}

/// The basis of the result, with the form to change the day.
#[must_use]
pub fn basis(context: &PageContext, day: Date, day_is: DayIs) -> Html {
    let not_yet = issued_after(context, day)
        .map(|issued| problem("not-issued", &format!("文件尚未印发：{}才印发。", issued.words())));
    let back = (day_is == DayIs::Chosen).then(|| {
        let button = element("button").class("button button--quiet").attribute("type", "button");
        button.attribute("name", TODAY).text("改回今天")
    });
    let set = element("button").class("button").attribute("type", "submit").text("按这天算");
    let form = element("form")
        .class("typed")
        .child(digit_fields("按哪天算", &date_fields(Some(day))))
        .child(problem(DAY_PROBLEM, ""))
        .child(element("div").class("answers").child(set).children(back));
    let words = element("summary")
        .text(&documents(context))
        .child(element("b").text(&day.words()))
        .text(match day_is {
            DayIs::Today => "（今天）",
            DayIs::Released => "（本站发布的日子）",
            DayIs::Chosen => "",
        })
        .text("为准来算。");
    let basis = element("details")
        .class("basis")
        .child(words)
        .child(element("p").text(NO_TOTALS))
        .child(element("p").class("basis__other").text("换一个日期来算："))
        .child(form);
    std::iter::once(basis.end()).chain(not_yet).collect()
}
