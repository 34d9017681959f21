//! Parts of the Rust toolchain that `rust-toolchain.toml` names. rustup brings them by itself, unless it was told not
//! to (`RUSTUP_AUTO_INSTALL=0`) or the toolchain was there before them.

use std::process::Command;

use crate::{Error, Result, process, progress, project};

/// The target of the app.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Something that rustup adds.
struct Part {
    /// As in "rustup target add".
    kind: &'static str,
    name: &'static str,
    purpose: &'static str,
    /// Whether it is there.
    is_there: fn() -> bool,
}

const FOR_BUILDS: [Part; 1] = [Part {
    kind: "target",
    name: WASM_TARGET,
    purpose: "to compile the app for browsers",
    is_there: || folder_of_target().is_some_and(|folder| folder.is_dir()),
}];

const FOR_CHECKS: [Part; 2] = [
    Part {
        kind: "component",
        name: "rustfmt",
        purpose: "to check the formatting",
        is_there: || runs("cargo-fmt"),
    },
    Part {
        kind: "component",
        name: "clippy",
        purpose: "to check the sources",
        is_there: || runs("cargo-clippy"),
    },
];

/// Adds what builds need, unless it is there.
///
/// # Errors
/// When rustup is not there or cannot download it.
pub fn install_for_builds() -> Result<()> {
    FOR_BUILDS.iter().try_for_each(Part::install)
}

/// Adds what checks need, unless it is there.
///
/// # Errors
/// As for `install_for_builds`.
pub fn install_for_checks() -> Result<()> {
    FOR_BUILDS.iter().chain(&FOR_CHECKS).try_for_each(Part::install)
}

impl Part {
    fn install(&self) -> Result<()> {
        if (self.is_there)() {
            return Ok(());
        }
        let mut command = Command::new("rustup");
        command.current_dir(project::root()).args([self.kind, "add", self.name]);
        let (line, name) = (process::line(&command), self.name);
        progress::tell(&format!("Installing {name} {}:\n    {line}", self.purpose));
        progress::step(name, |step| step.run(&mut command)).map_err(|error| Error::Install {
            tool: format!("The {} {name} of the Rust toolchain", self.kind),
            purpose: self.purpose,
            reason: error.to_string(),
            by_hand: line,
        })
    }
}

/// Asks rustc instead of rustup: it answers at once, and also where Rust did not come from rustup.
fn folder_of_target() -> Option<std::path::PathBuf> {
    let mut rustc = Command::new("rustc");
    rustc.current_dir(project::root()).args(["--print", "target-libdir", "--target", WASM_TARGET]);
    let folder = process::output(&mut rustc).ok()?;
    Some(String::from_utf8_lossy(&folder).trim().into())
}

/// Whether a program of the toolchain answers: rustup has one of each name, which fails where the part is missing.
fn runs(program: &str) -> bool {
    process::output(Command::new(program).current_dir(project::root()).arg("--version")).is_ok()
}
