//! Corrections of misread lines: `[[line]]` in `document.toml`.

use toml::Spanned;

use super::config::{RawCorrection, RawRole};
use super::line::{RawLine, raw_lines};
use super::numbering::Level;
use crate::diagnostics::Diagnostics;

/// The role of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The title, or a line of it (标题).
    Title,
    /// The document number (发文字号).
    Number,
    /// The date of issue (成文日期).
    Date,
    /// The addressees (主送机关).
    Addressees,
    /// The issuer (发文机关).
    Issuer,
    /// A heading, optionally with its level.
    Heading(Option<Level>),
    /// Running text.
    Text,
    /// The first line of an attachment (附件).
    Attachment,
    /// Not part of the document's text.
    NotText,
}

/// A correction of one source line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Correction {
    /// The 1-based line number.
    pub line: usize,
    /// The role of the line.
    pub role: Role,
}

/// Resolves corrections against the source; a mismatch is reported as an error.
pub fn resolve(
    raw: &[Spanned<RawCorrection>],
    source: &str,
    path: &str,
    diagnostics: &mut Diagnostics,
) -> Vec<Correction> {
    let lines = raw_lines(source);
    let mut corrections: Vec<Correction> = Vec::new();
    for entry in raw {
        let RawCorrection { line, starts, is, level } = entry.get_ref();
        let text = |line: &RawLine| source[line.range.clone()].trim_start();
        let words = |number: usize| lines.iter().find(|line| line.number == number).map(text);
        let found = words(*line).unwrap_or("");
        if starts.trim().is_empty() || !found.starts_with(starts.trim()) {
            let elsewhere = lines.iter().find(|line| text(line).starts_with(starts.trim()));
            let hint = match elsewhere.filter(|_| !starts.trim().is_empty()) {
                Some(line) => format!("line {} begins so: write `line = {}`", line.number, line.number),
                None => "no line begins so: copy the first words of the line from source.txt".to_owned(),
            };
            let shown: String = found.chars().take(12).collect();
            diagnostics.error(
                path,
                entry.span(),
                format!("line {line} of source.txt does not begin with 「{starts}」"),
                format!("the line begins 「{shown}」"),
                hint,
            );
        } else if corrections.iter().any(|correction| correction.line == *line) {
            diagnostics.error(
                path,
                entry.span(),
                format!("line {line} of source.txt is corrected twice"),
                "the second correction",
                "keep one of the two",
            );
        } else if level.is_some() && *is != RawRole::Heading {
            diagnostics.error(
                path,
                entry.span(),
                "only a heading has a level",
                "not a heading",
                "leave `level` out, or write `is = \"heading\"`",
            );
        } else {
            corrections.push(Correction { line: *line, role: role(*is, *level) });
        }
    }
    corrections
}

fn role(is: RawRole, level: Option<Level>) -> Role {
    match is {
        RawRole::Title => Role::Title,
        RawRole::Number => Role::Number,
        RawRole::Date => Role::Date,
        RawRole::Addressees => Role::Addressees,
        RawRole::Issuer => Role::Issuer,
        RawRole::Heading => Role::Heading(level),
        RawRole::Text => Role::Text,
        RawRole::Attachment => Role::Attachment,
        RawRole::NotText => Role::NotText,
    }
}
