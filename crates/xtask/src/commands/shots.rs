//! `shots`: screenshots of every page in each scheme, and one sheet of them all, for people to look at.

use std::process::Command;

use crate::{Result, build, process, project, tools};

/// Takes them with the browser tests' own client, which can pose as a telephone.
pub fn run(all_sizes: bool) -> Result<()> {
    tools::install_browsers()?;
    build::site_if_changed()?;
    let mut cargo = Command::new("cargo");
    cargo.current_dir(project::root()).args(["run", "--quiet", "--package", "e2e", "--bin", "shots", "--"]);
    if all_sizes {
        cargo.arg("--all");
    }
    process::run(&mut cargo)
}
