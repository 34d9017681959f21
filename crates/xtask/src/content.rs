//! The project's seeds, compiled.

use std::collections::BTreeMap;

use seeds::Style;

use crate::{Error, Result, project};

/// What the app is given.
pub struct Content {
    /// The encoded corpus.
    pub corpus: Vec<u8>,
    /// Encoded parts that are loaded on first use, by name.
    pub packs: BTreeMap<String, Vec<u8>>,
}

/// Compiles the seeds.
///
/// # Errors
/// When they cannot be read, or are wrong; the message holds the diagnostics.
pub fn compile() -> Result<Content> {
    let folder = project::root().join("seeds");
    let files = seeds::files::read_dir(&folder).map_err(Error::reading(&folder))?;
    let compilation = seeds::compile(&files);
    match compilation.corpus {
        Some(corpus) => Ok(Content { corpus, packs: compilation.packs }),
        None => Err(Error::Finding(format!(
            "the seeds are wrong:\n\n{}",
            compilation.diagnostics.render(Style::Plain)
        ))),
    }
}
