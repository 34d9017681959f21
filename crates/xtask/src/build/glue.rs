//! JavaScript: the app's loader, and what wasm-bindgen writes to join WebAssembly with the browser.

use std::path::Path;

use crate::tools::Tools;
use crate::{Result, process};

/// The last edition of the language that all engines of 2020 know whole. Naming the engines instead
/// would make the compiler refuse destructuring, of which Safari 14 has one rare case wrong.
const LANGUAGE: &str = "--target=es2019";

/// A classic script, lowered to what old engines understand, and minified.
pub fn minify(tools: &Tools, script: &Path) -> Result<Vec<u8>> {
    process::output(tools.esbuild().args(["--minify", "--charset=utf8", LANGUAGE]).arg(script))
}
