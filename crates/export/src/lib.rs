//! The documents and their annotations as open data: the files in the site's `data/`.
//!
//! Pure: takes a compiled corpus and returns files in memory, deterministically.
//!
//! - [`catalogue()`]: the list of files, for the page that describes them.
//! - [`files`]: the files themselves.
//!
//! Each document comes in five complete forms: JSON (the tree, with the site's node ids), Akoma Ntoso 1.0
//! XML (for legal information systems), Markdown, plain text, and the source file. The annotations
//! (benefits, figures, alignments, vocabulary, questions) come as JSON, and benefits and figures also as
//! CSV. The JSON files are described by JSON Schemas, which are exported too.

mod akoma_ntoso;
mod blocks;
mod catalogue;
mod csv;
mod json;
mod markdown;
mod schemas;

use std::collections::BTreeMap;

use policy::model::pairs::Alignment;
use policy::{Corpus, Date};

pub use catalogue::{CatalogueEntry, MediaType, catalogue};

/// The input of an export.
#[derive(Debug, Clone, Copy)]
pub struct Input<'i, 'a> {
    /// The documents with their annotations.
    pub corpus: &'i Corpus<'a>,
    /// The comparisons of two documents.
    pub alignments: &'i [Alignment<'a>],
    /// Each document's `source.txt`, by the document's id.
    pub sources: &'i BTreeMap<String, Vec<u8>>,
    /// The release date, if known. Not the time of writing, so that the output is reproducible.
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
        add(path(catalogue::DOCUMENT_TEXT), blocks::plain_text(document).into_bytes());
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
