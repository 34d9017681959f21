//! Documents: from `source.txt` and `document.toml` to a checked tree.
//!
//! - `line`: lines and the marks at their beginnings
//! - `sentence`: where sentences end
//! - `layout`: cover, head, body and signature; paragraphs made whole over page breaks
//! - `parse` and `tree`: the tree, its ids, its text
//! - `numbering`: whether headings count 1, 2, 3
//! - `config`: `document.toml`

mod config;
mod layout;
mod line;
mod numbering;
mod parse;
mod sentence;
mod tree;

use std::ops::Range;

use policy::document::{Document, Kind, Metadata, Metadatum};

use crate::coverage::Coverage;
use crate::diagnostics::{Diagnostic, Diagnostics, Severity};
use crate::files::{SeedFiles, text};
use crate::toml_file;

use config::{DocumentFile, Expected};
use parse::Parsed;

/// A document that was read, and its `document.toml`: what documents borrow from.
#[derive(Debug)]
pub struct ReadDocument<'f> {
    id: &'f str,
    source: &'f str,
    file: DocumentFile,
    parsed: Parsed,
}

/// Reads every folder that holds a `source.txt` or a `document.toml`, in the order of the site.
pub fn read_all<'f>(files: &'f SeedFiles, diagnostics: &mut Diagnostics) -> Vec<ReadDocument<'f>> {
    let mut ids: Vec<&str> = files
        .keys()
        .filter_map(|path| path.strip_suffix("/source.txt").or_else(|| path.strip_suffix("/document.toml")))
        .collect();
    ids.dedup();
    let mut documents: Vec<_> = ids.into_iter().filter_map(|id| read(files, id, diagnostics)).collect();
    documents.sort_by_key(|document| (document.file.order, document.id));
    documents
}

fn read<'f>(files: &'f SeedFiles, id: &'f str, diagnostics: &mut Diagnostics) -> Option<ReadDocument<'f>> {
    let (source_path, file_path) = (source_path(id), file_path(id));
    let well_named = id.starts_with(|c: char| c.is_ascii_lowercase())
        && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if !well_named {
        diagnostics.file_error(
            &source_path,
            format!("`{id}` cannot be the id of a document"),
            "the folder's name becomes part of addresses: use small letters a to z, digits and `-`",
        );
        return None;
    }
    let source = text(files, &source_path, diagnostics);
    let file = text(files, &file_path, diagnostics)
        .and_then(|text| toml_file::parse::<DocumentFile>(&file_path, text, diagnostics));
    let source = source?;
    let parsed = parse::parse(id, source);
    numbering::check(&parsed.numbered, &source_path, diagnostics);
    for join in &parsed.joins {
        diagnostics.push(joined(source, &source_path, join));
    }
    let file = file?;
    check_counts(&file, source, &parsed, &file_path, diagnostics);
    Some(ReadDocument { id, source, file, parsed })
}

impl ReadDocument<'_> {
    /// The document, with its metadata still empty.
    fn document(&self, diagnostics: &mut Diagnostics) -> Option<Document<'_>> {
        let metadata = Metadata {
            short_title: &self.file.short_title,
            jurisdiction: &self.file.jurisdiction,
            description: &self.file.description,
            entries: Vec::new(),
        };
        let document = self.parsed.tree.document(self.id, metadata);
        if document.is_none() {
            diagnostics.file_error(
                &source_path(self.id),
                format!(
                    "the text falls into {} parts; at most 65,535 can be addressed",
                    self.parsed.tree.nodes.len()
                ),
                "divide the text among several documents",
            );
        }
        document
    }
}

/// The documents, their metadata checked.
pub fn documents<'r>(read: &'r [ReadDocument<'_>], diagnostics: &mut Diagnostics) -> Vec<Document<'r>> {
    let mut documents: Vec<Document<'r>> =
        read.iter().filter_map(|document| document.document(diagnostics)).collect();
    for position in 0..documents.len() {
        let Some(read) = read.iter().find(|read| read.id == documents[position].id) else { continue };
        documents[position].metadata.entries = entries(read, &documents[position..=position], diagnostics);
    }
    documents
}

fn entries<'r>(
    read: &'r ReadDocument<'_>,
    document: &[Document<'_>],
    diagnostics: &mut Diagnostics,
) -> Vec<Metadatum<'r>> {
    let path = file_path(read.id);
    let resolve = |raw: &'r config::RawMetadatum| {
        let quote = toml_file::resolve_quote(&raw.quote, &path, document, diagnostics)?;
        Some(Metadatum { key: raw.key, quote, note: &raw.note })
    };
    read.file.metadata.iter().filter_map(resolve).collect()
}

fn source_path(id: &str) -> String {
    format!("{id}/source.txt")
}

fn file_path(id: &str) -> String {
    format!("{id}/document.toml")
}

fn joined(source: &str, path: &str, join: &Range<usize>) -> Diagnostic {
    // The last character of the line that goes on.
    let last = source[..join.start].chars().next_back().map_or(0, char::len_utf8);
    Diagnostic {
        severity: Severity::Note,
        path: path.to_owned(),
        span: Some(join.start - last..join.start),
        message: "a paragraph was cut by a page break and made whole".to_owned(),
        label: "goes on in the next line".to_owned(),
        hint: String::new(),
    }
}

fn check_counts(
    file: &DocumentFile,
    source: &str,
    parsed: &Parsed,
    path: &str,
    diagnostics: &mut Diagnostics,
) {
    let expected: &Expected = file.expect.get_ref();
    let headings = expected.headings().map(|(key, kind, count)| {
        (key, parsed.tree.nodes.iter().filter(|node| node.kind == kind).count(), count)
    });
    let others = [
        ("characters", characters(source), expected.characters),
        ("joins", parsed.joins.len(), expected.joins),
    ];
    for (key, found, expected) in headings.into_iter().chain(others) {
        if found != expected {
            diagnostics.error(
                path,
                file.expect.span(),
                format!("{key} = {expected} is expected here, but source.txt has {found}"),
                "expected counts",
                "if the text is as issued, correct the count; else correct source.txt",
            );
        }
    }
}

/// How many characters of a source are no white space; a byte order mark is none.
fn characters(source: &str) -> usize {
    let text = source.strip_prefix('\u{feff}').unwrap_or(source);
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// Adds what was found in each document to the tables of `check-seeds`.
pub fn cover(read: &[ReadDocument<'_>], documents: &[Document<'_>], coverage: &mut Coverage) {
    for document in documents {
        let Some(read) = read.iter().find(|read| read.id == document.id) else { continue };
        let mut lines = Vec::new();
        let mut counts = std::collections::BTreeMap::<Kind, usize>::new();
        for node in document.iter() {
            *counts.entry(node.kind()).or_default() += 1;
        }
        for (kind, count) in counts {
            lines.push(format!("{count:>6}  {kind:?}"));
        }
        let in_tree: usize = document
            .iter()
            .filter(|node| node.kind().is_leaf())
            .map(|leaf| leaf.text().chars().filter(|c| !c.is_whitespace()).count())
            .sum();
        lines.push(format!("{:>6}  characters in source", characters(read.source)));
        lines.push(format!("{in_tree:>6}  characters in tree"));
        lines.push(format!("{:>6}  joins", read.parsed.joins.len()));
        coverage.section(format!("{}: {}", document.id, document.metadata.short_title), lines);
    }
}
