//! What grows in a window that stays open for very long: 10,000 moves from page to page and 1,000 runs through the
//! questions.

use std::fmt::Write as _;

use serde::Deserialize;

use super::limit::Limit;
use super::peers_site::Server;
use super::{Extent, Section, printed};
use crate::build::files_below;
use crate::tools::{self, Peers};
use crate::{Error, Result, build, project};

/// After warming up, in hundredths.
const GROWTH: Limit = Limit { ceiling: 2.0, target: 0.0, digits: 1 };
/// Of WebAssembly, once all pages were visited, in kB.
const MEMORY: Limit = Limit::whole(4096.0, 2048.0);

/// What `tests/bench/endurance.mjs` prints.
#[derive(Deserialize)]
struct Measured {
    start: Count,
    all_pages: Count,
    moving: Vec<Count>,
    asking: Vec<Count>,
}

/// What is alive.
#[derive(Deserialize)]
struct Count {
    heap: f64,
    nodes: f64,
    listeners: f64,
    wasm: f64,
}

/// Moves through all pages again and again, and answers again and again.
pub fn measure(extent: Extent) -> Result<Section> {
    build::site_if_changed()?;
    tools::install_browsers()?;
    let server = Server::start(&project::dist())?;
    let (moves, runs) = if extent == Extent::Full { ("10000", "1000") } else { ("1000", "50") };
    let mut node = Peers::install()?.script("endurance.mjs");
    node.args([&server.address, moves, runs]).args(pages()?);
    let measured = printed::<Measured>(&mut node)?.pop();
    let measured = measured.ok_or_else(|| Error::Finding("endurance.mjs printed nothing".into()))?;
    Ok(measured.section(moves, runs))
}

/// The pages that the app shows, below the site's root.
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
        row("one page", &self.start);
        row("all pages once", &self.all_pages);
        for (what, total, counts) in [("moves", moves, &self.moving), ("runs", runs, &self.asking)] {
            let (Some(first), Some(last)) = (counts.first(), counts.last()) else { continue };
            row(&format!("a tenth of {total} {what}"), first);
            if let Some(middle) = counts.get(counts.len() / 2) {
                row("a little more than half", middle);
            }
            row(&format!("{total} {what}"), last);
            held.extend(
                first.grown(last).map(|(name, grown)| (format!("{total} {what}: {name}, % more"), grown)),
            );
        }
        let mut section = Section::new(text);
        for (name, grown) in held {
            section.hold(name, grown, GROWTH);
        }
        section.hold("Wasm memory after all pages, kB", self.all_pages.wasm / 1024.0, MEMORY);
        section
    }
}

impl Count {
    /// By how many hundredths what is alive has grown.
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
