//! From an input to the next paint, in today's Chromium with the processor slowed down four times.

use std::fmt::Write as _;

use serde::Deserialize;

use super::limit::Limit;
use super::peers_site::Server;
use super::{Extent, Section, folder, printed};
use crate::tools::{self, Peers};
use crate::{Result, build, project};

/// Until the next paint, for 98 of 100 inputs of each kind, in milliseconds. On a machine that is shared the same site
/// takes twice as long in another hour.
const NEXT_PAINT: Limit = Limit::whole(320.0, 100.0);

/// What `tests/bench/interactions.mjs` prints.
#[derive(Deserialize)]
struct Row {
    kind: String,
    count: usize,
    /// Until the next paint, as the browser reports it.
    paint: Spread,
    /// Until the frame in which the answer stands is done. Where a page has to be fetched this is later: the next
    /// paint says that it is on its way.
    shown: Spread,
}

/// Times in milliseconds.
#[derive(Deserialize)]
struct Spread {
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
    let mut text = "4 x slow-down; from the event's own time to the next paint, as the browser reports it for each event\n\
        (Event Timing), and to the first task behind the frame that shows the answer\n\n"
        .to_owned();
    let _ = writeln!(text, "{:<26}{:>6}{:>24}{:>30}", "", "", "next paint, ms", "answer shown, ms");
    let columns = ["inputs", "half", "98 %", "worst", "half", "98 %", "worst"];
    let [inputs, columns @ ..] = columns.map(|column| format!("{column:>10}"));
    let _ = writeln!(text, "{:<26}{inputs}{}", "", columns.concat());
    for Row { kind, count, paint, shown } in &rows {
        let times = [paint, shown]
            .map(|Spread { half, most, worst }| format!("{half:>10.0}{most:>10.0}{worst:>10.0}"));
        let _ = writeln!(text, "{kind:<26}{count:>10}{}", times.concat());
    }
    Ok(hold(Section::new(text), &rows))
}

fn hold(mut section: Section, rows: &[Row]) -> Section {
    for row in rows {
        section.hold(format!("{}: next paint, 98 %, ms", row.kind), row.paint.most, NEXT_PAINT);
    }
    section
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_98_of_100_wait_for_counts_and_not_the_worst() {
        let spread = |most| Spread { half: 1.0, most, worst: 900.0 };
        let row = |most| Row { kind: "x".into(), count: 100, paint: spread(most), shown: spread(300.0) };
        let section = hold(Section::new(String::new()), &[row(320.0), row(321.0)]);
        assert_eq!(section.over(), ["x: next paint, 98 %, ms: 321 of 320"]);
    }
}
