//! From an input to the next paint, in today's Chromium with the processor slowed down four times.

use std::fmt::Write as _;

use serde::Deserialize;

use super::peers_site::Server;
use super::{Extent, Section, folder, printed};
use crate::tools::{self, Peers};
use crate::{Result, build, project};

/// For 98 of 100 inputs of each kind, in milliseconds.
const BUDGET: f64 = 100.0;

/// What `tests/bench/interactions.mjs` prints; times in milliseconds.
#[derive(Deserialize)]
struct Row {
    kind: String,
    count: usize,
    half: f64,
    most: f64,
    worst: f64,
}

/// Types, answers, filters and turns pages as a finger does. A trial leaves profiles of it in `target/bench/`.
pub fn measure(extent: Extent) -> Result<Section> {
    build::site_if_changed()?;
    tools::install_browsers()?;
    let server = Server::start(&project::dist())?;
    let mut node = Peers::install()?.script("interactions.mjs");
    match extent {
        Extent::Full => node.args([&server.address, "120"]),
        // Profiling takes time itself.
        Extent::Trial => node.args([&server.address, "30"]).arg(folder()?),
    };
    let rows: Vec<Row> = printed::<Vec<Row>>(&mut node)?.into_iter().flatten().collect();
    let text = "4 x slow-down; from the event's own time to the first task behind the frame that shows its answer\n\n";
    let mut text = format!("{text}{:<28}{:>8}{:>10}{:>10}{:>10}\n", "ms", "inputs", "half", "98 %", "worst");
    for Row { kind, count, half, most, worst } in &rows {
        let _ = writeln!(text, "{kind:<28}{count:>8}{half:>10.0}{most:>10.0}{worst:>10.0}");
    }
    let _ = writeln!(text, "{:<28}{:>8}{:>10}{BUDGET:>10.0}", "budget", "", "");
    Ok(Section { text, over: over(&rows) })
}

fn over(rows: &[Row]) -> Vec<String> {
    let slow = rows.iter().filter(|row| row.most > BUDGET);
    slow.map(|row| format!("{}: {:.0} of {BUDGET:.0} ms", row.kind, row.most)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_98_of_100_wait_for_counts_and_not_the_worst() {
        let row = |most| Row { kind: "x".into(), count: 100, half: 1.0, most, worst: 900.0 };
        assert_eq!(over(&[row(100.0), row(101.0)]), ["x: 101 of 100 ms"]);
    }
}
