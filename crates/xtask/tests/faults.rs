//! The list of faults names tests that there are.

use std::fs;
use std::path::{Path, PathBuf};

use xtask::build::files_below;
use xtask::faults::{Test, listed};
use xtask::project;

/// Where a package's tests are.
const FOLDERS: [(&str, &str); 4] = [
    ("e2e", "tests/e2e/tests"),
    ("fuzz-targets", "crates/fuzz-targets/tests"),
    ("policy", "crates/policy/src"),
    ("policy-explorer", "src"),
];

/// Whether a source is the module that a test's path names: its file, or a folder's `mod.rs`.
fn is_module(file: &Path, path: &str) -> bool {
    let modules: Vec<&str> = path.split("::").filter(|name| *name != "tests").collect();
    let Some((_, modules)) = modules.split_last() else { return false };
    let file = file.with_extension("");
    let parts = file.iter().filter_map(|part| part.to_str()).filter(|part| *part != "mod");
    // A program of tests has a file of its own.
    modules.is_empty() || parts.eq(modules.iter().copied())
}

/// Whether a source has a test of this name.
fn has_test(source: &str, name: &str) -> bool {
    let head = format!("fn {name}(");
    let is_attribute = |line: &str| line == "#[test]" || line == "#[tokio::test]";
    let lines = source.lines().map(str::trim);
    let mut attributed = false;
    for line in lines {
        let is_head = line.strip_prefix("async ").unwrap_or(line).starts_with(&head);
        if is_head && attributed {
            return true;
        }
        attributed = is_attribute(line) || attributed && line.starts_with("#[");
    }
    false
}

fn is_there(test: &Test) -> bool {
    let Some((_, folder)) = FOLDERS.iter().find(|(package, _)| *package == test.package) else {
        return false;
    };
    let folder = project::root().join(folder);
    let sources: Vec<PathBuf> = files_below(&folder).expect("the sources can be read");
    let name = test.path.rsplit("::").next().unwrap_or_default();
    sources.iter().filter(|file| file.extension().is_some_and(|ending| ending == "rs")).any(|file| {
        let below = file.strip_prefix(&folder).expect("it was found there");
        is_module(below, &test.path) && has_test(&fs::read_to_string(file).expect("a source is text"), name)
    })
}

#[test]
fn every_test_of_the_list_is_there() {
    let faults = listed().expect("there is a list");
    assert!(faults.len() > 40, "{}", faults.len());
    let gone: Vec<&Test> =
        faults.iter().flat_map(|fault| &fault.tests).filter(|test| !is_there(test)).collect();
    assert!(gone.is_empty(), "docs/faults.md names tests that are not there: {gone:#?}");
}

#[test]
fn a_test_that_was_renamed_or_moved_is_not_there() {
    let test = |package: &str, path: &str| Test { package: package.into(), path: path.into() };
    assert!(is_there(&test("e2e", "settings::markup_in_a_value_is_text")));
    assert!(!is_there(&test("e2e", "settings::markup_in_a_value_is_markup")));
    assert!(!is_there(&test("e2e", "wizard::markup_in_a_value_is_text")));
    assert!(!is_there(&test("e2e", "settings::foot")), "it is no test");
    assert!(!is_there(&test("other", "settings::markup_in_a_value_is_text")));
}
