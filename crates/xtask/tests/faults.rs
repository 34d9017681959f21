//! The list of faults names tests that there are.

use std::collections::{BTreeMap, BTreeSet};
use std::process::{Command, Stdio};

use serde_json::Value;
use xtask::faults::listed;
use xtask::process;

/// The packages as the steps of `cargo xtask test` compile them: other features would compile everything once more.
const STEPS: [&[&str]; 2] = [&["--workspace", "--exclude", "e2e"], &["--package", "e2e"]];

/// The test programs of a step, each with its package.
fn programs(step: &[&str]) -> Vec<(String, String)> {
    let mut cargo = process::cargo();
    cargo.args(["test", "--quiet", "--no-run", "--message-format", "json-render-diagnostics"]).args(step);
    let output = cargo.stderr(Stdio::inherit()).output().expect("Cargo runs");
    assert!(output.status.success(), "the test programs do not compile");
    let messages = String::from_utf8(output.stdout).expect("JSON is text");
    messages
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("each message is JSON"))
        .filter(|message| message["profile"]["test"] == true)
        .filter_map(|message| {
            let package = package(message["package_id"].as_str()?).to_owned();
            Some((package, message["executable"].as_str()?.to_owned()))
        })
        .collect()
}

/// The package of an id: `path+file:///folder/policy#0.1.0` or `path+file:///folder#policy-explorer@0.1.0`.
fn package(id: &str) -> &str {
    let (address, fragment) = id.split_once('#').unwrap_or((id, ""));
    let folder = address.rsplit('/').next().unwrap_or(address);
    fragment.split_once('@').map_or(folder, |(name, _)| name)
}

/// The names of a program's tests.
fn tests_of(program: &str) -> Vec<String> {
    let list =
        process::output(Command::new(program).arg("--list")).expect("the test program lists its tests");
    let list = String::from_utf8(list).expect("names are text");
    list.lines().filter_map(|line| line.strip_suffix(": test")).map(str::to_owned).collect()
}

#[test]
fn every_test_of_the_list_is_there() {
    let faults = listed().expect("there is a list");
    assert!(faults.len() > 40, "{}", faults.len());
    let mut there: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (package, program) in STEPS.iter().flat_map(|step| programs(step)) {
        there.entry(package).or_default().extend(tests_of(&program));
    }
    let is_there = |package: &str, path: &str| there.get(package).is_some_and(|tests| tests.contains(path));
    let tests = faults.iter().flat_map(|fault| &fault.tests);
    let gone: Vec<_> = tests.filter(|test| !is_there(&test.package, &test.path)).collect();
    assert!(gone.is_empty(), "docs/faults.md names tests that are not there: {gone:#?}");
}

#[test]
fn packages_are_read_from_their_ids() {
    assert_eq!(package("path+file:///project/crates/policy#0.1.0"), "policy");
    assert_eq!(package("path+file:///project#policy-explorer@0.1.0"), "policy-explorer");
}
