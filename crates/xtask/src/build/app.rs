//! The app: what is the same whatever the seeds say. Its WebAssembly is kept from build to build, so that
//! another word in a seed, or another folder of seeds, compiles none.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use site_files::{App, Engine};

use super::{inputs, licences, read_below, scripts, stylesheet};
use crate::tools::Tools;
use crate::{Error, Result, progress, project};

/// What makes WebAssembly that engines of 2020 run: rustc's default output, with each feature that came
/// later turned into what there was before. Never `--all-features`, which emits types they refuse.
const WASM_OPT: [&str; 9] = [
    "--enable-bulk-memory",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-mutable-globals",
    "--signext-lowering",
    "--llvm-nontrapping-fptoint-lowering",
    "--llvm-memory-copy-fill-lowering",
    // The stack ends in the first kilobyte, where nothing else is.
    "--low-memory-unused",
    "-Oz",
];

/// Scripts that are loaded on first use, by name, and where they are below `src/scripts/`.
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
/// The one of which a script of the site asks what it shows, behind wasm-bindgen's; the others mount themselves.
const SEARCH: &str = "search";

/// Makes the app of what Trunk has staged in this folder.
///
/// # Errors
/// When a tool is missing or fails.
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

/// Makes the app of the last WebAssembly that was compiled.
///
/// # Errors
/// When none was, or a tool is missing or fails.
pub fn kept(tools: &Tools) -> Result<App> {
    let script = |name: &str| scripts::bundle(tools, &scripts::folder().join(format!("{name}.ts")));
    let engine = |name: &str| {
        let wasm = module(name);
        let wasm = fs::read(&wasm).map_err(Error::reading(&wasm))?;
        let mut joined = scripts::minify(tools, &glue(name))?;
        if name == SEARCH {
            joined.extend(script("search/main")?);
        }
        Ok((name.to_owned(), Engine { glue: joined, wasm }))
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

/// What each site has as it is.
fn public(tools: &Tools) -> Result<BTreeMap<String, Vec<u8>>> {
    let folder = project::root().join("public");
    let mut files = read_below(&folder)?;
    files.insert(licences::FILE.to_owned(), licences::list(tools)?.into_bytes());
    Ok(files)
}

/// Where the optimised modules are kept.
fn engines() -> PathBuf {
    project::target().join("engines")
}

/// Where an optimised module is kept.
fn module(name: &str) -> PathBuf {
    engines().join(name).with_extension("wasm")
}

/// Where the script is kept that joins a module with the browser.
fn glue(name: &str) -> PathBuf {
    engines().join(name).with_extension("js")
}

/// Whether every module is kept.
#[must_use]
pub fn is_kept() -> bool {
    ENGINES.iter().all(|name| module(name).is_file())
}

/// The global that wasm-bindgen's script declares, the same in every module.
const GLOBAL: &str = "let wasm_bindgen =";

/// The script with a global of its own for each module: in the single file several run in one document.
pub(super) fn with_global(name: &str, script: &str, global: &str) -> Result<String> {
    if script.matches(GLOBAL).count() != 1 {
        let message = format!("{name}.js does not say `{GLOBAL}` once: wasm-bindgen has changed");
        return Err(Error::Finding(message));
    }
    Ok(script.replace(GLOBAL, &format!("{global} =")))
}

/// Makes a module smaller, for engines of 2020 too.
///
/// # Errors
/// When the optimiser is missing or refuses the module.
pub fn optimise(tools: &Tools, module: &Path, optimised: &Path) -> Result<()> {
    let mut wasm_opt = tools.wasm_opt();
    wasm_opt.args(WASM_OPT).arg(module).arg("-o").arg(optimised);
    progress::step("Optimising the WebAssembly", |step| step.run(&mut wasm_opt))
}
