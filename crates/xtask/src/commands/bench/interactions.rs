//! Input latency until the next paint, in current Chromium with 4× CPU throttling, relative to a reference
//! page that changes one line.

use std::fmt::Write as _;

use serde::Deserialize;

use super::limit::Limit;
use super::peers_site::NginxServer;
use super::{Extent, Section, printed};
use crate::tools::{self, Peers};
use crate::{Result, build, project};

/// 98th percentile of the time until the next paint for each kind of input, relative to the reference page.
/// Both are measured alternately, because absolute times on a shared machine may double within an hour.
const NEXT_PAINT: Limit = Limit { ceiling: 3.0, target: 2.0, digits: 2 };
/// An answer renders a whole screen. The browser reports multiples of 8 ms, of which the reference takes
/// four.
const NEXT_SCREEN: Limit = Limit { ceiling: 3.5, ..NEXT_PAINT };
const SCREEN: &str = "an answer in the wizard";

/// The output of `tests/bench/interactions.mjs`.
#[derive(Deserialize)]
struct Row {
    kind: String,
    here: Times,
    /// `None` if the reference page has no such input.
    reference: Option<Times>,
}

/// The latency of one kind of input.
#[derive(Deserialize)]
struct Times {
    count: usize,
    /// Until the next paint as reported by the browser; for navigation, until the new page's first paint.
    paint: Spread,
    /// Until the frame with the result is done; for navigation, until the new page's engine runs.
    shown: Spread,
}

/// Times in milliseconds.
#[derive(Deserialize)]
struct Spread {
    half: f64,
    most: f64,
    worst: f64,
}

/// Types, answers, filters and follows links with touch events.
pub fn measure(extent: Extent) -> Result<Section> {
    build::site_if_changed()?;
    tools::install_browsers()?;
    let servers = [
        NginxServer::start(&project::dist())?,
        NginxServer::start(&project::root().join("tests/bench/reference"))?,
    ];
    let mut node = Peers::install()?.script("interactions.mjs");
    node.args(servers.each_ref().map(|server| &server.address));
    node.arg(match extent {
        Extent::Full => "120",
        Extent::Trial => "20",
        Extent::Rehearsal => "2",
    });
    let rows: Vec<Row> = printed(&mut node)?;
    Ok(hold(Section::new(table(&rows)), &rows))
}

fn table(rows: &[Row]) -> String {
    let mut text = "4 x slow-down; from the event's own time to the next paint, as the browser reports it for each event\n\
        (Event Timing), or to the first paint of the page that comes; and until the answer stands there, or the page's\n\
        engine runs. The reference is a page that changes one line, or leads to another of one line.\n\n"
        .to_owned();
    let _ = writeln!(text, "{:<32}{:>6}{:>24}{:>30}", "", "", "next paint, ms", "answer shown, ms");
    let columns = ["inputs", "half", "98 %", "worst", "half", "98 %", "worst"];
    let columns = columns.map(|column| format!("{column:>10}"));
    let _ = writeln!(text, "{:<32}{}", "", columns.concat());
    let mut line = |name: &str, Times { count, paint, shown }: &Times| {
        let times = [paint, shown]
            .map(|Spread { half, most, worst }| format!("{half:>10.0}{most:>10.0}{worst:>10.0}"));
        let _ = writeln!(text, "{name:<32}{count:>10}{}", times.concat());
    };
    for Row { kind, here, reference } in rows {
        line(kind, here);
        if let Some(reference) = reference {
            line("  on the reference page", reference);
        }
    }
    text
}

fn hold(mut section: Section, rows: &[Row]) -> Section {
    for Row { kind, here, reference } in rows {
        if let Some(reference) = reference {
            let ratio = here.paint.most / reference.paint.most;
            let limit = if kind == SCREEN { NEXT_SCREEN } else { NEXT_PAINT };
            section.hold(format!("{kind}: 98 %, times reference"), ratio, limit);
        }
    }
    section
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_98_of_100_wait_for_counts_beside_the_reference_and_not_the_worst() {
        let times = |most| Times {
            count: 100,
            paint: Spread { half: 1.0, most, worst: 900.0 },
            shown: Spread { half: 1.0, most: 900.0, worst: 900.0 },
        };
        let over = |kind: &str, most, reference: Option<f64>| {
            let row = Row { kind: kind.into(), here: times(most), reference: reference.map(times) };
            hold(Section::new(String::new()), &[row]).over()
        };
        assert!(over("a filter", 120.0, Some(40.0)).is_empty());
        assert_eq!(over("a filter", 121.0, Some(40.0)), ["a filter: 98 %, times reference: 3.02 of 3.00"]);
        assert!(over(SCREEN, 140.0, Some(40.0)).is_empty());
        assert_eq!(over(SCREEN, 141.0, Some(40.0)).len(), 1);
        assert!(over("a filter", 900.0, None).is_empty());
    }
}
