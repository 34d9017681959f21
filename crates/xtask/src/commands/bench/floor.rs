//! The framework's floor: an empty Leptos page, built and served like the site, next to the site's wizard.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use super::first_visit::{self, Sizes};
use super::peers_site::NginxServer;
use super::{Extent, Section, folder, printed};
use crate::build::{self, packed, scripts};
use crate::tools::{self, Peers, Tools};
use crate::{Error, Result, process, project};

/// The name of the package in `tests/bench/floor/` and of its output.
const NAME: &str = "floor";
/// The files of the empty page, all of which it loads.
const FILES: [&str; 4] = ["index.html", "start.js", "floor.js", "floor_bg.wasm"];
/// The site's page that starts an engine immediately.
const OURS: &str = "wizard/";

/// Measures the sizes of both, and the time until each app runs.
pub fn measure(extent: Extent) -> Result<Section> {
    build::site_if_changed()?;
    tools::install_browsers()?;
    let empty = folder()?.join("floor-site");
    build_page(&Tools::install()?, &empty)?;
    packed::pack(&empty)?;
    let servers = [NginxServer::start(&empty)?, NginxServer::start(&project::dist())?];
    let mut node = Peers::install()?.script("floor.mjs");
    node.arg(if extent == Extent::Full { "15" } else { "3" });
    node.arg(&servers[0].address).arg(format!("{}{OURS}", servers[1].address));
    Ok(Section::new(table(&sizes(&empty)?, printed(&mut node)?)?))
}

/// Builds the empty page into a folder.
pub fn build_page(tools: &Tools, site: &Path) -> Result<()> {
    let (template, package) = (project::root().join("tests/bench").join(NAME), folder()?.join(NAME));
    copy(&template.join("src/main.rs"), &package.join("src/main.rs"))?;
    // Same versions as the project; Cargo drops unneeded packages from the lock file.
    copy(&project::root().join("Cargo.lock"), &package.join("Cargo.lock"))?;
    let [own, ours] = [template.join("Cargo.toml"), project::root().join("Cargo.toml")].map(read);
    let (own, manifest) = (own?, package.join("Cargo.toml"));
    fs::write(&manifest, format!("{own}\n{}", profile(&ours?))).map_err(Error::writing(&manifest))?;
    let mut cargo = Command::new("cargo");
    cargo.current_dir(&package).args(["build", "--quiet", "--profile", build::PROFILE]);
    process::run(build::for_browsers(cargo.args([
        "--target",
        tools::WASM_TARGET,
        "--target-dir",
        "target",
    ])))?;
    let built = package.join("target").join(tools::WASM_TARGET).join(build::PROFILE).join("floor.wasm");
    let mut bindgen = tools.wasm_bindgen();
    bindgen.args(["--target", "no-modules", "--no-typescript", "--out-dir"]).arg(site).arg(built);
    process::run(&mut bindgen)?;
    let wasm = site.join("floor_bg.wasm");
    build::app::optimise(tools, &wasm, &wasm)?;
    let glue = site.join("floor.js");
    fs::write(&glue, scripts::minify(tools, &glue)?).map_err(Error::writing(&glue))?;
    for file in ["index.html", "start.js"] {
        copy(&template.join(file), &site.join(file))?;
    }
    Ok(())
}

/// The build profile in the project's manifest.
fn profile(manifest: &str) -> String {
    let head = format!("[profile.{}]\n", build::PROFILE);
    let lines = manifest.split_once(&head).map_or("", |(_, rest)| rest);
    head + lines.split("\n[").next().unwrap_or_default() + "\n"
}

fn read(file: impl AsRef<Path>) -> Result<String> {
    fs::read_to_string(&file).map_err(Error::reading(file.as_ref()))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    let below = to.parent().unwrap_or(to);
    fs::create_dir_all(below).map_err(Error::writing(below))?;
    fs::copy(from, to).map(drop).map_err(Error::writing(to))
}

fn sizes(empty: &Path) -> Result<Sizes> {
    let of = FILES.map(|file| Sizes::of(&empty.join(file)));
    of.into_iter().try_fold(Sizes::default(), |total, sizes| Ok(total.plus(&sizes?)))
}

fn table(empty: &Sizes, [floor, ours]: [f64; 2]) -> Result<String> {
    let mut text =
        "First visit until the app runs, in bytes; start with a 4 x slow-down, nothing stored\n\n".to_owned();
    let _ = writeln!(text, "{:<34}{:>9}{:>9}{:>9}{:>11}", "", "raw", "gzip", "brotli", "start, ms");
    let total = first_visit::total(&project::dist())?;
    for (name, sizes, start) in [("an empty Leptos page", empty, floor), ("here", &total, ours)] {
        let Sizes { raw, gzip, brotli } = sizes;
        let _ = writeln!(text, "{name:<34}{raw:>9}{gzip:>9}{brotli:>9}{start:>11.0}");
    }
    text += "\nThe bytes here are those of a measure's page; the start is that of the questions, which need the app at once.\n";
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_is_that_of_the_app_and_ends_where_the_next_part_begins() {
        let manifest = "[package]\nname = \"x\"\n\n[profile.web]\nopt-level = \"z\"\nstrip = true\n\n# More.\n[profile.dev]\ndebug = 1\n";
        assert_eq!(profile(manifest), "[profile.web]\nopt-level = \"z\"\nstrip = true\n\n# More.\n");
        let own = read(project::root().join("Cargo.toml")).unwrap();
        assert!(profile(&own).contains("lto = \"fat\""));
    }
}
