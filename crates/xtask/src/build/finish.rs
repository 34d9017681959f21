//! Trunk's hook: turns the staging folder into the site before it becomes `dist/`.

use std::path::PathBuf;

use super::{app, single_file, site};
use crate::tools::Tools;
use crate::{Error, Result, project};

/// Replaces the contents of Trunk's staging folder with the site.
///
/// # Errors
/// If a tool is missing or fails, or if this does not run as Trunk's hook.
pub fn finish() -> Result<()> {
    let stage = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from).ok_or_else(|| {
        Error::Finding("`finish` is a step of the build, run by Trunk; use `cargo xtask build`.".into())
    })?;
    let tools = Tools::install()?;
    let app = app::of_stage(&tools, &stage)?;
    site::write(&app, &project::seeds(), &stage, &single_file::path())
}
