//! JavaScript: the app's loader, and what wasm-bindgen writes to join WebAssembly with the browser.

use std::path::Path;

use crate::tools::Tools;
use crate::{Result, process};

/// Engines of 2020, as for the stylesheet.
const ENGINES: &str = "--target=chrome80,safari14,firefox102";

/// A classic script, lowered to what old engines understand, and minified.
pub fn minify(tools: &Tools, script: &Path) -> Result<Vec<u8>> {
    process::output(tools.esbuild().args(["--minify", "--charset=utf8", ENGINES]).arg(script))
}
