//! Compiles one corpus per province, so that a visit does not load the other provinces.
//!
//! A province's corpus has all documents for its area, the national documents they are compared with, and
//! everything written about them. Questions, vocabulary and readings are shared. Questions that a province
//! never asks stay in its corpus, because only known questions keep their answers when a user switches
//! provinces and back.

use std::collections::BTreeMap;

use policy::packs::Pack;
use policy::{Corpus, Document};

use crate::compile::compile_what_can_be;
use crate::diagnostics::Diagnostics;
use crate::document;
use crate::files::SeedFiles;

/// The compiled data of one province.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompiledProvince {
    /// The id of its first document, or, if no document belongs to a province, of the first document.
    pub id: String,
    /// The encoded [`Corpus`].
    pub corpus: Vec<u8>,
    /// The encoded pack of each module.
    pub packs: BTreeMap<Pack, Vec<u8>>,
    /// The encoded readings of its characters, loaded on first use.
    pub pinyin: Vec<u8>,
}

/// The provinces of the seed files, in display order; the first one has its pages at the root of the site.
///
/// `whole` is the corpus of all files. A subset of valid files can only lack targets of shared entries, such
/// as a vocabulary term of another province.
#[must_use]
pub fn provinces(files: &SeedFiles, whole: &Corpus<'_>) -> Vec<CompiledProvince> {
    let mut parts: Vec<(&str, SeedFiles)> = Vec::new();
    let mut areas: Vec<&str> = Vec::new();
    for document in whole.documents.iter().filter(|document| !document.metadata.is_nationwide()) {
        let area = document.metadata.jurisdiction;
        if !areas.contains(&area) {
            areas.push(area);
            parts.push((document.id, part(files, &whole.documents, area)));
        }
    }
    if let (true, Some(first)) = (parts.is_empty(), whole.documents.first()) {
        parts.push((first.id, files.clone()));
    }
    parts.into_iter().filter_map(|(id, files)| compile(id, &files)).collect()
}

/// The files of the province of a document, without those of others; `None` if there is no such folder.
#[must_use]
pub fn only(files: &SeedFiles, id: &str) -> Option<SeedFiles> {
    let mut ignored = Diagnostics::default();
    let read = document::read_all(files, &mut ignored);
    let documents = document::documents(&read, &mut ignored);
    let own = documents.iter().find(|document| document.id == id)?;
    Some(part(files, &documents, own.metadata.jurisdiction))
}

/// `None` only if memory runs out.
fn compile(id: &str, files: &SeedFiles) -> Option<CompiledProvince> {
    let mut compilation = compile_what_can_be(files);
    let pinyin = compilation.packs.remove("pinyin")?;
    let corpus = compilation.corpus?;
    let whole = Corpus::decode(&corpus).ok()?;
    let packs =
        Pack::ALL.into_iter().map(|pack| Some((pack, whole.pack(pack).ok()?))).collect::<Option<_>>()?;
    Some(CompiledProvince { id: id.to_owned(), packs, corpus, pinyin })
}

/// The files that belong to an area.
fn part(files: &SeedFiles, documents: &[Document<'_>], area: &str) -> SeedFiles {
    let is_compared = |one: &Document<'_>, other: &Document<'_>| {
        [(one, other), (other, one)]
            .iter()
            .any(|(left, right)| files.contains_key(&comparison(left.id, right.id)))
    };
    let is_own = |document: &Document<'_>| document.metadata.jurisdiction == area;
    // A document that no province is compared with belongs to all of them.
    let is_for_all = |document: &Document<'_>| !documents.iter().any(|other| is_compared(document, other));
    let is_with_own =
        |document: &Document<'_>| documents.iter().any(|own| is_own(own) && is_compared(document, own));
    let belongs = |document: &&Document<'_>| {
        is_own(document)
            || document.metadata.is_nationwide() && (is_with_own(document) || is_for_all(document))
    };
    let ids: Vec<&str> = documents.iter().filter(belongs).map(|document| document.id).collect();
    let comparisons: Vec<String> =
        ids.iter().flat_map(|left| ids.iter().map(|right| comparison(left, right))).collect();
    let is_part = |path: &str| match path.split_once('/') {
        Some(("alignments", _)) => comparisons.iter().any(|comparison| comparison == path),
        Some((folder, _)) => ids.contains(&folder),
        None => true,
    };
    let part = files.iter().filter(|(path, _)| is_part(path));
    part.map(|(path, bytes)| (path.clone(), bytes.clone())).collect::<BTreeMap<_, _>>()
}

/// The file that compares two documents.
fn comparison(left: &str, right: &str) -> String {
    format!("alignments/{left}--{right}.toml")
}
