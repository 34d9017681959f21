//! Whether `dist/` is what the sources give, by a hash over the sources' bytes.
//!
//! Bytes and not times: a fresh checkout or a switch of branches and back changes times only. The
//! sources are below a megabyte, so that reading them all takes a few milliseconds.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use sha2::{Digest, Sha256};

use super::{files_below, single_file};
use crate::{Error, Result, process, project};

/// All that a build reads, apart from its tools, whose versions stand in these files.
const SOURCES: [&str; 12] = [
    ".cargo/config.toml",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "build.rs",
    "crates",
    "index.html",
    "public",
    "rust-toolchain.toml",
    "seeds",
    "src",
    "tests/package-lock.json",
];

/// A word that changes with any byte or name among the sources.
pub fn fingerprint() -> Result<String> {
    let root = project::root();
    let mut hash = Sha256::new();
    for source in SOURCES {
        let path = root.join(source);
        let files = if path.is_file() { vec![path] } else { files_below(&path)? };
        for file in files {
            let bytes = fs::read(&file).map_err(Error::reading(&file))?;
            let name = file.strip_prefix(&root).unwrap_or(&file).to_string_lossy().into_owned();
            hash.update(format!("{name}\n{}\n", bytes.len()));
            hash.update(bytes);
        }
    }
    // Stands on the about page.
    hash.update(last_change().unwrap_or_default());
    Ok(super::hexadecimal(&hash.finalize()))
}

/// The day of the last commit that changed any of the sources, `2026-11-21`: the same for everyone who
/// builds this commit. Nothing outside a Git checkout.
pub fn last_change() -> Option<String> {
    let mut git = Command::new("git");
    git.current_dir(project::root()).env("TZ", "UTC");
    git.args(["log", "-1", "--format=%cd", "--date=short-local", "--"]).args(SOURCES);
    let date = process::output(&mut git).ok()?;
    let date = String::from_utf8(date).ok()?.trim().to_owned();
    (!date.is_empty()).then_some(date)
}

/// Whether the last build was made from the sources as they are now, and its result is still there.
pub fn are_built() -> Result<bool> {
    let built = fs::read_to_string(note()).unwrap_or_default();
    let are_there = project::dist().join("index.html").is_file() && single_file::path().is_file();
    Ok(are_there && built == fingerprint()?)
}

/// Notes what the build that has just ended was made from.
pub fn remember(fingerprint: &str) -> Result<()> {
    let note = note();
    fs::write(&note, fingerprint).map_err(Error::writing(&note))
}

/// Lies outside `dist/`, which is to be uploaded as it is.
fn note() -> PathBuf {
    project::target().join("dist.fingerprint")
}
