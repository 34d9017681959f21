//! Tools from npm, as `tests/package-lock.json` pins them.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use super::cache::Cache;
use crate::build::content_hash;
use crate::{Error, Result, process, project};

const FILES: [&str; 3] = ["package.json", "package-lock.json", ".npmrc"];
const PURPOSE: &str = "to optimise WebAssembly, CSS and JavaScript";

/// The folder with `node_modules`, installed if this lock file's was not there.
pub fn install(cache: &Cache) -> Result<PathBuf> {
    let source = project::root().join("tests");
    let lock = source.join("package-lock.json");
    let hash = content_hash(&fs::read(&lock).map_err(Error::reading(&lock))?);
    cache.folder(&format!("npm-{hash}"), |folder| {
        for name in FILES {
            fs::copy(source.join(name), folder.join(name)).map_err(Error::writing(folder))?;
        }
        let mut command = Command::new("npm");
        command.current_dir(folder).arg("ci");
        eprintln!(
            "Installing npm tools {PURPOSE}:\n    {} (in {})",
            process::line(&command),
            folder.display()
        );
        process::output(&mut command).map_err(|error| Error::Install {
            tool: "The set of npm tools".into(),
            purpose: PURPOSE,
            reason: error.to_string(),
            by_hand: by_hand(folder),
        })?;
        Ok(())
    })
}

/// Node itself may be what is missing; the folder's final name makes the next run find the result.
fn by_hand(folder: &std::path::Path) -> String {
    let wanted = folder.display().to_string().replace(".unfinished", "");
    let sources = FILES.map(|name| format!("tests/{name}")).join(" ");
    let node = if process::find("npm").is_some() { "" } else { "apt-get install nodejs npm && " };
    format!("{node}mkdir -p {wanted} && cp {sources} {wanted} && cd {wanted} && npm ci")
}
