//! `check-seeds`: compiles a folder of seeds and prints what was found and what it covers.

use std::io::{IsTerminal, stdout};
use std::path::PathBuf;

use seeds::Style;

use crate::{Error, Result, project};

/// Which seeds, and how much is printed.
#[derive(Debug, Clone, Default, PartialEq, Eq, clap::Args)]
pub struct Options {
    /// Add every node of the documents with its id.
    #[arg(long)]
    pub list: bool,
    /// Check the documents of one area alone, with the shared files: the one that this document is for.
    #[arg(long, value_name = "ID")]
    pub only: Option<String>,
    /// The folder of seeds; the project's own where none is given.
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
}

/// Checks the folder, and lists every node where that is wanted.
///
/// # Errors
/// Where nothing could be built from the seeds.
pub fn run(options: &Options) -> Result<()> {
    let own = project::root().join("seeds");
    let folder = options.folder.as_deref().unwrap_or(&own);
    let style = if stdout().is_terminal() { Style::Coloured } else { Style::Plain };
    let result = seeds::check(folder, options.only.as_deref(), style);
    if options.list {
        print!("{}", result.listings);
    }
    print!("{}", result.text);
    if result.failed {
        return Err(Error::Finding(format!("the seeds in {} have errors", folder.display())));
    }
    Ok(())
}
