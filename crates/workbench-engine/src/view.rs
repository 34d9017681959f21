//! What follows from a document and its `document.toml`: how it is understood, what each line is taken for, what is
//! doubtful; and what the compiler says of the whole project.

use seeds::diagnostics;
use seeds::document::inspection::{self, LineReading, inspect};
use seeds::document::reading::{Reading, Unit};
use toml_edit::{ArrayOfTables, DocumentMut, Item};
use workbench_messages::{
    Doubt, Entry, Finding, Form, Line, ProjectFiles, Severity, Summary, TakenFor, View,
};

use crate::{benefits, figures_toml, project};

/// A document of a project.
///
/// # Errors
/// In Chinese, where the project has no such document.
pub fn look(files: &ProjectFiles, id: &str) -> Result<View, String> {
    let file = |name: &str| files.get(&format!("{id}/{name}")).map(String::as_str);
    let source = file("source.txt").ok_or_else(|| format!("工程里没有 {id}/source.txt"))?;
    let document_toml = file("document.toml").unwrap_or("");
    let inspection = inspect(id, source, document_toml);
    let lines: Vec<Line> = inspection.lines.into_iter().map(line).collect();
    let mut form = form(document_toml);
    for entry in &mut form.entries {
        entry.line = place(&lines, &entry.words);
    }
    let doubts = inspection.reading.notes.iter().map(|note| doubt(note)).collect();
    let mut summary = summary(source, inspection.reading);
    // Those that `document.toml` chooses, each of which has a page.
    summary.units = lines.iter().filter(|line| line.is_unit).map(|line| line.text.clone()).collect();
    let numbers = figures_toml::numbers(id, source, document_toml, file("figures.toml"));
    Ok(View { doubts, summary, lines, form, numbers })
}

/// What the compiler says, errors first.
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

/// How a text is understood.
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

/// A doubt in words, with the line that it names: 第12行….
#[must_use]
pub fn doubt(words: &str) -> Doubt {
    let line = words.match_indices('第').find_map(|(at, mark)| {
        let (digits, _) = words[at + mark.len()..].split_once('行')?;
        digits.parse().ok()
    });
    Doubt { words: words.to_owned(), line }
}

/// What `document.toml` says; empty where it says nothing that can be read.
#[must_use]
pub fn form(document_toml: &str) -> Form {
    let Ok(file) = document_toml.parse::<DocumentMut>() else { return Form::default() };
    let words = |key: &str| file.get(key).and_then(Item::as_str).unwrap_or("").to_owned();
    let metadata = file.get("metadata").and_then(Item::as_array_of_tables);
    let entry = |table: &toml_edit::Table| {
        let quote = table.get("quote")?.as_table_like()?;
        let words = quote.get("text")?.as_str()?.to_owned();
        Some(Entry { key: table.get("key")?.as_str()?.to_owned(), words, line: None })
    };
    Form {
        short_title: words("short_title"),
        jurisdiction: words("jurisdiction"),
        description: words("description"),
        is_reviewed: !file.get("draft").and_then(Item::as_bool).unwrap_or(false),
        is_reading_edition: words("edition") == "reading",
        entries: metadata.into_iter().flat_map(ArrayOfTables::iter).filter_map(entry).collect(),
    }
}

/// The line in which words stand, or the first of those that they go over.
fn place(lines: &[Line], words: &str) -> Option<usize> {
    let first = words.lines().next().unwrap_or(words).trim();
    let line = lines.iter().find(|line| line.text.contains(first));
    // Words that a page broke apart: the line they begin with.
    let line = line.or_else(|| lines.iter().find(|line| first.starts_with(&line.text)));
    line.map(|line| line.number)
}

fn line(read: LineReading) -> Line {
    let LineReading { number, text, taken_for, depth, is_unit, goes_on, is_corrected } = read;
    Line { number, text, kind: kind(taken_for), depth, is_unit, goes_on, is_corrected }
}

fn kind(taken_for: inspection::TakenFor) -> TakenFor {
    use inspection::TakenFor as Read;
    match taken_for {
        Read::Title => TakenFor::Title,
        Read::Number => TakenFor::Number,
        Read::Date => TakenFor::Date,
        Read::Addressees => TakenFor::Addressees,
        Read::Issuer => TakenFor::Issuer,
        Read::CopyTo => TakenFor::CopyTo,
        Read::HeadLine => TakenFor::HeadLine,
        Read::Part => TakenFor::Part,
        Read::Section => TakenFor::Section,
        Read::Item => TakenFor::Item,
        Read::Article => TakenFor::Article,
        Read::Entry => TakenFor::Entry,
        Read::Text => TakenFor::Text,
        Read::Attachment => TakenFor::Attachment,
        Read::PageNumber => TakenFor::PageNumber,
        Read::Contents => TakenFor::Contents,
        Read::NotText => TakenFor::NotText,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doubt_names_its_line() {
        assert_eq!(doubt("没有找到发文字号；第12行像是：5号").line, Some(12));
        assert_eq!(doubt("没有找到发文机关").line, None);
        assert_eq!(doubt("第一行").line, None);
    }

    #[test]
    fn a_file_that_cannot_be_read_says_nothing() {
        assert_eq!(form("order = "), Form::default());
    }

    #[test]
    fn the_project_s_own_documents_can_be_looked_at() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
        let files = seeds::files::read_dir(&folder).expect("the folder can be read");
        let files: ProjectFiles = files
            .into_iter()
            .map(|(path, bytes)| (path, String::from_utf8(bytes).expect("seeds are UTF-8")))
            .collect();
        let view = look(&files, "heilongjiang").expect("it is there");
        assert_eq!(view.lines.iter().filter(|line| line.is_unit).count(), 29);
        assert_eq!(view.form.short_title, "黑龙江省实施意见");
        assert!(view.form.is_reviewed && !view.form.is_reading_edition);
        assert!(view.form.entries.iter().all(|entry| entry.line.is_some()));
        assert!(findings(&files).iter().all(|one| one.severity == Severity::Note));
    }
}
