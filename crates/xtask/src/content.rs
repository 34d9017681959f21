//! Compiles a folder of seeds, and writes the open data made of it.

use std::path::Path;

use seeds::Style;
use site_files::{Content, ContentError};

use crate::build::{inputs, write_below};
use crate::{Error, Result, project};

/// Returns the content if it contains no drafts, since unreviewed entries must not be published.
///
/// # Errors
/// If there is a draft.
pub fn without_drafts(content: Content) -> Result<Content> {
    match content.drafts {
        0 => Ok(content),
        count => Err(Error::Finding(format!(
            "{count} entries of the seeds are drafts, and a site is not built from drafts;\n\
             `cargo xtask check-seeds` lists them, docs/authoring.md tells how to finish them"
        ))),
    }
}

/// Compiles the project's seeds.
///
/// # Errors
/// If they cannot be read or contain errors; the message includes the diagnostics.
pub fn compile() -> Result<Content> {
    compile_folder(&project::seeds())
}

/// Compiles a folder of seeds.
///
/// # Errors
/// If they cannot be read or contain errors; the message includes the diagnostics.
pub fn compile_folder(folder: &Path) -> Result<Content> {
    let files = seeds::files::read_dir(folder).map_err(Error::reading(folder))?;
    Content::compile(files).map_err(|error| match error {
        ContentError::Seeds(diagnostics) => {
            Error::Finding(format!("the seeds are wrong:\n\n{}", diagnostics.render(Style::Plain)))
        }
        ContentError::Encoding(_) => Error::Finding(error.to_string()),
    })
}

/// Writes the open data below a folder, creating it if necessary. Returns the number of files.
///
/// # Errors
/// If the folder cannot be written, or the compiled seeds cannot be decoded.
pub fn write_open_data(content: &Content, folder: &Path) -> Result<usize> {
    let released = inputs::last_change();
    let files = content.data(released.as_deref()).map_err(|error| Error::Finding(error.to_string()))?;
    write_below(folder, &files)?;
    Ok(files.len())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use seeds::SeedFiles;

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
        assert!(without_drafts(content(0)).is_ok());
        let refused = without_drafts(content(3)).map(|_| ()).map_err(|error| error.to_string());
        assert!(refused.is_err_and(|message| message.starts_with("3 entries of the seeds are drafts")));
    }
}
