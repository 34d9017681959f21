//! The documents and what was written about them as open data: the files of the site's `data/`.
//!
//! Pure: a compiled corpus goes in, files in memory come out, the same bytes for the same corpus and release.
//!
//! - [`catalogue()`]: which files there are, for the page that lists them.
//! - [`files`]: the files themselves.
//!
//! Each document comes in five forms. None loses a character of it: JSON (the tree, with the
//! addresses that the site uses), Akoma Ntoso 1.0 XML (what legal information systems read), Markdown,
//! plain text, and the source as it was given. What people wrote about the documents, which is benefits,
//! figures, alignments, vocabulary and questions, comes as JSON; benefits and figures also as CSV for
//! spreadsheets. The JSON is described by JSON Schemas, which are files of the export too.

mod akoma_ntoso;
mod blocks;
mod catalogue;
mod csv;
mod json;
mod markdown;
mod plain_text;
mod schemas;
mod words;

use std::collections::BTreeMap;

use policy::model::pairs::Alignment;
use policy::{Corpus, Date};

pub use catalogue::{Entry, MediaType, catalogue};

/// What is exported.
#[derive(Debug, Clone, Copy)]
pub struct Input<'i, 'a> {
    /// The documents and all that was written about them.
    pub corpus: &'i Corpus<'a>,
    /// The comparisons of two documents.
    pub alignments: &'i [Alignment<'a>],
    /// Each document's `source.txt`, by the document's id.
    pub sources: &'i BTreeMap<String, Vec<u8>>,
    /// The day of the release that the files are of, where it is known: not the day on which they are written,
    /// so that the same release gives the same bytes.
    pub released: Option<Date>,
}

/// All files by their paths below `data/`.
#[must_use]
pub fn files(input: &Input<'_, '_>) -> BTreeMap<String, Vec<u8>> {
    let Input { corpus, alignments, sources, released } = *input;
    let mut files = BTreeMap::new();
    let mut add = |path: String, bytes: Vec<u8>| {
        files.insert(path, bytes);
    };
    for document in &corpus.documents {
        let path = |name: &str| format!("{}/{name}", document.id);
        add(path(catalogue::DOCUMENT_JSON), json::document(document));
        add(path(catalogue::DOCUMENT_TEXT), plain_text::write(document).into_bytes());
        add(path(catalogue::DOCUMENT_MARKDOWN), markdown::write(document).into_bytes());
        if let Some(xml) = akoma_ntoso::write(document, released) {
            add(path(catalogue::DOCUMENT_XML), xml.into_bytes());
        }
        if let Some(source) = sources.get(document.id) {
            add(path(catalogue::SOURCE), source.clone());
        }
    }
    for alignment in alignments {
        add(catalogue::alignment_path(corpus, alignment), json::alignment(corpus, alignment));
    }
    add(catalogue::BENEFITS_JSON.to_owned(), json::benefits(corpus));
    add(catalogue::BENEFITS_CSV.to_owned(), csv::benefits(corpus));
    add(catalogue::FIGURES_JSON.to_owned(), json::figures(corpus));
    add(catalogue::FIGURES_CSV.to_owned(), csv::figures(corpus));
    add(catalogue::QUESTIONS_JSON.to_owned(), json::questions(corpus));
    add(catalogue::VOCABULARY_JSON.to_owned(), json::vocabulary(corpus));
    for (name, write) in schemas::ALL {
        add(schemas::path(name), write());
    }
    let index = json::index(&catalogue(corpus, alignments), &files);
    files.insert(catalogue::INDEX_JSON.to_owned(), index);
    files
}
