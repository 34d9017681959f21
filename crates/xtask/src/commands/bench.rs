//! `bench`: what a first visit and a keystroke cost, beside their budgets.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use crate::{Error, Result, build, process, project};

/// The page whose first visit is measured: a measure as one gets it from a shared link.
const PAGE: &str = "heilongjiang/measures/9/index.html";
/// For everything that the page loads until it is interactive.
const BROTLI_BUDGET: usize = 90_000;

/// Prints the times and sizes and fails when one is over its budget.
pub fn run() -> Result<()> {
    // Times count only in release mode, in which this program itself is not built.
    process::run(
        Command::new("cargo").args(["bench", "--quiet", "--package", "seeds"]).current_dir(project::root()),
    )?;
    sizes()
}

fn sizes() -> Result<()> {
    build::site_if_changed()?;
    let dist = project::dist();
    let page = fs::read_to_string(dist.join(PAGE)).map_err(Error::reading(Path::new(PAGE)))?;
    let mut total = Sizes::default();
    println!("First visit to {PAGE}, in bytes:\n{:<34}{:>9}{:>9}{:>9}", "", "raw", "gzip", "brotli");
    for file in std::iter::once(PAGE).chain(assets(&page)) {
        let path = dist.join(file);
        let sizes = Sizes::of(&fs::read(&path).map_err(Error::reading(&path))?);
        sizes.print(file);
        total = total.plus(&sizes);
    }
    total.print("total");
    println!("{:<34}{:>27}", "budget", BROTLI_BUDGET);
    if total.brotli > BROTLI_BUDGET {
        let message =
            format!("A first visit costs {} bytes in brotli; {BROTLI_BUDGET} are allowed.", total.brotli);
        return Err(Error::Finding(message));
    }
    Ok(())
}

/// The hashed files that a page names, each once.
fn assets(page: &str) -> BTreeSet<&str> {
    let mentions = page.match_indices("assets/").map(|(start, _)| &page[start..]);
    mentions.filter_map(|rest| rest.split(['"', '\'']).next()).collect()
}

/// One file's bytes, as they are and as servers send them.
#[derive(Default)]
struct Sizes {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

impl Sizes {
    fn of(bytes: &[u8]) -> Sizes {
        Sizes { raw: bytes.len(), gzip: gzip(bytes), brotli: brotli(bytes) }
    }

    fn plus(&self, other: &Sizes) -> Sizes {
        Sizes { raw: self.raw + other.raw, gzip: self.gzip + other.gzip, brotli: self.brotli + other.brotli }
    }

    fn print(&self, name: &str) {
        println!("{name:<34}{:>9}{:>9}{:>9}", self.raw, self.gzip, self.brotli);
    }
}

fn gzip(bytes: &[u8]) -> usize {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).expect("memory can be written to").len()
}

fn brotli(bytes: &[u8]) -> usize {
    let mut packed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &parameters).expect("memory can be written to")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_names_its_assets_once() {
        let page = r#"<link href="../../assets/app-1.css"><script src='../../assets/boot-2.js' data-glue="../../assets/app-3.js"></script><link href="../../assets/app-1.css">"#;
        assert_eq!(assets(page), BTreeSet::from(["assets/app-1.css", "assets/app-3.js", "assets/boot-2.js"]));
    }

    #[test]
    fn repeated_bytes_pack_well() {
        let sizes = Sizes::of(&[b'a'; 10_000]);
        assert_eq!(sizes.raw, 10_000);
        assert!(sizes.gzip < 100 && sizes.brotli < sizes.gzip);
    }
}
