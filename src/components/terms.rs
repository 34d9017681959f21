//! Explanations of official terms.
//!
//! A term in a text links to its explanation at the end of the page; `src/scripts/enhance/terms.ts` shows it
//! below the sentence instead. The text itself is unchanged.

use policy::model::document::Span;
use policy::model::vocabulary::Vocabulary;

use crate::components::numerals::numerals;
use crate::html::{Html, element};
use crate::page_context::PageContext;

/// The heading of the explanations.
const HEADING: &str = "词语解释";
/// Below it.
const NOTE: &str = "这是对词语的一般解释，不是文件里的话。";
/// The heading of the explanations for one screen; the terms follow.
const WHAT_IS: &str = "什么是";
/// The link to the sentence of a term, which follows.
const BACK: &str = "回到原处：";

/// The terms explained on a page.
#[derive(Debug)]
pub struct Terms {
    vocabulary: &'static Vocabulary<'static>,
    /// Each term with the id of the element of its first occurrence, in page order.
    met: Vec<(usize, String)>,
}

impl Terms {
    /// An empty list.
    #[must_use]
    pub fn of(context: &PageContext) -> Self {
        Self { vocabulary: &context.corpus.vocabulary, met: Vec::new() }
    }

    /// The text of the element with this id. Only the first occurrence of a term on a page becomes a link,
    /// for legibility.
    pub fn text(&mut self, text: &str, id: &str) -> Html {
        let mut parts: Vec<Html> = Vec::new();
        let mut done = 0;
        for (span, term) in self.vocabulary.explained_in(text) {
            if self.met.iter().any(|&(met, _)| met == term) {
                continue;
            }
            self.met.push((term, id.to_owned()));
            parts.push(numerals(Span::new(done, span.start).slice(text)));
            let link = element("a").class("term").attribute("href", &format!("#{}", anchor(term)));
            parts.push(link.text(span.slice(text)).end());
            done = span.end;
        }
        parts.push(numerals(text.get(done as usize..).unwrap_or_default()));
        parts.into_iter().collect()
    }

    /// The explanations, each with a link back to its sentence; empty without terms.
    #[must_use]
    pub fn explained(&self) -> Html {
        if self.met.is_empty() {
            return Html::default();
        }
        element("section")
            .class("block glossary")
            .child(element("h2").text(HEADING))
            .child(element("p").class("glossary__note").text(NOTE))
            .child(self.list())
            .end()
    }

    /// The explanations, collapsed at the end of a page that starts with an answer; empty without terms.
    #[must_use]
    pub fn folded_in_page(&self) -> Html {
        if self.met.is_empty() {
            return Html::default();
        }
        element("details")
            .class("glossary")
            .child(element("summary").text(HEADING))
            .child(element("p").class("glossary__note").text(NOTE))
            .child(self.list())
            .end()
    }

    fn list(&self) -> Html {
        let rows = self.met.iter().filter_map(|(term, id)| {
            let explained = self.vocabulary.terms.get(*term)?;
            let back = (!id.is_empty()).then(|| {
                let link = element("a").class("glossary__back").attribute("href", &format!("#{id}"));
                link.text(BACK).text(explained.official)
            });
            let row = element("div")
                .class("glossary__row")
                .attribute("id", &anchor(*term))
                .child(element("dt").text(explained.official))
                .child(element("dd").text(explained.means).children(back));
            Some(row)
        });
        element("dl").children(rows).end()
    }
}

/// The explanations of all terms in these texts, collapsed; for texts that are one large tap target. Empty
/// without terms.
#[must_use]
pub fn folded<'t>(context: &PageContext, texts: impl IntoIterator<Item = &'t str>) -> Html {
    let mut terms = Terms::of(context);
    for (_, term) in texts.into_iter().flat_map(|text| terms.vocabulary.explained_in(text)) {
        if terms.met.iter().all(|&(met, _)| met != term) {
            terms.met.push((term, String::new()));
        }
    }
    if terms.met.is_empty() {
        return Html::default();
    }
    let names: Vec<&str> = terms.met.iter().map(|&(term, _)| terms.vocabulary.terms[term].official).collect();
    element("details")
        .class("why")
        .child(element("summary").text(WHAT_IS).text(&names.join("、")))
        .child(terms.list())
        .end()
}

fn anchor(term: usize) -> String {
    format!("term-{term}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::route::Tool;
    use crate::testing::tool;

    fn context() -> PageContext {
        tool(Tool::Wizard)
    }

    /// The plain text, as copied or read aloud.
    fn words(html: &Html) -> String {
        let parts = html.as_str().split('<');
        parts.map(|part| part.split_once('>').map_or(part, |(_, words)| words)).collect()
    }

    #[test]
    fn a_term_is_explained_once_and_the_words_stay() {
        let mut terms = Terms::of(&context());
        let html = terms.text("由企业列支，不再列支。", "x.1");
        assert_eq!(html.as_str().matches("<a class=\"term\"").count(), 1);
        assert_eq!(words(&html), "由企业列支，不再列支。");
        assert!(!terms.text("列支", "x.2").as_str().contains("<a"));
        let explained = terms.explained();
        assert!(explained.as_str().contains("<dt>列支</dt><dd>从某一笔钱里支出。"), "{explained:?}");
        assert!(explained.as_str().contains("href=\"#x.1\""), "{explained:?}");
    }

    #[test]
    fn the_longer_of_two_terms_is_the_one() {
        let mut terms = Terms::of(&context());
        let html = terms.text("企业新型学徒制", "x");
        assert!(html.as_str().ends_with(">企业新型学徒制</a>"), "{html:?}");
    }

    #[test]
    fn each_link_has_its_explanation() {
        let mut terms = Terms::of(&context());
        let text = "持职业资格证书或职业技能等级证书的高技能人才";
        let html = terms.text(text, "x");
        let explained = terms.explained();
        let targets: Vec<&str> =
            html.as_str().split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(targets.len(), 3);
        for target in targets {
            assert!(explained.as_str().contains(&format!("id=\"{target}\"")), "{target}");
        }
    }

    #[test]
    fn where_nothing_is_explained_nothing_is_shown() {
        assert!(Terms::of(&context()).explained().is_empty());
        assert!(folded(&context(), ["您为谁查？"]).is_empty());
        assert!(folded(&context(), ["劳务派遣工"]).as_str().contains("<summary>什么是劳务派遣</summary>"));
    }
}
