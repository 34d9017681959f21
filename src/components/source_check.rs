//! What the check of a document against its source found, in words.

use policy::Document;
use policy::document::Fidelity;

use crate::html::{Html, element};
use crate::place::Place;

/// How many differing places are listed.
const LISTED: usize = 10;

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Checked {
    /// The server gave no source text.
    Unreachable,
    /// What it gave is no text.
    NoText,
    /// It was compared.
    Compared {
        /// Whether it is, byte for byte, what the site was built from.
        same_bytes: bool,
        /// The document against it.
        fidelity: Fidelity,
    },
}

impl Checked {
    /// Compares a document with the source that a server gave.
    #[must_use]
    pub fn of(document: &Document<'_>, bytes: &[u8], same_bytes: bool) -> Self {
        match str::from_utf8(bytes) {
            Ok(source) => Self::Compared { same_bytes, fidelity: document.compared_with(source) },
            Err(_) => Self::NoText,
        }
    }
}

/// The finding, with links to the places that differ.
#[must_use]
pub fn findings(place: &Place, document: &'static Document<'static>, checked: &Checked) -> Html {
    let (fits, words, differing) = match checked {
        Checked::Unreachable => (false, "现在取不到原文文件，没有核对。联网后再试一次。".to_owned(), &[][..]),
        Checked::NoText => (false, "不一致：服务器给的不是文字文件。".to_owned(), &[][..]),
        Checked::Compared { same_bytes, fidelity } => {
            let bytes = if *same_bytes { "校验码相同" } else { "校验码不同，文件被改过" };
            let nodes = match (fidelity.differing.len(), fidelity.unread) {
                (0, 0) => format!("逐处核对了{}处文字，全部一致", fidelity.leaves),
                (0, extra) => format!("原文文件里多出{extra}个字"),
                (count, _) => format!("{}处文字里有{count}处不一致", fidelity.leaves),
            };
            let fits = *same_bytes && fidelity.is_complete();
            let verdict = if fits { "一致" } else { "不一致" };
            (fits, format!("{verdict}：{bytes}；{nodes}。"), &fidelity.differing[..])
        }
    };
    let class =
        if fits { "source-check__result" } else { "source-check__result source-check__result--differs" };
    let links = differing.iter().take(LISTED).map(|&index| {
        let node = document.at(index);
        let link = element("a").attribute("href", &place.link_in_document(node)).text(node.text());
        element("li").child(link)
    });
    let list = (!differing.is_empty()).then(|| element("ul").class("plain-list").children(links));
    [Some(element("p").class(class).text(&words)), list].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::route::Route;
    use crate::testing::{corpus, place};

    fn said(bytes: &[u8], same_bytes: bool) -> String {
        let document = &corpus().documents[0];
        let place = place(Route::About);
        findings(&place, document, &Checked::of(document, bytes, same_bytes)).as_str().to_owned()
    }

    fn source() -> Vec<u8> {
        let path = format!("{}/seeds/national/source.txt", env!("CARGO_MANIFEST_DIR"));
        std::fs::read(path).expect("the source can be read")
    }

    #[test]
    fn the_source_as_given_fits_the_document() {
        let html = said(&source(), true);
        assert!(
            html.contains("一致：校验码相同；逐处核对了59处文字，全部一致。") && !html.contains("differs"),
            "{html}"
        );
    }

    #[test]
    fn a_letter_changed_is_found_where_it_stands() {
        let text =
            String::from_utf8(source()).expect("it is UTF-8").replacen("广东省总工会", "广东省总公会", 1);
        let html = said(text.as_bytes(), false);
        assert!(html.contains("不一致：校验码不同，文件被改过；59处文字里有1处不一致。"), "{html}");
        assert!(html.contains("source-check__result--differs"), "{html}");
        assert!(html.contains("href=\"../national/#national."), "{html}");
    }

    #[test]
    fn white_space_alone_changes_the_digest_and_no_word() {
        let text = String::from_utf8(source()).expect("it is UTF-8") + "\n";
        let html = said(text.as_bytes(), false);
        assert!(html.contains("不一致：校验码不同，文件被改过；逐处核对了59处文字，全部一致。"), "{html}");
    }

    #[test]
    fn what_is_no_text_is_said_to_be_none() {
        assert!(said(&[0xff, 0xfe], false).contains("不是文字文件"));
    }

    #[test]
    fn every_document_has_a_digest() {
        for document in &corpus().documents {
            assert_eq!(document.source_digest.len(), 64, "{}", document.id);
        }
    }
}
