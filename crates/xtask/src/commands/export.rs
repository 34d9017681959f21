//! `export`: writes the open data.

use std::path::PathBuf;

use crate::{Result, content, project};

/// The output folder.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct Options {
    /// The output folder; target/data by default.
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
}

/// Writes the files.
///
/// # Errors
/// If the seeds contain errors or a file cannot be written.
pub fn run(options: &Options) -> Result<()> {
    let own = project::target().join("data");
    let folder = options.folder.as_deref().unwrap_or(&own);
    let count = content::write_open_data(&content::compile()?, folder)?;
    println!("{}: {count} files; index.json lists them.", folder.display());
    Ok(())
}
