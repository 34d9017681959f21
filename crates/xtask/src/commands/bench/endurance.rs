//! Measures leaks in a window that stays open for very long, and the memory of each page's engine.
//!
//! In the single file: 10,000 page changes in one window, and 1,000 runs through the wizard to a result. On
//! the site, where pages are reloaded: 1,000 runs on the wizard page.

use std::fmt::Write as _;

use serde::Deserialize;

use super::limit::Limit;
use super::peers_site::NginxServer;
use super::{Extent, Section, printed};
use crate::build::files_below;
use crate::tools::{self, Peers};
use crate::{Result, build, project};

/// Growth after warming up, in percent.
const GROWTH: Limit = Limit { ceiling: 2.0, target: 0.0, digits: 1 };
/// WebAssembly memory of one page after its first answer, in kB.
const MEMORY: Limit = Limit::whole(2048.0, 1536.0);
/// WebAssembly memory of all three engines in the single file after visiting all pages, in kB.
const MEMORY_OF_ALL: Limit = Limit::whole(4096.0, 2048.0);

/// The output of `tests/bench/endurance.mjs`.
#[derive(Deserialize)]
struct Measured {
    start: Count,
    all_pages: Count,
    moving: Vec<Count>,
    /// In the single file, through the wizard to the result.
    asking_file: Vec<Count>,
    /// On the site's wizard page.
    asking: Vec<Count>,
    memory: Memory,
}

/// WebAssembly memory of each interactive page of the site, in bytes.
#[derive(Deserialize)]
struct Memory {
    wizard: f64,
    result: f64,
    measures: f64,
}

/// Counts of live objects.
#[derive(Deserialize)]
struct Count {
    heap: f64,
    nodes: f64,
    listeners: f64,
    wasm: f64,
}

/// Runs page changes and wizard sessions repeatedly.
pub fn measure(extent: Extent) -> Result<Section> {
    build::site_if_changed()?;
    tools::install_browsers()?;
    let server = NginxServer::start(&project::dist())?;
    let (moves, runs) = match extent {
        Extent::Full => ("10000", "1000"),
        Extent::Trial => ("1000", "50"),
        Extent::Rehearsal => ("10", "10"),
    };
    let mut node = Peers::install()?.script("endurance.mjs");
    let file = format!("file://{}", project::single_file().display());
    node.args([&server.address, &file, moves, runs]).args(pages()?);
    Ok(printed::<Measured>(&mut node)?.section(moves, runs))
}

/// The pages of the site, as paths below its root.
fn pages() -> Result<Vec<String>> {
    let dist = project::dist();
    let files = files_below(&dist)?.into_iter();
    let paths = files.filter_map(|file| Some(file.strip_prefix(&dist).ok()?.to_str()?.to_owned()));
    let folders = paths.filter_map(|path| path.strip_suffix("index.html").map(str::to_owned));
    Ok(folders.filter(|folder| !folder.starts_with("embed/")).collect())
}

impl Measured {
    fn section(&self, moves: &str, runs: &str) -> Section {
        let mut text =
            format!("{:<34}{:>12}{:>10}{:>12}{:>14}\n", "", "heap, kB", "nodes", "listeners", "Wasm, kB");
        let mut held = Vec::new();
        let mut row = |name: &str, count: &Count| {
            let Count { heap, nodes, listeners, wasm } = count;
            let (heap, wasm) = (heap / 1024.0, wasm / 1024.0);
            let _ = writeln!(text, "{name:<34}{heap:>12.0}{nodes:>10.0}{listeners:>12.0}{wasm:>14.0}");
        };
        row("the file: one page", &self.start);
        row("the file: all pages once", &self.all_pages);
        for (what, total, counts) in [
            ("the file, moves", moves, &self.moving),
            ("the file, runs", runs, &self.asking_file),
            ("questions, runs", runs, &self.asking),
        ] {
            let (Some(first), Some(last)) = (counts.first(), counts.last()) else { continue };
            row(&format!("{what}: a tenth of {total}"), first);
            if let Some(middle) = counts.get(counts.len() / 2) {
                row("  a little more than half", middle);
            }
            row(&format!("  {total}"), last);
            held.extend(first.grown(last).map(|(name, grown)| (format!("{what}: {name}, % more"), grown)));
        }
        let mut section = Section::new(text);
        for (name, grown) in held {
            section.hold(name, grown, GROWTH);
        }
        section.hold("the file: Wasm after all pages, kB", self.all_pages.wasm / 1024.0, MEMORY_OF_ALL);
        let Memory { wizard, result, measures } = self.memory;
        for (page, bytes) in [("wizard", wizard), ("result", result), ("search", measures)] {
            section.hold(format!("Wasm of the {page}'s page, kB"), bytes / 1024.0, MEMORY);
        }
        section
    }
}

impl Count {
    /// The growth of each count in percent.
    fn grown(&self, last: &Count) -> [(&'static str, f64); 4] {
        let pairs = [
            ("heap", self.heap, last.heap),
            ("nodes", self.nodes, last.nodes),
            ("listeners", self.listeners, last.listeners),
            ("Wasm memory", self.wasm, last.wasm),
        ];
        pairs.map(|(name, first, last)| (name, ((last / first - 1.0) * 100.0).max(0.0)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn growth_is_told_in_hundredths_and_shrinking_is_none() {
        let count = |heap, nodes| Count { heap, nodes, listeners: 7.0, wasm: 65536.0 };
        let [heap, nodes, ..] =
            count(100.0, 100.0).grown(&count(103.0, 50.0)).map(|(_, grown)| grown.round());
        assert_eq!([heap, nodes].map(|share| share.to_string()), ["3", "0"]);
    }
}
