//! `cases`: runs eligibility case files against the project's rules.

use std::io::{IsTerminal, stdout};
use std::path::PathBuf;

use policy::Corpus;
use seeds::Style;

use crate::{Error, Result, content, project};

/// The cases to run.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct Options {
    /// The folder of case files; the project's own by default.
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
}

/// Runs the cases and prints the results.
///
/// # Errors
/// If a case fails, or the folder cannot be read.
pub fn run(options: &Options) -> Result<()> {
    let own = project::root().join("tests/cases");
    let folder = options.folder.as_deref().unwrap_or(&own);
    let bytes = content::compile()?.corpus;
    let corpus = Corpus::decode(&bytes)
        .map_err(|error| Error::Finding(format!("the compiled corpus cannot be decoded: {error:?}")))?;
    let files = seeds::files::read_dir(folder).map_err(Error::reading(folder))?;
    let style = if stdout().is_terminal() { Style::Coloured } else { Style::Plain };
    let results = seeds::cases::run(&corpus.eligibility, &files, style);
    println!("{}", results.text.trim_end());
    if results.failed > 0 {
        return Err(Error::Finding(format!("some cases in {} fail", folder.display())));
    }
    Ok(())
}
