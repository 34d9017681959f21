//! docs/authoring.md tells of every message, and its examples are right.

use std::fs;
use std::path::{Path, PathBuf};

/// Files whose texts are tables of what was found, or that write files: they tell of no mistake.
const WITHOUT_MESSAGES: [&str; 6] =
    ["coverage.rs", "report.rs", "new_document", "numbering.rs", "shapes.rs", "properties.rs"];

/// Lines of tables in files that have messages too.
const TABLE_LINES: [&str; 17] = [
    "…: … nodes with text; in pairs: …, in part: …, alone: …, unaccounted for: …",
    "alone …: … (…)",
    "same: …",
    "more specific on the left: …",
    "what the left adds: … (…)",
    "…… passed, … failed",
    "…  runs of ASCII digits in source.txt, labels included",
    "…  numbers found, labels left out",
    "…    in … figures",
    "…    say how often, beside a figure",
    "…    not figures:",
    "…    unaccounted for",
    "…    drafts",
    "… to … (…)",
    "syllables: …, words read otherwise: …",
    "official terms: …, of which explained: …",
    "questions: …, fillers: …",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn guide() -> String {
    fs::read_to_string(root().join("docs/authoring.md")).expect("the guide can be read")
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the sources can be read") {
        let path = entry.expect("the sources can be read").path();
        let name = path.file_name().expect("it has a name").to_string_lossy().into_owned();
        if WITHOUT_MESSAGES.contains(&name.as_str()) {
            continue;
        }
        if path.is_dir() { sources(&path, found) } else { found.push(path) }
    }
}

/// The texts in a source file outside of its tests, with `…` for what is filled in.
fn texts(source: &str) -> Vec<String> {
    let code = source.split("#[cfg(test)]\nmod").next().unwrap_or_default();
    let code: String =
        code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let mut texts = Vec::new();
    let mut before = 0;
    while let Some(start) = code[before..].find('"').map(|at| before + at + 1) {
        let mut end = start;
        let bytes = code.as_bytes();
        while bytes.get(end).is_some_and(|byte| *byte != b'"') {
            end += if bytes[end] == b'\\' { 2 } else { 1 };
        }
        // Reasons why something cannot happen are for readers of the code.
        let is_reason =
            ["expect(", "reason ="].iter().any(|call| code[..start - 1].trim_end().ends_with(call));
        if !is_reason {
            texts.push(filled(&code[start..end.min(code.len())]));
        }
        before = (end + 1).min(code.len());
    }
    texts
}

fn filled(literal: &str) -> String {
    let mut out = String::new();
    let mut rest = literal;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            // A line that goes on, a line break, an escaped quote.
            '\\' if rest.starts_with('\n') => rest = rest.trim_start(),
            '\\' if rest.starts_with('n') => rest = &rest[1..],
            '\\' => {}
            '{' => {
                rest = rest.split_once('}').map_or("", |(_, rest)| rest);
                out.push('…');
            }
            c => out.push(c),
        }
    }
    out.trim().to_owned()
}

#[test]
fn every_message_is_in_the_guide() {
    let guide = guide();
    let mut files = Vec::new();
    sources(&root().join("crates/seeds/src"), &mut files);
    let mut checked = 0;
    let mut missing = Vec::new();
    for file in files {
        let code = fs::read_to_string(&file).expect("the sources can be read");
        for text in texts(&code) {
            let is_sentence =
                text.matches(' ').count() >= 3 && text.contains(|c: char| c.is_ascii_lowercase());
            if !is_sentence || TABLE_LINES.contains(&text.as_str()) {
                continue;
            }
            checked += 1;
            if !guide.contains(&text.replace('|', "\\|")) {
                missing.push(format!("{}: {text}", file.display()));
            }
        }
    }
    assert!(missing.is_empty(), "docs/authoring.md does not tell of:\n{}", missing.join("\n"));
    assert!(checked > 150, "{checked} texts: the sources were not read");
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
    let folder = |name: &str| seeds::files::read_dir(&root().join(name)).expect("the folder can be read");
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
