//! Whether what was built is what the sources give, by a hash over the sources' bytes.
//!
//! Bytes and not times: a fresh checkout or a switch of branches and back changes times only. The
//! sources are below a megabyte, so that reading them all takes a few milliseconds.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use sha2::{Digest, Sha256};

use super::files_below;
use crate::{Error, Result, process, project};

/// All that the app's WebAssembly is made of, apart from tools, whose versions stand in these files.
const APP: [&str; 12] = [
    ".cargo/config.toml",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "build.rs",
    "crates/policy",
    "crates/xtask/src/build/app.rs",
    "crates/xtask/src/tools",
    "index.html",
    "rust-toolchain.toml",
    "src",
    "tests/package-lock.json",
];

/// What of it is only in pages.
const NOT_IN_APP: [&str; 2] = ["src/scripts", "src/styles"];

/// All that the workbench's modules are made of.
const WORKBENCH: [&str; 13] = [
    ".cargo/config.toml",
    "Cargo.lock",
    "Cargo.toml",
    "crates/export",
    "crates/policy",
    "crates/seeds",
    "crates/site-files",
    "crates/workbench",
    "crates/workbench-engine",
    "crates/workbench-messages",
    "crates/xtask/src/build/workbench.rs",
    "rust-toolchain.toml",
    "src",
];

/// What the site is made of besides.
const CONTENT: [&str; 3] = ["crates", "public", "seeds"];

/// A word that changes with any byte or name among the sources of the app's WebAssembly.
pub fn app() -> Result<String> {
    Ok(super::hexadecimal(&hash(&APP, &NOT_IN_APP)?.finalize()))
}

/// A word that changes with any byte or name among the sources of the workbench's WebAssembly.
pub fn workbench() -> Result<String> {
    Ok(super::hexadecimal(&hash(&WORKBENCH, &NOT_IN_APP)?.finalize()))
}

/// A word that changes with any byte or name among all sources of the site.
pub fn site() -> Result<String> {
    let mut hash = hash(&[&APP[..], &CONTENT].concat(), &[])?;
    // Stands on the about page.
    hash.update(last_change().unwrap_or_default());
    Ok(super::hexadecimal(&hash.finalize()))
}

fn hash(sources: &[&str], without: &[&str]) -> Result<Sha256> {
    let root = project::root();
    let mut hash = Sha256::new();
    for source in sources {
        let path = root.join(source);
        let files = if path.is_file() { vec![path] } else { files_below(&path)? };
        for file in files {
            let below = file.strip_prefix(&root).unwrap_or(&file);
            if without.iter().any(|folder| below.starts_with(folder)) {
                continue;
            }
            let bytes = fs::read(&file).map_err(Error::reading(&file))?;
            let name = below.to_string_lossy().into_owned();
            hash.update(format!("{name}\n{}\n", bytes.len()));
            hash.update(bytes);
        }
    }
    Ok(hash)
}

/// The day of the last commit that changed any of the sources, `2026-11-21`: the same for everyone who
/// builds this commit. Nothing outside a Git checkout.
pub fn last_change() -> Option<String> {
    let mut git = Command::new("git");
    git.current_dir(project::root()).env("TZ", "UTC");
    git.args(["log", "-1", "--format=%cd", "--date=short-local", "--"]).args(APP).args(CONTENT);
    let date = process::output(&mut git).ok()?;
    let date = String::from_utf8(date).ok()?.trim().to_owned();
    (!date.is_empty()).then_some(date)
}

/// Whether something was last made from sources with this fingerprint.
pub fn is_noted(name: &str, fingerprint: &str) -> bool {
    fs::read_to_string(note(name)).is_ok_and(|noted| noted == fingerprint)
}

/// Notes what something that was just made was made from.
pub fn remember(name: &str, fingerprint: &str) -> Result<()> {
    let note = note(name);
    fs::write(&note, fingerprint).map_err(Error::writing(&note))
}

/// Lies outside `dist/`, which is to be uploaded as it is.
fn note(name: &str) -> PathBuf {
    project::target().join(name).with_extension("fingerprint")
}
