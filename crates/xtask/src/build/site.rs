//! The site: the app, with what a folder of seeds gives.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use seeds::Province;
use serde::Serialize;

use super::app::{App, Engine};
use super::{
    APP, content_hash, files_below, inputs, licences, offline_size, packed, single_file, stylesheet, worker,
};
use crate::content::{self, Content};
use crate::tools::Tools;
use crate::{Error, Result, open_data, progress, project};

/// The folder of the files that pages load.
pub(super) const ASSETS: &str = "assets";

/// The files that pages refer to, by their paths below the site's root.
///
/// Their names carry a hash of their bytes. Trunk's own hashes do not do: they are taken before
/// optimisation, so that one name could stand for different bytes in a browser's cache.
#[derive(Serialize)]
struct Assets {
    /// The stylesheets, by name.
    styles: BTreeMap<String, Style>,
    /// The script that pages have in themselves.
    first: String,
    reading: String,
    boot: String,
    /// The modules of the pages that answer, by name.
    engines: BTreeMap<String, EngineFiles>,
    /// What the app is given, by province.
    provinces: BTreeMap<String, Packs>,
    /// Scripts that pages load on first use, by name.
    scripts: BTreeMap<String, String>,
    date: Option<String>,
    /// Where the site is on the web, as the settings of `public/` say; nothing where they do not.
    address: Option<String>,
}

/// A stylesheet. Its text stands in pages too, so that their first paint waits for nothing else.
#[derive(Serialize)]
struct Style {
    path: String,
    text: String,
}

/// Where a module of WebAssembly is, with the script that joins it with the browser.
#[derive(Serialize)]
struct EngineFiles {
    glue: String,
    wasm: String,
}

/// Where the packs of a province are, by the names of the modules that load them; `pinyin` is loaded by the search.
type Packs = BTreeMap<String, String>;

/// Writes the site of a folder of seeds in place of what is in `site`: the assets, the open data, the files
/// of `public/`, every page as the app's own renderer writes it, and packed copies of them all; and once
/// more as a single file.
///
/// # Errors
/// When the seeds are wrong or have drafts, a tool fails, or a folder cannot be written.
pub fn write(tools: &Tools, app: &App, seeds: &Path, site: &Path, file: &Path) -> Result<()> {
    let content = content::compile_folder(seeds)?.without_drafts()?;
    empty(site)?;
    let assets = assets(app, &content, site)?;
    open_data::write(&content, &site.join("data"))?;
    copy(&project::root().join("public"), site)?;
    fs::write(site.join(licences::FILE), licences::list(tools)?).map_err(Error::writing(site))?;
    render(seeds, site, &assets)?;
    offline_size::tell(site)?;
    worker::write(site, &app.worker)?;
    write_single_file(site, &assets, app, &content, file)?;
    progress::step("Packing", |_| packed::pack(site))
}

/// A stylesheet or script with a byte order mark, which says that it is UTF-8 and wins over a server's header
/// that says otherwise.
fn marked(bytes: &[u8]) -> Vec<u8> {
    ["\u{FEFF}".as_bytes(), bytes].concat()
}

/// What is loaded for a province, by name.
fn packs_of(province: &Province) -> impl Iterator<Item = (&str, &[u8])> {
    let packs = province.packs.iter().map(|(pack, bytes)| (pack.name(), bytes.as_slice()));
    packs.chain([("pinyin", province.pinyin.as_slice())])
}

/// Writes the assets, and tells where they are.
fn assets(app: &App, content: &Content, site: &Path) -> Result<Assets> {
    fs::create_dir(site.join(ASSETS)).map_err(Error::writing(site))?;
    let write = |name: &str, extension: &str, bytes: &[u8]| {
        let bytes = if extension == "bin" || extension == "wasm" { bytes.to_vec() } else { marked(bytes) };
        let path = format!("{ASSETS}/{name}-{}.{extension}", content_hash(&bytes));
        fs::write(site.join(&path), bytes).map_err(Error::writing(site)).map(|()| path)
    };
    let script = |(name, bytes): (&String, &Vec<u8>)| Ok((name.clone(), write(name, "js", bytes)?));
    let packs = |province: &Province| {
        let id = &province.id;
        let paths = packs_of(province)
            .map(|(name, bytes)| Ok((name.to_owned(), write(&format!("{name}-{id}"), "bin", bytes)?)));
        Ok((id.clone(), paths.collect::<Result<Packs>>()?))
    };
    let engine = |(name, engine): (&String, &Engine)| {
        let (glue, wasm) = (write(name, "js", &engine.glue)?, write(name, "wasm", &engine.wasm)?);
        Ok((name.clone(), EngineFiles { glue, wasm }))
    };
    let words = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
    let style = |(name, bytes): (&String, &Vec<u8>)| {
        let text = words(bytes);
        Ok((name.clone(), Style { path: write(name, "css", text.as_bytes())?, text }))
    };
    Ok(Assets {
        styles: app.styles.iter().map(style).collect::<Result<_>>()?,
        first: words(&app.first),
        reading: write("reading", "js", &app.reading)?,
        boot: write("boot", "js", &app.boot)?,
        engines: app.engines.iter().map(engine).collect::<Result<_>>()?,
        provinces: content.provinces.iter().map(packs).collect::<Result<_>>()?,
        scripts: app.scripts.iter().map(script).collect::<Result<_>>()?,
        date: inputs::last_change(),
        address: public_address()?,
    })
}

