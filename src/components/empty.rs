//! Placeholders for empty lists: the reason, and what to try next.

use crate::contract::{DATA_EMPTY, DATA_QUERY};
use crate::html::{Html, element};

/// Example queries for common needs.
const EXAMPLES: [&str; 3] = ["考证补贴", "欠薪", "评职称"];
/// The button that resets the filters of a list.
const NO_FILTERS: &str = "不筛选，全部列出来";
/// The button after the example queries.
const ALL_MEASURES: &str = "看全部措施";

/// For a list that filters can empty. Hidden until a script shows it; its button resets the filters.
#[must_use]
pub fn nothing_left(words: &str) -> Html {
    let button = element("button").class("button").attribute("type", "button").text(NO_FILTERS);
    element("div")
        .class("empty")
        .attribute(DATA_EMPTY, "")
        .flag("hidden", true)
        .child(element("p").class("empty__words").text(words))
        .child(button)
        .end()
}

/// For a search without hits: example queries, and a link to all measures.
#[must_use]
pub fn nothing_found(words: &str, hint: &str) -> Html {
    let button = |class: &str, query: &str, words: &str| {
        let button = element("button").class(class).attribute("type", "button").attribute(DATA_QUERY, query);
        element("li").child(button.text(words))
    };
    let examples = EXAMPLES.map(|words| button("button button--quiet", words, words));
    let all = button("button", "", ALL_MEASURES);
    element("div")
        .class("empty")
        .child(element("p").class("empty__words").text(words))
        .child(element("p").text(hint))
        .child(element("ul").class("recent__queries").children(examples).child(all))
        .end()
}
