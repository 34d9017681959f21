//! `export`: writes the open data.

use std::path::PathBuf;

use crate::{Result, content, open_data, project};

/// Where it goes.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct Options {
    /// The folder; target/data where none is given.
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
}

/// Writes the files into the folder.
///
/// # Errors
/// When the seeds are wrong or a file cannot be written.
pub fn run(options: &Options) -> Result<()> {
    let own = project::target().join("data");
    let folder = options.folder.as_deref().unwrap_or(&own);
    let count = open_data::write(&content::compile()?, folder)?;
    println!("{}: {count} files; index.json lists them.", folder.display());
    Ok(())
}
