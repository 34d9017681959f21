//! Assembles a site from the app and a folder of seeds.

use std::fs;
use std::path::Path;

use site_files::{App, Assets, DATA};

use super::{APP, packed, read_below, worker, write_below};
use crate::{Error, Result, content, process, progress, project};

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
    content::write_open_data(&content, &site.join(DATA))?;
    render(seeds, site, &assets)?;
    let mut files = read_below(site)?;
    let finding = |error: &dyn std::fmt::Display| Error::Finding(error.to_string());
    site_files::finish(&mut files, &app.worker).map_err(|error| finding(&error))?;
    let single_file = site_files::single_file(app, &content, &assets, &files, &mut |_, _| {});
    let single_file = single_file.map_err(|error| finding(&error))?;
    files.retain(|path, _| {
        path == site_files::PAGE_OF_SIZES || path == worker::WORKER || worker::is_bundle(path)
    });
    write_below(site, &files)?;
    let folder = file.parent().unwrap_or(site);
    fs::create_dir_all(folder).map_err(Error::writing(folder))?;
    fs::write(file, single_file).map_err(Error::writing(file))?;
    progress::step("Packing", |_| packed::pack(site))
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
