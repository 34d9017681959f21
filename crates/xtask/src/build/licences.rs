//! The licences of everything that is compiled into the app, as Cargo knows them, with their texts.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;

use super::APP;
use crate::tools::WASM_TARGET;
use crate::{Error, Result, process, project};

/// The file's name below the site's root.
pub const FILE: &str = "licences.txt";
/// How texts of licences are called, best first: of several a package may be taken under, the shortest text.
const TEXTS: [&str; 4] = ["LICENSE-MIT", "LICENSE", "LICENCE", "COPYING"];
/// What stands before the list.
const HEAD: &str = "This site is free software under the MIT licence. Compiled into its app are the packages below\n\
and parts of Rust's standard library (MIT OR Apache-2.0), under these licences.\n";

/// What `cargo metadata` tells, as far as it is needed.
#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
    manifest_path: PathBuf,
    /// Nothing for the project's own.
    source: Option<String>,
}

/// The list, the same for the same `Cargo.lock`.
///
/// # Errors
/// When Cargo fails, or a package states no licence.
pub fn list() -> Result<String> {
    let used = used()?;
    let mut packages = known()?;
    packages.retain(|package| {
        package.source.is_some() && used.contains(&format!("{} v{}", package.name, package.version))
    });
    packages.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut list = format!("{HEAD}\n");
    for package in &packages {
        let Package { name, version, license, manifest_path, .. } = package;
        let licence = license.as_deref().ok_or_else(|| {
            Error::Finding(format!("{name} {version} states no licence: it cannot be part of the app"))
        })?;
        let _ = writeln!(list, "{name} {version}: {licence}");
        if let Some(text) = text(manifest_path)? {
            texts.entry(text).or_default().push(name.clone());
        }
    }
    for (text, names) in texts {
        let _ = write!(list, "\n----\n{}:\n\n{text}\n", names.join(", "));
    }
    Ok(list)
}

/// The packages that are compiled into the app: `name vVERSION`.
fn used() -> Result<BTreeSet<String>> {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(project::root()).args([
        "tree",
        "--package",
        APP,
        "--no-default-features",
        "--features",
        "csr",
    ]);
    cargo.args([
        "--target",
        WASM_TARGET,
        "--edges",
        "normal,no-proc-macro",
        "--prefix",
        "none",
        "--format",
        "{p}",
    ]);
    let tree = process::output(&mut cargo)?;
    let tree = String::from_utf8_lossy(&tree).into_owned();
    let name = |line: &str| line.split(' ').take(2).collect::<Vec<_>>().join(" ");
    Ok(tree.lines().map(name).collect())
}

/// All packages that Cargo knows of.
fn known() -> Result<Vec<Package>> {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(project::root()).args([
        "metadata",
        "--format-version",
        "1",
        "--filter-platform",
        WASM_TARGET,
    ]);
    let metadata: Metadata = serde_json::from_slice(&process::output(&mut cargo)?)
        .map_err(|error| Error::Finding(format!("cannot read what `cargo metadata` says: {error}")))?;
    Ok(metadata.packages)
}

/// The text of the licence that a package comes with, if it comes with one.
fn text(manifest: &Path) -> Result<Option<String>> {
    let folder = manifest.parent().unwrap_or(manifest);
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(Error::reading(folder))? {
        names.push(entry.map_err(Error::reading(folder))?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    let found = TEXTS.iter().find_map(|start| {
        names.iter().find(|name| name.to_uppercase().starts_with(start) && folder.join(name).is_file())
    });
    let Some(name) = found else { return Ok(None) };
    let path = folder.join(name);
    let bytes = fs::read(&path).map_err(Error::reading(&path))?;
    let text = String::from_utf8_lossy(&bytes).replace("\r\n", "\n");
    Ok(Some(text.trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_in_the_app_is_listed_and_nothing_of_this_machine() {
        let list = list().unwrap();
        assert!(list.contains("\nleptos 0.8.23: MIT\n"), "{}", &list[..2000]);
        assert!(list.contains("\nwasm-bindgen 0.2.129: MIT OR Apache-2.0\n"));
        assert!(list.contains("Permission is hereby granted, free of charge"));
        assert!(!list.contains("proptest") && !list.contains("policy-explorer"), "only what is in the app");
        assert!(!list.contains(&project::root().display().to_string()));
    }
}
