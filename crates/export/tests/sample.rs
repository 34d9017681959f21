//! Exports a document in another style that is not part of the site.

mod common;

use std::collections::BTreeMap;
use std::path::Path;

use common::{characters, validate};
use export::Input;
use policy::Corpus;

fn exported() -> BTreeMap<String, Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let read = |name: &str| seeds::files::read_dir(&root.join(name)).expect("the folder can be read");
    let files = read("seeds").into_iter().chain(read("tests/sample/seeds")).collect();
    let bytes = seeds::compile(&files).corpus.expect("the sample is right");
    let corpus = Corpus::decode(&bytes).expect("it was just encoded");
    let sources = [("sample".to_owned(), files["sample/source.txt"].clone())].into();
    export::files(&Input { corpus: &corpus, alignments: &[], sources: &sources, released: None })
}

fn text<'f>(files: &'f BTreeMap<String, Vec<u8>>, path: &str) -> &'f str {
    std::str::from_utf8(&files[path]).expect("files are UTF-8")
}

#[test]
fn the_sample_is_valid_and_loses_nothing() {
    let files = exported();
    let source = characters(text(&files, "sample/source.txt"));
    assert_eq!(characters(text(&files, "sample/document.txt")), source);

    let xml = text(&files, "sample/document.xml");
    validate("sample.xml", xml).unwrap_or_else(|messages| panic!("{messages}"));
    let parsed = roxmltree::Document::parse(xml).expect("it is well-formed");
    let doc = parsed.root_element().first_element_child().expect("the root holds a doc");
    let parts = doc.children().filter(|node| node.tag_name().name() != "meta");
    let words: String = parts
        .flat_map(|part| part.descendants())
        .filter(roxmltree::Node::is_text)
        .filter_map(|node| node.text())
        .collect();
    assert_eq!(characters(&words), source);
    assert_eq!(
        xml.matches("<FRBRdate date=\"2020-03-01\" name=\"Generation\"/>").count(),
        3,
        "no day is made up"
    );
    // An unnumbered heading, and an article with items.
    assert!(xml.contains("<section eId=\"part_2__sec_u1\" GUID=\"sample.p2.u1\">"));
    assert!(xml.contains("<point eId=\"art_3__point_2\" GUID=\"sample.3-2\">"));

    let markdown = text(&files, "sample/document.md");
    let events = pulldown_cmark::Parser::new(markdown);
    let words: String = events
        .filter_map(|event| match event {
            pulldown_cmark::Event::Text(text) => Some(text.into_string()),
            _ => None,
        })
        .collect();
    assert_eq!(characters(&words), source);

    let json: serde_json::Value = serde_json::from_str(text(&files, "sample/document.json")).expect("JSON");
    let schema = serde_json::from_str(text(&files, "schemas/document.schema.json")).expect("JSON");
    assert!(jsonschema::is_valid(&schema, &json));
}
