//! Tools that Cargo builds from their published sources.

use std::fs;
use std::path::PathBuf;

use super::cache::Cache;
use crate::{Error, Result, process, progress};

/// A program installed by `cargo install`.
pub struct CargoTool {
    /// The package.
    pub name: &'static str,
    /// The exact version.
    pub version: &'static str,
    /// The program's file name.
    pub program: &'static str,
    /// Additional arguments of `cargo install`.
    pub arguments: &'static [&'static str],
    /// Its purpose.
    pub purpose: &'static str,
    /// The duration on two cores.
    pub minutes: &'static str,
}

/// Installs the program if it is missing and returns its path. Optimised for build time, since the program
/// runs for seconds and builds for minutes.
pub fn install(cache: &Cache, tool: &CargoTool) -> Result<PathBuf> {
    let name = format!("{}-{}", tool.name, tool.version);
    let folder = cache.folder(&name, |folder| {
        let compiled = cache.compiled(&name);
        let mut command = process::cargo();
        command
            .args(["install", "--locked", "--debug", tool.name, "--version", tool.version])
            .args(tool.arguments)
            .arg("--root")
            .arg(folder)
            .env("CARGO_TARGET_DIR", &compiled)
            .env("CARGO_PROFILE_DEV_DEBUG", "0");
        progress::print_line(&format!(
            "Installing {} {} {} (about {} on two cores):\n    {}",
            tool.name,
            tool.version,
            tool.purpose,
            tool.minutes,
            process::line(&command)
        ));
        progress::step(&name, |step| step.run(&mut command)).map_err(|error| Error::Install {
            tool: format!("{} {}", tool.name, tool.version),
            purpose: tool.purpose,
            reason: error.to_string(),
            by_hand: process::line(&command).replace(".unfinished", ""),
        })?;
        fs::remove_dir_all(&compiled).map_err(Error::writing(&compiled))
    })?;
    Ok(folder.join("bin").join(tool.program))
}
