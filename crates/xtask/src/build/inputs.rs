//! Decides whether build outputs are up to date, by a hash of the sources' contents.
//!
//! Timestamps are unsuitable, because a checkout or a change of branch modifies them. The sources are below
//! 1 MB, so hashing takes a few milliseconds.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use sha2::{Digest, Sha256};

use super::files_below;
use crate::{Error, Result, process, project};

/// The sources of the app's WebAssembly, apart from tools, whose versions are in these files.
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

/// Sources in these folders that only affect pages.
const NOT_IN_APP: [&str; 2] = ["src/scripts", "src/styles"];

/// The sources of the workbench's modules.
const WORKBENCH: [&str; 17] = [
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
    "seeds/national",
    "seeds/questions.toml",
    "seeds/vocabulary.toml",
    "src",
    "tests/sample/received.txt",
];

/// The other sources of the site.
const CONTENT: [&str; 4] = ["crates", "public", "seeds", "tests/sample/received.txt"];

/// The fingerprint of the app's sources.
pub fn app() -> Result<String> {
    Ok(super::hexadecimal(&hash(&APP, &NOT_IN_APP)?.finalize()))
}

/// The fingerprint of the workbench's sources.
pub fn workbench() -> Result<String> {
    Ok(super::hexadecimal(&hash(&WORKBENCH, &NOT_IN_APP)?.finalize()))
}

/// The fingerprint of all sources of the site.
pub fn site() -> Result<String> {
    let mut hash = hash(&[&APP[..], &CONTENT].concat(), &[])?;
    // The release date is shown on the about page.
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

/// The date of the last commit that changed any source, `2026-11-21`, hence the same for every build of a
/// commit. `None` outside a Git checkout.
pub fn last_change() -> Option<String> {
    let mut git = Command::new("git");
    git.current_dir(project::root()).env("TZ", "UTC");
    git.args(["log", "-1", "--format=%cd", "--date=short-local", "--"]).args(APP).args(CONTENT);
    let date = process::output(&mut git).ok()?;
    let date = String::from_utf8(date).ok()?.trim().to_owned();
    (!date.is_empty()).then_some(date)
}

/// Whether an output was last built from sources with this fingerprint.
pub fn is_noted(name: &str, fingerprint: &str) -> bool {
    fs::read_to_string(note(name)).is_ok_and(|noted| noted == fingerprint)
}

/// Records the fingerprint from which an output was built.
pub fn remember(name: &str, fingerprint: &str) -> Result<()> {
    let note = note(name);
    fs::write(&note, fingerprint).map_err(Error::writing(&note))
}

/// Outside `dist/`, which is uploaded as it is.
fn note(name: &str) -> PathBuf {
    project::target().join(name).with_extension("fingerprint")
}
