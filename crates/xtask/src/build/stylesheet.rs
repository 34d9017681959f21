//! Builds the stylesheets: one for every page, and one for each kind of page that needs more.
//!
//! A stylesheet is a file in `src/styles/` that imports its parts from `src/styles/parts/`, one component
//! per file. Parts needed by several kinds of pages are in each of their stylesheets.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::tools::Tools;
use crate::{Error, Result, process, project};

/// The oldest supported engines: Android web views of 2020, and versions common on iPhones and in training
/// centres.
const ENGINES: &str = "chrome 80, safari 14, firefox 102";

/// Compiles all stylesheets by name: inlines imports, lowers for old engines, and minifies.
pub fn compile(tools: &Tools) -> Result<BTreeMap<String, Vec<u8>>> {
    let folder = project::root().join("src/styles");
    let mut sheets = BTreeMap::new();
    for entry in fs::read_dir(&folder).map_err(Error::reading(&folder))? {
        let file = entry.map_err(Error::reading(&folder))?.path();
        if let (true, Some(name)) = (file.is_file(), file.file_stem()) {
            sheets.insert(name.to_string_lossy().into_owned(), compile_one(tools, &file)?);
        }
    }
    Ok(sheets)
}

/// Compiles one stylesheet.
///
/// # Errors
/// If the compiler fails.
pub fn compile_one(tools: &Tools, file: &Path) -> Result<Vec<u8>> {
    process::output(tools.lightningcss().args(["--bundle", "--minify", "--targets", ENGINES]).arg(file))
}
