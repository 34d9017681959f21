//! What `cargo xtask check-seeds` prints.

use std::path::Path;

use crate::compile::compile;
use crate::diagnostics::Style;
use crate::files;

/// The text that `check-seeds` prints, and whether the seeds are wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckResult {
    /// Messages, then tables.
    pub text: String,
    /// Whether there was an error.
    pub failed: bool,
}

/// Compiles a folder and says what was found.
#[must_use]
pub fn check(dir: &Path, style: Style) -> CheckResult {
    let files = match files::read_dir(dir) {
        Ok(files) => files,
        Err(error) => return CheckResult { text: format!("error: cannot read {error}\n"), failed: true },
    };
    let compilation = compile(&files);
    let text = compilation.diagnostics.render(style) + &compilation.coverage.render();
    CheckResult { text, failed: compilation.diagnostics.has_errors() }
}
