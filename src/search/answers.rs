//! Links to the pages that answer a question better than a sentence: how much, who pays, by when.

use policy::model::figures::FigureGroup;
use policy::model::vocabulary::AnswerKind;

use super::texts;
use crate::html::{Html, element};
use crate::page_context::PageContext;
use crate::route::fragment::Fields;
use crate::route::{Fragment, Tool};

/// Links to the lists with this kind of answer.
#[must_use]
pub fn search_answers(context: &PageContext, kind: AnswerKind) -> Html {
    let groups: &[(FigureGroup, &str)] = match kind {
        AnswerKind::Entitled => &[(FigureGroup::Sum, texts::TO_SUMS)],
        AnswerKind::HowMuch => &[(FigureGroup::Sum, texts::TO_SUMS), (FigureGroup::Share, texts::TO_SHARES)],
        AnswerKind::WhoPays => &[(FigureGroup::Sum, texts::TO_PAYERS)],
        AnswerKind::When => {
            &[(FigureGroup::Deadline, texts::TO_DEADLINES), (FigureGroup::Term, texts::TO_TERMS)]
        }
        AnswerKind::HowMany => &[(FigureGroup::Quota, texts::TO_QUOTAS)],
    };
    let wizard =
        (kind == AnswerKind::Entitled).then(|| answer(&context.link_to(Tool::Wizard), texts::TO_WIZARD));
    let figures = groups.iter().map(|&(group, words)| {
        let fields = Fields { group: group.key().to_owned(), ..Fields::default() };
        answer(&(context.link_to(Tool::Figures) + &Fragment::from(fields).to_string()), words)
    });
    element("ul").class("answers").children(wizard.into_iter().chain(figures)).end()
}

fn answer(link: &str, words: &str) -> Html {
    element("li").child(element("a").class("hit__link").attribute("href", link).text(words)).end()
}
