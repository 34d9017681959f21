//! The stylesheets: one that every page loads, and one more for each kind of page that needs it.
//!
//! A stylesheet is a file in `src/styles/`. It imports the parts it consists of from
//! `src/styles/parts/`, where a file is a component; what two kinds of pages need is in both.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::tools::Tools;
use crate::{Error, Result, process, project};

/// The oldest engines that the site is made for: Android web views of 2020, and what is common on
/// iPhones and on the computers of training centres.
const ENGINES: &str = "chrome 80, safari 14, firefox 102";

/// The stylesheet of every page.
pub const COMMON: &str = "app";

/// The stylesheets by their names, each with its imports in place, lowered to what old engines
/// understand, and minified.
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

/// A stylesheet with its imports in place, lowered and minified.
///
/// # Errors
/// When the compiler fails.
pub fn compile_one(tools: &Tools, file: &Path) -> Result<Vec<u8>> {
    process::output(tools.lightningcss().args(["--bundle", "--minify", "--targets", ENGINES]).arg(file))
}
