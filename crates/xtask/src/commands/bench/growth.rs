//! Growth with the number of documents: the domain natively, and complete sites built from perturbed copies
//! of the seeds, each pair of documents being a province.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use serde::Deserialize;

use super::first_visit::{self, Sizes};
use super::limit::{Limit, bytes};
use super::peers_site::NginxServer;
use super::{Extent, Section, folder, printed};
use crate::tools::{self, Peers};
use crate::{Error, Result, build, process, project};

/// Maximum growth of a first visit from the smallest to the largest site, caused by the paths of the other
/// provinces' files.
const GROWTH: Limit = Limit { ceiling: 1.02, target: 1.0, digits: 3 };

/// Maximum time for rebuilding one province after a change of its seeds, in seconds.
const REBUILD: Limit = Limit::whole(90.0, 60.0);

/// The measurements of a site.
struct SiteRow {
    documents: usize,
    /// Build time without compiling the app, in seconds.
    build: f64,
    /// The bytes of a first visit until the app runs.
    visit: Sizes,
    seen: Seen,
}

/// The output of `tests/bench/growth.mjs`; times in milliseconds, WebAssembly memory in bytes.
#[derive(Deserialize)]
struct Seen {
    start: f64,
    search: f64,
    answer: f64,
    /// On the wizard page.
    memory: f64,
    /// On the measures page after a search, which loads the other provinces too.
    memory_of_all: f64,
}

/// Measures the domain, then the sites. A trial only builds sites of 2 and 8 documents.
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
    Ok(hold(section, &rows))
}

/// Runs the bench of `crates/seeds`, which writes the folders of seeds.
fn domain(folder: &Path, extent: Extent) -> Result<Section> {
    let mut cargo = process::cargo();
    cargo.args(["bench", "--quiet", "--package", "seeds", "--bench", "growth", "--"]);
    cargo.arg(folder).args((extent == Extent::Trial).then_some("--trial"));
    let output = cargo.stderr(std::process::Stdio::inherit()).output().map_err(process::starting(&cargo))?;
    let mut section = Section::new(String::from_utf8_lossy(&output.stdout).into_owned());
    if !output.status.success() {
        section.failures.push("the bench `growth`".to_owned());
    }
    Ok(section)
}

/// The folders of seeds, by number of documents.
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

fn row((documents, seeds): &(usize, PathBuf), peers: &Peers, runs: &str) -> Result<SiteRow> {
    let site = seeds.with_extension("site");
    let start = Instant::now();
    build::site_of(seeds, &site)?;
    let build = start.elapsed().as_secs_f64();
    Ok(SiteRow {
        documents: *documents,
        build,
        visit: first_visit::total(&site)?,
        seen: measure_site(&site, peers, runs)?,
    })
}

/// Measures a site in a browser, `runs` times.
fn measure_site(site: &Path, peers: &Peers, runs: &str) -> Result<Seen> {
    let server = NginxServer::start(site)?;
    printed(peers.script("growth.mjs").args([&server.address, runs]))
}

/// Measures only the project's own site.
pub fn rehearse(_: Extent) -> Result<Section> {
    measure_site(&project::dist(), &Peers::install()?, "1").map(|_| Section::new(String::new()))
}

fn table(rows: &[SiteRow]) -> String {
    let mut text =
        "\nSites of the same copies, each pair a province; today's Chromium, no slow-down. Visit, start, answer and Wasm\n\
         are those of the questions' page, the searches' those of the list of measures\n"
            .to_owned();
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
    for SiteRow { documents, build, visit: Sizes { gzip, brotli, .. }, seen } in rows {
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
    text
}

/// First visit and memory must stay nearly constant; build time, and memory after a search in all provinces,
/// may grow linearly. Browser times vary with the machine and are only shown.
fn hold(mut section: Section, rows: &[SiteRow]) -> Section {
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return section };
    let linear = f64::from(u32::try_from(last.documents / first.documents).unwrap_or(u32::MAX));
    let linear = Limit { ceiling: linear, target: linear, digits: 1 };
    let grown = |of: fn(&SiteRow) -> f64| of(last) / of(first);
    section.hold("the first visit grows, times", grown(|row| bytes(row.visit.gzip)), GROWTH);
    section.hold("its memory grows, times", grown(|row| row.seen.memory), GROWTH);
    section.hold("the build grows, times", grown(|row| row.build), linear);
    section.hold("the memory of a search grows, times", grown(|row| row.seen.memory_of_all), linear);
    section.hold("the build of one province, s", first.build, REBUILD);
    section
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_visit_and_the_memory_stay_and_the_build_may_grow_as_the_documents() {
        let row = |documents, build, gzip, memory| SiteRow {
            documents,
            build,
            visit: Sizes { gzip, ..Sizes::default() },
            seen: Seen { start: 1.0, search: 1.0, answer: 1.0, memory, memory_of_all: build * memory },
        };
        let over = |rows: &[SiteRow]| hold(Section::new(String::new()), rows).over();
        assert!(over(&[row(2, 10.0, 1000, 100.0), row(34, 170.0, 1020, 100.0)]).is_empty());
        assert_eq!(over(&[row(2, 91.0, 1000, 100.0)]), ["the build of one province, s: 91 of 90"]);
        assert_eq!(
            over(&[row(2, 10.0, 1000, 100.0), row(34, 171.0, 1030, 110.0)]),
            [
                "the first visit grows, times: 1.030 of 1.020",
                "its memory grows, times: 1.100 of 1.020",
                "the build grows, times: 17.1 of 17.0",
                "the memory of a search grows, times: 18.8 of 17.0"
            ]
        );
    }
}
