//! JavaScript: the page's loader, the service worker, and what wasm-bindgen writes to join WebAssembly
//! with the browser.

use std::path::Path;

use crate::tools::Tools;
use crate::{Result, process};

/// The last edition of the language that all engines of 2020 know whole. Naming the engines instead
/// would make the compiler refuse destructuring, of which Safari 14 has one rare case wrong.
const LANGUAGE: &str = "--target=es2019";

/// A classic script, lowered to what old engines understand, and minified. What it declares stays
/// visible to other scripts.
pub fn minify(tools: &Tools, script: &Path) -> Result<Vec<u8>> {
    process::output(tools.esbuild().args(["--minify", "--charset=utf8", LANGUAGE]).arg(script))
}

/// A classic script of a module and all that it imports, stylesheets as text among it, lowered and
/// minified. It declares nothing.
pub fn bundle(tools: &Tools, module: &Path) -> Result<Vec<u8>> {
    let form = ["--bundle", "--format=iife", "--minify", "--charset=utf8", "--log-level=warning", LANGUAGE];
    process::output(tools.esbuild().args(form).arg("--loader:.css=text").arg(module))
}
