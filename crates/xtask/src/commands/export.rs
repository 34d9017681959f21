//! `export`: writes the open data.

use std::path::Path;

use crate::{Result, content, open_data, project};

/// Writes the files into the folder, or into `target/data`.
pub fn run(folder: Option<&Path>) -> Result<()> {
    let own = project::target().join("data");
    let folder = folder.unwrap_or(&own);
    let count = open_data::write(&content::compile()?, folder)?;
    println!("{}: {count} files; index.json lists them.", folder.display());
    Ok(())
}
