//! Long documents in the workbench: the author's waiting times, and the memory of its workers.

use std::fs;

use serde::Deserialize;

use super::limit::Limit;
use super::peers_site::NginxServer;
use super::{Extent, Section, folder, long_text, printed};
use crate::tools::{self, Peers};
use crate::{Error, Result, build, project};

/// The lengths of the documents, without white space: longer than most documents, and longer than any known one.
const LONG: usize = 20_000;
const LONGEST: usize = 60_000;

/// From the choice of the file to the summary of what was read, in milliseconds. This includes loading the engine.
const FIRST_LOOK: Limit = Limit::whole(8000.0, 2000.0);
/// From there to the list of all lines with their kinds.
const FIRST_VIEW: Limit = Limit::whole(5000.0, 1000.0);
/// From the choice of a line's kind to the updated list.
const CORRECTION: Limit = Limit::whole(250.0, 100.0);
const CORRECTION_OF_LONGEST: Limit = Limit::whole(750.0, 300.0);
/// WebAssembly memory of all workers after all that, in MB.
const MEMORY: Limit = Limit::whole(256.0, 64.0);

/// The output of `tests/bench/workbench.mjs`; times in milliseconds, memory in bytes.
#[derive(Deserialize)]
struct Measured {
    first_look: f64,
    first_view: f64,
    correction: f64,
    memory: f64,
}

/// Opens both documents in the workbench and corrects lines of them.
pub fn measure(extent: Extent) -> Result<Section> {
    build::site_if_changed()?;
    tools::install_browsers()?;
    let server = NginxServer::start(&project::dist())?;
    let runs = match extent {
        Extent::Full => "20",
        Extent::Trial => "4",
        Extent::Rehearsal => "1",
    };
    let run = |characters: usize| -> Result<Measured> {
        let document = folder()?.join("long.txt");
        fs::write(&document, long_text(characters)?).map_err(Error::writing(&document))?;
        let mut node = Peers::install()?.script("workbench.mjs");
        printed(node.args([server.address.as_str(), runs]).arg(&document))
    };
    let Measured { correction, .. } = run(LONG)?;
    let longest = run(LONGEST)?;
    let text = format!("Current Chromium without CPU throttling; medians of {runs} corrections\n");
    let mut section = Section::new(text);
    let mut hold = |what: &str, characters: usize, figure, limit| {
        section.hold(format!("{characters} characters: {what}"), figure, limit);
    };
    hold("a correction, ms", LONG, correction, CORRECTION);
    hold("until the summary, ms", LONGEST, longest.first_look, FIRST_LOOK);
    hold("until all lines are shown, ms", LONGEST, longest.first_view, FIRST_VIEW);
    hold("a correction, ms", LONGEST, longest.correction, CORRECTION_OF_LONGEST);
    hold("memory of the workers, MB", LONGEST, longest.memory / 1024.0 / 1024.0, MEMORY);
    Ok(section)
}
