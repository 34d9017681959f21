//! What `cargo xtask check-seeds` prints.

use std::path::Path;

use crate::compile::compile;
use crate::diagnostics::Style;
use crate::files;

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
    let compilation = compile(&files);
    let (diagnostics, coverage) = (&compilation.diagnostics, &compilation.coverage);
    CheckResult {
        text: format!("{}{}{}\n", coverage.render(), diagnostics.render(style), diagnostics.summary()),
        listings: coverage.render_listings(),
        failed: diagnostics.has_errors(),
    }
}
