//! `bench`: what the site costs a reader and what its parts cost a machine, beside their limits and beside what else
//! one could use, measured in the same run.
//!
//! - `limit`: what may not be exceeded, and what is wanted.
//!
//! - `first_visit`: the bytes until a measure's page answers to its reader.
//! - `native`: the domain in a program of this machine.
//! - `floor`: an empty page by the same framework, built in the same way.
//! - `growth`: how it grows with the documents, and how sites of so many documents do.
//! - `rules`: the rules beside Publicodes, both under Node.
//! - `search`: reading and searching beside mdBook, Pagefind and plain HTML.
//! - `lighthouse`: Lighthouse on every type of page, and on the others.
//! - `interactions`: from an input to the next paint, on a slow phone.
//! - `slow_phone`: a Chromium of 2020 in a poor network: when it can be read, when it answers.
//! - `endurance`: what grows in a window that stays open for very long.

mod endurance;
mod first_visit;
mod floor;
mod growth;
mod interactions;
mod lighthouse;
mod limit;
mod native;
mod peers_site;
mod rules;
mod search;
mod slow_phone;

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use clap::builder::PossibleValuesParser;
pub use first_visit::sizes;
use limit::Figure;
use serde::de::DeserializeOwned;

use super::report::{self, Report};
use crate::{Error, Result, process, project};

/// What is to be measured, and whether it is written down.
#[derive(Debug, Clone, Default, PartialEq, Eq, clap::Args)]
pub struct Options {
    /// The one section that is wanted; all where none is named.
    #[arg(value_name = "SECTION", value_parser = PossibleValuesParser::new(STEPS.map(|step| step.name)))]
    pub section: Option<String>,
    /// Measure seldom, to try a change out: the figures scatter more.
    #[arg(long)]
    pub trial: bool,
    /// Put the tables into docs/performance.md.
    #[arg(long)]
    pub write: bool,
}

/// How much is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Extent {
    /// As often as the limits ask for.
    Full,
    /// Seldom, to try a change out: the figures scatter more.
    Trial,
    /// Once: whether a script still fits the pages. The figures say nothing.
    Rehearsal,
}

/// Tables about one thing.
pub struct Section {
    /// The tables and what is to be said to them, as plain text.
    pub text: String,
    /// What is held against a limit.
    figures: Vec<Figure>,
    /// What is wrong and has no figure, in words.
    failures: Vec<String>,
}

/// How a section is measured.
struct Step {
    name: &'static str,
    title: &'static str,
    measure: fn(Extent) -> Result<Section>,
}

const STEPS: [Step; 10] = [
    Step { name: "visit", title: "First visit", measure: |_| first_visit::measure() },
    Step { name: "floor", title: "The framework's floor", measure: floor::measure },
    Step { name: "lighthouse", title: "Lighthouse", measure: lighthouse::measure },
    Step { name: "slow-phone", title: "A phone of 2020 in a poor network", measure: slow_phone::measure },
    Step { name: "interactions", title: "From input to paint", measure: interactions::measure },
    Step { name: "endurance", title: "A window that stays open", measure: endurance::measure },
    Step {
        name: "search",
        title: "Reading and search beside mdBook and Pagefind",
        measure: |_| search::measure(),
    },
    Step { name: "rules", title: "Rules beside Publicodes", measure: |_| rules::measure() },
    Step { name: "native", title: "The domain by itself", measure: |_| native::measure() },
    Step { name: "growth", title: "Growth with the documents", measure: growth::measure },
];

/// Measures, prints, and writes if that is wanted.
///
/// # Errors
/// Where something is over its ceiling, or could not be measured.
pub fn run(options: &Options) -> Result<()> {
    let is_wanted = |step: &Step| options.section.as_deref().is_none_or(|wanted| wanted == step.name);
    let extent = if options.trial { Extent::Trial } else { Extent::Full };
    let (mut over, mut budgets) = (Vec::new(), Section::new(String::new()));
    for step in STEPS.iter().filter(|step| is_wanted(step)) {
        eprintln!("== {}", step.title);
        // What cannot be measured fails the run at its end: the rest is measured all the same.
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

/// Runs once what presses, types and looks for elements in the site's pages, so that a page that has changed is known by
/// the tests and not by the next measurement.
///
/// # Errors
/// Where a script no longer fits a page.
pub fn rehearse() -> Result<()> {
    for step in [interactions::measure, endurance::measure, growth::rehearse] {
        step(Extent::Rehearsal)?;
    }
    Ok(())
}

/// What a script of `tests/bench` has printed: one JSON value.
fn printed<T: DeserializeOwned>(script: &mut Command) -> Result<T> {
    let printed = process::output(script)?;
    serde_json::from_slice(&printed).map_err(no_result(script))
}

/// What a script of `tests/bench` has printed: JSON values, one a line.
fn printed_lines<T: DeserializeOwned>(script: &mut Command) -> Result<Vec<T>> {
    let printed = process::output(script)?;
    let values = serde_json::Deserializer::from_slice(&printed).into_iter();
    values.collect::<std::result::Result<_, _>>().map_err(no_result(script))
}

fn no_result(script: &Command) -> impl FnOnce(serde_json::Error) -> Error {
    let line = process::line(script);
    move |error| Error::Finding(format!("{line} printed no result: {error}"))
}

/// A folder for what is made for a measurement.
fn folder() -> Result<PathBuf> {
    let folder = project::target().join("bench");
    fs::create_dir_all(&folder).map_err(Error::writing(&folder))?;
    Ok(folder)
}
