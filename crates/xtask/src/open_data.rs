//! Writes the open data to a folder.

use std::path::Path;

use site_files::Content;

use crate::build::{inputs, write_below};
use crate::{Error, Result};

/// Writes all files of the export below a folder, creating it if necessary. Returns the number of files.
///
/// # Errors
/// If the folder cannot be written, or the compiled seeds cannot be decoded.
pub fn write(content: &Content, folder: &Path) -> Result<usize> {
    let released = inputs::last_change();
    let files = content.data(released.as_deref()).map_err(|error| Error::Finding(error.to_string()))?;
    write_below(folder, &files)?;
    Ok(files.len())
}
