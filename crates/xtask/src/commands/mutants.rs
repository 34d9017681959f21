//! `mutants`: changes every rule a little, and sees whether a case notices.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use policy::Corpus;
use seeds::mutants;

use crate::{Error, Result, content, project};

/// Which mutants.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct Options {
    /// Only those of files that have changed since this commit.
    #[arg(long, value_name = "COMMIT")]
    pub since: Option<String>,
}

/// Tries the mutants and prints those that no case notices.
///
/// # Errors
/// Where there is one.
pub fn run(options: &Options) -> Result<()> {
    let only = options.since.as_deref().map(changed_since).transpose()?;
    let content = content::compile()?;
    let corpus = Corpus::decode(&content.corpus)
        .map_err(|error| Error::Finding(format!("the compiled corpus cannot be read: {error:?}")))?;
    let tests = project::root().join("tests");
    let cases = seeds::files::read_dir(&tests.join("cases")).map_err(Error::reading(&tests))?;
    let listed = tests.join("equivalent-mutants.toml");
    let listed = fs::read_to_string(&listed).map_err(Error::reading(&listed))?;
    let results =
        mutants::run(&corpus.eligibility, &content.files, &cases, &listed, &only).map_err(Error::Finding)?;
    println!("{}", results.text.trim_end());
    if results.missed + results.stale > 0 {
        return Err(Error::Finding("some rules can change and no case notices".to_owned()));
    }
    Ok(())
}

/// The files of seeds that have changed since a commit, below `seeds/`. Every mutant is tried again where the
/// questions or a case have.
fn changed_since(commit: &str) -> Result<BTreeSet<String>> {
    let git = Command::new("git")
        .current_dir(project::root())
        .args(["diff", "--name-only", commit, "--", "seeds", "tests/cases"])
        .output()
        .map_err(Error::reading(&project::root()))?;
    if !git.status.success() {
        return Err(Error::Finding(format!("git knows no commit `{commit}`")));
    }
    let paths = String::from_utf8_lossy(&git.stdout);
    let path = |path: &str| path.strip_prefix("seeds/").unwrap_or(mutants::ALL).to_owned();
    Ok(paths.lines().map(path).collect())
}
