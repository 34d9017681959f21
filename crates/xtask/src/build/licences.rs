//! Collects the licences and their texts of all packages in the app and its scripts.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::{APP, files_below};
use crate::tools::{Tools, WASM_TARGET};
use crate::{Error, Result, process, project};

/// The file's path below the site's root.
pub const FILE: &str = "licences.txt";
/// File name prefixes of licence texts, best first. Among several licences the shortest text is chosen.
const TEXTS: [&str; 4] = ["LICENSE-MIT", "LICENSE", "LICENCE", "COPYING"];
/// The text before the list.
const HEAD: &str = "This site is free software under the MIT licence. In its app and its scripts are the packages below\n\
and parts of Rust's standard library (MIT OR Apache-2.0), under these licences.\n";
/// The licence assumed for packages without a text, and the beginning of its text.
const COMMON: &str = "MIT";
const COMMON_TEXT: &str = "Permission is hereby granted";

/// The required part of `cargo metadata`.
#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
    authors: Vec<String>,
    manifest_path: PathBuf,
    /// `None` for the project's own packages.
    source: Option<String>,
}

/// A third-party package in the site.
struct ThirdParty {
    name: String,
    version: String,
    licence: String,
    authors: Vec<String>,
    /// The licence text that it ships with, if any.
    text: Option<String>,
}

/// The list of licences; depends only on the lock files.
///
/// # Errors
/// If Cargo fails, or a package lacks a licence or its text.
pub fn list(tools: &Tools) -> Result<String> {
    let mut parts = in_app()?;
    for name in imported()? {
        parts.push(library(tools, &name)?);
    }
    parts.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut list = format!("{HEAD}\n");
    for ThirdParty { name, version, licence, authors, text } in parts {
        let _ = writeln!(list, "{name} {version}: {licence}");
        let by = if authors.is_empty() { String::new() } else { format!(" (by {})", authors.join(", ")) };
        match text {
            Some(text) => texts.entry(text).or_default().push(name),
            None if licence.contains(COMMON) => texts.entry(common()?).or_default().push(name + &by),
            None => {
                let message = format!("{name} {version} lacks the text of its licence, {licence}");
                return Err(Error::Finding(message));
            }
        }
    }
    for (text, names) in texts {
        let _ = write!(list, "\n----\n{}:\n\n{text}\n", names.join(", "));
    }
    Ok(list)
}

/// The generic part of the project's own licence text.
fn common() -> Result<String> {
    let path = project::root().join("LICENSE");
    let own = fs::read_to_string(&path).map_err(Error::reading(&path))?;
    let words = own.find(COMMON_TEXT).map(|start| own[start..].trim().to_owned());
    words.ok_or_else(|| {
        Error::Finding("LICENSE differs from the licence named by the project's packages".into())
    })
}

/// The packages compiled into the app.
fn in_app() -> Result<Vec<ThirdParty>> {
    let used = used()?;
    let is_used = |package: &Package| {
        package.source.is_some() && used.contains(&format!("{} v{}", package.name, package.version))
    };
    let part = |package: Package| {
        let Package { name, version, license, authors, manifest_path, .. } = package;
        let licence = license.ok_or_else(|| {
            Error::Finding(format!("{name} {version} declares no licence and cannot be part of the app"))
        })?;
        let text = text(manifest_path.parent().unwrap_or(&manifest_path))?;
        Ok(ThirdParty { name, version, licence, authors, text })
    };
    known()?.into_iter().filter(is_used).map(part).collect()
}

/// The third-party libraries imported by the project's scripts.
fn imported() -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for file in files_below(&project::root().join("src"))? {
        if file.extension().is_some_and(|kind| kind == "ts") {
            let script = fs::read_to_string(&file).map_err(Error::reading(&file))?;
            let sources = script.split(" from '").skip(1).filter_map(|rest| rest.split('\'').next());
            names.extend(sources.filter(|source| !source.starts_with('.')).map(str::to_owned));
        }
    }
    Ok(names)
}

/// A library from npm without dependencies.
fn library(tools: &Tools, name: &str) -> Result<ThirdParty> {
    #[derive(Deserialize)]
    struct Manifest {
        version: String,
        license: String,
        #[serde(default)]
        dependencies: BTreeMap<String, String>,
    }
    let path = tools.npm_module(name).join("package.json");
    let manifest = fs::read(&path).map_err(Error::reading(&path))?;
    let Manifest { version, license, dependencies } = serde_json::from_slice(&manifest)
        .map_err(|error| Error::Finding(format!("cannot read {}: {error}", path.display())))?;
    if !dependencies.is_empty() {
        return Err(Error::Finding(format!("{name} has dependencies, whose licences are not listed")));
    }
    let text = text(&tools.npm_module(name))?;
    Ok(ThirdParty { name: name.to_owned(), version, licence: license, authors: Vec::new(), text })
}

/// The packages compiled into the app, as `name vVERSION`.
fn used() -> Result<BTreeSet<String>> {
    let mut cargo = process::cargo();
    cargo.args(["tree", "--package", APP, "--no-default-features", "--features", "csr"]);
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

/// All packages known to Cargo.
fn known() -> Result<Vec<Package>> {
    let mut cargo = process::cargo();
    cargo.args(["metadata", "--format-version", "1", "--filter-platform", WASM_TARGET]);
    let metadata: Metadata = serde_json::from_slice(&process::output(&mut cargo)?)
        .map_err(|error| Error::Finding(format!("cannot parse the output of `cargo metadata`: {error}")))?;
    Ok(metadata.packages)
}

/// The licence text in a package's folder, if any.
fn text(folder: &Path) -> Result<Option<String>> {
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
        let list = list(&Tools::install().unwrap()).unwrap();
        assert!(list.contains("\nleptos 0.8.23: MIT\n"), "{}", &list[..2000]);
        assert!(list.contains("\nwasm-bindgen 0.2.129: MIT OR Apache-2.0\n"));
        assert!(list.contains("\nuqr 0.1.3: MIT\n") && list.contains("Copyright (c) Project Nayuki"));
        assert!(list.contains("leptos (by Greg Johnston"), "package without a licence text");
        assert!(list.contains("Permission is hereby granted, free of charge"));
        assert!(!list.contains("proptest") && !list.contains("policy-explorer"), "only what is in the app");
        assert!(!list.contains(&project::root().display().to_string()));
    }
}
