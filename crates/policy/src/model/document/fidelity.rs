//! Verifies a document against its source text (核对原文).

use super::{Document, NodeIndex};

/// The result of comparing a document with a source text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fidelity {
    /// Number of leaves compared.
    pub leaves: usize,
    /// The leaves whose text differs from the source at their position.
    pub differing: Vec<NodeIndex>,
    /// Number of non-whitespace characters of the source that no leaf covers.
    pub unread: usize,
}

impl Fidelity {
    /// Whether the document covers the source exactly.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.differing.is_empty() && self.unread == 0
    }
}

impl Document<'_> {
    /// Compares each leaf with its range of a source text, ignoring white space.
    #[must_use]
    pub fn compared_with(&self, source: &str) -> Fidelity {
        // Ranges marked as `not_text` count as white space; replacing them byte for byte keeps offsets
        // valid.
        let mut blanked = source.as_bytes().to_owned();
        for span in &self.not_text {
            if let Some(bytes) = blanked.get_mut(span.start as usize..span.end as usize) {
                bytes.fill(b' ');
            }
        }
        let blanked = String::from_utf8(blanked).unwrap_or_else(|_| source.to_owned());
        let source = blanked.as_str();
        let mut compared = Fidelity { leaves: 0, differing: Vec::new(), unread: 0 };
        let mut read_up_to = 0;
        for leaf in self.iter().filter(|node| node.kind().is_leaf()) {
            compared.leaves += 1;
            let place = leaf.source();
            let (start, end) = (place.start as usize, place.end as usize);
            match source.get(start..end) {
                Some(words) if characters(words).eq(characters(leaf.text())) => {}
                _ => compared.differing.push(leaf.index()),
            }
            compared.unread += source.get(read_up_to..start).map_or(0, |gap| characters(gap).count());
            read_up_to = end;
        }
        compared.unread += source.get(read_up_to..).map_or(0, |rest| characters(rest).count());
        compared
    }
}

/// The characters of a text without white space and byte order mark.
fn characters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::{Metadata, NodeKind, StoredDocument, StoredNode};

    /// A title and a sentence broken across lines: `甲\n乙\n丙。`.
    fn document() -> Document<'static> {
        let node = |id, kind, descendants, text_len, source_gap, source_extra| StoredNode {
            id,
            kind,
            descendants,
            text_len,
            source_gap,
            source_extra,
            label_len: 0,
        };
        let nodes = vec![
            node("x", NodeKind::Root, 3, 0, 0, 0),
            node("x.title", NodeKind::Title, 0, 3, 0, 0),
            node("x.para1", NodeKind::Paragraph, 1, 0, 0, 0),
            node("x.s1", NodeKind::Sentence, 0, 9, 1, 1),
        ];
        Document::try_from(StoredDocument {
            id: "x",
            metadata: Metadata::default(),
            source_digest: "",
            text: "甲乙丙。",
            nodes,
            not_text: Vec::new(),
        })
        .expect("a valid tree")
    }

    #[test]
    fn the_source_itself_is_the_same() {
        let compared = document().compared_with("甲\n乙\n丙。\n");
        assert_eq!(compared, Fidelity { leaves: 2, differing: Vec::new(), unread: 0 });
        assert!(compared.is_complete());
    }

    #[test]
    fn another_letter_is_found_in_its_sentence() {
        let compared = document().compared_with("甲\n乙\n丁。\n");
        assert_eq!(compared.differing, [NodeIndex(3)]);
        assert!(!compared.is_complete());
    }

    #[test]
    fn letters_that_no_sentence_has_are_counted() {
        assert_eq!(document().compared_with("甲\n乙\n丙。\n丁。").unread, 2);
    }

    #[test]
    fn any_other_text_is_no_reason_to_stop() {
        for text in ["", "甲", "abc", "甲乙丙丁戊己庚辛"] {
            assert!(!document().compared_with(text).is_complete(), "{text}");
        }
    }
}
