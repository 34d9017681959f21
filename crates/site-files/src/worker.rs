//! The service worker's file: which files make the release, and the code that stores them.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::{ASSETS, BYTE_ORDER_MARK, Files, content_hash, gzip, hexadecimal};

/// The worker's file name, at the site's root: its place decides what it answers for.
pub const WORKER: &str = "sw.js";

/// What the webmaster edits, and so is no part of a release.
pub const SETTINGS: &str = "site.json";

/// Nobody's phone stores these. The open data is for other programs, and larger than all the rest; pages
/// for frames show what other pages show, on sites that cannot be seen offline themselves; the workbench is for those
/// who make sites.
const NOT_STORED: [&str; 3] = ["data/", "embed/", "workbench/"];

/// Engines and what they read: large, packed by themselves, and fetched one by one.
const BY_THEMSELVES: [&str; 2] = [".wasm", ".bin"];

/// How many bytes of files go into one bundle, before packing: what comes through a slow network in a few seconds, for a
/// bundle that is broken off is fetched anew.
const BUNDLE_BYTES: usize = 600 * 1024;

/// Files of the release in one, so that a visit asks a gateway that counts requests for few of them.
struct Bundle {
    path: String,
    /// How many files, in the order of their paths, engines left out.
    count: usize,
    /// The files' lengths as a JSON array, a line's end, then their bytes.
    bytes: Vec<u8>,
}

fn bundles(files: &Files) -> Vec<Bundle> {
    let mut groups: Vec<Vec<&[u8]>> = Vec::new();
    let mut room = 0;
    for (_, bytes) in
        stored(files).filter(|(path, _)| !BY_THEMSELVES.iter().any(|ending| path.ends_with(ending)))
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

/// Writes what the worker needs into a site whose other files are all there, in place of what an earlier call wrote: the
/// bundles of its files, packed, and the worker itself.
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

/// The worker of a site. Its first line lists the files and their bundles, the rest is the code. It begins with a byte
/// order mark, as every script does: some engines take a header's character set for a worker's.
fn script(files: &Files, bundles: &[Bundle], code: &[u8]) -> Vec<u8> {
    let bundles: Vec<_> = bundles.iter().map(|bundle| (&bundle.path, bundle.count)).collect();
    let files = digests(files);
    let mut all = Sha256::new();
    for (path, digest) in &files {
        all.update(format!("{path} {digest}\n"));
    }
    // The code counts too: a new worker with the same files must not find its version stored already
    // by an old one, in another way.
    all.update(code);
    let version = hexadecimal(&all.finalize()[..8]);
    let release = serde_json::json!({ "version": version, "files": files, "bundles": bundles });
    let mut script = format!("{BYTE_ORDER_MARK}const RELEASE={release};\n").into_bytes();
    script.extend(code);
    script
}

/// The files of a release: all that the worker stores, whatever the number of provinces. What readers are
/// promised is that every page can be read without a network after one visit; a part of them would have to say on
/// each page whether it is there. How much it comes to is counted and said on the about page.
pub fn stored(files: &Files) -> impl Iterator<Item = (&str, &[u8])> {
    files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).filter(|(path, _)| is_stored(path))
}

/// Whether the worker stores a file with this path below the site's root.
#[must_use]
pub fn is_stored(path: &str) -> bool {
    let is_packed = [".gz", ".br"].iter().any(|ending| path.ends_with(ending));
    let is_elsewhere = NOT_STORED.iter().any(|folder| path.starts_with(folder));
    !is_packed && path != WORKER && path != SETTINGS && !is_elsewhere
}

/// The paths of the release's files below the site's root, each with the SHA-256 of its bytes.
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
