//! Builds `dist/` from the sources.
//!
//! Trunk compiles the app; its hook, [`finish`], assembles the site. If only seeds have changed, the
//! compiled [`app`] is reused. `inputs` detects changes.

pub mod app;
pub mod hosting;
pub(crate) mod inputs;
mod licences;
pub mod packed;
pub mod release;
pub(crate) mod scripts;
mod site;
mod stylesheet;
pub mod workbench;
pub mod worker;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

pub use site_files::content_hash;
use site_files::hexadecimal;

use crate::tools::Tools;
use crate::{Error, Result, content, lock, progress, project};

/// The app's package.
const APP: &str = "policy-explorer";
/// The Cargo profile, which `Trunk.toml` names too.
pub const PROFILE: &str = "web";

/// The build outputs, by the names of their fingerprints.
const SITE: &str = "dist";
/// See [`SITE`].
const COMPILED: &str = "app";

/// Builds the site and its workbench if any source has changed since the last build.
///
/// # Errors
/// If a tool cannot be installed or a build step fails.
pub fn site_if_changed() -> Result<()> {
    pages_if_changed()?;
    workbench_if_missing()
}

/// Builds the site's pages if any source has changed since the last build.
///
/// # Errors
/// If a tool cannot be installed or a build step fails.
pub fn pages_if_changed() -> Result<()> {
    let are_there = project::dist().join("index.html").is_file() && project::single_file().is_file();
    if are_there && inputs::is_noted(SITE, &inputs::site()?) { Ok(()) } else { pages() }
}

/// Adds the workbench to the site if it is missing, as after every build of the pages.
///
/// # Errors
/// If a tool cannot be installed or the workbench cannot be compiled.
pub fn workbench_if_missing() -> Result<()> {
    if workbench::path().is_file() && workbench::is_in(&project::dist()) {
        return Ok(());
    }
    let tools = Tools::install()?;
    let _lock = lock::take(&project::target().join("site.lock"), "building the site")?;
    let workbench = workbench::make(&tools, &app::kept(&tools)?)?;
    workbench.write_single_file()?;
    workbench.add_to(&project::dist())
}

/// Builds the project's own site and its workbench.
///
/// # Errors
/// If a tool cannot be installed or a build step fails.
pub fn site() -> Result<()> {
    pages()?;
    workbench_if_missing()
}

/// Builds the pages of the project's own site.
fn pages() -> Result<()> {
    let tools = Tools::install()?;
    let _lock = lock::take(&project::target().join("site.lock"), "building the site")?;
    // Computed first, so that a change during the build triggers another one.
    let fingerprint = inputs::site()?;
    if is_compiled()? {
        let (new, dist) = (project::target().join("site"), project::dist());
        let app = app::kept(&tools)?;
        progress::step("Building the site", |_| {
            site::write(&app, &project::seeds(), &new, &project::single_file())
        })?;
        // Replaces the folder at once, so that a concurrent reader sees one complete site.
        if dist.exists() {
            fs::remove_dir_all(&dist).map_err(Error::writing(&dist))?;
        }
        fs::rename(&new, &dist).map_err(Error::writing(&dist))?;
    } else {
        compile(&tools)?;
    }
    inputs::remember(SITE, &fingerprint)
}

/// Builds the site of another folder of seeds into `out`, and next to it the single file, whose path is
/// returned.
///
/// # Errors
/// If `out` contains anything else, a tool cannot be installed, or a build step fails.
pub fn site_of(seeds: &Path, out: &Path) -> Result<PathBuf> {
    let holds_a_site = out.join(worker::WORKER).is_file();
    if !holds_a_site && !files_below(out)?.is_empty() {
        let message =
            format!("{} contains files that are not part of a site; choose another folder.", out.display());
        return Err(Error::Finding(message));
    }
    let tools = Tools::install()?;
    let _lock = lock::take(&project::target().join("site.lock"), "building a site")?;
    if !is_compiled()? {
        compile(&tools)?;
    }
    let file = packed::with_ending(out, ".html");
    let app = app::kept(&tools)?;
    let workbench = workbench::make(&tools, &app)?;
    site::write(&app, seeds, out, &file)?;
    workbench.add_to(out)?;
    Ok(file)
}

/// Whether the cached app is up to date.
fn is_compiled() -> Result<bool> {
    Ok(app::is_kept() && inputs::is_noted(COMPILED, &inputs::app()?))
}

/// Runs Trunk, which compiles the app and builds the project's own site through its hook.
fn compile(tools: &Tools) -> Result<()> {
    // Reports errors in the seeds before minutes of compiling.
    content::without_drafts(content::compile()?)?;
    let fingerprint = inputs::app()?;
    let mut trunk = tools.trunk();
    trunk.current_dir(project::root()).arg("build");
    for_browsers(&mut trunk);
    progress::step("Building the app and its pages (about two minutes and a half on two cores)", |step| {
        step.run(&mut trunk)
    })?;
    inputs::remember(COMPILED, &fingerprint)
}

/// Trunk's hook: replaces the contents of its staging folder with the site, before that becomes `dist/`.
///
/// # Errors
/// If a tool is missing or fails, or if this does not run as Trunk's hook.
pub fn finish() -> Result<()> {
    let stage = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from).ok_or_else(|| {
        Error::Finding("`finish` is a step of the build, run by Trunk; use `cargo xtask build`.".into())
    })?;
    let tools = Tools::install()?;
    let app = app::of_stage(&tools, &stage)?;
    site::write(&app, &project::seeds(), &stage, &project::single_file())
}

/// Configures a command to compile for browsers with the site's settings.
pub fn for_browsers(command: &mut Command) -> &mut Command {
    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", paths_remapped())
}

/// Flags that remove local paths from panic messages, so that builds are reproducible.
fn paths_remapped() -> String {
    let home = |variable: &str, folder: &str| {
        std::env::var(variable).ok().or_else(|| Some(format!("{}/{folder}", std::env::var("HOME").ok()?)))
    };
    let mut flags = format!("--remap-path-prefix={}=.", project::root().display());
    if let Some(cargo) = home("CARGO_HOME", ".cargo") {
        let _ = write!(flags, " --remap-path-prefix={cargo}=cargo");
    }
    flags
}

/// All files below a folder, sorted by path; empty if the folder does not exist.
///
/// # Errors
/// If a folder cannot be read.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        if !folder.exists() {
            continue;
        }
        for entry in fs::read_dir(&folder).map_err(Error::reading(&folder))? {
            let path = entry.map_err(Error::reading(&folder))?.path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    Ok(files)
}

/// Reads all files below a folder, by relative path.
///
/// # Errors
/// If a file cannot be read.
pub fn read_below(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let read = |file: PathBuf| {
        let bytes = fs::read(&file).map_err(Error::reading(&file))?;
        Ok((file.strip_prefix(folder).unwrap_or(&file).to_string_lossy().into_owned(), bytes))
    };
    files_below(folder)?.into_iter().map(read).collect()
}

/// Writes files below a folder.
///
/// # Errors
/// If a file cannot be written.
pub fn write_below(folder: &Path, files: &BTreeMap<String, Vec<u8>>) -> Result<()> {
    for (path, bytes) in files {
        let path = folder.join(path);
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent).map_err(Error::writing(parent))?;
        fs::write(&path, bytes).map_err(Error::writing(&path))?;
    }
    Ok(())
}
