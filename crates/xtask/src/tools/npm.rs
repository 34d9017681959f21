//! Sets of npm packages, each pinned by its `package-lock.json`.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use super::cache::Cache;
use crate::build::content_hash;
use crate::{Error, Result, process, progress, project};

const FILES: [&str; 3] = ["package.json", "package-lock.json", ".npmrc"];

/// A set of packages.
pub struct Set {
    /// The project folder with its `package.json` and lock file.
    pub folder: &'static str,
    /// Its purpose.
    pub purpose: &'static str,
}

/// The packages for building.
pub const BUILD: Set = Set {
    folder: "tests",
    purpose: "to optimise WebAssembly, CSS and JavaScript, to check the types of scripts, and to test for accessibility",
};
/// The packages for measurements, including the peers.
pub const PEERS: Set = Set { folder: "tests/bench", purpose: "to measure the site and its peers" };
/// An engine of 2020, and the client that drives it.
pub const OLD_CHROMIUM: Set = Set { folder: "tests/engines", purpose: "to test the site in Chromium 83" };

/// Installs the set if its lock file has changed, and returns the folder with `node_modules`.
pub fn install(cache: &Cache, set: &Set) -> Result<PathBuf> {
    let source = project::root().join(set.folder);
    let lock = source.join("package-lock.json");
    let hash = content_hash(&fs::read(&lock).map_err(Error::reading(&lock))?);
    cache.folder(&format!("npm-{hash}"), |folder| {
        for name in FILES {
            fs::copy(source.join(name), folder.join(name)).map_err(Error::writing(folder))?;
        }
        let mut command = Command::new("npm");
        command.current_dir(folder).arg("ci");
        progress::print_line(&format!(
            "Installing npm tools {}:\n    {} (in {})",
            set.purpose,
            process::line(&command),
            folder.display()
        ));
        progress::step(format!("npm tools of {}", set.folder), |step| step.run(&mut command)).map_err(
            |error| Error::Install {
                tool: "The set of npm tools".into(),
                purpose: set.purpose,
                reason: error.to_string(),
                by_hand: by_hand(folder, set),
            },
        )
    })
}

/// The command to run by hand. It uses the final folder name, so that the next run finds the result.
fn by_hand(folder: &std::path::Path, set: &Set) -> String {
    let wanted = folder.display().to_string().replace(".unfinished", "");
    let sources = FILES.map(|name| format!("{}/{name}", set.folder)).join(" ");
    let node = if process::find("npm").is_some() { "" } else { "apt-get install nodejs npm && " };
    format!("{node}mkdir -p {wanted} && cp {sources} {wanted} && cd {wanted} && npm ci")
}
