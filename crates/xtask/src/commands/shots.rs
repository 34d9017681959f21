//! `shots`: screenshots of every page in each scheme, and one sheet of them all, for people to look at; or
//! the README's pictures.

use std::process::Command;

use crate::{Result, build, process, project, tools};

/// Which pictures; every page on a telephone and on an office computer where nothing is said.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct Options {
    /// Add a tablet and a large screen.
    #[arg(long)]
    pub all: bool,
    /// Take the pictures of the README instead, into docs/.
    #[arg(long, conflicts_with = "all")]
    pub readme: bool,
}

/// Takes them with the browser tests' own client, which can pose as a telephone.
///
/// # Errors
/// When a browser cannot be installed, or the site not built.
pub fn run(options: &Options) -> Result<()> {
    tools::install_browsers()?;
    build::site_if_changed()?;
    let words: &[&str] = match options {
        Options { readme: true, .. } => &["pictures"],
        Options { all: true, .. } => &["shots", "--", "--all"],
        _ => &["shots"],
    };
    let mut cargo = Command::new("cargo");
    cargo.current_dir(project::root()).args(["run", "--quiet", "--package", "e2e", "--bin"]).args(words);
    process::run(&mut cargo)
}
