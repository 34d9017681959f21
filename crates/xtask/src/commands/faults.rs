//! `faults`: runs the tests named in the list of faults, and prints the list with the results.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::process::Stdio;

use super::report::{self, Report};
use crate::faults::{FaultTest, ListedFault, listed};
use crate::{Error, Result, build, process};

/// The results of the tests that ran.
type Results = BTreeMap<FaultTest, bool>;

/// What to do with the results.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct Options {
    /// Write the results to docs/faults.md.
    #[arg(long)]
    pub write: bool,
}

/// Runs the tests and prints the list with the results.
///
/// # Errors
/// If a test failed or did not run.
pub fn run(options: &Options) -> Result<()> {
    build::site_if_changed()?;
    let faults = listed()?;
    let mut tests: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for test in faults.iter().flat_map(|fault| &fault.tests) {
        tests.entry(&test.package).or_default().insert(&test.path);
    }
    let mut results = Results::new();
    for (package, paths) in tests {
        eprintln!("== {} tests of {package}", paths.len());
        results.extend(run_tests(package, &paths)?);
    }
    let (text, failed) = report(&faults, &results);
    print!("{text}");
    if options.write {
        let title = "The list with its results";
        report::write("faults.md", &Report { command: "faults", title, complaint: "", text: &text })?;
    }
    if failed == 0 { Ok(()) } else { Err(Error::Finding(format!("{failed} faults do harm."))) }
}

fn run_tests(package: &str, paths: &BTreeSet<&str>) -> Result<Results> {
    let mut cargo = process::cargo();
    cargo.args(["test", "--no-fail-fast", "--package", package, "--"]);
    // Each browser uses one core, and CI machines often have two.
    cargo.args(["--test-threads", "2", "--exact"]).args(paths).stderr(Stdio::inherit());
    let output = cargo.output().map_err(process::starting(&cargo))?;
    let said = String::from_utf8_lossy(&output.stdout);
    Ok(said.lines().filter_map(|line| result(package, line)).collect())
}

/// Parses a result line of `cargo test`.
fn result(package: &str, line: &str) -> Option<(FaultTest, bool)> {
    let (path, verdict) = line.strip_prefix("test ")?.split_once(" ... ")?;
    let test = FaultTest { package: package.to_owned(), path: path.to_owned() };
    // The test's own output may precede the verdict.
    verdict
        .ends_with("ok")
        .then_some(true)
        .or(verdict.ends_with("FAILED").then_some(false))
        .map(|passed| (test, passed))
}

/// The list with results, and the number of rows without a passing test.
fn report(faults: &[ListedFault], results: &Results) -> (String, usize) {
    let (mut text, mut section, mut failed) = (String::new(), "", 0);
    for fault in faults {
        if fault.section != section {
            section = &fault.section;
            let _ = writeln!(text, "\n{section}");
        }
        let passed = fault.tests.iter().filter(|test| results.get(test) == Some(&true)).count();
        let has_passed = passed == fault.tests.len();
        failed += usize::from(!has_passed);
        let verdict = if has_passed { "passed" } else { "FAILED" };
        let _ = writeln!(text, "  {verdict}  {passed} of {}  {}", fault.tests.len(), fault.what);
    }
    let _ = writeln!(text, "\n{} of {} faults do no harm.", faults.len() - failed, faults.len());
    (text, failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_that_failed_or_did_not_run_fails_its_row() {
        let test = |path: &str| FaultTest { package: "p".into(), path: path.into() };
        let fault = |what: &str, tests: &[&str]| ListedFault {
            section: "S".into(),
            what: what.into(),
            tests: tests.iter().map(|path| test(path)).collect(),
        };
        let said = ["running 2 tests", "test a::b ... ok", "test c ... printed\nFAILED", "test d ... FAILED"];
        let results: Results = said.iter().filter_map(|line| result("p", line)).collect();
        let faults = [fault("good", &["a::b"]), fault("bad", &["a::b", "d"]), fault("gone", &["e"])];
        let (list, failed) = report(&faults, &results);
        assert_eq!(
            list,
            "\nS\n  passed  1 of 1  good\n  FAILED  1 of 2  bad\n  FAILED  0 of 1  gone\n\n1 of 3 faults do no harm.\n"
        );
        assert_eq!(failed, 2);
    }
}
