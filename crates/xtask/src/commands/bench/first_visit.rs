//! The bytes of a first visit to a measure's page, until the app on it answers to its reader.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::Section;
use super::limit::{Limit, bytes};
use crate::build::packed::with_ending;
use crate::build::single_file;
use crate::{Error, Result, build, project};

/// The page: a measure as one gets it from a shared link.
const PAGE: &str = "heilongjiang/measures/9/index.html";
/// The corpus, which the app is given.
const CORPUS: &str = "data-pack-corpus=\"";
/// The page with its styles, in gzip: one round trip of a new connection carries so much.
const READABLE: Limit = Limit::whole(14_000.0, 14_000.0);
/// For everything until the app answers.
const GZIP: Limit = Limit::whole(276_000.0, 133_000.0);
/// See [`GZIP`].
const BROTLI: Limit = Limit::whole(240_000.0, 110_000.0);
/// The whole site as one file, which is sent in a chat or carried on a stick.
const SINGLE_FILE: Limit = Limit::whole(505_000.0, 450_000.0);

/// Prints the sizes beside their limits.
///
/// # Errors
/// Where the site cannot be built, or something is over its ceiling.
pub fn sizes() -> Result<()> {
    let section = measure()?;
    println!("{}", section.tables());
    section.verdict()
}

/// Weighs the files of the project's own site.
pub fn measure() -> Result<Section> {
    build::site_if_changed()?;
    weigh(&project::dist(), &single_file::path())
}

/// Weighs the files of a site, and the same site as one file.
fn weigh(site: &Path, single_file: &Path) -> Result<Section> {
    let (mut readable, mut total) = (Sizes::default(), Sizes::default());
    let mut text =
        format!("First visit to {PAGE}, in bytes:\n{:<44}{:>9}{:>9}{:>9}\n", "", "raw", "gzip", "brotli");
    for (file, sizes) in files(site)? {
        sizes.line(&file, &mut text);
        total = total.plus(&sizes);
        if Path::new(&file).extension().is_some_and(|kind| kind == "html" || kind == "css") {
            readable = readable.plus(&sizes);
        }
    }
    total.line("all of them", &mut text);
    let mut section = Section::new(text);
    section.hold("until the text is readable, gzip", bytes(readable.gzip), READABLE);
    section.hold("until the app answers, gzip", bytes(total.gzip), GZIP);
    section.hold("until the app answers, brotli", bytes(total.brotli), BROTLI);
    section.hold("the whole site as one file, raw", bytes(size(single_file)?), SINGLE_FILE);
    Ok(section)
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

fn size(path: &Path) -> Result<u64> {
    fs::metadata(path).map(|file| file.len()).map_err(Error::reading(path))
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

    /// A site whose page loads nothing, and which has exactly this many bytes in gzip, and one more as a single file.
    fn section(gzip: u64) -> Section {
        let site = std::env::temp_dir().join(format!("xtask-visit-{}-{gzip}", std::process::id()));
        let page = site.join(PAGE);
        fs::create_dir_all(page.parent().unwrap()).unwrap();
        fs::write(&page, "<html><head></head></html>").unwrap();
        for (path, size) in
            [(with_ending(&page, ".gz"), gzip), (with_ending(&page, ".br"), 1), (site.join("file"), gzip + 1)]
        {
            fs::File::create(path).unwrap().set_len(size).unwrap();
        }
        let section = weigh(&site, &site.join("file")).unwrap();
        fs::remove_dir_all(site).unwrap();
        section
    }

    #[test]
    fn one_byte_over_a_ceiling_fails() {
        // The page's ceiling.
        assert!(section(14_000).verdict().is_ok());
        assert_eq!(section(14_001).over(), ["until the text is readable, gzip: 14001 of 14000"]);
        // The single file's.
        assert!(!section(504_999).over().iter().any(|what| what.contains("one file")));
        assert!(
            section(505_000).over().contains(&"the whole site as one file, raw: 505001 of 505000".into())
        );
    }

    #[test]
    fn a_page_names_its_assets_once() {
        let page = r#"<html data-pack-x="assets/x-4.bin"><head><style data-path="assets/app-1.css"></style><script src="../assets/read-5.js"></script><script src="../assets/boot-2.js" data-glue="../assets/app-3.js"></script><link href="../assets/more-1.css">"#;
        let expected = ["assets/app-3.js", "assets/boot-2.js", "assets/more-1.css", "assets/read-5.js"];
        assert_eq!(assets(page), BTreeSet::from(expected));
    }
}
