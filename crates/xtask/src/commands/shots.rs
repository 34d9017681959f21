//! `shots`: screenshots of every page in each scheme, and one sheet of them all, for people to look at; or
//! the README's pictures.

use std::process::Command;

use crate::command::Shots;
use crate::{Result, build, process, project, tools};

/// Takes them with the browser tests' own client, which can pose as a telephone.
pub fn run(shots: Shots) -> Result<()> {
    tools::install_browsers()?;
    build::site_if_changed()?;
    let words: &[&str] = match shots {
        Shots::Common => &["shots"],
        Shots::AllSizes => &["shots", "--", "--all"],
        Shots::Readme => &["pictures"],
    };
    let mut cargo = Command::new("cargo");
    cargo.current_dir(project::root()).args(["run", "--quiet", "--package", "e2e", "--bin"]).args(words);
    process::run(&mut cargo)
}
