//! `mutants`: mutation testing of the rules.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use policy::Corpus;
use seeds::mutants;

use crate::{Error, Result, content, project};

/// The mutants to run.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct Options {
    /// Only mutate files that have changed since this commit.
    #[arg(long, value_name = "COMMIT")]
    pub since: Option<String>,
}

/// Runs the mutants and prints those that no case detects.
///
/// # Errors
/// If there is one.
pub fn run(options: &Options) -> Result<()> {
    let only = options.since.as_deref().map(changed_since).transpose()?;
    let content = content::compile()?;
    let corpus = Corpus::decode(&content.corpus)
        .map_err(|error| Error::Finding(format!("the compiled corpus cannot be decoded: {error:?}")))?;
    let tests = project::root().join("tests");
    let cases = seeds::files::read_dir(&tests.join("cases")).map_err(Error::reading(&tests))?;
    let listed = tests.join("equivalent-mutants.toml");
    let listed = fs::read_to_string(&listed).map_err(Error::reading(&listed))?;
    let results =
        mutants::run(&corpus.eligibility, &content.files, &cases, &listed, &only).map_err(Error::Finding)?;
    println!("{}", results.text.trim_end());
    if results.missed + results.stale > 0 {
        return Err(Error::Finding("some mutants were not caught by any case".to_owned()));
    }
    Ok(())
}

/// The seed files changed since a commit, below `seeds/`. If the questions or a case have changed, all
/// mutants are run.
fn changed_since(commit: &str) -> Result<BTreeSet<String>> {
    let git = Command::new("git")
        .current_dir(project::root())
        .args(["diff", "--name-only", commit, "--", "seeds", "tests/cases"])
        .output()
        .map_err(Error::reading(&project::root()))?;
    if !git.status.success() {
        return Err(Error::Finding(format!("unknown commit `{commit}`")));
    }
    let paths = String::from_utf8_lossy(&git.stdout);
    let path = |path: &str| path.strip_prefix("seeds/").unwrap_or(mutants::ALL).to_owned();
    Ok(paths.lines().map(path).collect())
}
