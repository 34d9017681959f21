//! `document.toml`: what a document's folder says about its text.

use policy::document::{Kind, MetadataKey};
use serde::Deserialize;
use toml::Spanned;

use crate::toml_file::RawQuote;

/// The file as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentFile {
    /// The document's place among all documents; the lowest comes first.
    pub order: u16,
    /// What the site calls the document.
    pub short_title: String,
    /// The area it is for.
    pub jurisdiction: String,
    /// One plain sentence on what it is, and is not.
    pub description: String,
    /// What the author counted in the text.
    pub expect: Spanned<Expected>,
    /// The entries of the head and the end.
    #[serde(default)]
    pub metadata: Vec<RawMetadatum>,
}

/// What is in the text by its author's count; what is not named is not there.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// Characters that are no white space.
    pub characters: usize,
    /// Paragraphs made whole over a page break.
    #[serde(default)]
    pub joins: usize,
    #[serde(default)]
    parts: usize,
    #[serde(default)]
    sections: usize,
    #[serde(default)]
    principles: usize,
    #[serde(default)]
    points: usize,
    #[serde(default)]
    measures: usize,
    #[serde(default)]
    items: usize,
}

impl Expected {
    /// How many headings of each kind there are, with the kind's key in the file.
    pub const fn headings(&self) -> [(&'static str, Kind, usize); 6] {
        [
            ("parts", Kind::Part, self.parts),
            ("sections", Kind::Section, self.sections),
            ("principles", Kind::Principle, self.principles),
            ("points", Kind::Point, self.points),
            ("measures", Kind::Measure, self.measures),
            ("items", Kind::Item, self.items),
        ]
    }
}

/// One entry of the head or the end.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawMetadatum {
    /// What the words are.
    pub key: MetadataKey,
    /// The words.
    pub quote: RawQuote,
    /// What a reader should know about the entry.
    #[serde(default)]
    pub note: String,
}
