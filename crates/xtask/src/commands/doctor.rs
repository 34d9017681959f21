//! `doctor URL`: checks a site after uploading. Runs the checks of the about page under Node.

use std::fs;
use std::process::Command;

use crate::build::scripts;
use crate::tools::Tools;
use crate::{Error, Result, process, project};

/// The site to check.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct Options {
    /// The URL of the site's home page.
    #[arg(value_name = "URL")]
    pub address: String,
}

/// Prints the findings with their remedies.
///
/// # Errors
/// If a finding affects users, or Node is missing.
pub fn run(options: &Options) -> Result<()> {
    process::run(&mut command(&options.address)?)
}

/// The command that checks a site.
///
/// # Errors
/// If a tool is missing.
pub fn command(address: &str) -> Result<Command> {
    let tools = Tools::install()?;
    let program = project::target().join("doctor.js");
    let script = scripts::bundle(&tools, &scripts::folder().join("site-check/cli.ts"))?;
    fs::write(&program, script).map_err(Error::writing(&program))?;
    let mut node = Command::new("node");
    node.arg(program).arg(address);
    Ok(node)
}
