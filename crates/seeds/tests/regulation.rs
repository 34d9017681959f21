//! A whole regulation of 36 articles, written for tests, from the text to the full edition: how many lines an
//! author writes. `cargo test -p seeds --test regulation -- --nocapture` prints the number.

mod common;

use std::path::{Path, PathBuf};

use common::folder;
use seeds::new_document::{NewDocumentRequest, new_document};
use seeds::{SeedFiles, Style, compile};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn sample(name: &str) -> String {
    std::fs::read_to_string(root().join("tests/sample/regulation").join(name)).expect("the sample is there")
}

/// The lines of a file without comments and blank lines.
fn lines(text: &str) -> Vec<&str> {
    text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')).collect()
}

/// The generated entries that an author can keep unchanged.
fn unchanged_entries(text: &str) -> Vec<&str> {
    let entries = text.split("\n\n").filter(|entry| entry.starts_with("[[not_figure]]"));
    entries.map(str::trim_end).collect()
}

#[test]
fn a_regulation_of_36_articles_takes_at_most_150_lines() {
    let mut seeds = folder("seeds");
    seeds.retain(|path, _| !path.contains("heilongjiang"));
    let text = sample("received.txt");
    let request = NewDocumentRequest { id: "gan", text: text.as_bytes(), jurisdiction: None };
    let drafts = new_document(&request, &seeds).expect("it is a document").files;
    let draft = |path: &str| String::from_utf8(drafts[path].clone()).expect("it is UTF-8");

    let (benefits, figures) = (sample("benefits.toml"), sample("figures.toml"));
    let drafted = draft("gan/figures.toml");
    let taken_over: usize = unchanged_entries(&drafted)
        .iter()
        .filter(|entry| figures.contains(*entry))
        .map(|entry| lines(entry).len())
        .sum();
    assert_eq!(taken_over, 12, "two meetings and two articles that are named are no figures, and it says so");
    let written = lines(&benefits).len() + lines(&figures).len() - taken_over;
    println!("{} characters, {written} lines written", text.chars().filter(|c| !c.is_whitespace()).count());
    assert!(written <= 150, "{written} lines");

    // `document.toml` is kept as generated, except for the draft mark and the edition; the alignment is left
    // out.
    let document = draft("gan/document.toml").replace("draft = true\n", "");
    let document = document.replace("edition = \"reading\"", "edition = \"full\"");
    let own: SeedFiles = [
        ("gan/source.txt", text.as_str()),
        ("gan/document.toml", &document),
        ("gan/benefits/all.toml", &benefits),
        ("gan/figures.toml", &figures),
    ]
    .map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))
    .into();
    seeds.extend(own);
    let compilation = compile(&seeds);
    assert!(!compilation.diagnostics.has_errors(), "{}", compilation.diagnostics.render_errors(Style::Plain));
    assert_eq!(compilation.diagnostics.drafts(), 0);
}
