//! `shots`: screenshots of every page in each colour scheme with a contact sheet, or the README's pictures.

use std::path::PathBuf;

use crate::{Error, Result, build, process, tools};

/// The screenshots to take; by default every page on a phone and on a desktop.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct Options {
    /// Also use a tablet and a large screen.
    #[arg(long)]
    pub all: bool,
    /// Take the README's pictures instead, into docs/.
    #[arg(long, conflicts_with = "all")]
    pub readme: bool,
    /// Show each screenshot next to its counterpart in this folder, an earlier target/shots/.
    #[arg(long, value_name = "FOLDER", conflicts_with = "readme")]
    pub beside: Option<PathBuf>,
}

/// Takes the screenshots with the browser tests' client, which can emulate a phone.
///
/// # Errors
/// If a browser cannot be installed, or the site not built.
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