/// The `public_address` of the settings that the site is built with, ending in a slash.
fn public_address() -> Result<Option<String>> {
    let file = project::root().join("public").join(worker::SETTINGS);
    let text = fs::read_to_string(&file).map_err(Error::reading(&file))?;
    // What is wrong with the settings is said on the about page.
    let settings: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
    let address = settings["public_address"].as_str().filter(|address| address.starts_with("http"));
    Ok(address.map(|address| format!("{}/", address.trim_end_matches('/'))))
}

/// Writes the site once more, as one page: of its own province alone, so that it stays small enough to be
/// sent.
fn write_single_file(site: &Path, assets: &Assets, app: &App, content: &Content, file: &Path) -> Result<()> {
    let (first, later): (Vec<_>, Vec<_>) =
        app.styles.iter().partition(|(name, _)| [stylesheet::COMMON, "home"].contains(&name.as_str()));
    let home =
        content.provinces.first().ok_or_else(|| Error::Finding("the seeds have no document".into()))?;
    let packs = &assets.provinces[&home.id];
    let read = |path: &Path| fs::read(path).map_err(Error::reading(path));
    let icon = read(&site.join("icons/icon.svg"))?;
    let settings = read(&site.join(worker::SETTINGS))?;
    let parts = single_file::Parts {
        first_styles: first.into_iter().map(|(_, bytes)| bytes.as_slice()).collect(),
        styles: later.into_iter().map(|(_, bytes)| bytes.as_slice()).collect(),
        reading: &app.reading,
        main: &app.file,
        boot: &app.boot,
        engines: (assets.engines.iter())
            .map(|(name, EngineFiles { glue, wasm })| (name.as_str(), [glue.as_str(), wasm, &packs[name]]))
            .collect(),
        scripts: (assets.scripts.iter())
            .map(|(name, path)| (path.as_str(), app.scripts[name].as_slice()))
            .chain(
                app.engines
                    .iter()
                    .map(|(name, engine)| (assets.engines[name].glue.as_str(), engine.glue.as_slice())),
            )
            .collect(),
        files: packs_of(home)
            .map(|(name, bytes)| (packs[name].as_str(), bytes))
            .chain(
                app.engines
                    .iter()
                    .map(|(name, engine)| (assets.engines[name].wasm.as_str(), engine.wasm.as_slice())),
            )
            .collect(),
        settings: &settings,
        icon: &icon,
    };
    single_file::write(site, &parts, file)
}

/// Runs the app's renderer, which knows every page. A process of its own, because this crate does not
/// depend on the app.
fn render(seeds: &Path, site: &Path, assets: &Assets) -> Result<()> {
    let list = project::target().join("assets.json");
    let json = serde_json::to_vec(assets).expect("names and paths are JSON");
    fs::write(&list, json).map_err(Error::writing(&list))?;
    // The folders are given whole: the renderer runs in the project's.
    let whole = |folder: &Path| folder.canonicalize().map_err(Error::reading(folder));
    let mut cargo = Command::new("cargo");
    cargo
        .current_dir(project::root())
        .args(["run", "--package", APP, "--bin", "render", "--no-default-features"])
        .args(["--features", "ssr", "--", "--seeds"])
        .arg(whole(seeds)?)
        .arg("--out")
        .arg(whole(site)?)
        .arg("--assets")
        .arg(&list);
    progress::step("Rendering the pages", |step| step.run(&mut cargo))
}

fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(Error::writing(folder))?;
    }
    fs::create_dir_all(folder).map_err(Error::writing(folder))
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
