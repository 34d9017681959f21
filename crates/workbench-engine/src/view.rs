//! A parsed document as the steps of the workbench show it, and the compiler's findings on the whole project.

use seeds::diagnostics;
use seeds::document::inspection::{self, LineReading, ParsedSource};
use seeds::document::reading::{Reading, Unit};
use toml_edit::{ArrayOfTables, DocumentMut, Item};
use workbench_messages::{
    DocumentForm, Finding, MetadataEntry, ParsedKind, ParsedLine, ProjectFiles, Severity, Summary, View,
    Warning,
};

use crate::{benefits, figures_toml, project};

/// Parses a document of a project.
///
/// # Errors
/// In Chinese, if the project has no such document.
pub fn view(files: &ProjectFiles, id: &str) -> Result<View, String> {
    let file = |name: &str| files.get(&format!("{id}/{name}")).map(String::as_str);
    let source = file("source.txt").ok_or_else(|| format!("工程里没有 {id}/source.txt"))?;
    Ok(view_parsed(files, &ParsedSource::new(id, source, file("document.toml").unwrap_or(""))))
}

/// The view of a document that has been parsed with the `document.toml` of the project.
pub fn view_parsed(files: &ProjectFiles, parsed: &ParsedSource<'_>) -> View {
    let file = |name: &str| files.get(&format!("{}/{name}", parsed.id())).map(String::as_str);
    let inspection = parsed.inspect();
    let lines: Vec<ParsedLine> = inspection.lines.into_iter().map(line).collect();
    let mut form = form(file("document.toml").unwrap_or(""));
    for entry in &mut form.metadata {
        entry.line = line_of_text(&lines, &entry.text);
    }
    let warnings = inspection.reading.notes.iter().map(|note| warning(note)).collect();
    let mut summary = summary(parsed.source(), inspection.reading);
    // The units chosen by `document.toml`; each has a page.
    summary.units = lines.iter().filter(|line| line.is_unit).map(|line| line.text.clone()).collect();
    let figures = figures_toml::numbers(parsed, file("figures.toml"));
    View { summary, warnings, lines, form, figures }
}

/// The diagnostics of the compiler and the failures of cases, errors first.
#[must_use]
pub fn findings(files: &ProjectFiles) -> Vec<Finding> {
    let compilation = seeds::compile(&project::bytes(files));
    let mut found: Vec<Finding> =
        compilation.diagnostics.list().iter().map(|one| finding(files, one)).collect();
    found.extend(benefits::trial::failures(files, compilation.corpus.as_deref()));
    found.sort_by_key(|one| one.severity);
    found
}

fn finding(files: &ProjectFiles, one: &diagnostics::Diagnostic) -> Finding {
    let line = one.span.as_ref().and_then(|span| {
        let before = files.get(&one.path)?.get(..span.start)?;
        Some(before.matches('\n').count() + 1)
    });
    let (message, _, hint) = one.in_chinese();
    Finding {
        severity: match one.severity {
            diagnostics::Severity::Error => Severity::Error,
            diagnostics::Severity::Draft => Severity::Draft,
            diagnostics::Severity::Note => Severity::Note,
        },
        path: one.path.clone(),
        line,
        message,
        hint,
    }
}

/// The summary of a parsed text.
#[must_use]
pub fn summary(source: &str, reading: Reading) -> Summary {
    let unit = |Unit { label, heading, .. }: Unit| match heading {
        Some(heading) => format!("{label}{heading}"),
        None => label,
    };
    Summary {
        title: reading.title,
        number: reading.number,
        date: reading.date,
        issuers: reading.issuers,
        addressees: reading.addressees,
        jurisdiction: reading.jurisdiction,
        units: reading.units.into_iter().map(unit).collect(),
        attachments: reading.attachments,
        not_text: reading.not_text,
        numbers: reading.numbers.len(),
        characters: source.chars().filter(|c| !c.is_whitespace()).count(),
    }
}

