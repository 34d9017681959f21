//! Metadata of the document itself, as opposed to its cover.

use super::{Document, MetadataKey, Metadatum, NodeKind};
use crate::model::date::Date;

impl<'a> Document<'a> {
    /// The entries of this kind on the document itself, or else on its cover. An issuing notice (印发)
    /// supplies date and number for a text that has none; a forwarding notice (转发) accompanies a text that
    /// has its own.
    #[must_use]
    pub fn own_entries(&self, key: MetadataKey) -> Vec<Metadatum<'a>> {
        let (own, covers): (Vec<_>, Vec<_>) = self
            .metadata
            .entries
            .iter()
            .filter(|entry| entry.key == key)
            .partition(|entry| !self.is_on_cover(entry));
        if own.is_empty() { covers } else { own }
    }

    /// The date of the document (成文日期), if its metadata quotes one.
    #[must_use]
    pub fn dated(&self) -> Option<Date> {
        let entries = self.own_entries(MetadataKey::Date);
        entries.iter().find_map(|entry| Date::from_chinese(self.quoted(entry.quote)))
    }

    fn is_on_cover(&self, entry: &Metadatum<'_>) -> bool {
        self.at(entry.quote.node).ancestors().any(|node| node.kind() == NodeKind::Cover)
    }
}

/// The document types (文种) with which titles end.
const GENRES: [&str; 14] = [
    "意见", "通知", "方案", "规划", "办法", "规定", "条例", "决定", "决议", "公告", "通告", "细则", "纲要",
    "计划",
];

impl<'a> Document<'a> {
    /// The title as printed; empty if there is none.
    #[must_use]
    pub fn title(&self) -> &'a str {
        self.root().children().find(|node| node.kind() == NodeKind::Title).map_or("", |node| node.text())
    }

    /// The document type (文种): the last one that occurs in the title.
    #[must_use]
    pub fn genre(&self) -> Option<&'static str> {
        let found = GENRES.into_iter().filter_map(|genre| Some((self.title().rfind(genre)?, genre)));
        found.max_by_key(|(at, _)| *at).map(|(_, genre)| genre)
    }
}

/// Words that state when a document takes effect (施行日期).
const START: [&str; 4] = ["施行", "生效", "起实施", "起执行"];

impl Document<'_> {
    /// Whether the text contains no word about its effective date. Any occurrence of such a word makes this
    /// false.
    #[must_use]
    pub fn is_silent_on_start(&self) -> bool {
        is_silent_on_start(self.text)
    }
}

fn is_silent_on_start(text: &str) -> bool {
    !START.into_iter().any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_that_says_from_when_it_holds_is_not_silent() {
        assert!(is_silent_on_start("自2017年1月1日起取得证书的，可以申请。"));
        for text in ["本意见自2018年1月1日起施行。", "自印发之日起实施。", "自公布之日起生效。"]
        {
            assert!(!is_silent_on_start(text), "{text}");
        }
    }
}
