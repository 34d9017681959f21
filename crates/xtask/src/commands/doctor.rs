//! `doctor URL`: what a webmaster runs after uploading. The checks are those of the about page, run by Node.

use std::fs;
use std::process::Command;

use crate::build::scripts;
use crate::tools::Tools;
use crate::{Error, Result, process, project};

/// Where the site is.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct Options {
    /// The address of the site's first page, as visitors have it.
    #[arg(value_name = "URL")]
    pub address: String,
}

/// Prints what was found, each with its remedy.
///
/// # Errors
/// Where readers lose something by what was found, or Node is missing.
pub fn run(options: &Options) -> Result<()> {
    process::run(&mut command(&options.address)?)
}

/// The program that looks at a site.
///
/// # Errors
/// When a tool is missing.
pub fn command(address: &str) -> Result<Command> {
    let tools = Tools::install()?;
    let program = project::target().join("doctor.js");
    let script = scripts::bundle(&tools, &scripts::folder().join("site-check/cli.ts"))?;
    fs::write(&program, script).map_err(Error::writing(&program))?;
    let mut node = Command::new("node");
    node.arg(program).arg(address);
    Ok(node)
}
