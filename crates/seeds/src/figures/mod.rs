//! `figures.toml`: what every number of a document says, or why it says nothing.
//!
//! Each document has such a file beside its text. The numbers are found by the rule in `lexer`;
//! `account` refuses a text with a number that no entry, or more than one, accounts for.
//!
//! - `entries`: the file as authors write it.
//! - `resolve`: entries checked against the words they quote.
//! - `account`: numbers against entries, and the coverage that `check-seeds` prints.
//! - `agree`: a figure against the benefit that it is part of.
//! - `found`: the numbers of a document that has no entries yet.
//! - `table`: numbers in tables, whose units stand above them.
//! - `quantity`, `bounds`, `share`, `order`, `units`: what is counted and measured, and how much.
//! - `lexer`: what counts as a number. `value`: what its words say.

mod account;
mod agree;
mod bounds;
mod entries;
mod found;
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
use policy::model::figures::{Figure, FoundNumber, NotFigure};
use policy::model::rules::Benefit;

use crate::diagnostics::Diagnostics;
use crate::files::SeedFiles;

use account::Source;
use resolve::Resolver;

/// What `figures.toml` files say, checked.
#[derive(Debug, Default)]
pub struct Figures<'a> {
    /// The figures of all documents, in reading order.
    pub figures: Vec<Figure<'a>>,
    /// The numbers that are none, in reading order.
    pub not_figures: Vec<NotFigure>,
    /// The numbers of documents in the reading edition.
    pub found: Vec<FoundNumber>,
    /// What `check-seeds` prints, one entry a document.
    pub coverage: Vec<FigureCoverage>,
}

/// Checks the figures of all documents; `benefits` are those that a figure may name.
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
            Resolver { entries, path: &path, index, document, benefits, ids: &mut ids, diagnostics };
        let mut figures = resolver.figures();
        let mut not_figures = resolver.not_figures();
        let drafts = resolver.drafts();
        figures.sort_by_key(|(figure, _)| figure.number);
        not_figures.sort_by_key(|(entry, _)| entry.words);
        let source = Source::new(document, seeds);
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
