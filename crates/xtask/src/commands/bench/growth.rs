//! How everything grows with the number of documents: the domain by itself in a program of this machine, and the
//! sites that are built of perturbed copies of the seeds, each pair of them a province of its own.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use serde::Deserialize;

use super::first_visit::{self, Sizes};
use super::peers_site::Server;
use super::{Extent, Section, folder, printed};
use crate::tools::{self, Peers};
use crate::{Error, Result, build, process, project};

/// What a first visit to the site of most documents may have more than to that of two: the places of the other
/// provinces' files.
const MOST_GROWTH: f64 = 1.02;

/// What the build of one province may take where nothing but its seeds has changed, in seconds.
const REBUILD: f64 = 60.0;

/// What was measured of a site.
struct Row {
    documents: usize,
    /// How long its build takes, without compiling the app, in seconds.
    build: f64,
    /// Of a first visit until the app answers.
    visit: Sizes,
    seen: Seen,
}

/// What `tests/bench/growth.mjs` prints; times in milliseconds, memory of the WebAssembly in bytes.
#[derive(Deserialize)]
struct Seen {
    start: f64,
    search: f64,
    answer: f64,
    memory: f64,
    /// After a search, which loads the other provinces too.
    memory_of_all: f64,
}

/// Measures the domain, then the sites. A trial builds those of 2 and 8 documents alone.
pub fn measure(extent: Extent) -> Result<Section> {
    build::site_if_changed()?;
    tools::install_browsers()?;
    let (peers, folder) = (Peers::install()?, folder()?.join("growth"));
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(Error::writing(&folder))?;
    }
    fs::create_dir_all(&folder).map_err(Error::writing(&folder))?;
    let mut section = domain(&folder, extent)?;
    let (mut rows, runs) = (Vec::new(), if extent == Extent::Full { "7" } else { "1" });
    for seeds in seeds(&folder)? {
        rows.push(row(&seeds, &peers, runs)?);
    }
    section.text += &table(&rows);
    section.over.extend(over(&rows));
    Ok(section)
}

/// Runs the bench of `crates/seeds`, which writes the folders of seeds.
fn domain(folder: &Path, extent: Extent) -> Result<Section> {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(project::root()).args([
        "bench",
        "--quiet",
        "--package",
        "seeds",
        "--bench",
        "growth",
        "--",
    ]);
    cargo.arg(folder).args((extent == Extent::Trial).then_some("--trial"));
    let output = cargo.stderr(std::process::Stdio::inherit()).output().map_err(process::starting(&cargo))?;
    let over = if output.status.success() { Vec::new() } else { vec!["the bench `growth`".to_owned()] };
    Ok(Section { text: String::from_utf8_lossy(&output.stdout).into_owned(), over })
}

/// The folders of seeds, by the number of their documents.
fn seeds(folder: &Path) -> Result<Vec<(usize, PathBuf)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(Error::reading(folder))? {
        let entry = entry.map_err(Error::reading(folder))?;
        if let Ok(documents) = entry.file_name().to_string_lossy().parse() {
            found.push((documents, entry.path()));
        }
    }
    found.sort();
    Ok(found)
}

fn row((documents, seeds): &(usize, PathBuf), peers: &Peers, runs: &str) -> Result<Row> {
    let site = seeds.with_extension("site");
    let start = Instant::now();
    build::site_of(seeds, &site)?;
    let build = start.elapsed().as_secs_f64();
    let server = Server::start(&site)?;
    let seen = printed(peers.script("growth.mjs").args([&server.address, runs]))?.pop();
    let seen = seen.ok_or_else(|| Error::Finding("growth.mjs printed nothing".into()))?;
    Ok(Row { documents: *documents, build, visit: first_visit::total(&site)?, seen })
}

fn table(rows: &[Row]) -> String {
    let mut text =
        "\nSites of the same copies, each pair a province; today's Chromium, no slow-down\n".to_owned();
    let heads = [
        "build, s",
        "visit, gzip",
        "brotli",
        "start, ms",
        "search, ms",
        "answer, ms",
        "Wasm, kB",
        "searched, kB",
    ];
    let mut line = |first: &str, cells: [String; 8]| {
        let _ = write!(text, "  {first:<12}");
        for cell in cells {
            let _ = write!(text, "{cell:>13}");
        }
        text.push('\n');
    };
    line("documents", heads.map(String::from));
    for Row { documents, build, visit: Sizes { gzip, brotli, .. }, seen } in rows {
        let Seen { start, search, answer, memory, memory_of_all } = seen;
        let cells = [
            format!("{build:.1}"),
            gzip.to_string(),
            brotli.to_string(),
            format!("{start:.0}"),
            format!("{search:.1}"),
            format!("{answer:.1}"),
            format!("{:.0}", memory / 1024.0),
            format!("{:.0}", memory_of_all / 1024.0),
        ];
        line(&documents.to_string(), cells);
    }
    let _ = writeln!(text, "  {:<12}{REBUILD:>13.1}", "budget of 2");
    text
}

/// The first visit and its memory grow by no more than the least; the build, and the memory of who searches all
/// provinces, at most as the documents do. Times of the browser
/// scatter with the machine, and are shown alone.
fn over(rows: &[Row]) -> Vec<String> {
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return Vec::new() };
    let number = |count: u64| u32::try_from(count).map_or(f64::INFINITY, f64::from);
    let grown = number(last.visit.gzip) / number(first.visit.gzip);
    let visit = (grown > MOST_GROWTH).then(|| format!("the first visit grows {grown:.3} times"));
    let memory = last.seen.memory / first.seen.memory;
    let memory = (memory > MOST_GROWTH).then(|| format!("the memory grows {memory:.3} times"));
    let linear = f64::from(u32::try_from(last.documents / first.documents).unwrap_or(u32::MAX));
    let slower = last.build / first.build;
    let build = (slower > linear).then(|| format!("the build takes {slower:.1} times as long"));
    let searched = last.seen.memory_of_all / first.seen.memory_of_all;
    let searched = (searched > linear).then(|| format!("the memory of a search grows {searched:.1} times"));
    let rebuild =
        (first.build > REBUILD).then(|| format!("the build takes {:.0} of {REBUILD:.0} s", first.build));
    visit.into_iter().chain(memory).chain(build).chain(searched).chain(rebuild).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_visit_and_the_memory_stay_and_the_build_may_grow_as_the_documents() {
        let row = |documents, build, gzip, memory| Row {
            documents,
            build,
            visit: Sizes { gzip, ..Sizes::default() },
            seen: Seen { start: 1.0, search: 1.0, answer: 1.0, memory, memory_of_all: build * memory },
        };
        assert!(over(&[row(2, 10.0, 1000, 100.0), row(34, 170.0, 1020, 100.0)]).is_empty());
        assert_eq!(over(&[row(2, 61.0, 1000, 100.0)]), ["the build takes 61 of 60 s"]);
        assert_eq!(
            over(&[row(2, 10.0, 1000, 100.0), row(34, 171.0, 1030, 110.0)]),
            [
                "the first visit grows 1.030 times",
                "the memory grows 1.100 times",
                "the build takes 17.1 times as long",
                "the memory of a search grows 18.8 times"
            ]
        );
    }
}
