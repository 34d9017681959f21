//! The packages of `Cargo.lock`. Trunk builds without a network, and Cargo itself fetches only what the command at
//! hand compiles: on a new machine the app's own packages would be missing.

use std::process::Command;

use crate::{Error, Result, process, progress};

const PURPOSE: &str = "to compile the app and the tests";

/// Fetches those that are missing, for every target.
///
/// # Errors
/// When the registry cannot be reached; what was fetched until then is kept.
pub fn fetch() -> Result<()> {
    let mut known = command();
    if process::output(known.arg("--offline")).is_ok() {
        return Ok(());
    }
    let mut fetch = command();
    progress::step(format!("Fetching the packages of Cargo.lock {PURPOSE}"), |step| step.run(&mut fetch))
        .map_err(|error| Error::Install {
            tool: "A package of Cargo.lock".into(),
            purpose: PURPOSE,
            reason: error.to_string(),
            by_hand: process::line(&fetch),
        })
}

fn command() -> Command {
    let mut command = process::cargo();
    command.args(["fetch", "--locked"]);
    command
}
