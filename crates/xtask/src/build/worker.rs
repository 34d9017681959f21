//! Updates the service worker in a site's folder: see [`site_files::worker`].

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

pub use site_files::worker::{SETTINGS, WORKER, is_bundle};

use super::{read_below, write_below};
use crate::{Error, Result};

/// Rewrites the worker of a site and its bundles after files have changed.
///
/// # Errors
/// If the folder cannot be read or written, or has no worker.
pub fn rewrite(site: &Path) -> Result<()> {
    let worker = site.join(WORKER);
    let script = fs::read(&worker).map_err(Error::reading(&worker))?;
    let end = script.iter().position(|byte| *byte == b'\n').map_or(0, |line| line + 1);
    let mut files = read_below(site)?;
    for path in files.keys().filter(|path| is_bundle(path)) {
        fs::remove_file(site.join(path)).map_err(Error::writing(&site.join(path)))?;
    }
    site_files::worker::write(&mut files, &script[end..]);
    files.retain(|path, _| path == WORKER || is_bundle(path));
    write_below(site, &files)
}

/// The paths of the release's files below the site's root, with their SHA-256.
///
/// # Errors
/// If the folder cannot be read.
pub fn digests(site: &Path) -> Result<BTreeMap<String, String>> {
    Ok(site_files::worker::digests(&read_below(site)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rewriting_keeps_the_code() {
        let site = std::env::temp_dir().join(format!("xtask-worker-rewrite-{}", std::process::id()));
        let _ = fs::remove_dir_all(&site);
        fs::create_dir_all(site.join("about")).unwrap();
        fs::write(site.join("about/index.html"), "abc").unwrap();
        let mut files = read_below(&site).unwrap();
        site_files::worker::write(&mut files, b"first\nsecond");
        write_below(&site, &files).unwrap();
        let first = files.remove(WORKER).unwrap();
        rewrite(&site).unwrap();
        assert_eq!(fs::read(site.join(WORKER)).unwrap(), first);
        fs::write(site.join("about/index.html"), "abd").unwrap();
        rewrite(&site).unwrap();
        let after = fs::read(site.join(WORKER)).unwrap();
        assert!(after != first && after.ends_with(b";\nfirst\nsecond"));
    }
}
