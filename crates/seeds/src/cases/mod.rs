//! Cases: answers with their expected results, written from the text by authors without Rust.
//!
//! [`run`] runs a folder of case files; a [`Tally`] reports what they cover.
//!
//! - `entries`, `answers`, `words`: the file format. `expect`: comparison of one case. `suite`: a parsed
//!   folder for repeated runs.

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
use expect::{CaseRun, Expectations, Prepared};

/// The result of running case files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseResults {
    /// The failures with reasons; the last line is `N passed, N failed`.
    pub text: String,
    /// Number of cases that hold.
    pub passed: usize,
    /// Number of cases that fail or cannot be parsed. An unreadable file counts as one.
    pub failed: usize,
    /// The coverage of the cases.
    pub tally: Tally,
}

/// The person described by a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The file and name of the case.
    pub name: String,
    /// The as-of date.
    pub as_of: Date,
    /// The given answers; all others are open.
    pub answers: Answers,
}

/// All persons in the cases of a folder whose answers are consistent, as test data for general properties. A
/// case with alternative answers yields one person per alternative.
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

/// The cases of a folder that are valid for these rules, each with the path of its file.
fn prepared_cases<'f>(rules: &Eligibility<'_>, files: &'f SeedFiles) -> Vec<(&'f str, RawCase, Prepared)> {
    let mut diagnostics = Diagnostics::default();
    let mut cases = Vec::new();
    for path in case_files(files) {
        for raw in case_file(files, path, &mut diagnostics).unwrap_or_default().cases {
            let prepared = CaseRun::new(rules, path, &raw, &mut diagnostics, Expectations::Whole).prepare();
            cases.extend(prepared.map(|prepared| (path.as_str(), raw, prepared)));
        }
    }
    cases
}

fn case_file(files: &SeedFiles, path: &str, diagnostics: &mut Diagnostics) -> Option<CaseFile> {
    toml_file::parse(path, text(files, path, diagnostics)?, diagnostics)
}

/// The paths of the case files.
fn case_files(files: &SeedFiles) -> impl Iterator<Item = &String> {
    files.keys().filter(|path| path.rsplit_once('.').is_some_and(|(_, kind)| kind == "toml"))
}

/// The cases to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseSelection {
    /// All cases.
    All,
    /// Cases about benefits that the rules contain, and cases about no benefit.
    OfKnownBenefits,
}

/// Runs all cases in the `.toml` files of an in-memory folder.
#[must_use]
pub fn run(rules: &Eligibility<'_>, files: &SeedFiles, style: Style) -> CaseResults {
    run_some(rules, files, CaseSelection::All, Language::English, style)
}

/// Runs a selection of the cases in the `.toml` files of an in-memory folder.
#[must_use]
pub fn run_some(
    rules: &Eligibility<'_>,
    files: &SeedFiles,
    selection: CaseSelection,
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
            let is_of_others = selection == CaseSelection::OfKnownBenefits
                && benefits.peek().is_some()
                && benefits.all(|id| rules.benefit_index(id).is_none());
            if is_of_others {
                continue;
            }
            let mut run = CaseRun::new(rules, path, case, &mut diagnostics, Expectations::Whole);
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
