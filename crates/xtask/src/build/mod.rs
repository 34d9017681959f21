//! From the sources to `dist/`.
//!
//! Trunk compiles the app and joins it with the browser; its one hook, [`finish`], makes the site of
//! it. `inputs` tells whether `dist/` still is what the sources give.

mod base85;
pub mod finish;
mod fold;
pub mod hosting;
mod inputs;
mod licences;
pub mod packed;
pub mod release;
mod scripts;
pub mod single_file;
mod stylesheet;
pub mod worker;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use sha2::{Digest, Sha256};

use crate::tools::Tools;
use crate::{Error, Result, lock, process, project};

/// The app's package, and its name among Trunk's files.
const APP: &str = "policy-explorer";

/// Builds the site if any of its sources has changed since the last build.
///
/// # Errors
/// When a tool cannot be installed or a step of the build fails.
pub fn site_if_changed() -> Result<()> {
    if inputs::are_built()? {
        return Ok(());
    }
    site()
}

/// Builds the site.
///
/// # Errors
/// When a tool cannot be installed or a step of the build fails.
pub fn site() -> Result<()> {
    let tools = Tools::install()?;
    let _lock = lock::take(&project::target().join("site.lock"), "building the site")?;
    // Read first: what changes during the build is then seen as a change after it.
    let fingerprint = inputs::fingerprint()?;
    eprintln!("Building the site …");
    let mut trunk = tools.trunk();
    trunk.current_dir(project::root()).args(["build", "--quiet"]);
    for_browsers(&mut trunk);
    process::run(&mut trunk)?;
    inputs::remember(&fingerprint)
}

/// Has a command compile for browsers as the site is compiled.
pub fn for_browsers(command: &mut Command) -> &mut Command {
    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", paths_remapped())
}

/// Flags that keep this machine's folders out of the messages of panics, so that the same commit
/// gives the same bytes everywhere.
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

/// The name by which a browser may keep a file for ever: 16 hexadecimal digits of its SHA-256.
#[must_use]
pub fn content_hash(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes)[..8])
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

/// Every file below a folder, sorted by path; none where there is no such folder.
///
/// # Errors
/// When a folder cannot be read.
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
