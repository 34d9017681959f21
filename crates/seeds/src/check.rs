//! The output of `cargo xtask check-seeds`.

use std::path::Path;

use policy::Corpus;
use policy::model::document::{Document, Edition};

use crate::compile::{Compilation, compile, missing_for_full_edition};
use crate::coverage::Coverage;
use crate::diagnostics::{Diagnostics, Language, Severity, Style};
use crate::files::{self, SeedFiles};
use crate::{cases, eligibility, provinces};

/// The output of `check-seeds`, and whether it failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckResult {
    /// Tables, messages, and a last line with the number of messages.
    pub text: String,
    /// Optional tables: every node with its id and the beginning of its text.
    pub listings: String,
    /// Whether there was an error.
    pub failed: bool,
}

/// Compiles a folder and reports on all of it, or on the province of the document `only`.
#[must_use]
pub fn check(dir: &Path, only: Option<&str>, language: Language, style: Style) -> CheckResult {
    let refused = |text: String| CheckResult {
        text: format!("error: {text}\n"),
        listings: String::new(),
        failed: true,
    };
    let all = match files::read_dir(dir) {
        Ok(files) => files,
        Err(error) => return refused(format!("cannot read {error}")),
    };
    let files = match only.map(|id| (id, provinces::only(&all, id))) {
        None => all,
        Some((_, Some(part))) => part,
        Some((id, None)) => {
            return refused(format!(
                "no folder {id} with a document that can be read is in {}",
                dir.display()
            ));
        }
    };
    let Compilation { corpus: bytes, diagnostics, mut coverage, .. } = compile(&files);
    let corpus = bytes.as_deref().and_then(|bytes| Corpus::decode(bytes).ok());
    let mut tried = String::new();
    let mut failed = diagnostics.has_errors();
    if let Some(corpus) = &corpus {
        report_missing(&files, corpus, &mut coverage);
        let selection =
            if only.is_some() { cases::CaseSelection::OfKnownBenefits } else { cases::CaseSelection::All };
        let results = own_cases(dir)
            .map(|cases| cases::run_some(&corpus.eligibility, &cases, selection, language, style));
        eligibility::report(corpus, results.as_ref().map(|results| &results.tally), &mut coverage);
        if let Some(results) = results {
            let gaps = results.tally.gaps(&corpus.eligibility);
            failed |= results.failed > 0 || !gaps.is_empty();
            tried = report_untried(&gaps) + "cases: " + &results.text;
        }
    }
    CheckResult {
        text: format!(
            "{}{}{tried}{}\n",
            coverage.render(),
            diagnostics.render_in(language, style),
            diagnostics.summary_in(language)
        ),
        listings: coverage.render_listings(),
        failed,
    }
}

/// Adds what each reading-edition document lacks for the full edition.
fn report_missing(files: &SeedFiles, corpus: &Corpus<'_>, coverage: &mut Coverage) {
    let is_reading = |document: &&Document<'_>| document.metadata.edition == Edition::Reading;
    let mut documents = corpus.documents.iter().filter(is_reading).peekable();
    if documents.peek().is_none() {
        return;
    }
    let missing = missing_for_full_edition(files);
    for document in documents {
        let title = format!("{}: reading edition (阅读版): text, search and numbers found", document.id);
        coverage.section(title, lines_of_missing(document, corpus, files, &missing));
    }
}

fn lines_of_missing(
    document: &Document<'_>,
    corpus: &Corpus<'_>,
    files: &SeedFiles,
    missing: &Diagnostics,
) -> Vec<String> {
    let id = document.id;
    let count = |severity: Severity, is_in: &dyn Fn(&str) -> bool| {
        missing.list().iter().filter(|one| one.severity == severity && is_in(&one.path)).count()
    };
    let benefits = format!("{id}/benefits/");
    let figures = format!("{id}/figures.toml");
    let names = [format!("alignments/{id}--"), format!("--{id}.toml")];
    let is_comparison = |path: &str| path.starts_with(&names[0]) || path.ends_with(&names[1]);
    // Without draft files, work on them has not begun.
    let units = if files.keys().any(|path| path.starts_with(&benefits)) {
        count(Severity::Draft, &|path| path.starts_with(&benefits))
    } else {
        document.measures().count()
    };
    let numbers = if files.contains_key(&figures) {
        count(Severity::Draft, &|path| path == figures)
    } else {
        corpus.found.iter().filter(|found| corpus.documents[usize::from(found.document)].id == id).count()
    };
    let of_document =
        |path: &str| path.strip_prefix(id).is_some_and(|rest| rest.starts_with('/')) || is_comparison(path);
    let mut lines = vec![
        format!("for the full edition: edition = \"full\" in {id}/document.toml, and"),
        format!("{units:>6}  units to be read for what they give, in {benefits}"),
        format!("{numbers:>6}  numbers to be explained, in {figures}"),
        format!(
            "{:>6}  places to be held against another document, in alignments/ (may be left out)",
            count(Severity::Draft, &is_comparison)
        ),
    ];
    let errors = count(Severity::Error, &of_document);
    if errors > 0 {
        lines.push(format!("{errors:>6}  errors in what is there, listed once the edition is \"full\""));
    }
    lines
}

/// The case files of a folder of seeds, in `tests/cases` next to it, if any.
fn own_cases(dir: &Path) -> Option<SeedFiles> {
    files::read_dir(&dir.join("../tests/cases")).ok()
}

fn report_untried(gaps: &[String]) -> String {
    let lines = gaps.iter().map(|gap| format!("error: no case tries out {gap}\n"));
    let hint = if gaps.is_empty() { "" } else { "  help: add cases to tests/cases\n\n" };
    lines.collect::<String>() + hint
}
