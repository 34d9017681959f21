//! Paths: the checkout's folders, and the cache shared by all checkouts.

use std::env;
use std::path::{Path, PathBuf};

/// The checkout's root folder.
#[must_use]
pub fn root() -> PathBuf {
    // This crate is two folders below the root.
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap_or(Path::new(".")).to_owned()
}

/// The project's own seeds.
#[must_use]
pub fn seeds() -> PathBuf {
    root().join("seeds")
}

/// The built site.
#[must_use]
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The folder of release files.
#[must_use]
pub fn release() -> PathBuf {
    root().join("release")
}

/// The single file of the project's own site: see [`site_files::single_file`].
#[must_use]
pub fn single_file() -> PathBuf {
    release().join(site_files::SINGLE_FILE_NAME)
}

/// Cargo's target folder, also used for temporary files.
#[must_use]
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// The table written by the browser tests: engines, and the journeys in each.
#[must_use]
pub fn engines() -> PathBuf {
    target().join("engines.txt")
}

/// The table written by the browser tests: hosts, and the journeys on each.
#[must_use]
pub fn hosts() -> PathBuf {
    target().join("hosts.txt")
}

/// The table written by the browser tests: shells, and the journeys in each.
#[must_use]
pub fn shells() -> PathBuf {
    target().join("shells.txt")
}

/// The table written by the browser tests: page budgets and actual values.
#[must_use]
pub fn budgets() -> PathBuf {
    target().join("budgets.txt")
}

/// The tool cache, shared by all checkouts of the user: `$POLICY_EXPLORER_CACHE`, else `policy-explorer` in
/// the user's cache folder.
#[must_use]
pub fn cache() -> PathBuf {
    let set = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(folder) = set("POLICY_EXPLORER_CACHE") {
        return folder;
    }
    set("XDG_CACHE_HOME")
        .or_else(|| set("HOME").map(|home| home.join(".cache")))
        .unwrap_or_else(target)
        .join("policy-explorer")
}
