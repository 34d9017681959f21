//! Fetches the packages of `Cargo.lock`. Trunk builds offline, and Cargo itself only fetches what the
//! current command compiles, which may not include the app's packages.

use std::process::Command;

use crate::{Error, Result, process, progress};

const PURPOSE: &str = "to compile the app and the tests";

/// Fetches the missing packages for every target.
///
/// # Errors
/// If the registry is unreachable; packages fetched before are kept.
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
