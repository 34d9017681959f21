//! Compiles `source.txt` and `document.toml` to a checked tree.
//!
//! - `line`: lines and the marks at their starts
//! - `numbering`: the numbering styles of headings
//! - `sentence`: sentence boundaries
//! - `layout`: cover, head, body and signature
//! - `block`: paragraphs, rejoined across page breaks
//! - `parse` and `tree`: the tree, its ids, its text
//! - `config`: `document.toml`
//! - `inspection`: how each line is read, for authors of corrections
//! - `check`: numbering, title, counts
//! - `report`: the tables of `check-seeds`

mod block;
mod check;
mod config;
mod correction;
pub(crate) mod dates;
pub mod doubt;
mod facts;
mod fold;
mod head;
mod heading;
pub mod inspection;
mod label;
mod layout;
mod line;
mod noise;
mod number;
mod numbering;
mod numeral;
mod organs;
mod parse;
mod portal;
#[cfg(test)]
mod properties;
pub mod reading;
mod report;
mod restart;
mod sentence;
#[cfg(test)]
mod shapes;
mod split;
mod tree;
mod units;

use policy::model::document::{Document, Metadata, Metadatum};
use sha2::{Digest, Sha256};

use crate::diagnostics::Diagnostics;
use crate::files::{SeedFiles, text};
use crate::toml_file;

use config::DocumentFile;
use parse::Parsed;

pub(crate) use check::is_id;
pub(crate) use facts::day_of_remark;
pub(crate) use fold::fold;
pub(crate) use number::first as paper_number;
pub(crate) use organs::place;
pub use report::report;

/// A parsed document with its `document.toml`, from which a [`Document`] borrows.
#[derive(Debug)]
pub struct ReadDocument<'f> {
    id: &'f str,
    source: &'f str,
    /// The SHA-256 of the source file.
    digest: String,
    file: DocumentFile,
    parsed: Parsed,
}

/// Parses every folder with a `source.txt` or `document.toml`, in display order.
pub fn read_all<'f>(files: &'f SeedFiles, diagnostics: &mut Diagnostics) -> Vec<ReadDocument<'f>> {
    let folder = |path: &'f str| {
        let (folder, file) = path.rsplit_once('/')?;
        matches!(file, "source.txt" | "document.toml").then_some(folder)
    };
    let mut ids: Vec<&str> = files.keys().filter_map(|path| folder(path)).collect();
    ids.dedup();
    if ids.is_empty() {
        diagnostics.file_error(
            "",
            "there is no document",
            "a document is a folder with a source.txt and a document.toml",
        );
    }
    let mut documents: Vec<_> = ids.into_iter().filter_map(|id| read(files, id, diagnostics)).collect();
    documents.sort_by_key(|document| (document.file.order, document.id));
    documents
}

fn read<'f>(files: &'f SeedFiles, id: &'f str, diagnostics: &mut Diagnostics) -> Option<ReadDocument<'f>> {
    let (source_path, file_path) = (source_path(id), file_path(id));
    check::id(id, &source_path, diagnostics)?;
    let source = text(files, &source_path, diagnostics);
    let file = text(files, &file_path, diagnostics)
        .and_then(|text| toml_file::parse::<DocumentFile>(&file_path, text, diagnostics));
    let source = source?;
    let corrections =
        file.as_ref().map(|file| correction::resolve(&file.line, source, &file_path, diagnostics));
    let parsed = parse::parse(id, source, &corrections.unwrap_or_default());
    check::structure(source, &parsed, &source_path, diagnostics);
    let file = file?;
    check::counts(&file, source, &parsed, &file_path, diagnostics);
    check::draft(&file, &file_path, diagnostics);
    let digest = format!("{:x}", Sha256::digest(&files[&source_path]));
    Some(ReadDocument { id, source, digest, file, parsed })
}

/// The automatic reading of a text.
pub(crate) struct Survey {
    parsed: Parsed,
    /// The values for `[expect]`, in file order.
    pub counts: Vec<(&'static str, usize)>,
}

impl Survey {
    /// Reads a text.
    pub fn of(id: &str, source: &str) -> Self {
        Self::corrected(id, source, &[])
    }

    /// Reads a text with corrections.
    fn corrected(id: &str, source: &str, corrections: &[correction::Correction]) -> Self {
        let parsed = parse::parse(id, source, corrections);
        let counts = config::Countable::ALL
            .into_iter()
            .map(|what| (what.key(), check::count(what, source, &parsed)))
            .filter(|(_, count)| *count > 0);
        Self { counts: counts.collect(), parsed }
    }

    /// Whether the text has numbered measures and, besides them, units with sums or provisions.
    pub fn has_other_units(&self) -> bool {
        units::give_besides_measures(&self.parsed)
    }

    /// The document without metadata; `None` if it exceeds the index types.
    pub fn document<'a>(&'a self, id: &'a str) -> Option<Document<'a>> {
        let mut document = self.parsed.tree.document(id, Metadata::default())?;
        let unit = self.has_other_units().then_some(config::RawUnit::Smallest);
        units::mark(&self.parsed, unit, &mut document.nodes);
        Some(document)
    }
}

/// The highest `order` of all documents.
pub(crate) fn last_order(read: &[ReadDocument<'_>]) -> u16 {
    read.iter().map(|document| document.file.order).max().unwrap_or(0)
}

/// The documents with validated metadata.
pub fn documents<'r>(read: &'r [ReadDocument<'_>], diagnostics: &mut Diagnostics) -> Vec<Document<'r>> {
    read.iter().filter_map(|document| document.document(diagnostics)).collect()
}

impl ReadDocument<'_> {
    fn document(&self, diagnostics: &mut Diagnostics) -> Option<Document<'_>> {
        let DocumentFile { short_title, jurisdiction, description, edition, .. } = &self.file;
        let edition = *edition;
        let metadata = Metadata { short_title, jurisdiction, description, edition, entries: Vec::new() };
        let Some(mut document) = self.parsed.tree.document(self.id, metadata) else {
            let count = self.parsed.tree.nodes.len();
            diagnostics.file_error(
                &source_path(self.id),
                format!("the text falls into {count} nodes, more than the 65,535 that can be addressed"),
                "divide the text among several documents",
            );
            return None;
        };
        units::mark(&self.parsed, self.file.unit, &mut document.nodes);
        document.source_digest = &self.digest;
        document.metadata.entries = self.entries(&document, diagnostics);
        Some(document)
    }

    fn entries(&self, document: &Document<'_>, diagnostics: &mut Diagnostics) -> Vec<Metadatum<'_>> {
        let path = file_path(self.id);
        let mut entries = Vec::new();
        for raw in &self.file.metadata {
            let quote =
                toml_file::resolve_quote(&raw.quote, &path, std::slice::from_ref(document), diagnostics);
            entries.extend(quote.map(|quote| Metadatum { key: raw.key, quote, note: &raw.note }));
        }
        entries
    }
}

fn source_path(id: &str) -> String {
    format!("{id}/source.txt")
}

fn file_path(id: &str) -> String {
    format!("{id}/document.toml")
}
