//! `cases`: runs eligibility case files against the project's rules.

use std::io::{IsTerminal, stdout};
use std::path::Path;

use policy::Corpus;
use seeds::Style;

use crate::{Error, Result, content, project};

/// Runs the cases of a folder, or the project's own, and fails where one does not hold.
pub fn run(folder: Option<&Path>) -> Result<()> {
    let own = project::root().join("tests/cases");
    let folder = folder.unwrap_or(&own);
    let bytes = content::compile()?.corpus;
    let corpus = Corpus::decode(&bytes)
        .map_err(|error| Error::Finding(format!("the compiled corpus cannot be read: {error:?}")))?;
    let files = seeds::files::read_dir(folder).map_err(Error::reading(folder))?;
    let style = if stdout().is_terminal() { Style::Coloured } else { Style::Plain };
    let results = seeds::cases::run(&corpus.eligibility, &files, style);
    println!("{}", results.text.trim_end());
    if results.failed > 0 {
        return Err(Error::Finding(format!("cases in {} do not hold", folder.display())));
    }
    Ok(())
}
