//! Compiles `figures.toml`: the meaning of every number of a document, or why it has none.
//!
//! Each document has such a file next to its text. `lexer` finds the numbers; `account` rejects a text
//! unless every number has exactly one entry.
//!
//! - `entries`: the file format.
//! - `resolve`: checks entries against the words they quote, and against their benefits.
//! - `account`: checks numbers against entries, and reports the coverage for `check-seeds`.
//! - `inspection`: the numbers with their entries and proposals, for editors of the file.
//! - `found`: the numbers of a document without entries.
//! - `table`: numbers in tables, whose units are in the header.
//! - `quantity`, `bounds`, `share`, `order`, `units`: parsing of quantities.
//! - `lexer`: finds numbers. `value`: parses them.

mod account;
mod bounds;
mod entries;
mod found;
pub mod inspection;
mod lexer;
mod numerals;
mod order;
pub mod quantity;
mod resolve;
mod share;
pub mod table;
mod units;
mod value;

pub use account::{FigureCoverage, numbers};
pub use entries::FigureFiles;

use std::collections::BTreeSet;

use policy::Document;
use policy::model::document::Edition;
use policy::model::figures::{Figure, FoundNumber, NotFigure, NotFigureReason};
use policy::model::rules::Benefit;

use crate::diagnostics::Diagnostics;
use crate::files::SeedFiles;

use account::SourcedDocument;
use resolve::FigureResolver;

/// The checked contents of all `figures.toml` files.
#[derive(Debug, Default)]
pub struct Figures<'a> {
    /// The figures of all documents, in reading order.
    pub figures: Vec<Figure<'a>>,
    /// The numbers that are not figures, in reading order.
    pub not_figures: Vec<NotFigure>,
    /// The numbers of documents in the reading edition.
    pub found: Vec<FoundNumber>,
    /// The coverage of each document, for `check-seeds`.
    pub coverage: Vec<FigureCoverage>,
}

/// Compiles the figures of all documents; `benefits` are those that figures may name.
pub fn compile<'a>(
    files: &'a FigureFiles,
    documents: &[Document<'a>],
    seeds: &SeedFiles,
    benefits: &[Benefit<'_>],
    diagnostics: &mut Diagnostics,
) -> Figures<'a> {
    let mut all = Figures::default();
    let mut ids = BTreeSet::new();
    for (index, document) in (0..).zip(documents) {
        if document.metadata.edition == Edition::Reading {
            all.found.extend(found::numbers(index, document));
            continue;
        }
        let Some(entries) = files.entries(document.id) else { continue };
        let path = entries::path(document.id);
        let mut resolver =
            FigureResolver { entries, path: &path, index, document, benefits, ids: &mut ids, diagnostics };
        let mut figures = resolver.figures();
        let mut not_figures = resolver.not_figures();
        let drafts = resolver.drafts();
        figures.sort_by_key(|(figure, _)| figure.number);
        not_figures.sort_by_key(|(entry, _)| entry.words);
        let source = SourcedDocument::new(document, seeds);
        all.coverage.push(account::check(
            &source,
            &path,
            &account::Claims { figures: &figures, not_figures: &not_figures, drafts: &drafts },
            diagnostics,
        ));
        all.figures.extend(figures.into_iter().map(|(figure, _)| figure));
        all.not_figures.extend(not_figures.into_iter().map(|(entry, _)| entry));
    }
    all
}

/// What a reason is called in the file.
#[must_use]
pub const fn reason_key(reason: NotFigureReason) -> &'static str {
    match reason {
        NotFigureReason::PaperNumber => "paper-number",
        NotFigureReason::Meeting => "meeting",
        NotFigureReason::Slogan => "slogan",
        NotFigureReason::Name => "name",
        NotFigureReason::Idiom => "idiom",
        NotFigureReason::Indefinite => "indefinite",
    }
}
