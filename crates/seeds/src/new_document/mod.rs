//! Drafts a folder of seeds for a new document.
//!
//! Everything that can be detected is written: numbers, measures, similarities to another document. Their
//! meaning is left to authors; such entries are drafts, which `check-seeds` reports and from which no site
//! is built.
//!
//! - `document_toml`, `figures_toml`, `benefits_toml`, `alignment_toml`: the files.
//! - `toml_text`: writing TOML.

pub(crate) mod alignment_toml;
mod benefits_toml;
pub(crate) mod document_toml;
pub(crate) mod figures_toml;
mod toml_text;

use policy::Document;

use crate::compile::compile;
use crate::diagnostics::Diagnostics;
use crate::document::reading;
use crate::document::{self, Survey};
use crate::file::{self, FileError, FileText};
use crate::files::SeedFiles;

/// The input for a new document.
#[derive(Debug, Clone, Copy)]
pub struct NewDocumentRequest<'r> {
    /// The id: its folder name and part of URLs.
    pub id: &'r str,
    /// The file as received.
    pub text: &'r [u8],
    /// The area it applies to; by default taken from its title and issuers.
    pub jurisdiction: Option<&'r str>,
}

/// The files of a new document.
#[derive(Debug, Default)]
pub struct NewDocument {
    /// The new files by their paths below the seeds folder.
    pub files: SeedFiles,
    /// A summary of what was found, one string per line.
    pub found: Vec<String>,
    /// The messages from compiling all seeds with the new files.
    pub diagnostics: Diagnostics,
}

/// Why no files were made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NewDocumentError {
    /// The id is invalid.
    #[error("`{0}` cannot be the id of a document: begin with a letter, use a to z, digits and `-`")]
    Id(String),
    /// The id is already in use.
    #[error("the seeds have a `{0}` already: choose another id, or remove its folder first")]
    Taken(String),
    /// No text could be extracted from the file.
    #[error(transparent)]
    File(#[from] FileError),
    /// The text exceeds the limits of a document.
    #[error("the text is longer than one document can be: divide it")]
    TooLong,
    /// The area could not be determined.
    #[error(
        "neither the title nor the issuers name a province: say `--jurisdiction` with the name of the area"
    )]
    Jurisdiction,
}

/// Drafts the files of a document.
///
/// # Errors
/// If the id, the text or the area is unusable; the message says what to do.
pub fn new_document(
    request: &NewDocumentRequest<'_>,
    seeds: &SeedFiles,
) -> Result<NewDocument, NewDocumentError> {
    let id = request.id;
    if !document::is_id(id) {
        return Err(NewDocumentError::Id(id.to_owned()));
    }
    let folder = format!("{id}/");
    if seeds.keys().any(|path| path.starts_with(&folder)) {
        return Err(NewDocumentError::Taken(id.to_owned()));
    }
    let FileText { text: source, encoding, name, notes } = file::read(request.text)?;
    let survey = Survey::of(id, &source);
    let document = survey.document(id).ok_or(NewDocumentError::TooLong)?;
    let mut ignored = Diagnostics::default();
    let others = document::read_all(seeds, &mut ignored);
    let order = document::last_order(&others).saturating_add(1);
    let jurisdiction = document_toml::jurisdiction(request.jurisdiction, &document)?;

    let mut made = NewDocument::default();
    if let Some(encoding) = encoding {
        made.found.push(format!("the file is {encoding}; source.txt is its text converted to UTF-8"));
    }
    if std::str::from_utf8(request.text) != Ok(source.as_str()) && encoding.is_none() {
        made.found.push(format!("source.txt is the text of the {name}"));
    }
    made.found.extend(notes);
    made.found.extend(reading::read(&source).notes);
    let figures = figures_toml::write(&document);
    let benefits = benefits_toml::write(&document);
    let other_units = survey.has_other_units();
    let document_toml = document_toml::write(&document, &jurisdiction, order, &survey.counts, other_units);
    let counted = survey.counts.iter().map(|(key, count)| format!("{count} {key}"));
    made.found.push(format!("found: {}", counted.collect::<Vec<_>>().join(", ")));
    made.found.push(format!("numbers to account for, in figures.toml: {}", figures.count));
    made.found.push(format!("measures to read, in benefits/: {}", benefits.len()));
    let mut add = |path: String, text: String| made.files.insert(path, text.into_bytes());
    add(format!("{id}/source.txt"), source.clone());
    add(format!("{id}/document.toml"), document_toml);
    add(format!("{id}/figures.toml"), figures.text);
    for (name, text) in benefits {
        add(format!("{id}/benefits/{name}.toml"), text);
    }
    let others = document::documents(&others, &mut ignored);
    if let Some(other) = others.first() {
        let has_own_list = seeds.contains_key(&format!("{}/alone.toml", other.id));
        let alignment = alignment_toml::write(&document, other, has_own_list);
        add(format!("alignments/{id}--{}.toml", other.id), alignment.text);
        made.found.push(format!("pairs proposed with `{}`, by similarity: {}", other.id, alignment.pairs));
    }
    let all = seeds.clone().into_iter().chain(made.files.clone()).collect();
    made.diagnostics = compile(&all).diagnostics;
    Ok(made)
}

/// The words that may name the area: title and issuers.
fn says_where<'a>(document: &Document<'a>) -> impl Iterator<Item = &'a str> {
    use policy::model::document::NodeKind;
    let wanted = |kind| matches!(kind, NodeKind::Title | NodeKind::Issuer | NodeKind::HeadLine);
    let mut words: Vec<_> = document
        .iter()
        .filter(|node| wanted(node.kind()))
        .map(|node| (node.kind() != NodeKind::Title, node.text()))
        .collect();
    // Title first: the head may name the forwarding authority.
    words.sort_by_key(|(later, _)| *later);
    words.into_iter().map(|(_, words)| words)
}
