//! Where things are: the checkout's folders, and the cache shared by all checkouts.

use std::env;
use std::path::{Path, PathBuf};

/// The checkout's root folder.
#[must_use]
pub fn root() -> PathBuf {
    // This crate lies two folders below it.
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

/// What is given away besides the site.
#[must_use]
pub fn release() -> PathBuf {
    root().join("release")
}

/// Cargo's folder for what it builds; ours for what need not be kept.
#[must_use]
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// The table that the browser tests write: engines, and the journeys made in each.
#[must_use]
pub fn engines() -> PathBuf {
    target().join("engines.txt")
}

/// The table that the browser tests write: hosts, and the journeys made on each.
#[must_use]
pub fn hosts() -> PathBuf {
    target().join("hosts.txt")
}

/// The table that the browser tests write: shells, and the journeys made in each.
#[must_use]
pub fn shells() -> PathBuf {
    target().join("shells.txt")
}

/// The table that the browser tests write: the budgets of the pages, and what is.
#[must_use]
pub fn budgets() -> PathBuf {
    target().join("budgets.txt")
}

/// The folder that holds the project's tools, shared by all checkouts of the user:
/// `$POLICY_EXPLORER_CACHE`, else `policy-explorer` in the user's folder for caches.
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
