//! Measurement tools and peers, installed only by `bench`.

use std::path::PathBuf;
use std::process::Command;

use super::cache::Cache;
use super::cargo_tool::{self, CargoTool};
use super::npm;
use crate::{Error, Result, process, project};

const MDBOOK_VERSION: &str = "0.5.4";

/// The installed tools.
#[derive(Debug)]
pub struct Peers {
    npm: PathBuf,
}

impl Peers {
    /// Installs the npm packages if they are missing.
    ///
    /// # Errors
    /// If something cannot be installed; the message names the command to run by hand.
    pub fn install() -> Result<Peers> {
        let cache = Cache::open(project::cache())?;
        Ok(Peers { npm: npm::install(&cache, &npm::PEERS)? })
    }

    /// mdBook, installed if it is missing.
    ///
    /// # Errors
    /// If it cannot be installed; the message names the command to run by hand.
    pub fn mdbook(&self) -> Result<Command> {
        let cache = Cache::open(project::cache())?;
        let mdbook = CargoTool {
            name: "mdbook",
            version: MDBOOK_VERSION,
            program: "mdbook",
            arguments: &["--no-default-features", "--features", "search"],
            purpose: "to compare the site with a book of the same texts",
            minutes: "three minutes",
        };
        cargo_tool::install(&cache, &mdbook).map(Command::new)
    }

    /// Pagefind, whose packages contain one program per architecture.
    ///
    /// # Errors
    /// If there is none for this machine.
    pub fn pagefind(&self) -> Result<Command> {
        let processor = if cfg!(target_arch = "aarch64") { "linux-arm64" } else { "linux-x64" };
        let program = self.npm.join("node_modules/@pagefind").join(processor).join("bin/pagefind_extended");
        if program.exists() {
            return Ok(Command::new(program));
        }
        Err(Error::Finding(format!(
            "npm did not install a Pagefind binary for this machine: {}",
            program.display()
        )))
    }

    /// A script of `tests/bench` under Node, with access to the packages.
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
