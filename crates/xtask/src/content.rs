//! The project's seeds, compiled.

use std::collections::BTreeMap;

use seeds::{SeedFiles, Style};

use crate::{Error, Result, project};

/// What the app is given.
pub struct Content {
    /// The encoded corpus.
    pub corpus: Vec<u8>,
    /// Its documents alone: what the app carries.
    pub documents: Vec<u8>,
    /// Encoded parts that are loaded on first use, by name.
    pub packs: BTreeMap<String, Vec<u8>>,
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

/// Compiles the seeds.
///
/// # Errors
/// When they cannot be read, or are wrong; the message holds the diagnostics.
pub fn compile() -> Result<Content> {
    let folder = project::root().join("seeds");
    let files = seeds::files::read_dir(&folder).map_err(Error::reading(&folder))?;
    let compilation = seeds::compile(&files);
    match (compilation.corpus, compilation.documents) {
        (Some(corpus), Some(documents)) => Ok(Content {
            corpus,
            documents,
            packs: compilation.packs,
            drafts: compilation.diagnostics.drafts(),
            files,
        }),
        _ => Err(Error::Finding(format!(
            "the seeds are wrong:\n\n{}",
            compilation.diagnostics.render(Style::Plain)
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(drafts: usize) -> Content {
        Content {
            corpus: Vec::new(),
            documents: Vec::new(),
            packs: BTreeMap::new(),
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
