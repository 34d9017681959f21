//! Tools that Cargo builds from their published sources.

use std::path::PathBuf;
use std::process::Command;

use super::cache::Cache;
use crate::{Error, Result, process, project};

/// A program that `cargo install` provides.
pub struct CargoTool {
    /// The package.
    pub name: &'static str,
    /// The exact version.
    pub version: &'static str,
    /// The program's file name.
    pub program: &'static str,
    /// Further arguments of `cargo install`.
    pub arguments: &'static [&'static str],
    /// What it is for.
    pub purpose: &'static str,
    /// How long it takes on two cores.
    pub minutes: &'static str,
}

/// The program, installed if it was not there. Debug builds: they run long enough only in minutes
/// saved while installing.
pub fn install(cache: &Cache, tool: &CargoTool) -> Result<PathBuf> {
    let folder = cache.folder(&format!("{}-{}", tool.name, tool.version), |folder| {
        let mut command = Command::new("cargo");
        command
            .current_dir(project::root())
            .args(["install", "--locked", "--debug", tool.name, "--version", tool.version])
            .args(tool.arguments)
            .arg("--root")
            .arg(folder);
        eprintln!(
            "Installing {} {} {} (about {} on two cores):\n    {}",
            tool.name,
            tool.version,
            tool.purpose,
            tool.minutes,
            process::line(&command)
        );
        process::run(&mut command).map_err(|error| Error::Install {
            tool: format!("{} {}", tool.name, tool.version),
            purpose: tool.purpose,
            reason: error.to_string(),
            by_hand: process::line(&command).replace(".unfinished", ""),
        })
    })?;
    Ok(folder.join("bin").join(tool.program))
}
