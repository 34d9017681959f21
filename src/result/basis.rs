//! The basis of the result: documents and as-of date.

use policy::Date;

use super::{documents, texts};
use crate::html::{Html, element};
use crate::page_context::PageContext;
use crate::wizard::question::fields::{date_fields, digit_fields};
use crate::wizard::question::problem;

/// The name of the button that resets the date to today.
pub const TODAY: &str = "today";

/// How the as-of date was determined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOrigin {
    /// Today's date.
    Today,
    /// The release date, because the device's clock is behind it.
    Released,
    /// Chosen by the user.
    Chosen,
}

/// The id of the error message about an entered date.
pub const DAY_PROBLEM: &str = "problem-day";

/// The issue date of the latest document, if it is after this day.
#[must_use]
pub fn issued_after(context: &PageContext, day: Date) -> Option<Date> {
    let issued = context.corpus.eligibility.sources.iter().map(|source| source.issued).max();
    issued.filter(|&issued| day < issued)
}

/// The basis of the result, with a form to change the date.
#[must_use]
pub fn basis(context: &PageContext, day: Date, origin: DateOrigin) -> Html {
    let not_yet = issued_after(context, day)
        .map(|issued| problem("not-issued", &texts::not_yet_issued(&issued.words())));
    let back = (origin == DateOrigin::Chosen).then(|| {
        let button = element("button").class("button button--quiet").attribute("type", "button");
        button.attribute("name", TODAY).text(texts::BACK_TO_TODAY)
    });
    let set = element("button").class("button").attribute("type", "submit").text(texts::SET_DAY);
    let form = element("form")
        .class("typed")
        .child(digit_fields(texts::WHICH_DAY, &date_fields(Some(day))))
        .child(problem(DAY_PROBLEM, ""))
        .child(element("div").class("answers").child(set).children(back));
    let words = element("summary")
        .text(&documents(context))
        .child(element("b").text(&day.words()))
        .text(match origin {
            DateOrigin::Today => texts::TODAY,
            DateOrigin::Released => texts::DAY_OF_RELEASE,
            DateOrigin::Chosen => "",
        })
        .text(texts::AS_OF);
    let basis = element("details")
        .class("basis")
        .child(words)
        .child(element("p").text(texts::NO_TOTALS))
        .child(element("p").class("basis__other").text(texts::OTHER_DAY))
        .child(form);
    std::iter::once(basis.end()).chain(not_yet).collect()
}
