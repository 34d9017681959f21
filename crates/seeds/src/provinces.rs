//! A corpus for each province, so that nobody loads what was written about the others.
//!
//! A province's corpus has its own document, the nation-wide ones that it is held against, and what was
//! written about these. Questions, everyday words and readings are shared: the files beside the folders
//! belong to all. Questions that a province never asks stay in its corpus too: a reader who looks at another
//! province and comes back has the answers still, and only a question that is known keeps its answer.

use std::collections::BTreeMap;

use policy::packs::Pack;
use policy::{Corpus, Document};

use crate::compile::compile_what_can_be;
use crate::files::SeedFiles;

/// What belongs to one province, compiled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Province {
    /// The id of its document, or, where no document is a province's, of the first.
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
    let own = whole.documents.iter().filter(|document| !document.metadata.is_nationwide());
    let mut parts: Vec<_> = own.map(|document| (document.id, part(files, whole, document))).collect();
    if let (true, Some(first)) = (parts.is_empty(), whole.documents.first()) {
        parts.push((first.id, files.clone()));
    }
    parts.into_iter().filter_map(|(id, files)| compile(id, &files)).collect()
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

/// The files that belong to the province of a document.
fn part(files: &SeedFiles, whole: &Corpus<'_>, own: &Document<'_>) -> SeedFiles {
    let is_compared = |one: &Document<'_>, other: &Document<'_>| {
        [(one, other), (other, one)]
            .iter()
            .any(|(left, right)| files.contains_key(&comparison(left.id, right.id)))
    };
    // What no province is held against is for all of them.
    let is_for_all =
        |document: &Document<'_>| !whole.documents.iter().any(|other| is_compared(document, other));
    let belongs = |document: &&Document<'_>| {
        document.id == own.id
            || document.metadata.is_nationwide() && (is_compared(document, own) || is_for_all(document))
    };
    let ids: Vec<&str> = whole.documents.iter().filter(belongs).map(|document| document.id).collect();
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
