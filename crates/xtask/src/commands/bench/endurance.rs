//! What grows in a window that stays open for very long: 10,000 moves from page to page and 1,000 runs through the
//! questions.

use std::fmt::Write as _;

use serde::Deserialize;

use super::peers_site::Server;
use super::{Extent, Section, printed};
use crate::build::files_below;
use crate::tools::{self, Peers};
use crate::{Error, Result, build, project};

/// After warming up, as a share.
const GROWTH: f64 = 0.02;
/// Of WebAssembly, once all pages were visited.
const MEMORY: f64 = 4.0 * 1024.0 * 1024.0;

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
        let mut over = Vec::new();
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
            over.extend(first.grown(last).into_iter().map(|grown| format!("{total} {what}: {grown}")));
        }
        if self.all_pages.wasm > MEMORY {
            over.push(format!("Wasm memory {:.0} of {MEMORY:.0} bytes", self.all_pages.wasm));
        }
        let _ =
            write!(text, "\nbudgets: 2 % from the first tenth to the end; 4096 kB of Wasm after all pages\n");
        Section { text, over }
    }
}

impl Count {
    /// What has grown by more than it may.
    fn grown(&self, last: &Count) -> Vec<String> {
        let pairs = [
            ("heap", self.heap, last.heap),
            ("nodes", self.nodes, last.nodes),
            ("listeners", self.listeners, last.listeners),
            ("Wasm memory", self.wasm, last.wasm),
        ];
        let grown = pairs.iter().filter(|(_, first, last)| *last > first * (1.0 + GROWTH));
        grown
            .map(|(name, first, last)| format!("{name} grown by {:.1} %", (last / first - 1.0) * 100.0))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_grows_by_more_than_two_in_a_hundred_is_named() {
        let count = |heap, nodes| Count { heap, nodes, listeners: 7.0, wasm: 65536.0 };
        assert!(count(100.0, 100.0).grown(&count(102.0, 50.0)).is_empty());
        assert_eq!(count(100.0, 100.0).grown(&count(103.0, 100.0)), ["heap grown by 3.0 %"]);
    }
}
