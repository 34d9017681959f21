//! The list of faults names tests that there are.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use xtask::faults::{FaultTest, listed};
use xtask::{process, project};

/// The names of a package's tests, as its programs of tests tell them.
fn tests_of(package: &str) -> BTreeSet<String> {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(project::root()).args(["test", "--quiet", "--package", package, "--", "--list"]);
    let list = process::output(&mut cargo).expect("the programs of tests can be asked");
    let list = String::from_utf8(list).expect("names are text");
    list.lines().filter_map(|line| line.strip_suffix(": test")).map(str::to_owned).collect()
}

#[test]
fn every_test_of_the_list_is_there() {
    let faults = listed().expect("there is a list");
    assert!(faults.len() > 40, "{}", faults.len());
    let mut named: BTreeMap<&str, Vec<&FaultTest>> = BTreeMap::new();
    for test in faults.iter().flat_map(|fault| &fault.tests) {
        named.entry(&test.package).or_default().push(test);
    }
    let mut gone = Vec::new();
    for (package, tests) in named {
        let there = tests_of(package);
        assert!(!there.is_empty(), "{package} has no tests");
        gone.extend(tests.into_iter().filter(|test| !there.contains(&test.path)));
    }
    assert!(gone.is_empty(), "docs/faults.md names tests that are not there: {gone:#?}");
}
