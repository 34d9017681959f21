//! Assembles a site from the app and a folder of seeds.

use std::fs;
use std::path::Path;

use site_files::{App, Assets, Content, DATA, EngineFiles, packs_of};

use super::{APP, packed, read_below, single_file, stylesheet, worker, write_below};
use crate::{Error, Result, content, open_data, process, progress, project};

/// The folder of assets.
pub(super) const ASSETS: &str = site_files::ASSETS;

/// Writes the site of a folder of seeds, replacing the contents of `site`: assets, open data, the files of
/// `public/`, all pages, and compressed copies; and the same as a single file.
///
/// # Errors
/// If the seeds contain errors or drafts, a tool fails, or a folder cannot be written.
pub fn write(app: &App, seeds: &Path, site: &Path, file: &Path) -> Result<()> {
    let content = content::without_drafts(content::compile_folder(seeds)?)?;
    empty(site)?;
    let (assets, files) = app.assets(&content);
    write_below(site, &files)?;
    open_data::write(&content, &site.join(DATA))?;
    render(seeds, site, &assets)?;
    let mut files = read_below(site)?;
    site_files::finish(&mut files, &app.worker).map_err(|error| Error::Finding(error.to_string()))?;
    files.retain(|path, _| {
        path == site_files::PAGE_OF_SIZES || path == worker::WORKER || worker::is_bundle(path)
    });
    write_below(site, &files)?;
    write_single_file(site, &assets, app, &content, file)?;
    progress::step("Packing", |_| packed::pack(site))
}

/// Writes the single file, limited to the home province to stay small enough to send.
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

/// Runs the app's renderer as a separate process, because this crate does not depend on the app.
fn render(seeds: &Path, site: &Path, assets: &Assets) -> Result<()> {
    let list = project::target().join("assets.json");
    let json = serde_json::to_vec(assets).expect("names and paths are JSON");
    fs::write(&list, json).map_err(Error::writing(&list))?;
    // Absolute paths, because the renderer runs in the project's folder.
    let whole = |folder: &Path| folder.canonicalize().map_err(Error::reading(folder));
    let mut cargo = process::cargo();
    cargo
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
