//! `install`: installs what the other commands would install on first use.

use crate::Result;
use crate::tools::{self, Engines, Tools};

/// What to install.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct Options {
    /// Also install what tests need: browsers, fonts, web servers.
    #[arg(long)]
    pub tests: bool,
}

/// Installs what is missing, keeping everything installed before a failure.
///
/// # Errors
/// If something cannot be installed; the message names the command to run by hand.
pub fn run(options: &Options) -> Result<()> {
    Tools::install()?;
    if options.tests {
        tools::install_for_checks()?;
        Engines::install()?;
    }
    println!("All is installed.");
    Ok(())
}
