//! `bench`: measures what the site costs readers and machines, compared with limits and with alternatives
//! measured in the same run.
//!
//! - `limit`: ceilings and targets.
//!
//! - `first_visit`: the bytes until a measure's page is interactive.
//! - `native`: the domain as native code.
//! - `floor`: an empty page of the same framework, built in the same way.
//! - `growth`: growth with the number of documents.
//! - `rules`: the rules compared with Publicodes, both under Node.
//! - `search`: reading and searching compared with mdBook, Pagefind and plain HTML.
//! - `lighthouse`: Lighthouse on every type of page and on the peers.
//! - `interactions`: input latency on a slow phone.
//! - `slow_phone`: Chromium of 2020 on a poor network: time until readable and interactive.
//! - `endurance`: leaks in a window that stays open for very long.
//! - `workbench`: a document of 60,000 characters in the workbench.

mod endurance;
mod first_visit;
mod floor;
mod growth;
mod interactions;
mod lighthouse;
mod limit;
mod long_text;
mod native;
mod peers_site;
mod rules;
mod search;
mod slow_phone;
mod workbench;

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use clap::builder::PossibleValuesParser;
pub use first_visit::sizes;
use limit::Measurement;
pub use long_text::long_text;
use serde::de::DeserializeOwned;

use super::report::{self, Report};
use crate::{Error, Result, process, project};

/// What to measure, and whether to record it.
#[derive(Debug, Clone, Default, PartialEq, Eq, clap::Args)]
pub struct Options {
    /// Measure only this section; all sections by default.
    #[arg(value_name = "SECTION", value_parser = PossibleValuesParser::new(STEPS.map(|step| step.name)))]
    pub section: Option<String>,
    /// Measure with fewer runs, to try out a change; results vary more.
    #[arg(long)]
    pub trial: bool,
    /// Write the tables to docs/performance.md.
    #[arg(long)]
    pub write: bool,
}

/// The number of runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Extent {
    /// As many as the limits require.
    Full,
    /// Few, to try out a change; results vary more.
    Trial,
    /// One, to check that a script still fits the pages; results are meaningless.
    Rehearsal,
}

/// The results of a section.
pub struct Section {
    /// The tables with explanations, as plain text.
    pub text: String,
    /// The measurements with limits.
    figures: Vec<Measurement>,
    /// Failures other than exceeded limits.
    failures: Vec<String>,
}

/// A section and the function that measures it.
struct BenchStep {
    name: &'static str,
    title: &'static str,
    measure: fn(Extent) -> Result<Section>,
}

const STEPS: [BenchStep; 11] = [
    BenchStep { name: "visit", title: "First visit", measure: |_| first_visit::measure() },
    BenchStep { name: "floor", title: "The framework's floor", measure: floor::measure },
    BenchStep { name: "lighthouse", title: "Lighthouse", measure: lighthouse::measure },
    BenchStep {
        name: "slow-phone",
        title: "A phone of 2020 in a poor network",
        measure: slow_phone::measure,
    },
    BenchStep { name: "interactions", title: "From input to paint", measure: interactions::measure },
    BenchStep { name: "endurance", title: "A window that stays open", measure: endurance::measure },
    BenchStep {
        name: "search",
        title: "Reading and search beside mdBook and Pagefind",
        measure: |_| search::measure(),
    },
    BenchStep { name: "rules", title: "Rules beside Publicodes", measure: |_| rules::measure() },
    BenchStep { name: "native", title: "The domain by itself", measure: |_| native::measure() },
    BenchStep { name: "growth", title: "Growth with the documents", measure: growth::measure },
    BenchStep { name: "workbench", title: "A long document in the workbench", measure: workbench::measure },
];

/// Measures, prints, and optionally records the results.
///
/// # Errors
/// If a measurement exceeds its ceiling or fails.
pub fn run(options: &Options) -> Result<()> {
    let is_wanted = |step: &BenchStep| options.section.as_deref().is_none_or(|wanted| wanted == step.name);
    let extent = if options.trial { Extent::Trial } else { Extent::Full };
    let (mut over, mut budgets) = (Vec::new(), Section::new(String::new()));
    for step in STEPS.iter().filter(|step| is_wanted(step)) {
        eprintln!("== {}", step.title);
        // A failed measurement fails the run only at its end, so that the others are still made.
        let section = match (step.measure)(extent) {
            Ok(section) => section,
            Err(error) => {
                eprintln!("error: {error}");
                over.push(format!("{} was not measured", step.name));
                continue;
            }
        };
        let (text, of_section) = (section.tables(), section.over());
        println!("{text}");
        if options.write {
            let complaint = match &of_section[..] {
                [] => String::new(),
                over => format!("Over the ceiling: {}.", over.join("; ")),
            };
            let command = format!("bench {}", step.name);
            let report = Report { command: &command, title: step.title, complaint: &complaint, text: &text };
            report::write("performance.md", &report)?;
        }
        over.extend(of_section);
        budgets.figures.extend(section.figures);
    }
    if options.section.is_none() {
        println!("== All budgets\n{}", budgets.tables());
    }
    if over.is_empty() {
        Ok(())
    } else {
        Err(Error::Finding(format!("Over the ceiling: {}", over.join("; "))))
    }
}

/// Runs every script that interacts with the site's pages once, so that tests detect a page change that
/// breaks a measurement.
///
/// # Errors
/// If a script no longer fits a page.
pub fn rehearse() -> Result<()> {
    for step in [interactions::measure, endurance::measure, growth::rehearse, workbench::measure] {
        step(Extent::Rehearsal)?;
    }
    Ok(())
}

/// Parses the output of a script of `tests/bench`: one JSON value.
fn printed<T: DeserializeOwned>(script: &mut Command) -> Result<T> {
    let printed = process::output(script)?;
    serde_json::from_slice(&printed).map_err(no_result(script))
}

/// Parses the output of a script of `tests/bench`: one JSON value per line.
fn printed_lines<T: DeserializeOwned>(script: &mut Command) -> Result<Vec<T>> {
    let printed = process::output(script)?;
    let values = serde_json::Deserializer::from_slice(&printed).into_iter();
    values.collect::<std::result::Result<_, _>>().map_err(no_result(script))
}

fn no_result(script: &Command) -> impl FnOnce(serde_json::Error) -> Error {
    let line = process::line(script);
    move |error| Error::Finding(format!("{line} printed no result: {error}"))
}

/// A temporary folder for a measurement.
fn folder() -> Result<PathBuf> {
    let folder = project::target().join("bench");
    fs::create_dir_all(&folder).map_err(Error::writing(&folder))?;
    Ok(folder)
}
