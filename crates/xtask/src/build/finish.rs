//! Makes the site of what Trunk has staged, just before it becomes `dist/`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Serialize;

use super::{
    APP, content_hash, files_below, inputs, licences, packed, scripts, single_file, stylesheet, worker,
};
use crate::tools::Tools;
use crate::{Error, Result, content, open_data, process, project};

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

/// Scripts that are loaded on first use, by name, and where they are below `src/`.
const ON_FIRST_USE: [(&str, &str); 3] =
    [("code", "scripts/code"), ("kiosk", "scripts/kiosk/main"), ("read-aloud", "read-aloud")];

/// The files that every page loads, by their paths below the site's root.
///
/// Their names carry a hash of their bytes. Trunk's own hashes do not do: they are taken before
/// optimisation, so that one name could stand for different bytes in a browser's cache.
#[derive(Serialize)]
struct Assets {
    css: String,
    /// What some kinds of pages load besides, by name.
    styles: BTreeMap<String, String>,
    reading: String,
    boot: String,
    glue: String,
    wasm: String,
    /// What the app loads on first use, by name.
    packs: BTreeMap<String, String>,
    /// Scripts that pages load on first use, by name.
    scripts: BTreeMap<String, String>,
    date: Option<String>,
}

/// Replaces what Trunk has staged by the site: the assets, the open data, the files of `public/`, every page as the
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
    let mut styles = files
        .styles
        .iter()
        .map(|(name, bytes)| Ok((name.clone(), write(name, "css", bytes)?)))
        .collect::<Result<BTreeMap<_, _>>>()?;
    let css = styles.remove(stylesheet::COMMON);
    let content = content::compile()?.without_drafts()?;
    let assets = Assets {
        css: css.ok_or_else(|| Error::Finding("there is no src/styles/app.css".into()))?,
        styles,
        reading: write("reading", "js", &files.reading)?,
        boot: write("boot", "js", &files.boot)?,
        glue: write("app", "js", &files.glue)?,
        wasm: write("app", "wasm", &files.wasm)?,
        packs: content
            .packs
            .iter()
            .map(|(name, bytes)| Ok((name.clone(), write(name, "bin", bytes)?)))
            .collect::<Result<_>>()?,
        scripts: files
            .scripts
            .iter()
            .map(|(name, bytes)| Ok((name.clone(), write(name, "js", bytes)?)))
            .collect::<Result<_>>()?,
        date: inputs::last_change(),
    };
    open_data::write(&content, &stage.join("data"))?;
    copy(&project::root().join("public"), &stage)?;
    fs::write(stage.join(licences::FILE), licences::list()?).map_err(Error::writing(&stage))?;
    render(&stage, &assets)?;
    worker::write(&stage, &files.worker)?;
    write_single_file(&stage, &assets, &files, &content.packs)?;
    packed::pack(&stage)
}

/// The bytes of the assets.
struct Compiled {
    styles: BTreeMap<String, Vec<u8>>,
    reading: Vec<u8>,
    boot: Vec<u8>,
    glue: Vec<u8>,
    wasm: Vec<u8>,
    worker: Vec<u8>,
    /// Makes a site of the single file.
    file: Vec<u8>,
    /// What the loader loads on first use, by name.
    scripts: BTreeMap<String, Vec<u8>>,
}

fn compile(tools: &Tools, stage: &Path) -> Result<Compiled> {
    let optimised = project::target().join("app.wasm");
    optimise(tools, &stage.join(format!("{APP}_bg.wasm")), &optimised)?;
    let script = |name: &str| scripts::bundle(tools, &project::root().join(format!("src/{name}.js")));
    Ok(Compiled {
        styles: stylesheet::compile(tools)?,
        reading: script("reading")?,
        boot: script("boot")?,
        worker: script("scripts/worker")?,
        file: script("scripts/file/main")?,
        scripts: ON_FIRST_USE
            .into_iter()
            .map(|(name, path)| Ok((name.to_owned(), script(path)?)))
            .collect::<Result<_>>()?,
        glue: scripts::minify(tools, &stage.join(format!("{APP}.js")))?,
        wasm: fs::read(&optimised).map_err(Error::reading(&optimised))?,
    })
}

/// Makes a module smaller, for engines of 2020 too.
///
/// # Errors
/// When the optimiser is missing or refuses the module.
pub fn optimise(tools: &Tools, module: &Path, optimised: &Path) -> Result<()> {
    let mut wasm_opt = tools.wasm_opt();
    process::output(wasm_opt.args(WASM_OPT).arg(module).arg("-o").arg(optimised)).map(drop)
}

/// Writes the site once more, as one page.
fn write_single_file(
    site: &Path,
    assets: &Assets,
    files: &Compiled,
    packs: &BTreeMap<String, Vec<u8>>,
) -> Result<()> {
    let (first, later): (Vec<_>, Vec<_>) =
        files.styles.iter().partition(|(name, _)| [stylesheet::COMMON, "home"].contains(&name.as_str()));
    // The comparison is decided natively; its page is all that is shown of it.
    let packs = packs.iter().filter(|(name, _)| !name.starts_with("alignment-"));
    let packs = packs.filter_map(|(name, bytes)| Some((assets.packs.get(name)?.as_str(), bytes.as_slice())));
    let read = |path: &Path| fs::read(path).map_err(Error::reading(path));
    let icon = read(&site.join("icons/icon.svg"))?;
    let settings = read(&site.join(worker::SETTINGS))?;
    single_file::write(
        site,
        &single_file::Parts {
            first_styles: first.into_iter().map(|(_, bytes)| bytes.as_slice()).collect(),
            styles: later.into_iter().map(|(_, bytes)| bytes.as_slice()).collect(),
            reading: &files.reading,
            main: &files.file,
            boot: &files.boot,
            glue: &assets.glue,
            wasm: &assets.wasm,
            scripts: (assets.scripts.iter())
                .map(|(name, path)| (path.as_str(), files.scripts[name].as_slice()))
                .chain([(assets.glue.as_str(), files.glue.as_slice())])
                .collect(),
            files: packs.chain([(assets.wasm.as_str(), files.wasm.as_slice())]).collect(),
            settings: &settings,
            icon: &icon,
        },
    )
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
