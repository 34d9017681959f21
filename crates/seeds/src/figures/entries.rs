//! The format of `figures.toml`.

use std::collections::BTreeMap;

use policy::Document;
use policy::model::document::Edition;
use policy::model::figures::{Bound, FigureGroup, NotFigureReason};
use serde::Deserialize;
use toml::Spanned;

use crate::diagnostics::Diagnostics;
use crate::files::{SeedFiles, text};
use crate::toml_file::{self, RawQuote};

/// The parsed `figures.toml` of every document that has one, by document id; `None` for an invalid file.
#[derive(Debug, Default)]
pub struct FigureFiles {
    files: BTreeMap<String, Option<Entries>>,
}

/// `figures.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Entries {
    #[serde(rename = "figure")]
    pub figures: Vec<RawFigure>,
    #[serde(rename = "not_figure")]
    pub not_figures: Vec<RawNotFigure>,
    #[serde(rename = "draft")]
    pub drafts: Vec<RawFigureDraft>,
}

/// `[[figure]]`: words without a node belong to the node of `quote`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawFigure {
    pub id: Spanned<String>,
    pub quote: RawQuote,
    /// The number with its unit, within the quote.
    pub number: Spanned<String>,
    pub group: Spanned<FigureGroup>,
    #[serde(default)]
    pub bound: Bound,
    pub meaning: Spanned<String>,
    pub who: Option<String>,
    pub payer: Option<Spanned<String>>,
    pub fund: Option<Spanned<String>>,
    /// `一次性`, `每年`, `每两年` …, within the quote.
    pub recurrence: Option<Spanned<String>>,
    /// The id of the figure, in this file, with the number of recipients.
    pub quota: Option<Spanned<String>>,
    pub label: Option<String>,
    /// The ids of the benefits that state the figure.
    #[serde(default)]
    pub benefits: Vec<Spanned<String>>,
    pub note: Option<String>,
}

/// `[[not_figure]]`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawNotFigure {
    pub quote: RawQuote,
    /// The words with the number, within the quote; defaults to the whole quote.
    pub number: Option<Spanned<String>>,
    pub reason: NotFigureReason,
}

/// `[[draft]]`: a number without an explanation yet.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawFigureDraft {
    pub quote: RawQuote,
    /// The number, within the quote.
    pub number: Spanned<String>,
}

impl FigureFiles {
    /// Parses the files of all full-edition documents.
    pub fn parse(files: &SeedFiles, documents: &[Document<'_>], diagnostics: &mut Diagnostics) -> Self {
        let mut parsed = BTreeMap::new();
        for document in documents.iter().filter(|document| document.metadata.edition == Edition::Full) {
            let path = path(document.id);
            if !files.contains_key(&path) {
                continue;
            }
            let entries =
                text(files, &path, diagnostics).and_then(|text| toml_file::parse(&path, text, diagnostics));
            parsed.insert(document.id.to_owned(), entries);
        }
        Self { files: parsed }
    }

    /// The entries of a document, empty if it has no file; `None` if the file is invalid.
    pub(super) fn entries(&self, document: &str) -> Option<&Entries> {
        static NONE: Entries = Entries { figures: Vec::new(), not_figures: Vec::new(), drafts: Vec::new() };
        self.files.get(document).map_or(Some(&NONE), Option::as_ref)
    }
}

/// The path of a document's file below `seeds/`.
pub(super) fn path(document: &str) -> String {
    format!("{document}/figures.toml")
}
