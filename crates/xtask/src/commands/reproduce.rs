//! `reproduce`: checks that two builds of the last commit in different folders have identical bytes.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::build::{content_hash, files_below};
use crate::{Error, Result, process, project};

/// Two folder names without a common part, of different lengths.
const FOLDERS: [&str; 2] = ["one", "quite/another folder"];

/// The files of a site with their hashes.
type Digests = BTreeMap<PathBuf, String>;

/// Builds twice and compares.
///
/// # Errors
/// If the bytes differ, or a build fails.
pub fn run() -> Result<()> {
    let place = project::target().join("reproduce");
    if place.exists() {
        fs::remove_dir_all(&place).map_err(Error::writing(&place))?;
    }
    let [first, second] = FOLDERS.map(|name| build(&place.join(name)));
    let (first, second) = (first?, second?);
    let differences = differences(&first, &second);
    fs::remove_dir_all(&place).map_err(Error::writing(&place))?;
    if differences.is_empty() {
        println!("{} files, the same in both builds.", first.len());
        return Ok(());
    }
    Err(Error::Finding(format!("The two builds differ in:\n{}", differences.join("\n"))))
}

/// Builds the last commit in a new folder.
fn build(folder: &Path) -> Result<Digests> {
    eprintln!("Building the last commit in {} …", folder.display());
    let mut clone = Command::new("git");
    clone.args(["clone", "--quiet", "--local"]).arg(project::root()).arg(folder);
    process::run(&mut clone)?;
    let mut cargo = Command::new("cargo");
    // Cargo's variables would lead the other build back to this checkout.
    cargo.current_dir(folder).env_remove("CARGO_TARGET_DIR").env_remove("CARGO_MANIFEST_DIR");
    process::run(cargo.args(["xtask", "build"]))?;
    digests(&folder.join("dist"))
}

fn digests(site: &Path) -> Result<Digests> {
    let digest = |file: PathBuf| {
        let bytes = fs::read(&file).map_err(Error::reading(&file))?;
        Ok((file.strip_prefix(site).unwrap_or(&file).to_owned(), content_hash(&bytes)))
    };
    files_below(site)?.into_iter().map(digest).collect()
}

/// The files that exist only once or differ.
fn differences(first: &Digests, second: &Digests) -> Vec<String> {
    let names = first.keys().chain(second.keys().filter(|name| !first.contains_key(*name)));
    let differing = names.filter(|name| first.get(*name) != second.get(*name));
    differing.map(|name| name.display().to_string()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_differs_or_is_missing_is_named() {
        let site = |files: &[(&str, &str)]| -> Digests {
            files.iter().map(|(name, digest)| (PathBuf::from(name), (*digest).to_owned())).collect()
        };
        let first = site(&[("a", "1"), ("b", "1"), ("c", "1")]);
        let second = site(&[("a", "1"), ("b", "2"), ("d", "1")]);
        assert_eq!(differences(&first, &second), ["b", "c", "d"]);
        assert!(differences(&first, &first).is_empty());
    }
}
