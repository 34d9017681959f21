//! The project's own seeds, compiled and exported once per test binary.

#![allow(dead_code, reason = "each file of tests uses some of it")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use policy::model::pairs::Alignment;
use policy::{Corpus, Date};

/// The seeds and their export.
pub struct Exported {
    pub corpus: Corpus<'static>,
    pub alignments: Vec<Alignment<'static>>,
    pub sources: BTreeMap<String, Vec<u8>>,
    pub files: BTreeMap<String, Vec<u8>>,
}

pub fn exported() -> &'static Exported {
    static EXPORTED: OnceLock<Exported> = OnceLock::new();
    EXPORTED.get_or_init(|| {
        let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
        let seeds = seeds::files::read_dir(&seeds).expect("the seeds can be read");
        let compilation = seeds::compile(&seeds);
        let corpus = compilation.corpus.expect("the seeds are right").leak();
        let corpus = Corpus::decode(corpus).expect("it was just encoded");
        let packs = compilation.packs.into_iter().filter(|(name, _)| name.starts_with("alignment-"));
        let alignments: Vec<_> = packs
            .map(|(_, bytes)| {
                Alignment::decode(bytes.leak(), &corpus.documents).expect("it was just encoded")
            })
            .collect();
        let source = |document: &policy::Document<'_>| {
            let bytes = seeds.get(&format!("{}/source.txt", document.id)).expect("each has a source");
            (document.id.to_owned(), bytes.clone())
        };
        let sources = corpus.documents.iter().map(source).collect();
        let input = export::Input {
            corpus: &corpus,
            alignments: &alignments,
            sources: &sources,
            released: released(),
        };
        let files = export::files(&input);
        Exported { corpus, alignments, sources, files }
    })
}

/// A release date.
pub fn released() -> Option<Date> {
    Date::new(2031, 2, 3)
}

/// An exported file as text.
pub fn text(path: &str) -> &'static str {
    let bytes = exported().files.get(path).unwrap_or_else(|| panic!("{path} is not exported"));
    std::str::from_utf8(bytes).expect("files are UTF-8")
}

/// Removes white space.
pub fn characters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Validates a file against the schema with xmllint; returns its messages if it is invalid.
pub fn validate(name: &str, xml: &str) -> Result<(), String> {
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/akn/akomantoso30.xsd");
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&file, xml).expect("the folder for tests can be written to");
    // `--nonet`: the schema imports only a file next to it.
    let output = Command::new("xmllint")
        .args(["--noout", "--nonet", "--schema"])
        .arg(schema)
        .arg(&file)
        .output()
        .unwrap_or_else(|error| {
            panic!("xmllint cannot be run ({error}). It is in Debian's libxml2-utils: apt-get install libxml2-utils")
        });
    let messages = String::from_utf8_lossy(&output.stderr).into_owned();
    match output.status.code() {
        Some(0) => Ok(()),
        // The exit code for an invalid document; an unreadable schema has another one.
        Some(3) => Err(messages),
        _ => panic!("xmllint could not validate {name}: {messages}"),
    }
}
