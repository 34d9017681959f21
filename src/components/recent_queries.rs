//! Recent search queries.

use crate::contract::DATA_QUERY;
use crate::html::{Html, element};

/// A button for each query; empty without queries.
#[must_use]
pub fn recent_queries(queries: &[String]) -> Html {
    if queries.is_empty() {
        return Html::default();
    }
    let buttons = queries.iter().map(|query| {
        let button = element("button").class("button").attribute("type", "button");
        element("li").child(button.attribute(DATA_QUERY, query).text(query))
    });
    element("div")
        .class("recent")
        .child(element("p").class("recent__label").text("刚才找过"))
        .child(element("ul").class("recent__queries").children(buttons))
        .end()
}
