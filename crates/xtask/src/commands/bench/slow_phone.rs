//! Chromium of 2020 with 4× CPU throttling at 400 kbit/s and 400 ms latency: time until a measure and the
//! first question are readable, and until the wizard's engine runs.

use std::fmt::Write as _;

use serde::Deserialize;

use super::limit::Limit;
use super::peers_site::NginxServer;
use super::{Extent, Section, printed_lines};
use crate::tools::Engines;
use crate::{Error, Result, build, project};

/// Time until the largest text is painted; below, until the wizard answers. In milliseconds.
const TEXT: Limit = Limit::whole(2000.0, 1500.0);
const ANSWERS: Limit = Limit::whole(4500.0, 3500.0);
const PAGES: [&str; 2] = ["heilongjiang/measures/9/", "wizard/"];

/// The output of `tests/bench/slow-phone.cjs` for a page.
#[derive(Deserialize)]
struct Seen {
    text: f64,
    /// When the first question can be answered; 0 on pages without one.
    answers: f64,
    /// When all other questions can be answered.
    app: f64,
    bytes: f64,
}

/// Opens the pages with an empty cache.
pub fn measure(extent: Extent) -> Result<Section> {
    build::site_if_changed()?;
    let server = NginxServer::start(&project::dist())?;
    let engines = Engines::install()?;
    let missing = || Error::Finding("There is no Chromium 83 for this machine's processor.".into());
    let mut node = engines.script_in_old_chromium("../bench/slow-phone.cjs").ok_or_else(missing)?;
    node.arg(if extent == Extent::Full { "5" } else { "1" });
    node.args(PAGES.map(|page| format!("{}{page}", server.address)));
    let rows: Vec<Seen> = printed_lines(&mut node)?;
    let mut section = Section::new(format!(
        "Chromium 83, 4 x slow-down, 400 kbit/s, 400 ms, nginx with gzip, nothing stored\n\n{:<28}{:>14}{:>20}{:>20}{:>10}\n",
        "", "text, ms", "first question, ms", "all questions, ms", "bytes"
    ));
    let asked = |time: f64| if time > 0.0 { format!("{time:.0}") } else { "-".to_owned() };
    for (page, Seen { text, answers, app, bytes }) in PAGES.iter().zip(&rows) {
        let (first, all) = (asked(*answers), asked(*app));
        let _ = writeln!(section.text, "{page:<28}{text:>14.0}{first:>20}{all:>20}{bytes:>10.0}");
        section.hold(format!("{page}: text"), *text, TEXT);
        if *app > 0.0 {
            section.hold(format!("{page}: all questions"), *app, ANSWERS);
        }
    }
    Ok(section)
}
