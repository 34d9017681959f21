//! What the site is measured with, and what it is measured beside: only `bench` installs it.

use std::path::PathBuf;
use std::process::Command;

use super::cache::Cache;
use super::cargo_tool::{self, CargoTool};
use super::npm;
use crate::{Error, Result, process, project};

const MDBOOK_VERSION: &str = "0.5.4";

/// The other tools, ready to run.
#[derive(Debug)]
pub struct Peers {
    npm: PathBuf,
}

impl Peers {
    /// Installs the packages from npm if they are missing.
    ///
    /// # Errors
    /// When something cannot be installed; the message names the command to run by hand.
    pub fn install() -> Result<Peers> {
        let cache = Cache::open(project::cache())?;
        Ok(Peers { npm: npm::install(&cache, &npm::PEERS)? })
    }

    /// The maker of static books, installed if it is missing.
    ///
    /// # Errors
    /// When it cannot be installed; the message names the command to run by hand.
    pub fn mdbook(&self) -> Result<Command> {
        let cache = Cache::open(project::cache())?;
        let mdbook = CargoTool {
            name: "mdbook",
            version: MDBOOK_VERSION,
            program: "mdbook",
            arguments: &["--no-default-features", "--features", "search"],
            purpose: "to measure the site beside a book of the same texts",
            minutes: "three minutes",
        };
        cargo_tool::install(&cache, &mdbook).map(Command::new)
    }

    /// The search for static pages. Its packages hold a program each for one kind of processor.
    ///
    /// # Errors
    /// When there is none for this machine.
    pub fn pagefind(&self) -> Result<Command> {
        let processor = if cfg!(target_arch = "aarch64") { "linux-arm64" } else { "linux-x64" };
        let program = self.npm.join("node_modules/@pagefind").join(processor).join("bin/pagefind_extended");
        if program.exists() {
            return Ok(Command::new(program));
        }
        Err(Error::Finding(format!("npm has installed no Pagefind for this machine: {}", program.display())))
    }

    /// A script of `tests/bench` under Node, which finds the packages beside it.
    #[must_use]
    pub fn script(&self, name: &str) -> Command {
        let mut command = Command::new("node");
        command
            .arg(project::root().join("tests/bench").join(name))
            .env("PEERS", self.npm.join("node_modules"));
        command.env("CHROMIUM", process::find("chromium").unwrap_or_else(|| PathBuf::from("chromium")));
        command
    }
}
