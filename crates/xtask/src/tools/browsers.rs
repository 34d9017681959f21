//! Debian packages for tests: browsers, with a virtual screen where needed, a Chinese font, web servers, and
//! an XML validator.

use std::process::Command;

use crate::{Error, Result, process, progress};

const PURPOSE: &str = "to test the site in real browsers and its open data by their schema";

/// A Debian package, with a program that indicates that it is installed.
struct DebianPackage {
    name: &'static str,
    /// `None` for a font, for which only the package database can be queried.
    program: Option<&'static str>,
}

const PACKAGES: [DebianPackage; 10] = [
    DebianPackage { name: "chromium", program: Some("chromium") },
    DebianPackage { name: "chromium-driver", program: Some("chromedriver") },
    DebianPackage { name: "firefox-esr", program: Some("firefox-esr") },
    DebianPackage { name: "webkit2gtk-driver", program: Some("WebKitWebDriver") },
    DebianPackage { name: "xvfb", program: Some("Xvfb") },
    DebianPackage { name: "fonts-noto-cjk", program: None },
    DebianPackage { name: "nginx", program: Some("nginx") },
    // The server without the service that the full package would start.
    DebianPackage { name: "apache2-bin", program: Some("apache2") },
    DebianPackage { name: "libxml2-utils", program: Some("xmllint") },
    // Provides `kill`, which tests use to end their processes; minimal Debian images have only the shell's.
    DebianPackage { name: "procps", program: Some("kill") },
];

/// The web server for measurements.
const SERVER: [DebianPackage; 1] = [DebianPackage { name: "nginx-light", program: Some("nginx") }];

/// Installs the missing packages.
///
/// # Errors
/// If apt cannot install them: not Debian, not root, no network.
pub fn install() -> Result<()> {
    install_missing(&PACKAGES, PURPOSE)
}

/// Installs the web server for measurements.
///
/// # Errors
/// As for [`install`].
pub fn install_server() -> Result<()> {
    install_missing(&SERVER, "to measure the site as a web server sends it")
}

fn install_missing(packages: &[DebianPackage], purpose: &'static str) -> Result<()> {
    let missing: Vec<&str> =
        packages.iter().filter(|package| !package.is_installed()).map(|package| package.name).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let list = missing.join(" ");
    progress::print_line(&format!(
        "Installing {list} {purpose}:\n    apt-get update && apt-get install --yes --no-install-recommends {list}"
    ));
    let failed = |error: Error| Error::Install {
        tool: list.clone(),
        purpose,
        reason: error.to_string(),
        by_hand: format!("sudo apt-get update && sudo apt-get install --yes --no-install-recommends {list}"),
    };
    progress::step("Debian packages", |step| {
        step.run(apt_get().arg("update"))?;
        step.run(apt_get().args(["install", "--yes", "--no-install-recommends"]).args(&missing))
    })
    .map_err(failed)
}

impl DebianPackage {
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
