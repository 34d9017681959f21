//! A document of 60,000 characters in the workbench: how long its author waits, and what the engine takes.

use std::fs;

use serde::Deserialize;

use super::limit::Limit;
use super::peers_site::NginxServer;
use super::{Extent, Section, folder, long_text, printed};
use crate::tools::{self, Peers};
use crate::{Error, Result, build, project};

/// How long the document is, white space apart.
const CHARACTERS: usize = 60_000;

/// From choosing the file until it is said what was read, in milliseconds; the engine is loaded in this time.
const FIRST_LOOK: Limit = Limit::whole(8000.0, 2000.0);
/// From there until all lines are shown with what each is taken for.
const FIRST_VIEW: Limit = Limit::whole(5000.0, 1000.0);
/// From saying what a line is until that is shown.
const CORRECTION: Limit = Limit::whole(3000.0, 500.0);
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

/// Opens the document in the workbench, and corrects lines of it.
pub fn measure(extent: Extent) -> Result<Section> {
    build::site_if_changed()?;
    tools::install_browsers()?;
    let document = folder()?.join("long.txt");
    fs::write(&document, long_text(CHARACTERS)?).map_err(Error::writing(&document))?;
    let server = NginxServer::start(&project::dist())?;
    let runs = match extent {
        Extent::Full => "20",
        Extent::Trial => "4",
        Extent::Rehearsal => "1",
    };
    let mut node = Peers::install()?.script("workbench.mjs");
    node.args([server.address.as_str(), runs]).arg(&document);
    let Measured { first_look, first_view, correction, memory } = printed(&mut node)?;
    let text = format!(
        "A text of {CHARACTERS} characters in today's Chromium without a slow-down; median of {runs} corrections\n"
    );
    let mut section = Section::new(text);
    section.hold("until it is said what was read, ms", first_look, FIRST_LOOK);
    section.hold("until all lines are shown, ms", first_view, FIRST_VIEW);
    section.hold("a correction, ms", correction, CORRECTION);
    section.hold("memory of the workers, MB", memory / 1024.0 / 1024.0, MEMORY);
    Ok(section)
}
