//! The app's one stylesheet, from the files in `src/styles/`.

use std::fs;

use super::files_below;
use crate::tools::Tools;
use crate::{Error, Result, process, project};

/// The oldest engines that the site is made for: Android web views of 2020, and what is common on
/// iPhones and on the computers of training centres.
const ENGINES: &str = "chrome 80, safari 14, firefox 102";

/// The stylesheets joined in the order of their names, lowered to what old engines understand, and
/// minified.
pub fn compile(tools: &Tools) -> Result<Vec<u8>> {
    let mut joined = Vec::new();
    for file in files_below(&project::root().join("src/styles"))? {
        joined.extend(fs::read(&file).map_err(Error::reading(&file))?);
        joined.push(b'\n');
    }
    let source = project::target().join("app.css");
    fs::write(&source, joined).map_err(Error::writing(&source))?;
    process::output(tools.lightningcss().args(["--minify", "--targets", ENGINES]).arg(&source))
}
