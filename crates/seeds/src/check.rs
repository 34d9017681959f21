//! What `cargo xtask check-seeds` prints.

use std::path::Path;

use policy::Corpus;

use crate::compile::{Compilation, compile};
use crate::diagnostics::Style;
use crate::files::{self, SeedFiles};
use crate::{cases, eligibility};

/// What `check-seeds` prints, and whether the seeds are wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckResult {
    /// Tables, messages, and a last line with the number of messages.
    pub text: String,
    /// Tables for those who ask: every node with its id and the beginning of its text.
    pub listings: String,
    /// Whether there was an error.
    pub failed: bool,
}

/// Compiles a folder and says what was found.
#[must_use]
pub fn check(dir: &Path, style: Style) -> CheckResult {
    let files = match files::read_dir(dir) {
        Ok(files) => files,
        Err(error) => {
            let text = format!("error: cannot read {error}\n");
            return CheckResult { text, listings: String::new(), failed: true };
        }
    };
    let Compilation { corpus: bytes, diagnostics, mut coverage, .. } = compile(&files);
    let corpus = bytes.as_deref().and_then(|bytes| Corpus::decode(bytes).ok());
    let mut tried = String::new();
    let mut failed = diagnostics.has_errors();
    if let Some(corpus) = &corpus {
        let results = own_cases(dir).map(|cases| cases::run(&corpus.eligibility, &cases, style));
        eligibility::report(corpus, results.as_ref().map(|results| &results.tally), &mut coverage);
        if let Some(results) = results {
            let gaps = results.tally.gaps(&corpus.eligibility);
            failed |= results.failed > 0 || !gaps.is_empty();
            tried = say_what_is_untried(&gaps) + "cases: " + &results.text;
        }
    }
    CheckResult {
        text: format!("{}{}{tried}{}\n", coverage.render(), diagnostics.render(style), diagnostics.summary()),
        listings: coverage.render_listings(),
        failed,
    }
}

/// The case files that go with a folder of seeds, where there are any: those in `tests/cases` beside it.
fn own_cases(dir: &Path) -> Option<SeedFiles> {
    files::read_dir(&dir.join("../tests/cases")).ok()
}

fn say_what_is_untried(gaps: &[String]) -> String {
    let lines = gaps.iter().map(|gap| format!("error: no case tries out {gap}\n"));
    let hint = if gaps.is_empty() { "" } else { "  help: add cases to tests/cases\n\n" };
    lines.collect::<String>() + hint
}
