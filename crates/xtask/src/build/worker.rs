//! The service worker's file: which files make the release, and the code that stores them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::{files_below, hexadecimal};
use crate::{Error, Result};

/// The worker's file name, at the site's root: its place decides what it answers for.
pub const WORKER: &str = "sw.js";

/// What the webmaster edits, and so is no part of a release.
pub const SETTINGS: &str = "site.json";

/// Writes the worker of the site in this folder. Its first line lists the files, the rest is the code. It
/// begins with a byte order mark, as every script does: some engines take a header's character set for a worker's.
///
/// # Errors
/// When the folder cannot be read or written.
pub fn write(site: &Path, code: &[u8]) -> Result<()> {
    let files = digests(site)?;
    let mut all = Sha256::new();
    for (path, digest) in &files {
        all.update(format!("{path} {digest}\n"));
    }
    // The code counts too: a new worker with the same files must not find its version stored already
    // by an old one, in another way.
    all.update(code);
    let version = hexadecimal(&all.finalize()[..8]);
    let release = serde_json::json!({ "version": version, "files": files });
    let mut script = format!("\u{FEFF}const RELEASE={release};\n").into_bytes();
    script.extend(code);
    let worker = site.join(WORKER);
    fs::write(&worker, script).map_err(Error::writing(&worker))
}

/// Writes the worker of a site anew after some of its files have changed.
///
/// # Errors
/// When the folder cannot be read or written, or has no worker.
pub fn rewrite(site: &Path) -> Result<()> {
    let worker = site.join(WORKER);
    let script = fs::read(&worker).map_err(Error::reading(&worker))?;
    let end = script.iter().position(|byte| *byte == b'\n').map_or(0, |line| line + 1);
    write(site, &script[end..])
}

/// The files of a release: all that the worker stores, whatever the number of provinces. What readers are
/// promised is that the whole site works without a network after one visit; a part of it would have to say on
/// each page whether it is there. How much it comes to is counted and said: see `offline_size`.
///
/// # Errors
/// When the folder cannot be read.
pub fn files(site: &Path) -> Result<Vec<PathBuf>> {
    let is_stored = |file: &PathBuf| {
        let path = path_below(site, file);
        let is_packed = [".gz", ".br"].iter().any(|ending| path.ends_with(ending));
        !is_packed && path != WORKER && path != SETTINGS && !is_elsewhere(&path)
    };
    Ok(files_below(site)?.into_iter().filter(is_stored).collect())
}

fn path_below(site: &Path, file: &Path) -> String {
    file.strip_prefix(site).unwrap_or(file).to_string_lossy().into_owned()
}

/// Nobody's phone stores these. The open data is for other programs, and larger than all the rest; pages
/// for frames show what other pages show, on sites that cannot be seen offline themselves.
const NOT_STORED: [&str; 2] = ["data/", "embed/"];

/// The paths of the release's files below the site's root, each with the SHA-256 of its bytes.
///
/// # Errors
/// When the folder cannot be read.
pub fn digests(site: &Path) -> Result<BTreeMap<String, String>> {
    let mut digests = BTreeMap::new();
    for file in files(site)? {
        let bytes = fs::read(&file).map_err(Error::reading(&file))?;
        digests.insert(path_below(site, &file), hexadecimal(&Sha256::digest(bytes)));
    }
    Ok(digests)
}

/// Whether a path is of what phones do not store.
fn is_elsewhere(path: &str) -> bool {
    NOT_STORED.iter().any(|folder| path.starts_with(folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("xtask-worker-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("about")).unwrap();
        fs::create_dir_all(folder.join("data")).unwrap();
        fs::create_dir_all(folder.join("embed")).unwrap();
        for (path, text) in [
            ("about/index.html", "abc"),
            ("about/index.html.gz", "packed"),
            ("data/benefits.json", "{}"),
            ("embed/index.html", "abc"),
            ("site.json", "{}"),
            ("sw.js", "old"),
        ] {
            fs::write(folder.join(path), text).unwrap();
        }
        folder
    }

    #[test]
    fn a_release_is_its_files_without_packed_copies_settings_data_and_pages_for_frames() {
        let digests = digests(&site("digests")).unwrap();
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(digests, BTreeMap::from([("about/index.html".to_owned(), abc.to_owned())]));
    }

    #[test]
    fn the_version_changes_with_a_file_and_with_the_code() {
        let site = site("version");
        let version = |code: &[u8]| {
            write(&site, code).unwrap();
            let script = fs::read_to_string(site.join(WORKER)).unwrap();
            assert!(script.ends_with(std::str::from_utf8(code).unwrap()));
            script.split_once("\"version\":\"").unwrap().1[..16].to_owned()
        };
        let first = version(b"code");
        assert_eq!(version(b"code"), first);
        assert_ne!(version(b"other"), first);
        fs::write(site.join("about/index.html"), "abd").unwrap();
        assert_ne!(version(b"code"), first);
    }

    #[test]
    fn rewriting_keeps_the_code() {
        let site = site("rewrite");
        write(&site, b"first\nsecond").unwrap();
        let before = fs::read(site.join(WORKER)).unwrap();
        rewrite(&site).unwrap();
        assert_eq!(fs::read(site.join(WORKER)).unwrap(), before);
        fs::write(site.join("about/index.html"), "abd").unwrap();
        rewrite(&site).unwrap();
        let after = fs::read(site.join(WORKER)).unwrap();
        assert!(after != before && after.ends_with(b";\nfirst\nsecond"));
    }
}
