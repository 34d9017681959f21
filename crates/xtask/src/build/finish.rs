//! Makes the site of what Trunk has staged, just before it becomes `dist/`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Serialize;

use super::{content_hash, files_below, glue, packed, stylesheet};
use crate::tools::Tools;
use crate::{Error, Result, content, process, project};

/// The app's name among Trunk's files.
const APP: &str = "policy-explorer";

/// What makes WebAssembly that engines of 2020 run: rustc's default output, with each feature that came
/// later turned into what there was before. Never `--all-features`, which emits types they refuse.
const WASM_OPT: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-mutable-globals",
    "--signext-lowering",
    "--llvm-nontrapping-fptoint-lowering",
    "--llvm-memory-copy-fill-lowering",
    "-Oz",
];

/// The files that every page loads, by their paths below the site's root.
///
/// Their names carry a hash of their bytes. Trunk's own hashes do not do: they are taken before
/// optimisation, so that one name could stand for different bytes in a browser's cache.
#[derive(Serialize)]
struct Assets {
    css: String,
    boot: String,
    glue: String,
    wasm: String,
    /// What the app loads on first use, by name.
    packs: BTreeMap<String, String>,
}

/// Replaces what Trunk has staged by the site: the assets, the files of `public/`, every page as the
/// app's own renderer writes it, and packed copies of them all.
///
/// # Errors
/// When a tool is missing or fails, or when this does not run as Trunk's hook.
pub fn finish() -> Result<()> {
    let stage = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from).ok_or_else(|| {
        Error::Finding("`finish` is a step of the build, run by Trunk; use `cargo xtask build`.".into())
    })?;
    let tools = Tools::install()?;
    let files = compile(&tools, &stage)?;

    empty(&stage)?;
    fs::create_dir(stage.join("assets")).map_err(Error::writing(&stage))?;
    let write = |name: &str, extension: &str, bytes: &[u8]| {
        let path = format!("assets/{name}-{}.{extension}", content_hash(bytes));
        fs::write(stage.join(&path), bytes).map_err(Error::writing(&stage)).map(|()| path)
    };
    let assets = Assets {
        css: write("app", "css", &files.css)?,
        boot: write("boot", "js", &files.boot)?,
        glue: write("app", "js", &files.glue)?,
        wasm: write("app", "wasm", &files.wasm)?,
        packs: content::compile()?
            .packs
            .iter()
            .map(|(name, bytes)| Ok((name.clone(), write(name, "bin", bytes)?)))
            .collect::<Result<_>>()?,
    };
    copy(&project::root().join("public"), &stage)?;
    render(&stage, &assets)?;
    packed::pack(&stage)
}

/// The bytes of the assets.
struct Compiled {
    css: Vec<u8>,
    boot: Vec<u8>,
    glue: Vec<u8>,
    wasm: Vec<u8>,
}

fn compile(tools: &Tools, stage: &Path) -> Result<Compiled> {
    let optimised = project::target().join("app.wasm");
    let mut wasm_opt = tools.wasm_opt();
    wasm_opt.args(WASM_OPT).arg(stage.join(format!("{APP}_bg.wasm"))).arg("-o").arg(&optimised);
    process::output(&mut wasm_opt)?;
    Ok(Compiled {
        css: stylesheet::compile(tools)?,
        boot: glue::minify(tools, &project::root().join("src/boot.js"))?,
        glue: glue::minify(tools, &stage.join(format!("{APP}.js")))?,
        wasm: fs::read(&optimised).map_err(Error::reading(&optimised))?,
    })
}

/// Runs the app's renderer, which knows every page. A process of its own, because this crate does not
/// depend on the app.
fn render(stage: &Path, assets: &Assets) -> Result<()> {
    let list = project::target().join("assets.json");
    let json = serde_json::to_vec(assets).expect("names and paths are JSON");
    fs::write(&list, json).map_err(Error::writing(&list))?;
    let mut cargo = Command::new("cargo");
    cargo
        .current_dir(project::root())
        .args(["run", "--quiet", "--package", APP, "--bin", "render", "--no-default-features"])
        .args(["--features", "ssr", "--", "--out"])
        .arg(stage)
        .arg("--assets")
        .arg(&list);
    process::run(&mut cargo)
}

fn empty(folder: &Path) -> Result<()> {
    fs::remove_dir_all(folder).map_err(Error::writing(folder))?;
    fs::create_dir(folder).map_err(Error::writing(folder))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    for file in files_below(from)? {
        let copy = to.join(file.strip_prefix(from).expect("the file was found below this folder"));
        let folder = copy.parent().expect("a file lies in a folder");
        fs::create_dir_all(folder).map_err(Error::writing(folder))?;
        fs::copy(&file, &copy).map_err(Error::writing(&copy))?;
    }
    Ok(())
}
