//! A corpus for each province, so that nobody loads what was written about the others.
//!
//! A province's corpus has its own documents, all that name its area, the nation-wide ones that these are held
//! against, and what was written about them. Questions, everyday words and readings are shared: the files beside the
//! folders belong to all. Questions that a province never asks stay in its corpus too: a reader who looks at another
//! province and comes back has the answers still, and only a question that is known keeps its answer.

use std::collections::BTreeMap;

use policy::packs::Pack;
use policy::{Corpus, Document};

use crate::compile::compile_what_can_be;
use crate::diagnostics::Diagnostics;
use crate::document;
use crate::files::SeedFiles;

/// What belongs to one province, compiled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Province {
    /// The id of its first document, or, where no document is a province's, of the first of all.
    pub id: String,
    /// The encoded [`Corpus`].
    pub corpus: Vec<u8>,
    /// What each part of the app is given of it, encoded.
    pub packs: BTreeMap<Pack, Vec<u8>>,
    /// The readings of its characters, encoded: loaded on first use.
    pub pinyin: Vec<u8>,
}

/// The provinces in seed files, in the order of the site. The first is the one that the site is at home in.
///
/// `whole` is what all the files compile to: a part of files without errors lacks nothing but what the
/// rest uses of the shared ones, as a word for a term of another province.
#[must_use]
pub fn provinces(files: &SeedFiles, whole: &Corpus<'_>) -> Vec<Province> {
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

/// The files of the area that a document is for, all else left out; nothing where no folder has this name.
#[must_use]
pub fn only(files: &SeedFiles, id: &str) -> Option<SeedFiles> {
    let mut ignored = Diagnostics::default();
    let read = document::read_all(files, &mut ignored);
    let documents = document::documents(&read, &mut ignored);
    let own = documents.iter().find(|document| document.id == id)?;
    Some(part(files, &documents, own.metadata.jurisdiction))
}

/// Nothing only where memory runs out.
fn compile(id: &str, files: &SeedFiles) -> Option<Province> {
    let mut compilation = compile_what_can_be(files);
    let pinyin = compilation.packs.remove("pinyin")?;
    let corpus = compilation.corpus?;
    let whole = Corpus::decode(&corpus).ok()?;
    let packs =
        Pack::ALL.into_iter().map(|pack| Some((pack, whole.pack(pack).ok()?))).collect::<Option<_>>()?;
    Some(Province { id: id.to_owned(), packs, corpus, pinyin })
}

/// The files that belong to an area.
fn part(files: &SeedFiles, documents: &[Document<'_>], area: &str) -> SeedFiles {
    let is_compared = |one: &Document<'_>, other: &Document<'_>| {
        [(one, other), (other, one)]
            .iter()
            .any(|(left, right)| files.contains_key(&comparison(left.id, right.id)))
    };
    let is_own = |document: &Document<'_>| document.metadata.jurisdiction == area;
    // What no province is held against is for all of them.
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

/// The file that holds two documents against each other.
fn comparison(left: &str, right: &str) -> String {
    format!("alignments/{left}--{right}.toml")
}
