//! Short texts, each with one structure found in official texts, compared with a reading written by hand.
//!
//! `documents/NAME.txt` is a text, `documents/NAME.json` the expected reading: the fields of `cargo xtask
//! read --json`, `outline` with all headings, and `notes` with words that the notes must contain. `cargo test
//! -p seeds --test documents -- --nocapture` prints a table.

#![allow(clippy::format_push_string, reason = "tests may be plain")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use seeds::document::reading::{outline, read};
use serde_json::Value;

const FIELDS: [&str; 13] = [
    "title",
    "number",
    "date",
    "issuers",
    "addressees",
    "jurisdiction",
    "unit",
    "units",
    "outline",
    "attachments",
    "not_text",
    "numbers",
    "notes",
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents")
}

fn texts() -> Vec<(String, String, Value)> {
    let mut names: Vec<String> = fs::read_dir(folder())
        .expect("the folder is there")
        .filter_map(|entry| entry.expect("the folder can be read").file_name().into_string().ok())
        .filter_map(|name| name.strip_suffix(".txt").map(str::to_owned))
        .collect();
    names.sort();
    let read = |name: String| {
        let text = fs::read_to_string(folder().join(format!("{name}.txt"))).expect("it is UTF-8");
        let expected =
            fs::read_to_string(folder().join(format!("{name}.json"))).expect("every text has a reading");
        let expected = serde_json::from_str(&expected).unwrap_or_else(|error| panic!("{name}.json: {error}"));
        (name, text, expected)
    };
    names.into_iter().map(read).collect()
}

/// The value that the program finds for a field, in the format of the expected readings.
fn found(field: &str, text: &str) -> Value {
    let reading = serde_json::to_value(read(text)).expect("a reading is JSON");
    match field {
        "outline" => {
            let line = |entry: seeds::document::reading::OutlineEntry| {
                let attachment =
                    entry.text.checked_sub(2).map_or(String::new(), |at| format!("附件{}：", at + 1));
                format!(
                    "{attachment}{}{}{}",
                    "  ".repeat(entry.depth),
                    entry.label,
                    entry.heading.unwrap_or_default()
                )
            };
            outline(text).into_iter().filter(|entry| entry.text > 0).map(line).map(Value::String).collect()
        }
        "units" => {
            let mut units = reading["units"].clone();
            for unit in units.as_array_mut().expect("units are a list") {
                unit.as_object_mut().expect("a unit is an object").remove("id");
            }
            units
        }
        field => reading[field].clone(),
    }
}

fn agrees(field: &str, expected: &Value, found: &Value) -> bool {
    if field != "notes" {
        return expected == found;
    }
    let list = |value: &Value| -> Vec<String> {
        value.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let (expected, found) = (list(expected), list(found));
    let missing = found.iter().filter(|note| note.starts_with("没有找到")).count();
    let wanted = expected.iter().filter(|note| note.starts_with("没有找到")).count();
    expected.iter().all(|words| found.iter().any(|note| note.contains(words))) && missing == wanted
}

#[test]
fn every_field_of_every_text_is_read_right() {
    let mut wrong = Vec::new();
    println!("{:<28} {}", "", FIELDS.join(" "));
    for (name, text, expected) in texts() {
        let mut row = String::new();
        for field in FIELDS {
            let found = found(field, &text);
            let right = agrees(field, &expected[field], &found);
            row += &format!("{:<width$} ", if right { "ok" } else { "NO" }, width = field.len());
            if !right {
                wrong.push(format!("{name}: {field}\n  expected {}\n  found    {found}", expected[field]));
            }
        }
        println!("{name:<28} {row}");
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_unit_has_an_address_of_its_own() {
    for (name, text, _) in texts() {
        let units = read(&text).units;
        let ids: BTreeSet<&str> = units.iter().map(|unit| unit.id.as_str()).collect();
        assert_eq!(ids.len(), units.len(), "{name}");
    }
}
