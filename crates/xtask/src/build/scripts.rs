//! Builds the scripts: the site's own TypeScript, and wasm-bindgen's output.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::tools::{self, Tools};
use crate::{Result, process, project};

/// The TypeScript projects below [`folder`]: pages and the service worker have different globals.
const PROJECTS: [&str; 2] = [".", "worker"];

/// The newest language version that all engines of 2020 fully support. Naming the engines instead would make
/// the compiler reject destructuring, because of a rare bug in Safari 14.
const LANGUAGE: &str = "--target=es2019";

/// Lowers and minifies a classic script. Its declarations stay global.
pub fn minify(tools: &Tools, script: &Path) -> Result<Vec<u8>> {
    process::output(tools.esbuild().args(["--minify", "--charset=utf8", LANGUAGE]).arg(script))
}

/// The folder of the site's scripts.
#[must_use]
pub fn folder() -> PathBuf {
    project::root().join("src/scripts")
}

/// Type-checks the site's scripts.
///
/// # Errors
/// If a type is wrong, or the compiler cannot be installed.
pub fn check_types() -> Result<()> {
    let compiler = tools::install_typescript()?;
    PROJECTS.iter().try_for_each(|project| {
        process::run(Command::new(&compiler).current_dir(folder()).args(["--project", project]))
    })
}

/// Bundles a module with its imports, including stylesheets as text, into a lowered and minified classic
/// script without global declarations.
pub fn bundle(tools: &Tools, module: &Path) -> Result<Vec<u8>> {
    let form = ["--bundle", "--format=iife", "--minify", "--charset=utf8", "--log-level=warning", LANGUAGE];
    process::output(tools.esbuild().args(form).arg("--loader:.css=text").arg(module))
}
