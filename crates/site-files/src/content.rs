//! A folder of seeds, compiled, and its open data.

use std::collections::BTreeMap;

use policy::Corpus;
use policy::model::pairs::Alignment;
use seeds::{Diagnostics, Province, SeedFiles};

use crate::Files;

/// What a folder of seeds gives.
pub struct Content {
    /// The encoded corpus of all documents.
    pub corpus: Vec<u8>,
    /// Encoded parts beside it, by name.
    pub packs: BTreeMap<String, Vec<u8>>,
    /// What the app is given of it: a corpus for each province, the site's own first.
    pub provinces: Vec<Province>,
    /// How many entries of the seeds are drafts.
    pub drafts: usize,
    /// The seeds as they were read.
    pub files: SeedFiles,
}

/// Why there is no content.
#[derive(Debug, thiserror::Error)]
pub enum ContentError {
    /// The seeds are wrong; the diagnostics say where.
    #[error("the seeds are wrong")]
    Seeds(Diagnostics),
    /// What was compiled cannot be read back.
    #[error("what the seeds were compiled to cannot be read back: {0}")]
    Encoding(String),
}

impl Content {
    /// Compiles seed files.
    ///
    /// # Errors
    /// When they are wrong.
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

    /// The open data: each file by its path below the folder of the data. The day of the release is `2026-11-21`.
    ///
    /// # Errors
    /// When what was compiled cannot be read back.
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
