//! What the result rests on, said once on top, and the day it is worked out for.

use policy::Date;

use super::documents;
use super::text::NO_TOTALS;
use crate::components::question::fields::{date_fields, digit_fields};
use crate::components::wizard::screens::problem;
use crate::html::{Html, element};
use crate::place::Place;

/// The name of the button back to the present day.
pub const TODAY: &str = "today";

/// When the last of the documents was issued, where that is after this day.
#[must_use]
pub fn issued_after(place: &Place, day: Date) -> Option<Date> {
    let issued = place.corpus.eligibility.sources.iter().map(|source| source.issued).max();
    issued.filter(|&issued| day < issued)
}

/// The basis of the result, with the form to change the day.
#[must_use]
pub fn basis(place: &Place, day: Date, is_today: bool) -> Html {
    let not_yet =
        issued_after(place, day).map(|issued| problem(&format!("文件尚未印发：{}才印发。", issued.words())));
    let back = (!is_today).then(|| {
        let button = element("button").class("button button--quiet").attribute("type", "button");
        button.attribute("name", TODAY).text("改回今天")
    });
    let set = element("button").class("button").attribute("type", "submit").text("按这天算");
    let form = element("form")
        .class("typed")
        .child(digit_fields("按哪天算", &date_fields(Some(day))))
        .child(problem(""))
        .child(element("div").class("answers").child(set).children(back));
    let words = element("p")
        .text(&documents(place))
        .child(element("b").text(&day.words()))
        .text(if is_today { "（今天）" } else { "" })
        .text("为准来算。");
    let basis = element("div")
        .class("basis")
        .child(words)
        .child(element("p").text(NO_TOTALS))
        .child(element("details").child(element("summary").text("换一个日期")).child(form));
    std::iter::once(basis.end()).chain(not_yet).collect()
}
