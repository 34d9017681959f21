//! `bench`: what the site costs a reader and what its parts cost a machine, beside their budgets and beside what
//! else one could use, measured in the same run.
//!
//! - `first_visit`: the bytes until a measure's page answers to its reader.
//! - `native`: the domain in a program of this machine, and how it grows with the documents.
//! - `rules`: the rules beside Publicodes, both under Node.
//! - `search`: reading and searching beside mdBook, Pagefind and plain HTML.
//! - `lighthouse`: Lighthouse on every type of page, and on the others.
//! - `report`: what goes into `docs/performance.md`.

mod first_visit;
mod lighthouse;
mod native;
mod peers_site;
mod report;
mod rules;
mod search;

use std::fs;
use std::path::PathBuf;

pub use first_visit::sizes;

use crate::{Error, Result, project};

/// What is to be measured, and whether it is written down.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// The one section that is wanted; all where none is named.
    pub section: Option<String>,
    /// Whether the tables go into `docs/performance.md`.
    pub write: bool,
}

/// Tables about one thing.
pub struct Section {
    /// The tables and what is to be said to them, as plain text.
    pub text: String,
    /// What is over its budget, in words.
    pub over: Vec<String>,
}

/// How a section is measured.
struct Step {
    name: &'static str,
    title: &'static str,
    measure: fn() -> Result<Section>,
}

const STEPS: [Step; 5] = [
    Step { name: "visit", title: "First visit", measure: first_visit::measure },
    Step { name: "native", title: "The domain by itself", measure: native::measure },
    Step { name: "rules", title: "Rules beside Publicodes", measure: rules::measure },
    Step { name: "search", title: "Reading and search beside mdBook and Pagefind", measure: search::measure },
    Step { name: "lighthouse", title: "Lighthouse", measure: lighthouse::measure },
];

/// Measures, prints, and writes if that is wanted.
///
/// # Errors
/// Where something is over its budget, or cannot be measured.
pub fn run(options: &Options) -> Result<()> {
    let is_wanted = |step: &Step| options.section.as_deref().is_none_or(|wanted| wanted == step.name);
    if !STEPS.iter().any(is_wanted) {
        let names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        return Err(Error::Finding(format!("There is no such section; there are {}.", names.join(", "))));
    }
    let mut over = Vec::new();
    for step in STEPS.iter().filter(|step| is_wanted(step)) {
        eprintln!("== {}", step.title);
        let section = (step.measure)()?;
        println!("{}", section.text);
        if options.write {
            report::write(step.name, step.title, &section)?;
        }
        over.extend(section.over);
    }
    if over.is_empty() {
        Ok(())
    } else {
        Err(Error::Finding(format!("Over the budget: {}", over.join("; "))))
    }
}

/// A folder for what is made for a measurement.
fn folder() -> Result<PathBuf> {
    let folder = project::target().join("bench");
    fs::create_dir_all(&folder).map_err(Error::writing(&folder))?;
    Ok(folder)
}
