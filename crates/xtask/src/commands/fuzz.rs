//! `fuzz`: runs libFuzzer on every parser of outside input, on stable Rust.
//!
//! `cargo fuzz` requires nightly because of its sanitizers. The coverage instrumentation that guides the
//! fuzzer works on stable, and safe Rust leaves little for a sanitizer to find.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::report::{self, Report};
use crate::{Error, Result, process, project};

/// LLVM options for the coverage and comparison tracing that libFuzzer expects.
const COUNT_BRANCHES: [&str; 8] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Ccodegen-units=1",
    "--cfg",
    "fuzzing",
];
/// Limits per input: time in seconds, memory in megabytes.
const LIMITS: [&str; 2] = ["-timeout=20", "-rss_limit_mb=2048"];
/// Maximum input length: twice the longest seed file.
const LONGEST: &str = "-max_len=65536";
/// Maximum length of an input kept in the repository.
const MAX_LEN_KEPT: &str = "-max_len=1024";
/// Maximum number of inputs per target kept in the repository.
const MAX_KEPT: usize = 60;

/// What to fuzz.
#[derive(Debug, Clone, Default, PartialEq, Eq, clap::Args)]
pub struct Options {
    /// The target to fuzz; all targets by default.
    #[arg(value_name = "TARGET")]
    pub target: Option<String>,
    /// Minutes per target; each target has its own default.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=600))]
    pub minutes: Option<u32>,
    /// Replace fuzz/corpus/ by the shortest inputs that reach all branches.
    #[arg(long)]
    pub keep: bool,
    /// Write the table to docs/faults.md.
    #[arg(long)]
    pub write: bool,
}

/// Fuzzes and prints a summary.
///
/// # Errors
/// If a crash was found, or the fuzzer cannot be built.
pub fn run(options: &Options) -> Result<()> {
    let binary = build()?;
    let targets = targets(options)?;
    let mut found = Vec::new();
    let mut table =
        format!("{:<12}{:>8}{:>14}{:>10}  found\n", "target", "minutes", "inputs tried", "branches");
    print!("{table}");
    for target in &targets {
        let run = target.fuzz(&binary)?;
        let row = format!(
            "{:<12}{:>8}{:>14}{:>10}  {}\n",
            target.name,
            target.minutes,
            run.tried,
            run.branches,
            run.finding.as_deref().unwrap_or("nothing")
        );
        print!("{row}");
        table += &row;
        found.extend(run.finding);
        if options.keep {
            target.keep(&binary)?;
        }
    }
    if options.write {
        let title = "What the fuzzer tried";
        report::write("faults.md", &Report { command: "fuzz", title, complaint: "", text: &table })?;
    }
    match found.len() {
        0 => Ok(()),
        count => Err(Error::Finding(format!("{count} targets failed; the inputs are in fuzz/regressions/"))),
    }
}

/// Builds the fuzzer and returns its path.
fn build() -> Result<PathBuf> {
    if process::find("c++").is_none() {
        let message = "libFuzzer is written in C++ and no compiler for it was found: apt-get install g++";
        return Err(Error::Finding(message.into()));
    }
    let host = process::output(Command::new("rustc").arg("--version").arg("--verbose"))?;
    let host =
        String::from_utf8_lossy(&host).lines().find_map(|line| Some(line.strip_prefix("host: ")?.to_owned()));
    let host =
        host.ok_or_else(|| Error::Finding("`rustc --version --verbose` does not name a host".into()))?;
    let folder = project::target().join("fuzz");
    eprintln!("Building the fuzzer (some minutes at first) …");
    let mut cargo = process::cargo();
    cargo
        .env("RUSTFLAGS", COUNT_BRANCHES.join(" "))
        // An explicit target keeps the instrumentation out of build scripts.
        .args(["build", "--quiet", "--release", "--manifest-path", "fuzz/Cargo.toml"])
        .args(["--target", &host, "--target-dir"])
        .arg(&folder);
    process::run(&mut cargo)?;
    Ok(folder.join(host).join("release/fuzz"))
}

/// A target and its input folders.
struct Target {
    name: String,
    minutes: u32,
}

/// The result of fuzzing a target.
struct FuzzRun {
    tried: String,
    branches: String,
    /// libFuzzer's description of a crash.
    finding: Option<String>,
}

/// The selected targets, with initial inputs written.
fn targets(options: &Options) -> Result<Vec<Target>> {
    let mut cargo = process::cargo();
    cargo.args(["run", "--quiet", "--package", "fuzz-targets", "--bin"]);
    cargo.args(["fuzz-starts", "--"]).arg(starts());
    let list = String::from_utf8_lossy(&process::output(&mut cargo)?).into_owned();
    let all: Vec<(&str, u32)> = list
        .lines()
        .filter_map(|line| line.split_once(' '))
        .filter_map(|(name, minutes)| Some((name, minutes.parse().ok()?)))
        .collect();
    let is_wanted = |name: &str| options.target.as_deref().is_none_or(|wanted| wanted == name);
    let targets: Vec<Target> = all
        .iter()
        .filter(|(name, _)| is_wanted(name))
        .map(|&(name, minutes)| Target { name: name.to_owned(), minutes: options.minutes.unwrap_or(minutes) })
        .collect();
    if targets.is_empty() {
        let names: Vec<&str> = all.iter().map(|(name, _)| *name).collect();
        return Err(Error::Finding(format!("Unknown target; the targets are {}.", names.join(", "))));
    }
    Ok(targets)
}

