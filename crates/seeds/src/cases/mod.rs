//! Cases: answers and what must follow from them, written from the text by people who need no Rust.
//!
//! [`run`] runs a folder of case files; a [`Tally`] tells what they try out and what they leave out.
//!
//! - `entries`, `answers`, `words`: what stands in a case file. `expect`: one case compared. `suite`: all of
//!   them, to be run again and again.

mod answers;
mod entries;
mod expect;
mod suite;
mod tally;
pub(crate) mod words;

pub(crate) use suite::Suite;
pub use tally::Tally;

use policy::Date;
use policy::eligibility::evaluate;
use policy::model::rules::{Answers, Eligibility};

use crate::diagnostics::{Diagnostics, Language, Style};
use crate::files::{SeedFiles, text};
use crate::toml_file;
use entries::{CaseFile, RawCase};
use expect::{Part, Prepared, Run};

/// What came of running case files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseResults {
    /// What failed and why; the last line is `N passed, N failed`.
    pub text: String,
    /// How many cases hold.
    pub passed: usize,
    /// How many do not, or could not be read. A file that cannot be read counts as one.
    pub failed: usize,
    /// What the cases try out.
    pub tally: Tally,
}

/// Somebody of whom a case speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The case's file and name.
    pub name: String,
    /// The day of the case.
    pub as_of: Date,
    /// What the case says of them; the rest is left open.
    pub answers: Answers,
}

/// Everybody of whom the cases of a folder speak, but for those whose answers contradict each other: to try out
/// on them what has to hold for everybody. A case that gives answers in turn is as many people.
#[must_use]
pub fn people(rules: &Eligibility<'_>, files: &SeedFiles) -> Vec<Person> {
    let mut people = Vec::new();
    for (path, raw, Prepared { as_of, answers }) in prepared_cases(rules, files) {
        let name = format!("{path}: {}", raw.name.get_ref());
        let possible = answers.into_iter().filter(|answers| evaluate(rules, answers, as_of).is_ok());
        people.extend(possible.map(|answers| Person { name: name.clone(), as_of, answers }));
    }
    people
}

/// The cases of a folder that make sense for these rules, each with the path of its file.
fn prepared_cases<'f>(rules: &Eligibility<'_>, files: &'f SeedFiles) -> Vec<(&'f str, RawCase, Prepared)> {
    let mut diagnostics = Diagnostics::default();
    let mut cases = Vec::new();
    for path in case_files(files) {
        for raw in case_file(files, path, &mut diagnostics).unwrap_or_default().cases {
            let prepared = Run::new(rules, path, &raw, &mut diagnostics, Part::Whole).prepare();
            cases.extend(prepared.map(|prepared| (path.as_str(), raw, prepared)));
        }
    }
    cases
}

fn case_file(files: &SeedFiles, path: &str, diagnostics: &mut Diagnostics) -> Option<CaseFile> {
    toml_file::parse(path, text(files, path, diagnostics)?, diagnostics)
}

/// The paths of the case files among a folder's.
fn case_files(files: &SeedFiles) -> impl Iterator<Item = &String> {
    files.keys().filter(|path| path.rsplit_once('.').is_some_and(|(_, kind)| kind == "toml"))
}

/// Which cases are run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// All of them.
    All,
    /// Those that expect something of a benefit which the rules have, and those that expect nothing of any.
    OfKnownBenefits,
}

/// Runs all cases in the `.toml` files of a folder that was read into memory.
#[must_use]
pub fn run(rules: &Eligibility<'_>, files: &SeedFiles, style: Style) -> CaseResults {
    run_some(rules, files, Which::All, Language::English, style)
}

/// Runs cases in the `.toml` files of a folder that was read into memory.
#[must_use]
pub fn run_some(
    rules: &Eligibility<'_>,
    files: &SeedFiles,
    which: Which,
    language: Language,
    style: Style,
) -> CaseResults {
    let mut diagnostics = Diagnostics::default();
    let (mut passed, mut failed) = (0, 0);
    let mut tally = Tally::new(rules);
    for path in case_files(files) {
        let Some(file) = case_file(files, path, &mut diagnostics) else {
            failed += 1;
            continue;
        };
        for case in &file.cases {
            let mut benefits = case.benefits().peekable();
            let is_of_others = which == Which::OfKnownBenefits
                && benefits.peek().is_some()
                && benefits.all(|id| rules.benefit_index(id).is_none());
            if is_of_others {
                continue;
            }
            let mut run = Run::new(rules, path, case, &mut diagnostics, Part::Whole);
            let evaluations = run.prepare().map(|prepared| run.run(&prepared)).unwrap_or_default();
            if run.failed {
                failed += 1;
                continue;
            }
            passed += 1;
            for evaluation in evaluations {
                tally.count(&evaluation, case);
            }
        }
    }
    let text = format!("{}{passed} passed, {failed} failed\n", diagnostics.render_in(language, style));
    CaseResults { text, passed, failed, tally }
}
