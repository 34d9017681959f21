//! The copy button, and the citations that copied text includes.
//!
//! `src/scripts/copy/` builds the copy menu on first use and reads the text from the page.

use policy::Document;
use policy::model::document::MetadataKey;

use crate::html::{Html, element};

/// The name of the menu's script.
pub const SCRIPT: &str = "copy";

/// The copy button for the enclosing measure, pair or figure.
#[must_use]
pub fn copy_button() -> Html {
    let button = element("button")
        .class("link-button")
        .attribute("type", "button")
        .attribute("data-script", SCRIPT)
        .attribute("aria-expanded", "false")
        .text("复制、分享");
    element("div").class("copy").child(button).end()
}

/// The citations of a page's documents for copied text, in side order on comparisons. Hidden, because the
/// page shows its sources elsewhere.
#[must_use]
pub fn citations<'d>(documents: impl IntoIterator<Item = &'d Document<'static>>) -> Html {
    let cited = |document: &Document<'static>| {
        element("cite").attribute("data-cite", document.id).text(&citation(document))
    };
    element("div").flag("hidden", true).children(documents.into_iter().map(cited)).end()
}

/// Title, issuer, number and date, as far as the document has them.
#[must_use]
pub fn citation(document: &Document<'static>) -> String {
    // Nested title marks become single ones.
    let title: String = (document.title().chars())
        .filter(|letter| !letter.is_whitespace())
        .map(|letter| match letter {
            '《' => '〈',
            '》' => '〉',
            other => other,
        })
        .collect();
    let facts: Vec<String> = [MetadataKey::Issuer, MetadataKey::Number, MetadataKey::Date]
        .into_iter()
        .map(|key| {
            let entries = document.own_entries(key);
            entries.iter().map(|entry| document.quoted(entry.quote)).collect::<Vec<_>>().join("、")
        })
        .filter(|words| !words.is_empty())
        .collect();
    format!("《{title}》（{}）", facts.join("，"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::corpus;

    #[test]
    fn a_document_is_cited_by_what_it_says_of_itself() {
        let cited: Vec<String> = corpus().documents.iter().map(citation).collect();
        assert_eq!(
            cited,
            [
                "《中华全国总工会关于认真学习宣传贯彻〈新时期产业工人队伍建设改革方案〉的通知》（中华全国总工会，工发电〔2017〕11号，2017年6月20日）",
                "《新时期产业工人队伍建设改革的实施意见》（中共黑龙江省委、黑龙江省人民政府，2017年11月30日）",
            ]
        );
    }

    #[test]
    fn what_is_cited_is_there_and_not_shown() {
        let html = citations(&corpus().documents);
        assert!(html.as_str().starts_with("<div hidden><cite data-cite=\"national\">《中华"), "{html:?}");
    }
}
