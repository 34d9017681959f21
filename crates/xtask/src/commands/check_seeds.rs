//! `check-seeds`: compiles a folder of seeds and prints what was found and what it covers.

use std::io::{IsTerminal, stdout};
use std::path::PathBuf;

use clap::ValueEnum;
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
    /// In which language the messages are.
    #[arg(long, value_name = "LANGUAGE", default_value = "en")]
    pub language: Language,
    /// The folder of seeds; the project's own where none is given.
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
}

/// The languages of messages.
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

/// Checks the folder, and lists every node where that is wanted.
///
/// # Errors
/// Where nothing could be built from the seeds.
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
