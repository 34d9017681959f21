//! Every command that a document names is one, and those that need no browser do what they say.

use std::path::{Path, PathBuf};
use std::process::Command as Process;
use std::{fs, io};

use clap::Parser as _;
use xtask::commands::CommandLine;

/// Commands that are nothing without further words.
const NEED_WORDS: [&str; 4] = ["doctor", "new-document", "read", "search"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The project's documents for readers.
fn documents() -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for folder in ["", "docs", "hosting", "hosting/kiosk"] {
        for entry in fs::read_dir(root().join(folder))? {
            let path = entry?.path();
            if path.extension().is_some_and(|ending| ending == "md" || ending == "txt") {
                found.push(path);
            }
        }
    }
    Ok(found)
}

/// The words of each command in a text, with something in the place of what a user fills in.
fn commands(text: &str) -> Vec<Vec<String>> {
    let uses = text.split("cargo xtask ").skip(1);
    let lines = uses.map(|rest| rest.split(['`', '\n', '#', '|', ')']).next().unwrap_or_default());
    lines.map(words).filter(|words| !words.is_empty()).collect()
}

fn words(line: &str) -> Vec<String> {
    let plain = line.replace(['[', ']'], "");
    let words = plain.split_whitespace().take_while(|word| word.is_ascii() || word.contains('.'));
    let filled_in = |word| match word {
        "SECTION" => "visit",
        "SHELL" => "bash",
        "COMMAND" => "build",
        _ => word,
    };
    words.map(|word| filled_in(word).to_owned()).collect()
}

#[test]
fn the_words_of_a_command_are_read() {
    assert_eq!(
        commands("Run `cargo xtask bench [SECTION]` or\n    cargo xtask build    # all of it\n"),
        [vec!["bench", "visit"], vec!["build"]]
    );
}

#[test]
fn every_command_of_a_document_is_one() {
    let documents = documents().expect("the documents can be read");
    let mut read = 0;
    for path in documents {
        let text = fs::read_to_string(&path).expect("a document is text");
        for words in commands(&text) {
            // A sentence may name a command without what it takes.
            if words.len() == 1 && NEED_WORDS.contains(&words[0].as_str()) {
                continue;
            }
            if words.last().is_some_and(|word| word == "--help") {
                continue;
            }
            let parsed = CommandLine::try_parse_from(
                ["cargo xtask"].into_iter().chain(words.iter().map(String::as_str)),
            );
            assert!(parsed.is_ok(), "{}: `{}`: {parsed:?}", path.display(), words.join(" "));
            read += 1;
        }
    }
    assert!(read > 20, "the README alone names a dozen commands; found {read}");
}

/// What a command prints.
fn printed(words: &[&str]) -> String {
    let output =
        Process::new(env!("CARGO_BIN_EXE_xtask")).current_dir(root()).args(words).output().expect("it runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{words:?} failed:\n{errors}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn the_last_line_of_cases_counts_them() {
    let printed = printed(&["cases"]);
    let last = printed.lines().last().unwrap_or_default();
    assert!(last.ends_with(" passed, 0 failed"), "{last}");
}

#[test]
fn a_search_prints_an_object_a_line() {
    let printed = printed(&["search", "--json", "学徒"]);
    let first: serde_json::Value =
        serde_json::from_str(printed.lines().next().unwrap_or_default()).expect("a line is an object");
    assert!(first["node"].is_string() && first["score"].is_number() && first["text"].is_string(), "{first}");
}

#[test]
fn the_seeds_are_covered() {
    assert!(
        printed(&["check-seeds"]).contains("10707 characters in the tree"),
        "Heilongjiang's characters are counted"
    );
}

#[test]
fn the_open_data_is_written_into_any_folder() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("exported");
    printed(&["export", &folder.to_string_lossy()]);
    let index = fs::read_to_string(folder.join("index.json")).expect("there is an index");
    assert!(index.contains("heilongjiang"), "{index}");
}
