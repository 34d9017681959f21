//! The catalogue, the index and the exported files agree.

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{exported, released, text};
use export::Input;
use sha2::{Digest, Sha256};

#[test]
fn the_catalogue_lists_every_file_once() {
    let exported = exported();
    let listed = export::catalogue(&exported.corpus, &exported.alignments);
    let paths: BTreeSet<&str> = listed.iter().map(|entry| entry.path.as_str()).collect();
    assert_eq!(paths.len(), listed.len(), "a path stands twice");
    assert_eq!(paths, exported.files.keys().map(String::as_str).collect());
}

#[test]
fn the_index_has_every_file_but_itself_with_its_checksum() {
    let index: serde_json::Value = serde_json::from_str(text("index.json")).expect("it is JSON");
    let listed: BTreeMap<&str, &str> = index["files"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|file| (file["path"].as_str().expect("a path"), file["sha256"].as_str().expect("digits")))
        .collect();
    for (path, bytes) in exported().files.iter().filter(|(path, _)| *path != "index.json") {
        let digits = format!("{:x}", Sha256::digest(bytes));
        assert_eq!(listed.get(path.as_str()), Some(&digits.as_str()), "{path}");
    }
    assert_eq!(listed.len() + 1, exported().files.len());
}

#[test]
fn the_same_corpus_gives_the_same_bytes() {
    let exported = exported();
    let input = Input {
        corpus: &exported.corpus,
        alignments: &exported.alignments,
        sources: &exported.sources,
        released: released(),
    };
    assert!(export::files(&input) == exported.files);
}