fn starts() -> PathBuf {
    project::target().join("fuzz/starts")
}

impl Target {
    fn fuzz(&self, binary: &Path) -> Result<FuzzRun> {
        let (grown, regressions) = (self.grown(), self.committed("regressions"));
        for folder in [&grown, &regressions, &self.committed("corpus")] {
            fs::create_dir_all(folder).map_err(Error::writing(folder))?;
        }
        let log = project::target().join(format!("fuzz/{}.log", self.name));
        let mut fuzzer = self.fuzzer(binary);
        fuzzer.arg(format!("-max_total_time={}", self.minutes * 60));
        fuzzer.arg(format!("-artifact_prefix={}/", regressions.display()));
        fuzzer.args(LIMITS).args([LONGEST, "-print_final_stats=1"]);
        fuzzer.args([grown, self.committed("corpus"), starts().join(&self.name)]);
        // libFuzzer prints everything to standard error.
        let file = fs::File::create(&log).map_err(Error::writing(&log))?;
        let status = fuzzer.stderr(file).status().map_err(Error::reading(binary))?;
        let said = fs::read(&log).map_err(Error::reading(&log))?;
        let said = String::from_utf8_lossy(&said);
        // Removes the folder if it is empty.
        let _ = fs::remove_dir(&regressions);
        Ok(FuzzRun {
            tried: word_after(&said, "stat::number_of_executed_units:"),
            branches: word_after(&said, " cov:"),
            finding: (!status.success()).then(|| finding(&said, &log)),
        })
    }

    /// Replaces the committed inputs by short ones that reach the same branches.
    fn keep(&self, binary: &Path) -> Result<()> {
        let kept = self.committed("corpus");
        let merged = project::target().join("fuzz/merged").join(&self.name);
        for folder in [&merged, &kept] {
            if folder.exists() {
                fs::remove_dir_all(folder).map_err(Error::writing(folder))?;
            }
            fs::create_dir_all(folder).map_err(Error::writing(folder))?;
        }
        let mut fuzzer = self.fuzzer(binary);
        fuzzer.args(["-merge=1", MAX_LEN_KEPT]).args(LIMITS).args([&merged, &self.grown()]);
        process::output(&mut fuzzer)?;
        let mut files = Vec::new();
        for entry in fs::read_dir(&merged).map_err(Error::reading(&merged))? {
            let path = entry.map_err(Error::reading(&merged))?.path();
            let len = fs::metadata(&path).map_err(Error::reading(&path))?.len();
            files.push((len, path));
        }
        // Among the short inputs, longer ones reach more branches.
        files.sort_by_key(|(len, _)| std::cmp::Reverse(*len));
        for (_, path) in files.iter().take(MAX_KEPT) {
            let copy = kept.join(path.file_name().expect("a file has a name"));
            fs::copy(path, &copy).map_err(Error::writing(&copy))?;
        }
        Ok(())
    }

    fn fuzzer(&self, binary: &Path) -> Command {
        let mut command = Command::new(binary);
        command.env("FUZZ_TARGET", &self.name).current_dir(project::root());
        command
    }

    /// The folder of inputs that accumulate across runs.
    fn grown(&self) -> PathBuf {
        project::target().join("fuzz/grown").join(&self.name)
    }

    fn committed(&self, folder: &str) -> PathBuf {
        project::root().join("fuzz").join(folder).join(&self.name)
    }
}

/// The word after the last occurrence of a label.
fn word_after(text: &str, label: &str) -> String {
    let rest = text.rsplit_once(label).map_or("", |(_, rest)| rest);
    rest.split_whitespace().next().unwrap_or("?").to_owned()
}

/// The line of the log that describes the failure.
fn finding(said: &str, log: &Path) -> String {
    let line = said.lines().find(|line| line.contains("panicked at") || line.contains("ERROR: libFuzzer"));
    line.map_or_else(|| format!("see {}", log.display()), |line| line.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOG: &str = "#2 INITED cov: 10 ft: 11\n#9 NEW    cov: 42 ft: 50\nthread '<unnamed>' panicked at src/x.rs:1:2:\nstat::number_of_executed_units: 900\n";

    #[test]
    fn the_last_figure_counts() {
        assert_eq!(word_after(LOG, " cov:"), "42");
        assert_eq!(word_after(LOG, "stat::number_of_executed_units:"), "900");
        assert_eq!(word_after("", " cov:"), "?");
    }

    #[test]
    fn a_finding_is_named_or_its_log_is() {
        assert_eq!(finding(LOG, Path::new("x.log")), "thread '<unnamed>' panicked at src/x.rs:1:2:");
        assert_eq!(finding("", Path::new("x.log")), "see x.log");
    }
}
