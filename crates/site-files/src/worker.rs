//! Generates the service worker: the list of a release's files, the bundles, and the code.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::{ASSETS, BYTE_ORDER_MARK, Files, content_hash, gzip, hexadecimal};

/// The worker's file name, at the site's root, which determines its scope.
pub const WORKER: &str = "sw.js";

/// The settings, which webmasters edit and which are not part of a release.
pub const SETTINGS: &str = "site.json";

/// Folders excluded from offline storage. The open data is for other programs and larger than the rest;
/// iframe pages duplicate other pages on sites that are not available offline; the workbench is for authors.
const NOT_STORED: [&str; 3] = ["data/", "embed/", "workbench/"];

/// Extensions of engines and packs: large, individually compressed, and not bundled.
const UNBUNDLED: [&str; 2] = [".wasm", ".bin"];

/// Maximum size of a bundle before compression: a few seconds on a slow network, since an interrupted bundle
/// is fetched again.
const BUNDLE_BYTES: usize = 600 * 1024;

/// Several files of the release in one, to limit the number of requests.
struct Bundle {
    path: String,
    /// The number of files, in path order, excluding engines.
    count: usize,
    /// The files' lengths as a JSON array, a line feed, then the files.
    bytes: Vec<u8>,
}

fn bundles(files: &Files) -> Vec<Bundle> {
    let mut groups: Vec<Vec<&[u8]>> = Vec::new();
    let mut room = 0;
    for (_, bytes) in stored(files).filter(|(path, _)| !UNBUNDLED.iter().any(|ending| path.ends_with(ending)))
    {
        if bytes.len() > room {
            groups.push(Vec::new());
            room = BUNDLE_BYTES;
        }
        room = room.saturating_sub(bytes.len());
        if let Some(group) = groups.last_mut() {
            group.push(bytes);
        }
    }
    let bundle = |files: Vec<&[u8]>| {
        let lengths: Vec<usize> = files.iter().map(|file| file.len()).collect();
        let bytes = [format!("{}\n", serde_json::json!(lengths)).as_bytes(), &files.concat()].concat();
        let path = format!("{ASSETS}/bundle-{}.gz", content_hash(&bytes));
        Bundle { path, count: files.len(), bytes }
    };
    groups.into_iter().map(bundle).collect()
}

/// Writes the compressed bundles and the worker of an otherwise complete site, replacing those of an earlier
/// call.
pub fn write(files: &mut Files, code: &[u8]) {
    files.retain(|path, _| !is_bundle(path));
    let bundles = bundles(files);
    files.insert(WORKER.to_owned(), script(files, &bundles, code));
    files.extend(bundles.into_iter().map(|bundle| (bundle.path, gzip(&bundle.bytes))));
}

/// Whether a path is that of a bundle.
#[must_use]
pub fn is_bundle(path: &str) -> bool {
    path.strip_prefix(ASSETS).is_some_and(|name| name.starts_with("/bundle-"))
}

/// The worker's script. Its first line lists files and bundles; the code follows. It starts with a byte
/// order mark, because some engines apply a header's charset to workers.
fn script(files: &Files, bundles: &[Bundle], code: &[u8]) -> Vec<u8> {
    let bundles: Vec<_> = bundles.iter().map(|bundle| (&bundle.path, bundle.count)).collect();
    let files = digests(files);
    let mut all = Sha256::new();
    for (path, digest) in &files {
        all.update(format!("{path} {digest}\n"));
    }
    // The version includes the code, so that a new worker with the same files does not reuse a cache filled
    // by an old one.
    all.update(code);
    let version = hexadecimal(&all.finalize()[..8]);
    let release = serde_json::json!({ "version": version, "files": files, "bundles": bundles });
    let mut script = format!("{BYTE_ORDER_MARK}const RELEASE={release};\n").into_bytes();
    script.extend(code);
    script
}

/// The files that the worker stores: all of the release, for all provinces, because every page must be
/// available offline after one visit. The about page shows the size.
pub fn stored(files: &Files) -> impl Iterator<Item = (&str, &[u8])> {
    files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).filter(|(path, _)| is_stored(path))
}

/// Whether the worker stores the file with this path below the site's root.
#[must_use]
pub fn is_stored(path: &str) -> bool {
    let is_packed = [".gz", ".br"].iter().any(|ending| path.ends_with(ending));
    let is_elsewhere = NOT_STORED.iter().any(|folder| path.starts_with(folder));
    !is_packed && path != WORKER && path != SETTINGS && !is_elsewhere
}

/// The paths of the release's files below the site's root, with their SHA-256.
#[must_use]
pub fn digests(files: &Files) -> BTreeMap<String, String> {
    stored(files).map(|(path, bytes)| (path.to_owned(), hexadecimal(&Sha256::digest(bytes)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> Files {
        [
            ("about/index.html", "abc"),
            ("about/index.html.gz", "packed"),
            ("data/benefits.json", "{}"),
            ("embed/index.html", "abc"),
            ("workbench/index.html", "abc"),
            ("site.json", "{}"),
            ("sw.js", "old"),
        ]
        .map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))
        .into()
    }

    #[test]
    fn a_release_is_its_files_without_packed_copies_settings_data_the_workbench_and_pages_for_frames() {
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(digests(&site()), BTreeMap::from([("about/index.html".to_owned(), abc.to_owned())]));
    }

    #[test]
    fn a_bundle_holds_files_in_their_order_up_to_its_size_and_no_engines() {
        let mut site = site();
        let page = vec![b'a'; BUNDLE_BYTES / 2];
        site.extend(["b.html", "c.html"].map(|name| (name.to_owned(), page.clone())));
        site.extend(["assets/app.wasm", "assets/pack.bin"].map(|name| (name.to_owned(), page.clone())));
        let counts: Vec<_> = bundles(&site).iter().map(|bundle| bundle.count).collect();
        assert_eq!(counts, [2, 1], "about/index.html and b.html, then c.html");
        let first = &bundles(&site)[0].bytes;
        assert!(first.starts_with(format!("[3,{}]\nabcaaa", page.len()).as_bytes()));

        write(&mut site, b"code");
        let names = |site: &Files| site.keys().filter(|path| is_bundle(path)).cloned().collect::<Vec<_>>();
        assert_eq!(names(&site).len(), 2);
        let before = names(&site);
        site.insert("c.html".to_owned(), b"short".to_vec());
        write(&mut site, b"code");
        assert_eq!(names(&site).len(), 1, "{:?}, where there were {before:?}", names(&site));
        let script = String::from_utf8(site[WORKER].clone()).unwrap();
        assert!(script.contains(&format!("\"bundles\":[[\"{}\",3]]", names(&site)[0])), "{script}");
    }

    #[test]
    fn the_version_changes_with_a_file_and_with_the_code() {
        let mut site = site();
        let version = |site: &Files, code: &str| {
            let script = String::from_utf8(script(site, &[], code.as_bytes())).unwrap();
            assert!(script.ends_with(code));
            script.split_once("\"version\":\"").unwrap().1[..16].to_owned()
        };
        let first = version(&site, "code");
        assert_eq!(version(&site, "code"), first);
        assert_ne!(version(&site, "other"), first);
        site.insert("about/index.html".to_owned(), b"abd".to_vec());
        assert_ne!(version(&site, "code"), first);
    }
}
