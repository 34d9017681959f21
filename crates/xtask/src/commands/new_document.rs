//! `new-document`: drafts the seeds of a document from its text.

use std::fs;
use std::path::PathBuf;

use seeds::Style;
use seeds::new_document::{NewDocumentRequest, new_document};

use crate::{Error, Result, project};

/// The document, and the location of its folder.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct Options {
    /// The document's id, which becomes its folder name.
    #[arg(value_name = "ID")]
    pub id: String,
    /// The file with the text.
    #[arg(long, value_name = "FILE")]
    pub from: PathBuf,
    /// The area the document applies to; by default taken from the text.
    #[arg(long, value_name = "NAME")]
    pub jurisdiction: Option<String>,
    /// The folder of seeds; the project's own by default.
    #[arg(long, value_name = "DIR")]
    pub seeds: Option<PathBuf>,
}

/// Writes the files, and prints a summary and the next steps. Existing files are never changed.
///
/// # Errors
/// If the text cannot be read, is not a document, or the folder already exists.
pub fn run(command: &Options) -> Result<()> {
    let own = project::root().join("seeds");
    let folder = command.seeds.as_deref().unwrap_or(&own);
    let text = fs::read(&command.from).map_err(Error::reading(&command.from))?;
    let files = seeds::files::read_dir(folder).map_err(Error::reading(folder))?;
    let request =
        NewDocumentRequest { id: &command.id, text: &text, jurisdiction: command.jurisdiction.as_deref() };
    let made = new_document(&request, &files).map_err(|error| Error::Finding(error.to_string()))?;
    for (path, bytes) in &made.files {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(Error::writing(parent))?;
        }
        fs::write(&path, bytes).map_err(Error::writing(&path))?;
        println!("{}", path.display());
    }
    println!();
    for line in &made.found {
        println!("{line}");
    }
    print!("{}", made.diagnostics.render_errors(Style::Plain));
    println!("{}", made.diagnostics.summary());
    let check = match &command.seeds {
        Some(folder) => format!("cargo xtask check-seeds {}", folder.display()),
        None => "cargo xtask check-seeds".to_owned(),
    };
    println!("下一步：对照原件看一遍 document.toml，删掉 draft = true 这一行，就可以做成网站（阅读版）。");
    println!(
        "Next: compare document.toml with the document as issued and remove its line `draft = true`: the site"
    );
    println!("then has the document to be read. `{check}` tells what the full edition needs besides.");
    Ok(())
}
