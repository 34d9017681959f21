//! The bytes of a first visit: to a measure's page until it is readable, and to each kind of interactive
//! page until its engine runs.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::Section;
use super::limit::{Limit, bytes};
use crate::build::packed::with_ending;
use crate::{Error, Result, build, project};

/// The page: a measure, as opened from a shared link.
const PAGE: &str = "heilongjiang/measures/9/index.html";
/// The interactive pages with their engines, and the limit of the engine's brotli size: module, wasm-bindgen
/// script and pack.
const ANSWERING: [(&str, &str, Limit); 3] = [
    ("wizard/index.html", "wizard", Limit::whole(100_000.0, 80_000.0)),
    ("wizard/result/index.html", "result", Limit::whole(140_000.0, 110_000.0)),
    ("measures/index.html", "search", Limit::whole(95_000.0, 70_000.0)),
];
/// Everything that a reading page loads, in brotli.
const READING: Limit = Limit::whole(22_000.0, 16_000.0);
/// The page with its styles, in gzip: about one round trip of a new connection.
const READABLE: Limit = Limit::whole(14_000.0, 14_000.0);
/// The site as a single file, for sending in a chat or carrying on a stick.
const SINGLE_FILE: Limit = Limit::whole(760_000.0, 450_000.0);

/// Prints the sizes with their limits.
///
/// # Errors
/// If the site cannot be built, or a size exceeds its ceiling.
pub fn sizes() -> Result<()> {
    let section = measure()?;
    println!("{}", section.tables());
    section.verdict()
}

/// Measures the project's own site.
pub fn measure() -> Result<Section> {
    build::site_if_changed()?;
    measure_sizes(&project::dist(), &project::single_file())
}

/// Measures a site and its single file.
fn measure_sizes(site: &Path, single_file: &Path) -> Result<Section> {
    let mut readable = Sizes::default();
    let mut text =
        format!("First visit to {PAGE}, in bytes:\n{:<44}{:>9}{:>9}{:>9}\n", "", "raw", "gzip", "brotli");
    let files = files(site, PAGE)?;
    for (file, sizes) in &files {
        sizes.line(file, &mut text);
        if Path::new(file).extension().is_some_and(|kind| kind == "html" || kind == "css") {
            readable = readable.plus(sizes);
        }
    }
    let reading = sum(&files);
    reading.line("all of them", &mut text);
    let mut section = Section::new(text);
    section.hold("until the text is readable, gzip", bytes(readable.gzip), READABLE);
    section.hold("all that a measure's page loads, brotli", bytes(reading.brotli), READING);
    for (page, engine, limit) in ANSWERING.iter().filter(|(page, ..)| site.join(page).is_file()) {
        let engine_bytes = engine_of(site, page, engine)?.brotli;
        section.hold(format!("the engine of {page}, brotli"), bytes(engine_bytes), *limit);
    }
    section.hold("the whole site as one file, raw", bytes(size(single_file)?), SINGLE_FILE);
    Ok(section)
}

/// The bytes of a first visit until the wizard's engine runs.
pub fn total(site: &Path) -> Result<Sizes> {
    let (page, engine, _) = ANSWERING[0];
    Ok(sum(&files(site, page)?).plus(&engine_of(site, page, engine)?))
}

fn sum(files: &[(String, Sizes)]) -> Sizes {
    files.iter().fold(Sizes::default(), |total, (_, sizes)| total.plus(sizes))
}

/// The files of a page's engine: module, wasm-bindgen script and pack.
fn engine_of(site: &Path, page: &str, engine: &str) -> Result<Sizes> {
    let html = fs::read_to_string(site.join(page)).map_err(Error::reading(Path::new(page)))?;
    let path = |kind: &str| {
        let start = format!(" data-{kind}-{engine}=\"");
        let path = html.split_once(&start).and_then(|(_, rest)| rest.split('"').next());
        path.ok_or_else(|| Error::Finding(format!("{page} does not say where the {kind} of {engine} is")))
    };
    ["wasm", "glue", "pack"]
        .iter()
        .try_fold(Sizes::default(), |total, kind| Ok(total.plus(&Sizes::of(&site.join(path(kind)?))?)))
}

/// The page and the files that it loads without interaction.
fn files(site: &Path, page: &str) -> Result<Vec<(String, Sizes)>> {
    let html = fs::read_to_string(site.join(page)).map_err(Error::reading(Path::new(page)))?;
    let files = std::iter::once(page).chain(assets(&html));
    files.map(|file| Ok((file.to_owned(), Sizes::of(&site.join(file))?))).collect()
}

/// Attributes of files that a page loads without interaction, including after its first paint. Inlined and
/// lazily loaded files are in other attributes.
const LOADED: [&str; 3] = [" href=\"", " src=\"", " data-boot=\""];

/// The distinct hashed files that a page loads without interaction.
fn assets(page: &str) -> BTreeSet<&str> {
    let head = page.split_once("<head>").map_or(page, |(_, head)| head);
    let values = LOADED.iter().flat_map(|start| head.split(start).skip(1));
    let paths = values.filter_map(|rest| rest.split('"').next());
    paths.filter_map(|path| path.find("assets/").map(|start| &path[start..])).collect()
}

fn size(path: &Path) -> Result<u64> {
    fs::metadata(path).map(|file| file.len()).map_err(Error::reading(path))
}

/// The sizes of a file, uncompressed and compressed.
#[derive(Default)]
pub struct Sizes {
    pub raw: u64,
    pub gzip: u64,
    pub brotli: u64,
}

impl Sizes {
    /// Reads them from the compressed copies that the build has written.
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

    /// A site whose page loads nothing and has exactly this gzip size; the single file is one byte larger.
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
        let section = measure_sizes(&site, &site.join("file")).unwrap();
        fs::remove_dir_all(site).unwrap();
        section
    }

    #[test]
    fn one_byte_over_a_ceiling_fails() {
        // The page's ceiling.
        assert!(section(14_000).verdict().is_ok());
        assert_eq!(section(14_001).over(), ["until the text is readable, gzip: 14001 of 14000"]);
        // The single file's ceiling.
        assert!(!section(759_999).over().iter().any(|what| what.contains("one file")));
        assert!(
            section(760_000).over().contains(&"the whole site as one file, raw: 760001 of 760000".into())
        );
    }

    #[test]
    fn a_page_names_its_assets_once() {
        let page = r#"<html data-pack-x="assets/x-4.bin"><head><style data-path="assets/app-1.css"></style><script src="../assets/read-5.js"></script><script src="../assets/page-3.js" data-boot="../assets/boot-2.js"></script><link href="../assets/more-1.css">"#;
        let expected = ["assets/boot-2.js", "assets/more-1.css", "assets/page-3.js", "assets/read-5.js"];
        assert_eq!(assets(page), BTreeSet::from(expected));
    }
}
