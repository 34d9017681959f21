//! `bench`: what a first visit and a keystroke cost, beside their budgets.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::build::packed::with_ending;
use crate::{Error, Result, build, process, project};

/// The page whose first visit is measured: a measure as one gets it from a shared link.
const PAGE: &str = "heilongjiang/measures/9/index.html";
/// For everything that the page loads until it is interactive.
const BROTLI_BUDGET: u64 = 90_000;

/// Prints the times and sizes and fails when one is over its budget.
pub fn run() -> Result<()> {
    // Times count only in release mode, in which this program itself is not built.
    process::run(
        Command::new("cargo").args(["bench", "--quiet", "--package", "seeds"]).current_dir(project::root()),
    )?;
    let brotli = sizes()?;
    if brotli > BROTLI_BUDGET {
        let message = format!("A first visit costs {brotli} bytes in brotli; {BROTLI_BUDGET} are allowed.");
        return Err(Error::Finding(message));
    }
    Ok(())
}

/// Prints the sizes beside their budget, and returns what a first visit costs in brotli.
pub fn sizes() -> Result<u64> {
    build::site_if_changed()?;
    let dist = project::dist();
    let page = fs::read_to_string(dist.join(PAGE)).map_err(Error::reading(Path::new(PAGE)))?;
    let mut total = Sizes::default();
    println!("First visit to {PAGE}, in bytes:\n{:<34}{:>9}{:>9}{:>9}", "", "raw", "gzip", "brotli");
    for file in std::iter::once(PAGE).chain(assets(&page)) {
        let sizes = Sizes::of(&dist.join(file))?;
        sizes.print(file);
        total = total.plus(&sizes);
    }
    total.print("total");
    println!("{:<34}{:>27}", "budget", BROTLI_BUDGET);
    Ok(total.brotli)
}

/// The hashed files that a page loads, each once. Packs (`.bin`) are loaded on first use only.
fn assets(page: &str) -> BTreeSet<&str> {
    let mentions = page.match_indices("assets/").map(|(start, _)| &page[start..]);
    let files = mentions.filter_map(|rest| rest.split(['"', '\'']).next());
    files.filter(|file| Path::new(file).extension().is_some_and(|kind| kind != "bin")).collect()
}

/// One file's bytes, as they are and as servers send them.
#[derive(Default)]
struct Sizes {
    raw: u64,
    gzip: u64,
    brotli: u64,
}

impl Sizes {
    /// Reads them from the packed copies that the build has made.
    fn of(file: &Path) -> Result<Sizes> {
        let size = |path: &Path| fs::metadata(path).map(|file| file.len()).map_err(Error::reading(path));
        Ok(Sizes {
            raw: size(file)?,
            gzip: size(&with_ending(file, ".gz"))?,
            brotli: size(&with_ending(file, ".br"))?,
        })
    }

    fn plus(&self, other: &Sizes) -> Sizes {
        Sizes { raw: self.raw + other.raw, gzip: self.gzip + other.gzip, brotli: self.brotli + other.brotli }
    }

    fn print(&self, name: &str) {
        println!("{name:<34}{:>9}{:>9}{:>9}", self.raw, self.gzip, self.brotli);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_names_its_assets_once() {
        let page = r#"<link href="../../assets/app-1.css"><script src='../../assets/boot-2.js' data-glue="../../assets/app-3.js" data-pack-x="assets/x-4.bin"></script><link href="../../assets/app-1.css">"#;
        assert_eq!(assets(page), BTreeSet::from(["assets/app-1.css", "assets/app-3.js", "assets/boot-2.js"]));
    }
}
