//! The browser of the end-to-end tests and a font with Chinese letters, from Debian.

use std::process::Command;

use crate::{Error, Result, process};

const PURPOSE: &str = "to test the site in a real browser";

/// A Debian package, and the program by which one sees that it is there.
struct Package {
    name: &'static str,
    /// Nothing for a font, which only the package database knows.
    program: Option<&'static str>,
}

const PACKAGES: [Package; 3] = [
    Package { name: "chromium", program: Some("chromium") },
    Package { name: "chromium-driver", program: Some("chromedriver") },
    Package { name: "fonts-noto-cjk", program: None },
];

/// Installs the packages that are missing.
///
/// # Errors
/// When they are missing and apt cannot install them: not Debian, not root, no network.
pub fn install() -> Result<()> {
    let missing: Vec<&str> =
        PACKAGES.iter().filter(|package| !package.is_installed()).map(|package| package.name).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let list = missing.join(" ");
    eprintln!("Installing {list} {PURPOSE}:\n    apt-get update && apt-get install --yes {list}");
    let failed = |error: Error| Error::Install {
        tool: list.clone(),
        purpose: PURPOSE,
        reason: error.to_string(),
        by_hand: format!("sudo apt-get update && sudo apt-get install --yes {list}"),
    };
    process::output(apt_get().arg("update")).map_err(failed)?;
    process::output(apt_get().args(["install", "--yes", "--no-install-recommends"]).args(&missing))
        .map_err(failed)?;
    Ok(())
}

impl Package {
    fn is_installed(&self) -> bool {
        if self.program.is_some_and(|program| process::find(program).is_some()) {
            return true;
        }
        let mut query = Command::new("dpkg-query");
        query.args(["--show", "--showformat=${Status}", self.name]);
        process::output(&mut query).is_ok_and(|status| status == b"install ok installed")
    }
}

fn apt_get() -> Command {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}
