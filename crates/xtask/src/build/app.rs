//! Builds the app: everything independent of the seeds. The WebAssembly is cached between builds, so that a
//! change of seeds compiles nothing.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use site_files::{App, WasmEngine};

use super::{inputs, licences, read_below, scripts, stylesheet};
use crate::tools::Tools;
use crate::{Error, Result, progress, project};

/// Options that make WebAssembly run in engines of 2020: rustc's default output, with every newer feature
/// lowered. Never `--all-features`, which emits types they reject.
const WASM_OPT: [&str; 9] = [
    "--enable-bulk-memory",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-mutable-globals",
    "--signext-lowering",
    "--llvm-nontrapping-fptoint-lowering",
    "--llvm-memory-copy-fill-lowering",
    // The stack never uses the first kilobyte, and nothing else is there.
    "--low-memory-unused",
    "-Oz",
];

/// The lazily loaded scripts, by name, with their paths below `src/scripts/`.
const ON_FIRST_USE: [(&str, &str); 12] = [
    ("about", "enhance/about"),
    ("code", "enhance/qr-code"),
    ("controls", "enhance/controls"),
    ("copy", "copy/main"),
    ("embed", "enhance/embed"),
    ("handout", "enhance/handout"),
    ("kiosk", "kiosk/main"),
    ("notes", "enhance/notes"),
    ("print", "enhance/printing"),
    ("read-aloud", "enhance/read-aloud"),
    ("source-check", "enhance/source-check"),
    ("site-check", "site-check/page"),
];

/// The programs of `src/bin/` that run in browsers.
pub const ENGINES: [&str; 3] = ["result", SEARCH, "wizard"];
/// The engine with a script of its own appended to wasm-bindgen's; the others mount themselves.
const SEARCH: &str = "search";

/// Builds the app from Trunk's staging folder.
///
/// # Errors
/// If a tool is missing or fails.
pub fn of_stage(tools: &Tools, stage: &Path) -> Result<App> {
    let folder = engines();
    fs::create_dir_all(&folder).map_err(Error::writing(&folder))?;
    for name in ENGINES {
        optimise(tools, &stage.join(format!("{name}_bg.wasm")), &module(name))?;
        let written = stage.join(format!("{name}.js"));
        let script = fs::read_to_string(&written).map_err(Error::reading(&written))?;
        let script = with_global(name, &script, &format!("window.engine_{name}"))?;
        fs::write(glue(name), script).map_err(Error::writing(&glue(name)))?;
    }
    kept(tools)
}

/// Builds the app from the cached WebAssembly.
///
/// # Errors
/// If nothing is cached, or a tool is missing or fails.
pub fn kept(tools: &Tools) -> Result<App> {
    let script = |name: &str| scripts::bundle(tools, &scripts::folder().join(format!("{name}.ts")));
    let engine = |name: &str| {
        let wasm = module(name);
        let wasm = fs::read(&wasm).map_err(Error::reading(&wasm))?;
        let mut joined = scripts::minify(tools, &glue(name))?;
        if name == SEARCH {
            joined.extend(script("search/main")?);
        }
        Ok((name.to_owned(), WasmEngine { glue: joined, wasm }))
    };
    Ok(App {
        styles: stylesheet::compile(tools)?,
        first: script("loader/inline-head")?,
        reading: script("loader/reading-tools")?,
        boot: script("loader/boot")?,
        worker: script("worker/service-worker")?,
        file: script("file/main")?,
        scripts: ON_FIRST_USE
            .into_iter()
            .map(|(name, path)| Ok((name.to_owned(), script(path)?)))
            .collect::<Result<_>>()?,
        engines: ENGINES.into_iter().map(engine).collect::<Result<_>>()?,
        public: public(tools)?,
        date: inputs::last_change(),
    })
}

/// The files copied unchanged into each site.
fn public(tools: &Tools) -> Result<BTreeMap<String, Vec<u8>>> {
    let folder = project::root().join("public");
    let mut files = read_below(&folder)?;
    files.insert(licences::FILE.to_owned(), licences::list(tools)?.into_bytes());
    Ok(files)
}

/// The folder of cached modules.
fn engines() -> PathBuf {
    project::target().join("engines")
}

/// The path of a cached module.
fn module(name: &str) -> PathBuf {
    engines().join(name).with_extension("wasm")
}

/// The path of a cached wasm-bindgen script.
fn glue(name: &str) -> PathBuf {
    engines().join(name).with_extension("js")
}

/// Whether every module is cached.
#[must_use]
pub fn is_kept() -> bool {
    ENGINES.iter().all(|name| module(name).is_file())
}

/// The global declared by wasm-bindgen's script, the same for every module.
const GLOBAL: &str = "let wasm_bindgen =";

/// Renames a script's global, because several modules share one document in the single file.
pub(super) fn with_global(name: &str, script: &str, global: &str) -> Result<String> {
    if script.matches(GLOBAL).count() != 1 {
        let message =
            format!("`{GLOBAL}` does not occur exactly once in {name}.js: wasm-bindgen has changed");
        return Err(Error::Finding(message));
    }
    Ok(script.replace(GLOBAL, &format!("{global} =")))
}

/// Optimises a module and lowers it for engines of 2020.
///
/// # Errors
/// If the optimiser is missing or rejects the module.
pub fn optimise(tools: &Tools, module: &Path, optimised: &Path) -> Result<()> {
    let mut wasm_opt = tools.wasm_opt();
    wasm_opt.args(WASM_OPT).arg(module).arg("-o").arg(optimised);
    progress::step("Optimising the WebAssembly", |step| step.run(&mut wasm_opt))
}
