//! The app: what is the same whatever the seeds say. Its WebAssembly is kept from build to build, so that
//! another word in a seed, or another folder of seeds, compiles none.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::{scripts, stylesheet};
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

/// The bytes that make the app.
pub struct App {
    /// The stylesheets, by name.
    pub styles: BTreeMap<String, Vec<u8>>,
    /// What pages have in themselves: it sets the size of letters before the first of them is drawn.
    pub first: Vec<u8>,
    /// How the page is read.
    pub reading: Vec<u8>,
    /// The loader.
    pub boot: Vec<u8>,
    /// The modules of the pages that answer, by name.
    pub engines: BTreeMap<String, Engine>,
    /// The service worker's code.
    pub worker: Vec<u8>,
    /// Makes a site of the single file.
    pub file: Vec<u8>,
    /// What the loader loads on first use, by name.
    pub scripts: BTreeMap<String, Vec<u8>>,
}

/// A module of WebAssembly.
pub struct Engine {
    /// What wasm-bindgen wrote, which declares the global that the loader starts.
    pub glue: Vec<u8>,
    /// The module itself.
    pub wasm: Vec<u8>,
}

/// The programs of `src/bin/` that run in browsers.
pub const ENGINES: [&str; 3] = ["result", "search", "wizard"];

impl App {
    /// Makes it of what Trunk has staged in this folder.
    ///
    /// # Errors
    /// When a tool is missing or fails.
    pub fn of_stage(tools: &Tools, stage: &Path) -> Result<Self> {
        let folder = engines();
        fs::create_dir_all(&folder).map_err(Error::writing(&folder))?;
        for name in ENGINES {
            optimise(tools, &stage.join(format!("{name}_bg.wasm")), &module(name))?;
            let written = stage.join(format!("{name}.js"));
            let script = fs::read_to_string(&written).map_err(Error::reading(&written))?;
            fs::write(glue(name), with_global(name, &script)?).map_err(Error::writing(&glue(name)))?;
        }
        Self::kept(tools)
    }

    /// Makes it of the last WebAssembly that was compiled.
    ///
    /// # Errors
    /// When none was, or a tool is missing or fails.
    pub fn kept(tools: &Tools) -> Result<Self> {
        let script = |name: &str| scripts::bundle(tools, &scripts::folder().join(format!("{name}.ts")));
        let engine = |name: &str| {
            let wasm = module(name);
            let wasm = fs::read(&wasm).map_err(Error::reading(&wasm))?;
            Ok((name.to_owned(), Engine { glue: scripts::minify(tools, &glue(name))?, wasm }))
        };
        Ok(Self {
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
        })
    }
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
fn with_global(name: &str, script: &str) -> Result<String> {
    if script.matches(GLOBAL).count() != 1 {
        let message = format!("{name}.js does not say `{GLOBAL}` once: wasm-bindgen has changed");
        return Err(Error::Finding(message));
    }
    Ok(script.replace(GLOBAL, &format!("window.engine_{name} =")))
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
