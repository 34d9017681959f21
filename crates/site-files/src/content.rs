//! A compiled folder of seeds, and its open data.

use std::collections::BTreeMap;

use policy::Corpus;
use policy::model::pairs::Alignment;
use seeds::{CompiledProvince, Diagnostics, SeedFiles};

use crate::Files;

/// The compiled contents of a folder of seeds.
pub struct Content {
    /// The encoded corpus of all documents.
    pub corpus: Vec<u8>,
    /// The other encoded packs, by name.
    pub packs: BTreeMap<String, Vec<u8>>,
    /// The corpora of the provinces, the home province first.
    pub provinces: Vec<CompiledProvince>,
    /// Number of draft entries.
    pub drafts: usize,
    /// The seed files.
    pub files: SeedFiles,
}

/// Why compilation failed.
#[derive(Debug, thiserror::Error)]
pub enum ContentError {
    /// The seeds contain errors; see the diagnostics.
    #[error("the seeds are wrong")]
    Seeds(Diagnostics),
    /// The compiled corpus cannot be decoded.
    #[error("the compiled seeds cannot be decoded: {0}")]
    Encoding(String),
}

impl Content {
    /// Compiles seed files.
    ///
    /// # Errors
    /// If they contain errors.
    pub fn compile(files: SeedFiles) -> Result<Self, ContentError> {
        let compilation = seeds::compile(&files);
        let Some(bytes) = compilation.corpus else {
            return Err(ContentError::Seeds(compilation.diagnostics));
        };
        let corpus = Corpus::decode(&bytes).map_err(|error| ContentError::Encoding(format!("{error:?}")))?;
        let provinces = seeds::provinces(&files, &corpus);
        let drafts = compilation.diagnostics.drafts();
        Ok(Self { provinces, corpus: bytes, drafts, packs: compilation.packs, files })
    }

    /// The open data files by path. `released` is the release date, for example `2026-11-21`.
    ///
    /// # Errors
    /// If the compiled corpus cannot be decoded.
    pub fn data(&self, released: Option<&str>) -> Result<Files, ContentError> {
        let unreadable = |error: &dyn std::fmt::Debug| ContentError::Encoding(format!("{error:?}"));
        let corpus = Corpus::decode(&self.corpus).map_err(|error| unreadable(&error))?;
        let packs = self.packs.iter().filter(|(name, _)| name.starts_with("alignment-"));
        let alignments = packs
            .map(|(_, bytes)| Alignment::decode(bytes, &corpus.documents))
            .collect::<Result<Vec<_>, _>>()
            .map_err(|error| unreadable(&error))?;
        let source = |id: &str| Some((id.to_owned(), self.files.get(&format!("{id}/source.txt"))?.clone()));
        let sources: BTreeMap<_, _> =
            corpus.documents.iter().filter_map(|document| source(document.id)).collect();
        let released = released.and_then(|day| day.parse().ok());
        let input = export::Input { corpus: &corpus, alignments: &alignments, sources: &sources, released };
        Ok(export::files(&input))
    }
}
