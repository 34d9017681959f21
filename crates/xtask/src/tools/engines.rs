//! Browser engines other than current Chromium, for tests that run the same journeys in each.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::cache::Cache;
use super::cargo_tool::{self, CargoTool};
use super::{browsers, npm};
use crate::{Error, Result, process, project};

/// The architecture of the Chromium of 2020.
const OLD_CHROMIUM_PROCESSOR: &str = "x86_64";

/// The installed engines.
#[derive(Debug)]
pub struct Engines {
    geckodriver: PathBuf,
    /// `None` on other architectures.
    old_chromium: Option<OldChromium>,
}

#[derive(Debug)]
struct OldChromium {
    /// The client that drives it.
    modules: PathBuf,
    /// The program, with libraries that Debian no longer provides.
    folder: PathBuf,
}

impl Engines {
    /// Installs what is missing.
    ///
    /// # Errors
    /// If something cannot be installed; the message names the command to run by hand.
    pub fn install() -> Result<Engines> {
        browsers::install()?;
        let cache = Cache::open(project::cache())?;
        let old_chromium = (std::env::consts::ARCH == OLD_CHROMIUM_PROCESSOR)
            .then(|| OldChromium::install(&cache))
            .transpose()?;
        let geckodriver = cargo_tool::install(
            &cache,
            &CargoTool {
                name: "geckodriver",
                version: "0.37.1",
                program: "geckodriver",
                arguments: &[],
                purpose: "to test the site in Firefox",
                minutes: "three minutes",
            },
        )?;
        Ok(Engines { geckodriver, old_chromium })
    }

    /// The WebDriver server of Firefox.
    #[must_use]
    pub fn geckodriver(&self) -> Command {
        Command::new(&self.geckodriver)
    }

    /// The Chromium of 2020, driven by `tests/engines/drive.js`; `None` on other architectures.
    #[must_use]
    pub fn old_chromium(&self) -> Option<Command> {
        self.script_in_old_chromium("drive.js")
    }

    /// A script below `tests/engines` with the Chromium of 2020 as its first argument.
    #[must_use]
    pub fn script_in_old_chromium(&self, name: &str) -> Option<Command> {
        let OldChromium { modules, folder } = self.old_chromium.as_ref()?;
        let mut command = Command::new("node");
        command
            .arg(script(name))
            .arg(folder.join("chromium"))
            .env("NODE_PATH", modules)
            .env("LD_LIBRARY_PATH", folder.join("lib"));
        Some(command)
    }
}

impl OldChromium {
    fn install(cache: &Cache) -> Result<OldChromium> {
        let packages = npm::install(cache, &npm::OLD_CHROMIUM)?;
        let modules = packages.join("node_modules");
        let name = packages.file_name().expect("a folder of the cache has a name").to_string_lossy();
        let folder = cache.folder(&format!("chromium-of-{name}"), |folder| unpack(&modules, folder))?;
        Ok(OldChromium { modules, folder })
    }
}

/// Extracts the compressed program and libraries of the package.
fn unpack(modules: &Path, folder: &Path) -> Result<()> {
    let mut command = Command::new("node");
    command.arg(script("unpack.js")).arg(modules.join("chrome-aws-lambda/bin")).arg(folder);
    command.env("NODE_PATH", modules);
    process::output(&mut command).map(drop).map_err(|error| Error::Install {
        tool: "Chromium 83".into(),
        purpose: npm::OLD_CHROMIUM.purpose,
        reason: error.to_string(),
        by_hand: format!(
            "mkdir -p {folder} && NODE_PATH={} {}",
            modules.display(),
            process::line(&command),
            folder = folder.display()
        )
        .replace(".unfinished", ""),
    })
}

fn script(name: &str) -> PathBuf {
    project::root().join("tests/engines").join(name)
}
