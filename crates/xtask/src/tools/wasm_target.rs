//! The Rust standard library for WebAssembly.

use std::process::Command;

use crate::{Error, Result, process, project};

/// The target's name.
pub const TARGET: &str = "wasm32-unknown-unknown";
const PURPOSE: &str = "to compile the app for browsers";

/// Adds the target to the project's toolchain unless it is there.
///
/// # Errors
/// When rustup is not there or cannot download it.
pub fn install() -> Result<()> {
    if is_installed()? {
        return Ok(());
    }
    let mut command = Command::new("rustup");
    command.current_dir(project::root()).args(["target", "add", TARGET]);
    eprintln!("Installing the Rust target {TARGET} {PURPOSE}:\n    {}", process::line(&command));
    process::run(&mut command).map_err(|error| Error::Install {
        tool: format!("The Rust target {TARGET}"),
        purpose: PURPOSE,
        reason: error.to_string(),
        by_hand: process::line(&command),
    })
}

/// Asks rustc instead of rustup: it answers at once, and also where Rust did not come from rustup.
fn is_installed() -> Result<bool> {
    let mut command = Command::new("rustc");
    command.current_dir(project::root()).args(["--print", "target-libdir", "--target", TARGET]);
    let folder = process::output(&mut command)?;
    Ok(std::path::Path::new(String::from_utf8_lossy(&folder).trim()).is_dir())
}
