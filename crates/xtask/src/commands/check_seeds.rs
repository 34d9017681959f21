//! `check-seeds`: compiles a folder of seeds and prints diagnostics and coverage.

use std::io::{IsTerminal, stdout};
use std::path::PathBuf;

use clap::ValueEnum;
use seeds::Style;

use crate::{Error, Result, project};

/// The seeds to check, and the extent of the output.
#[derive(Debug, Clone, Default, PartialEq, Eq, clap::Args)]
pub struct Options {
    /// List every node of the documents with its id.
    #[arg(long)]
    pub list: bool,
    /// Check only the province of this document, with the shared files.
    #[arg(long, value_name = "ID")]
    pub only: Option<String>,
    /// The language of the messages.
    #[arg(long, value_name = "LANGUAGE", default_value = "en")]
    pub language: Language,
    /// The folder of seeds; the project's own by default.
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
}

/// The language of messages.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// English
    #[default]
    En,
    /// 中文
    Zh,
}

impl From<Language> for seeds::Language {
    fn from(language: Language) -> Self {
        match language {
            Language::En => Self::English,
            Language::Zh => Self::Chinese,
        }
    }
}

/// Checks the folder, and optionally lists every node.
///
/// # Errors
/// If the seeds contain errors.
pub fn run(options: &Options) -> Result<()> {
    let own = project::root().join("seeds");
    let folder = options.folder.as_deref().unwrap_or(&own);
    let style = if stdout().is_terminal() { Style::Coloured } else { Style::Plain };
    let result = seeds::check(folder, options.only.as_deref(), options.language.into(), style);
    if options.list {
        print!("{}", result.listings);
    }
    print!("{}", result.text);
    if result.failed {
        return Err(Error::Finding(format!("the seeds in {} have errors", folder.display())));
    }
    Ok(())
}