/// A warning; its line is taken from the message, as in 第12行….
#[must_use]
pub fn warning(message: &str) -> Warning {
    let line = message.match_indices('第').find_map(|(at, mark)| {
        let (digits, _) = message[at + mark.len()..].split_once('行')?;
        digits.parse().ok()
    });
    Warning { message: message.to_owned(), line }
}

/// The values of `document.toml`; empty if it is not valid TOML.
#[must_use]
pub fn form(document_toml: &str) -> DocumentForm {
    let Ok(file) = document_toml.parse::<DocumentMut>() else { return DocumentForm::default() };
    let string = |key: &str| file.get(key).and_then(Item::as_str).unwrap_or("").to_owned();
    let metadata = file.get("metadata").and_then(Item::as_array_of_tables);
    let entry = |table: &toml_edit::Table| {
        let quote = table.get("quote")?.as_table_like()?;
        let text = quote.get("text")?.as_str()?.to_owned();
        Some(MetadataEntry { key: table.get("key")?.as_str()?.to_owned(), text, line: None })
    };
    DocumentForm {
        short_title: string("short_title"),
        jurisdiction: string("jurisdiction"),
        description: string("description"),
        is_reviewed: !file.get("draft").and_then(Item::as_bool).unwrap_or(false),
        is_reading_edition: string("edition") == "reading",
        metadata: metadata.into_iter().flat_map(ArrayOfTables::iter).filter_map(entry).collect(),
    }
}

/// The line that contains a quote, or its first line if it spans several.
fn line_of_text(lines: &[ParsedLine], quote: &str) -> Option<usize> {
    let first = quote.lines().next().unwrap_or(quote).trim();
    let line = lines.iter().find(|line| line.text.contains(first));
    // A quote split by a page break: the line that it starts with.
    let line = line.or_else(|| lines.iter().find(|line| first.starts_with(&line.text)));
    line.map(|line| line.number)
}

fn line(read: LineReading) -> ParsedLine {
    let LineReading { number, text, parsed_kind, depth, is_unit, is_continuation, is_corrected } = read;
    ParsedLine { number, text, kind: kind(parsed_kind), depth, is_unit, is_continuation, is_corrected }
}

fn kind(parsed: inspection::ParsedKind) -> ParsedKind {
    use inspection::ParsedKind as Read;
    match parsed {
        Read::Title => ParsedKind::Title,
        Read::Number => ParsedKind::Number,
        Read::Date => ParsedKind::Date,
        Read::Addressees => ParsedKind::Addressees,
        Read::Issuer => ParsedKind::Issuer,
        Read::CopyTo => ParsedKind::CopyTo,
        Read::HeadLine => ParsedKind::HeadLine,
        Read::Part => ParsedKind::Part,
        Read::Section => ParsedKind::Section,
        Read::Item => ParsedKind::Item,
        Read::Article => ParsedKind::Article,
        Read::Entry => ParsedKind::Entry,
        Read::Text => ParsedKind::Text,
        Read::Attachment => ParsedKind::Attachment,
        Read::PageNumber => ParsedKind::PageNumber,
        Read::Contents => ParsedKind::Contents,
        Read::NotText => ParsedKind::NotText,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_of_a_warning_is_parsed_from_its_message() {
        assert_eq!(warning("没有找到发文字号；第12行像是：5号").line, Some(12));
        assert_eq!(warning("没有找到发文机关").line, None);
        assert_eq!(warning("第一行").line, None);
    }

    #[test]
    fn an_invalid_file_gives_an_empty_form() {
        assert_eq!(form("order = "), DocumentForm::default());
    }

    #[test]
    fn the_project_s_own_documents_are_parsed() {
        let files = project::own_seeds();
        let view = view(&files, "heilongjiang").expect("it is there");
        assert_eq!(view.lines.iter().filter(|line| line.is_unit).count(), 29);
        assert_eq!(view.form.short_title, "黑龙江省实施意见");
        assert!(view.form.is_reviewed && !view.form.is_reading_edition);
        assert!(view.form.metadata.iter().all(|entry| entry.line.is_some()));
        assert!(findings(&files).iter().all(|one| one.severity == Severity::Note));
    }
}
