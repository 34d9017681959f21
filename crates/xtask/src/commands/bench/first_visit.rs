//! The bytes of a first visit to a measure's page, until the app on it answers to its reader.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::Section;
use crate::build::packed::with_ending;
use crate::build::single_file;
use crate::{Error, Result, build, project};

/// The page: a measure as one gets it from a shared link.
const PAGE: &str = "heilongjiang/measures/9/index.html";
/// The corpus, which the app is given.
const CORPUS: &str = "data-pack-corpus=\"";
/// The page with its styles, in gzip: one round trip of a new connection carries so much.
const READABLE_BUDGET: u64 = 14_000;
/// For everything until the app answers, in gzip and in brotli.
const BUDGETS: [u64; 2] = [133_000, 110_000];

/// Prints the sizes beside their budgets.
///
/// # Errors
/// Where the site cannot be built, or the single file is over its budget.
pub fn sizes() -> Result<()> {
    println!("{}", measure()?.text);
    let size = single_file::size()?;
    if size > single_file::BUDGET {
        let message = format!("The single file has {size} bytes; {} are allowed.", single_file::BUDGET);
        return Err(Error::Finding(message));
    }
    Ok(())
}

/// Weighs the files.
pub fn measure() -> Result<Section> {
    build::site_if_changed()?;
    let (mut readable, mut total) = (Sizes::default(), Sizes::default());
    let mut text =
        format!("First visit to {PAGE}, in bytes:\n{:<44}{:>9}{:>9}{:>9}\n", "", "raw", "gzip", "brotli");
    for (file, sizes) in files(&project::dist())? {
        sizes.line(&file, &mut text);
        total = total.plus(&sizes);
        if Path::new(&file).extension().is_some_and(|kind| kind == "html" || kind == "css") {
            readable = readable.plus(&sizes);
        }
    }
    let mut over = Vec::new();
    let mut compare = |name: &str, size: u64, budget: u64| {
        let verdict = if size <= budget { "" } else { "  OVER" };
        let _ = writeln!(text, "{name:<44}{size:>9} of {budget}{verdict}");
        if size > budget {
            over.push(format!("{name}: {size} of {budget} bytes"));
        }
    };
    compare("until the text is readable, gzip", readable.gzip, READABLE_BUDGET);
    compare("until the app answers, gzip", total.gzip, BUDGETS[0]);
    compare("until the app answers, brotli", total.brotli, BUDGETS[1]);
    compare("the whole site as one file, raw", single_file::size()?, single_file::BUDGET);
    Ok(Section { text, over })
}

/// The bytes of a first visit to a site until the app answers.
pub fn total(site: &Path) -> Result<Sizes> {
    Ok(files(site)?.iter().fold(Sizes::default(), |total, (_, sizes)| total.plus(sizes)))
}

/// What is loaded until the app answers.
fn files(site: &Path) -> Result<Vec<(String, Sizes)>> {
    let page = fs::read_to_string(site.join(PAGE)).map_err(Error::reading(Path::new(PAGE)))?;
    let corpus = page.split_once(CORPUS).and_then(|(_, rest)| rest.split('"').next());
    let files = std::iter::once(PAGE).chain(assets(&page)).chain(corpus);
    files.map(|file| Ok((file.to_owned(), Sizes::of(&site.join(file))?))).collect()
}

/// What leads to a file that a page loads until it is interactive. What it has in itself, and what it loads
/// later, stands in other attributes.
const LOADED: [&str; 4] = [" href=\"", " src=\"", " data-glue=\"", " data-wasm=\""];

/// The hashed files that a page loads until it is interactive, each once.
fn assets(page: &str) -> BTreeSet<&str> {
    let head = page.split_once("<head>").map_or(page, |(_, head)| head);
    let values = LOADED.iter().flat_map(|start| head.split(start).skip(1));
    let paths = values.filter_map(|rest| rest.split('"').next());
    paths.filter_map(|path| path.find("assets/").map(|start| &path[start..])).collect()
}

/// One file's bytes, as they are and as servers send them.
#[derive(Default)]
pub struct Sizes {
    pub raw: u64,
    pub gzip: u64,
    pub brotli: u64,
}

impl Sizes {
    /// Reads them from the packed copies that the build has made.
    pub fn of(file: &Path) -> Result<Sizes> {
        let size = |path: &Path| fs::metadata(path).map(|file| file.len()).map_err(Error::reading(path));
        Ok(Sizes {
            raw: size(file)?,
            gzip: size(&with_ending(file, ".gz"))?,
            brotli: size(&with_ending(file, ".br"))?,
        })
    }

    pub fn plus(&self, other: &Sizes) -> Sizes {
        Sizes { raw: self.raw + other.raw, gzip: self.gzip + other.gzip, brotli: self.brotli + other.brotli }
    }

    fn line(&self, name: &str, text: &mut String) {
        let _ = writeln!(text, "{name:<44}{:>9}{:>9}{:>9}", self.raw, self.gzip, self.brotli);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_names_its_assets_once() {
        let page = r#"<html data-pack-x="assets/x-4.bin"><head><style data-path="assets/app-1.css"></style><script src="../assets/read-5.js"></script><script src="../assets/boot-2.js" data-glue="../assets/app-3.js"></script><link href="../assets/more-1.css">"#;
        let expected = ["assets/app-3.js", "assets/boot-2.js", "assets/more-1.css", "assets/read-5.js"];
        assert_eq!(assets(page), BTreeSet::from(expected));
    }
}
