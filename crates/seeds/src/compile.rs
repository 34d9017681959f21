//! Compiles seed files to a corpus.

use std::collections::BTreeMap;

use policy::Corpus;
use policy::model::document::Edition;

use crate::alignment;
use crate::coverage::Coverage;
use crate::diagnostics::Diagnostics;
use crate::document;
use crate::eligibility::{self, EligibilityFiles};
use crate::figures::{self, FigureFiles};
use crate::files::SeedFiles;
use crate::pinyin;
use crate::vocabulary;

/// The result of a compilation.
#[derive(Debug, Default)]
pub struct Compilation {
    /// The encoded [`Corpus`]; `None` if there is an error.
    pub corpus: Option<Vec<u8>>,
    /// Encoded packs that are loaded on first use, by name; empty if there is an error.
    pub packs: BTreeMap<String, Vec<u8>>,
    /// All messages.
    pub diagnostics: Diagnostics,
    /// Statistics and coverage.
    pub coverage: Coverage,
}

/// Compiles seed files. Deterministic.
#[must_use]
pub fn compile(files: &SeedFiles) -> Compilation {
    let Compilation { corpus, packs, diagnostics, coverage } = compile_what_can_be(files);
    if diagnostics.has_errors() {
        return Compilation { diagnostics, coverage, ..Compilation::default() };
    }
    Compilation { corpus, packs, diagnostics, coverage }
}

/// The messages of compiling every document as full edition, that is, what is missing for it.
#[must_use]
pub fn missing_for_full_edition(files: &SeedFiles) -> Diagnostics {
    compile_editions(files, Some(Edition::Full)).diagnostics
}

/// Compiles seed files, skipping whatever is invalid.
pub(crate) fn compile_what_can_be(files: &SeedFiles) -> Compilation {
    compile_editions(files, None)
}

/// Compiles each document in its own edition, or all in a given one.
fn compile_editions(files: &SeedFiles, edition: Option<Edition>) -> Compilation {
    let mut diagnostics = Diagnostics::default();
    let mut coverage = Coverage::default();

    let read = document::read_all(files, &mut diagnostics);
    let mut documents = document::documents(&read, &mut diagnostics);
    for document in &mut documents {
        document.metadata.edition = edition.unwrap_or(document.metadata.edition);
    }
    let documents = documents;
    document::report(&read, &documents, &mut coverage);

    let eligibility_files = EligibilityFiles::parse(files, &documents, &mut diagnostics);
    let eligibility = eligibility::compile(&eligibility_files, &documents, &mut diagnostics);

    eligibility::report_readings(&eligibility_files, &documents, &mut coverage);

    let figure_files = FigureFiles::parse(files, &documents, &mut diagnostics);
    let figures = figures::compile(&figure_files, &documents, files, &eligibility.benefits, &mut diagnostics);
    figures.coverage.iter().for_each(|document| document.cover(&mut coverage));

    let vocabulary_file = vocabulary::read(files, &mut diagnostics);
    let vocabulary = vocabulary::compile(&vocabulary_file, &documents, &mut diagnostics);
    vocabulary::cover(&vocabulary, &mut coverage);
    let pinyin = pinyin::compile(files, &documents, &vocabulary, &mut diagnostics, &mut coverage);
    let alignment_files = alignment::read(files, &mut diagnostics);
    let alignments = alignment::compile(&alignment_files, &documents, &mut diagnostics, &mut coverage);

    let corpus = Corpus {
        figures: figures.figures,
        not_figures: figures.not_figures,
        found: figures.found,
        eligibility,
        documents,
        vocabulary,
        counterparts: alignments.counterparts,
    };
    let pinyin = pinyin.map(|bytes| ("pinyin".to_owned(), bytes));
    let packs = pinyin.into_iter().chain(alignments.packs).collect();
    Compilation { corpus: corpus.encode().ok(), packs, diagnostics, coverage }
}
