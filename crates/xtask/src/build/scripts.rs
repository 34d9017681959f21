//! What browsers run besides WebAssembly: the site's scripts, written in TypeScript, and what wasm-bindgen
//! writes to join WebAssembly with the browser.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::tools::{self, Tools};
use crate::{Result, process, project};

/// The projects of the type checker below [`folder`]: pages and the service worker know different names.
const PROJECTS: [&str; 2] = [".", "worker"];

/// The last edition of the language that all engines of 2020 know whole. Naming the engines instead
/// would make the compiler refuse destructuring, of which Safari 14 has one rare case wrong.
const LANGUAGE: &str = "--target=es2019";

/// A classic script, lowered to what old engines understand, and minified. What it declares stays
/// visible to other scripts.
pub fn minify(tools: &Tools, script: &Path) -> Result<Vec<u8>> {
    process::output(tools.esbuild().args(["--minify", "--charset=utf8", LANGUAGE]).arg(script))
}

/// Where the site's scripts are.
#[must_use]
pub fn folder() -> PathBuf {
    project::root().join("src/scripts")
}

/// Checks the types of the site's scripts.
///
/// # Errors
/// When one is wrong: the compiler says where. When the compiler cannot be installed.
pub fn check_types() -> Result<()> {
    let compiler = tools::install_typescript()?;
    PROJECTS.iter().try_for_each(|project| {
        process::run(Command::new(&compiler).current_dir(folder()).args(["--project", project]))
    })
}

/// A classic script of a module and all that it imports, stylesheets as text among it, lowered and
/// minified. It declares nothing.
pub fn bundle(tools: &Tools, module: &Path) -> Result<Vec<u8>> {
    let form = ["--bundle", "--format=iife", "--minify", "--charset=utf8", "--log-level=warning", LANGUAGE];
    process::output(tools.esbuild().args(form).arg("--loader:.css=text").arg(module))
}
