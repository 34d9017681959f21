//! docs/authoring.md lists every diagnostic, and its examples compile.

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::folder;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn guide() -> String {
    fs::read_to_string(root().join("docs/authoring.md")).expect("the guide can be read")
}

/// The line before the tables of diagnostics, which end the guide.
const MADE: &str =
    "<!-- made from crates/seeds/src/codes.rs: UPDATE_EXPECT=1 cargo test -p seeds --test guide -->\n";

#[test]
fn every_message_is_in_the_guide() {
    let guide = guide();
    let (written, _) = guide.split_once(MADE).expect("the tables have their mark");
    let whole = format!("{written}{MADE}\n{}\n", seeds::codes::guide().trim_end());
    expect_test::expect_file![root().join("docs/authoring.md")].assert_eq(&whole);
}

#[test]
fn examples_are_toml() {
    let guide = guide();
    let blocks: Vec<&str> =
        guide.split("```toml\n").skip(1).map(|rest| rest.split("```").next().unwrap_or("")).collect();
    assert!(blocks.len() >= 8, "{} examples", blocks.len());
    for block in blocks {
        let table: Result<toml::Table, _> = toml::from_str(block);
        assert!(table.is_ok(), "{block}\n{table:?}");
    }
}

#[test]
fn quotes_in_examples_stand_in_the_sample() {
    let guide = guide();
    let files = folder("seeds").into_iter().chain(folder("tests/sample/seeds")).collect();
    let bytes = seeds::compile(&files).corpus.expect("the sample is right");
    let corpus = policy::Corpus::decode(&bytes).expect("it was just encoded");
    let mut count = 0;
    for quote in guide.split("{ node = \"sample.").skip(1) {
        let (node, rest) = quote.split_once("\", text = \"").expect("a quote has both");
        let text = rest.split('"').next().unwrap_or("");
        let node = corpus.documents.iter().find_map(|document| document.node(&format!("sample.{node}")));
        assert!(node.is_some_and(|node| node.text().matches(text).count() == 1), "{text}");
        count += 1;
    }
    assert!(count >= 10, "{count} quotes");
}
