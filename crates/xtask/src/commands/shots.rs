//! `shots`: screenshots of every page in each scheme, and one sheet of them all, for people to look at; or
//! the README's pictures.

use std::path::PathBuf;

use crate::{Error, Result, build, process, tools};

/// Which pictures; every page on a telephone and on an office computer where nothing is said.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct Options {
    /// Add a tablet and a large screen.
    #[arg(long)]
    pub all: bool,
    /// Take the pictures of the README instead, into docs/.
    #[arg(long, conflicts_with = "all")]
    pub readme: bool,
    /// Put beside each picture the same one out of this folder, an earlier target/shots/.
    #[arg(long, value_name = "FOLDER", conflicts_with = "readme")]
    pub beside: Option<PathBuf>,
}

/// Takes them with the browser tests' own client, which can pose as a telephone.
///
/// # Errors
/// When a browser cannot be installed, or the site not built.
pub fn run(options: &Options) -> Result<()> {
    tools::install_browsers()?;
    build::site_if_changed()?;
    let mut cargo = process::cargo();
    cargo.args(["run", "--quiet", "--package", "e2e", "--bin"]);
    cargo.args([if options.readme { "pictures" } else { "shots" }, "--"]);
    if options.all {
        cargo.arg("--all");
    }
    if let Some(folder) = &options.beside {
        cargo.arg("--beside").arg(folder.canonicalize().map_err(Error::reading(folder))?);
    }
    process::run(&mut cargo)
}
