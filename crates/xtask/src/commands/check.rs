//! `check`: static checks of the sources.

use super::check_seeds;
use crate::build::scripts;
use crate::{Result, process, tools};

/// Checks formatting, lints (native and WebAssembly), types of the scripts, and the seeds.
///
/// # Errors
/// If a check fails.
pub fn run() -> Result<()> {
    tools::install_for_checks()?;
    cargo(&["fmt", "--all", "--check"])?;
    cargo(&["fmt", "--manifest-path", "fuzz/Cargo.toml", "--check"])?;
    cargo(&["clippy", "--quiet", "--workspace", "--all-targets", "--", "--deny", "warnings"])?;
    for (package, more) in [("policy-explorer", &["--no-default-features"][..]), ("workbench", &[])] {
        let for_browsers = ["clippy", "--quiet", "--package", package, "--target", tools::WASM_TARGET];
        let features = ["--features", "csr", "--", "--deny", "warnings"];
        cargo(&[&for_browsers[..], more, &features[..]].concat())?;
    }
    scripts::check_types()?;
    check_seeds::run(&check_seeds::Options::default())
}

fn cargo(arguments: &[&str]) -> Result<()> {
    process::run(process::cargo().args(arguments))
}
