//! The single file of the project's own site: see [`site_files::single_file`].

use std::path::PathBuf;

use site_files::SINGLE_FILE_NAME;

use crate::project;

/// Where it is.
#[must_use]
pub fn path() -> PathBuf {
    project::release().join(SINGLE_FILE_NAME)
}
