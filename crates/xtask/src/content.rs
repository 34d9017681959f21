//! A folder of seeds, compiled.

use std::collections::BTreeMap;
use std::path::Path;

use policy::Corpus;
use seeds::{Province, SeedFiles, Style};

use crate::{Error, Result, project};

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

impl Content {
    /// The content, unless something in it is a draft: what nobody has reviewed is not published.
    ///
    /// # Errors
    /// Where there is a draft.
    pub fn without_drafts(self) -> Result<Self> {
        match self.drafts {
            0 => Ok(self),
            count => Err(Error::Finding(format!(
                "{count} entries of the seeds are drafts, and a site is not built from drafts;\n\
                 `cargo xtask check-seeds` lists them, docs/authoring.md tells how to finish them"
            ))),
        }
    }
}

/// Compiles the project's seeds.
///
/// # Errors
/// When they cannot be read, or are wrong; the message holds the diagnostics.
pub fn compile() -> Result<Content> {
    compile_folder(&project::seeds())
}

/// Compiles a folder of seeds.
///
/// # Errors
/// When they cannot be read, or are wrong; the message holds the diagnostics.
pub fn compile_folder(folder: &Path) -> Result<Content> {
    let files = seeds::files::read_dir(folder).map_err(Error::reading(folder))?;
    let compilation = seeds::compile(&files);
    let wrong = || {
        Error::Finding(format!("the seeds are wrong:\n\n{}", compilation.diagnostics.render(Style::Plain)))
    };
    let bytes = compilation.corpus.as_deref().ok_or_else(wrong)?;
    let corpus = Corpus::decode(bytes)
        .map_err(|error| Error::Finding(format!("the compiled corpus cannot be read back: {error:?}")))?;
    Ok(Content {
        provinces: seeds::provinces(&files, &corpus),
        corpus: bytes.to_owned(),
        drafts: compilation.diagnostics.drafts(),
        packs: compilation.packs,
        files,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(drafts: usize) -> Content {
        Content {
            corpus: Vec::new(),
            packs: BTreeMap::new(),
            provinces: Vec::new(),
            drafts,
            files: SeedFiles::new(),
        }
    }

    #[test]
    fn a_site_is_not_built_from_drafts() {
        assert!(content(0).without_drafts().is_ok());
        let refused = content(3).without_drafts().map(|_| ()).map_err(|error| error.to_string());
        assert!(refused.is_err_and(|message| message.starts_with("3 entries of the seeds are drafts")));
    }
}
