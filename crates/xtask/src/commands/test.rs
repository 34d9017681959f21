//! `test`: runs all tests, fastest first.

use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

use super::{bench, check, mutants};
use crate::tools::{Engines, Tools};
use crate::{Result, build, process, project};

/// More failures than this are no accident of a busy machine.
const MOST_RUN_AGAIN: usize = 3;

/// The extent of the tests.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct Options {
    /// Run complete matrices instead of samples, and every command as the first one on a new machine.
    #[arg(long)]
    pub full: bool,
}

/// Runs all steps and prints their times; stops at the first failure.
///
/// # Errors
/// If a step fails.
pub fn run(options: &Options) -> Result<()> {
    let mut steps = Steps::default();
    let result = run_steps(&mut steps, options.full);
    steps.print();
    result
}

fn run_steps(steps: &mut Steps, full: bool) -> Result<()> {
    steps.run("tools", || Tools::install().and_then(|_| Engines::install()).map(drop))?;
    steps.run("check", check::run)?;
    // All mutants: together they take seconds.
    steps.run("mutants", || mutants::run(&mutants::Options { since: None }))?;
    steps.run("native tests", || {
        process::run(process::cargo().args(["test", "--quiet", "--workspace", "--exclude", "e2e"]))
    })?;
    steps.run("documentation", documentation)?;
    steps.run("build", build::site_if_changed)?;
    // Only sizes, because times depend on the machine.
    steps.run("sizes", bench::sizes)?;
    // Fails if there are no earlier tables.
    let tables = [project::budgets(), project::engines(), project::hosts(), project::shells()];
    for table in &tables {
        let _ = fs::remove_file(table);
    }
    let result = steps.run("browser tests", || browser_tests(full));
    // Cargo captures the output of tests.
    for table in tables.iter().filter_map(|table| fs::read_to_string(table).ok()) {
        println!("\n{table}");
    }
    result?;
    if full {
        // These install tools of their own, which the other tests do not need.
        steps.run("bench scripts", bench::rehearse)?;
        steps.run("new machine", new_machine)?;
    }
    Ok(())
}

/// Runs every command as the first one in an empty home.
fn new_machine() -> Result<()> {
    process::run(&mut Command::new(project::root().join("tests/bare/run.sh")))
}

/// Builds the crates' documentation; broken links are errors.
fn documentation() -> Result<()> {
    let mut cargo = process::cargo();
    cargo.args(["doc", "--quiet", "--workspace", "--no-deps"]);
    process::run(cargo.env("RUSTDOCFLAGS", "--deny warnings"))
}

/// Runs the browser tests, two in parallel: each browser uses one core, and CI machines often have two. What fails is
/// run once more, alone: a browser on a busy machine may lose a frame or a request. A test that passes only then is
/// named in the output; one that fails twice fails the step.
fn browser_tests(full: bool) -> Result<()> {
    let mut cargo = browser_tests_command(full);
    cargo.args(["--test-threads", "2"]);
    let (result, output) = process::run_and_keep(&mut cargo)?;
    let failed = failed_tests(&output);
    if result.is_ok() || failed.is_empty() || failed.len() > MOST_RUN_AGAIN {
        return result;
    }
    eprintln!("== browser tests once more, alone: {}", failed.join(", "));
    let mut cargo = browser_tests_command(full);
    process::run(cargo.args(["--test-threads", "1", "--exact"]).args(&failed))?;
    println!("failed, and passed when run alone: {}", failed.join(", "));
    Ok(())
}

fn browser_tests_command(full: bool) -> Command {
    let mut cargo = process::cargo();
    cargo.args(["test", "--quiet", "--package", "e2e", "--"]);
    if full {
        cargo.env("E2E_FULL", "1");
    }
    cargo
}

/// The failed tests by the closing list of `cargo test`: indented paths after the last line `failures:`.
fn failed_tests(output: &str) -> Vec<&str> {
    let Some((_, list)) = output.rsplit_once("\nfailures:\n") else { return Vec::new() };
    list.lines().map_while(|line| line.strip_prefix("    ")).collect()
}

/// The completed steps with their times.
#[derive(Default)]
struct Steps(Vec<(&'static str, Duration, bool)>);

impl Steps {
    fn run(&mut self, name: &'static str, step: impl FnOnce() -> Result<()>) -> Result<()> {
        eprintln!("== {name}");
        let start = Instant::now();
        let result = step();
        self.0.push((name, start.elapsed(), result.is_ok()));
        result
    }

    fn print(&self) {
        println!("\n{:<16}{:>8}", "step", "seconds");
        for (name, duration, passed) in &self.0 {
            let verdict = if *passed { "passed" } else { "FAILED" };
            println!("{name:<16}{:>8.1}  {verdict}", duration.as_secs_f64());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failed_tests_are_those_of_the_closing_list() {
        let output = "..F\nfailures:\n\n---- a::b stdout ----\n    not a test\n\nfailures:\n    a::b\n    c\n\ntest result: FAILED.\n";
        assert_eq!(failed_tests(output), ["a::b", "c"]);
        assert!(failed_tests("..\ntest result: ok.\n").is_empty());
        assert!(failed_tests("error: could not compile\n").is_empty());
    }
}
