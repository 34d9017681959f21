//! `install`: what the other commands would install when they are first run.

use crate::Result;
use crate::tools::{self, Engines, Tools};

/// How much is installed.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct Options {
    /// What tests need besides: browsers, fonts, web servers.
    #[arg(long)]
    pub tests: bool,
}

/// Installs what is missing. What was installed before something could not be is kept.
///
/// # Errors
/// When something cannot be installed; the message names the command to run by hand.
pub fn run(options: &Options) -> Result<()> {
    Tools::install()?;
    if options.tests {
        tools::install_for_checks()?;
        Engines::install()?;
    }
    println!("All is installed.");
    Ok(())
}
