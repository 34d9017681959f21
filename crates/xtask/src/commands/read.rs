//! `read`: shows how a file is understood, without writing anything.

use std::fs;
use std::io::Read as _;
use std::path::PathBuf;

use seeds::document::reading;
use seeds::file;

use crate::{Error, Result};

/// The file to read.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct Options {
    /// Print one JSON object.
    #[arg(long)]
    pub json: bool,
    /// The file: .docx, .html or .txt.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
}

/// Prints the reading of a file.
///
/// # Errors
/// If the file cannot be read or is not a document; the message says what it is and what to do.
pub fn run(options: &Options) -> Result<()> {
    let refused = |error: file::FileError| Error::Finding(error.to_string());
    let mut bytes = Vec::new();
    // One byte over the limit suffices to detect an oversized file.
    let limit = u64::try_from(file::LARGEST + 1).unwrap_or(u64::MAX);
    let opened = fs::File::open(&options.file).map_err(Error::reading(&options.file))?;
    opened.take(limit).read_to_end(&mut bytes).map_err(Error::reading(&options.file))?;
    let text = file::read(&bytes).map_err(refused)?;
    let mut read = reading::read(&text.text);
    read.notes.extend(text.notes);
    if options.json {
        println!("{}", serde_json::to_string(&read).map_err(|error| Error::Finding(error.to_string()))?);
        return Ok(());
    }
    let line = |name: &str, words: &str| {
        println!("{name}：{}", if words.is_empty() { "（没有找到）" } else { words });
    };
    line("标题", read.title.as_deref().unwrap_or(""));
    line("发文字号", read.number.as_deref().unwrap_or(""));
    line("成文日期", read.date.as_deref().unwrap_or(""));
    line("发文机关", &read.issuers.join("、"));
    line("主送机关", &read.addressees.join("，"));
    line("适用地区", read.jurisdiction.as_deref().unwrap_or(""));
    if !read.attachments.is_empty() {
        line("附件", &read.attachments.join("、"));
    }
    println!("\n小标题（* 是条目）：");
    for entry in reading::outline(&text.text) {
        let mark = if entry.is_unit { "*" } else { " " };
        println!("{mark} {}{}{}", "  ".repeat(entry.depth), entry.label, entry.heading.unwrap_or_default());
    }
    println!("\n不算正文的有{}行，数字有{}处。", read.not_text.len(), read.numbers.len());
    for note in &read.notes {
        println!("注意：{note}");
    }
    Ok(())
}
