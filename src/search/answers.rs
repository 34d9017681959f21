//! Links to the pages that answer a question better than a sentence: how much, who pays, by when.

use policy::model::figures::Group;
use policy::model::vocabulary::Asks;

use crate::html::{Html, element};
use crate::page_context::PageContext;
use crate::route::fragment::Fields;
use crate::route::{Fragment, Tool};

/// Links to the lists with this kind of answer.
#[must_use]
pub fn search_answers(context: &PageContext, asks: Asks) -> Html {
    let groups: &[(Group, &str)] = match asks {
        Asks::Entitled => &[(Group::Sum, "看所有金额：多少钱、给谁")],
        Asks::HowMuch => &[(Group::Sum, "看所有金额：多少钱、给谁"), (Group::Share, "看所有比例")],
        Asks::WhoPays => &[(Group::Sum, "看每笔钱由谁出")],
        Asks::When => &[(Group::Deadline, "看所有时限"), (Group::Term, "看所有年限")],
        Asks::HowMany => &[(Group::Quota, "看所有名额和名次")],
    };
    let wizard = (asks == Asks::Entitled)
        .then(|| answer(&context.link_to(Tool::Wizard), "答几道题，查查我符合哪些条件"));
    let figures = groups.iter().map(|&(group, words)| {
        let fields = Fields { group: group.key().to_owned(), ..Fields::default() };
        answer(&(context.link_to(Tool::Figures) + &Fragment::from(fields).to_string()), words)
    });
    element("ul").class("answers").children(wizard.into_iter().chain(figures)).end()
}

fn answer(link: &str, words: &str) -> Html {
    element("li").child(element("a").class("hit__link").attribute("href", link).text(words)).end()
}
