//! Components of the Rust toolchain in `rust-toolchain.toml`. rustup installs them automatically, unless
//! that is disabled (`RUSTUP_AUTO_INSTALL=0`) or the toolchain was installed earlier.

use std::process::Command;

use crate::{Error, Result, process, progress, project};

/// The target of the app.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// A toolchain component or target.
struct ToolchainPart {
    /// The rustup subcommand, as in "rustup target add".
    kind: &'static str,
    name: &'static str,
    purpose: &'static str,
    /// Whether it is installed.
    is_there: fn() -> bool,
}

const FOR_BUILDS: [ToolchainPart; 1] = [ToolchainPart {
    kind: "target",
    name: WASM_TARGET,
    purpose: "to compile the app for browsers",
    is_there: || folder_of_target().is_some_and(|folder| folder.is_dir()),
}];

const FOR_CHECKS: [ToolchainPart; 2] = [
    ToolchainPart {
        kind: "component",
        name: "rustfmt",
        purpose: "to check the formatting",
        is_there: || runs("cargo-fmt"),
    },
    ToolchainPart {
        kind: "component",
        name: "clippy",
        purpose: "to check the sources",
        is_there: || runs("cargo-clippy"),
    },
];

/// Installs what builds need.
///
/// # Errors
/// If rustup is missing or cannot download it.
pub fn install_for_builds() -> Result<()> {
    FOR_BUILDS.iter().try_for_each(ToolchainPart::install)
}

/// Installs what checks need.
///
/// # Errors
/// As for `install_for_builds`.
pub fn install_for_checks() -> Result<()> {
    FOR_BUILDS.iter().chain(&FOR_CHECKS).try_for_each(ToolchainPart::install)
}

impl ToolchainPart {
    fn install(&self) -> Result<()> {
        if (self.is_there)() {
            return Ok(());
        }
        let mut command = Command::new("rustup");
        command.current_dir(project::root()).args([self.kind, "add", self.name]);
        let (line, name) = (process::line(&command), self.name);
        progress::print_line(&format!("Installing {name} {}:\n    {line}", self.purpose));
        progress::step(name, |step| step.run(&mut command)).map_err(|error| Error::Install {
            tool: format!("The {} {name} of the Rust toolchain", self.kind),
            purpose: self.purpose,
            reason: error.to_string(),
            by_hand: line,
        })
    }
}

/// Queries rustc instead of rustup, which is faster and works without rustup.
fn folder_of_target() -> Option<std::path::PathBuf> {
    let mut rustc = Command::new("rustc");
    rustc.current_dir(project::root()).args(["--print", "target-libdir", "--target", WASM_TARGET]);
    let folder = process::output(&mut rustc).ok()?;
    Some(String::from_utf8_lossy(&folder).trim().into())
}

/// Whether a program of the toolchain runs: rustup's proxy exists for every program, but fails if the
/// component is missing.
fn runs(program: &str) -> bool {
    process::output(Command::new(program).current_dir(project::root()).arg("--version")).is_ok()
}
