//! Edits of `document.toml` that keep the rest of the file: comments, order, blank lines.
//!
//! Derived values are updated with each edit: the counts of `[expect]` and the node ids of `[[metadata]]`.

use std::collections::BTreeMap;

use seeds::document::inspection::{FoundEntry, ParsedSource, text_of_line};
use toml_edit::{ArrayOfTables, DocumentMut, InlineTable, Item, Table, Value, value};
use workbench_messages::{DocumentEdit, DocumentField, LineKind};

/// Number of characters of the line that a correction quotes in `starts`.
const STARTS_LENGTH: usize = 12;

/// An edited `document.toml`.
pub struct EditedDocument<'s> {
    /// Its text.
    pub text: String,
    /// The document parsed with it, if the edit changed how it is parsed.
    pub parsed: Option<ParsedSource<'s>>,
}

/// Edits the `document.toml` of a document.
///
/// # Errors
/// In Chinese, if the file is not valid TOML.
pub fn edit<'s>(
    id: &'s str,
    source: &'s str,
    text: &str,
    edit: &DocumentEdit,
) -> Result<EditedDocument<'s>, String> {
    let mut parsed = None;
    let mut file: DocumentMut = text.parse().map_err(|error| {
        format!("{id}/document.toml 写坏了，改不了，请先用记事本改正，或从之前导出的工程重新开始：{error}")
    })?;
    match edit {
        DocumentEdit::Line { line, kind } => {
            let line_text = text_of_line(source, *line).ok_or_else(|| format!("第{line}行没有文字"))?;
            set_correction(&mut file, *line, line_text, *kind);
            // Required: without it the file would be invalid and its corrections ignored.
            file.entry("expect").or_insert_with(|| Item::Table(Table::new()));
            let corrected = ParsedSource::new(id, source, &file.to_string());
            // These values do not change how the text is parsed.
            update_derived_values(&mut file, &corrected);
            parsed = Some(corrected);
        }
        DocumentEdit::Field { field, value: text } => file[key(*field)] = value(text.trim()),
        DocumentEdit::Reviewed(true) => {
            file.remove("draft");
        }
        DocumentEdit::Reviewed(false) => file["draft"] = value(true),
    }
    Ok(EditedDocument { text: file.to_string(), parsed })
}

fn key(field: DocumentField) -> &'static str {
    match field {
        DocumentField::ShortTitle => "short_title",
        DocumentField::Jurisdiction => "jurisdiction",
        DocumentField::Description => "description",
    }
}

/// Sets the correction of a line, or removes it if `kind` is `None`.
fn set_correction(file: &mut DocumentMut, line: usize, text: &str, kind: Option<LineKind>) {
    let number = i64::try_from(line).unwrap_or(i64::MAX);
    let of = |table: &Table| table.get("line").and_then(Item::as_integer).unwrap_or(0);
    let old = file.get("line").and_then(Item::as_array_of_tables);
    let mut tables: Vec<Table> =
        old.into_iter().flat_map(ArrayOfTables::iter).filter(|table| of(table) != number).cloned().collect();
    if let Some(kind) = kind {
        let mut table = Table::new();
        let starts: String = text.chars().take(STARTS_LENGTH).collect();
        table["line"] = value(number);
        table["starts"] = value(starts.trim_end());
        let (is, level) = toml_values(kind);
        table["is"] = value(is);
        if let Some(level) = level {
            table["level"] = value(level);
        }
        tables.push(table);
    }
    tables.sort_by_key(of);
    replace_tables(file, "line", tables);
}

/// The values of `is` and `level` for a kind of line.
fn toml_values(kind: LineKind) -> (&'static str, Option<&'static str>) {
    match kind {
        LineKind::Title => ("title", None),
        LineKind::Number => ("number", None),
        LineKind::Date => ("date", None),
        LineKind::Addressees => ("addressees", None),
        LineKind::Issuer => ("issuer", None),
        LineKind::Part => ("heading", Some("part")),
        LineKind::Section => ("heading", Some("section")),
        LineKind::Item => ("heading", Some("item")),
        LineKind::Article => ("heading", Some("article")),
        LineKind::Text => ("text", None),
        LineKind::Attachment => ("attachment", None),
        LineKind::NotText => ("not_text", None),
    }
}

/// Replaces the array of tables with this name, at its position in the file or at the end. An empty list removes it.
fn replace_tables(file: &mut DocumentMut, name: &str, tables: Vec<Table>) {
    let position = file
        .get(name)
        .and_then(Item::as_array_of_tables)
        .and_then(|tables| tables.iter().next().and_then(Table::position));
    file.remove(name);
    if tables.is_empty() {
        return;
    }
    let mut all = ArrayOfTables::new();
    for mut table in tables {
        if let Some(position) = position {
            table.set_position(position);
        }
        all.push(table);
    }
    file.insert(name, Item::ArrayOfTables(all));
}

/// Updates the values derived from the text and its corrections: `[expect]` and `[[metadata]]`.
fn update_derived_values(file: &mut DocumentMut, parsed: &ParsedSource<'_>) {
    let inspection = parsed.inspect();
    let expect = file.entry("expect").or_insert_with(|| Item::Table(Table::new()));
    if let Some(expect) = expect.as_table_like_mut() {
        let written: Vec<String> = expect.iter().map(|(key, _)| key.to_owned()).collect();
        for key in written.iter().filter(|key| !inspection.counts.iter().any(|(is, _)| is == key)) {
            expect.remove(key);
        }
        for (key, count) in inspection.counts {
            let count = i64::try_from(count).unwrap_or(i64::MAX);
            if expect.get(key).and_then(Item::as_integer) != Some(count) {
                expect.insert(key, value(count));
            }
        }
    }
    let old = file.get("metadata").and_then(Item::as_array_of_tables);
    let old: Vec<&Table> = old.into_iter().flat_map(ArrayOfTables::iter).collect();
    if old.iter().map(|table| row(table)).eq(inspection.entries.iter().map(|found| Some(found_row(found)))) {
        return;
    }
    // Notes stay with the quotes that they were written for.
    let notes: BTreeMap<String, String> = old
        .iter()
        .filter_map(|table| Some((row(table)?.2, table.get("note")?.as_str()?.to_owned())))
        .collect();
    let tables = inspection.entries.iter().map(|found| table(found, notes.get(&found.words))).collect();
    replace_tables(file, "metadata", tables);
}

/// Key, node id and quoted text of a metadata entry.
type Row = (String, String, String);

fn found_row(found: &FoundEntry) -> Row {
    (found.key.to_owned(), found.node.clone(), found.words.clone())
}

/// The row of a metadata table in the file.
fn row(table: &Table) -> Option<Row> {
    let quote = table.get("quote")?.as_table_like()?;
    let words = |item: Option<&Item>| Some(item?.as_str()?.to_owned());
    Some((words(table.get("key"))?, words(quote.get("node"))?, words(quote.get("text"))?))
}

fn table(found: &FoundEntry, note: Option<&String>) -> Table {
    let mut quote = InlineTable::new();
    quote.insert("node", Value::from(found.node.as_str()));
    quote.insert("text", Value::from(found.words.as_str()));
    let mut table = Table::new();
    table["key"] = value(found.key);
    table["quote"] = value(quote);
    if let Some(note) = note {
        table["note"] = value(note.as_str());
    }
    // A blank line before it, as between the other entries.
    table.decor_mut().set_prefix("\n");
    table
}

#[cfg(test)]
mod tests {
    use workbench_messages::ProjectFiles;

    use super::*;
    use crate::project;

    const SOURCE: &str = "甘省总工会关于职工帮扶的意见\n各市总工会：\n一、帮扶标准\n每户每年补助3000元。\n\
                          （一）申请\n向工会申请。\n甘省总工会\n2021年5月6日\n";

    fn new_document_toml() -> String {
        match project::add_document(ProjectFiles::new(), SOURCE, "gan", "甘省") {
            Ok(workbench_messages::Response::Project { files, .. }) => files["gan/document.toml"].clone(),
            other => panic!("{other:?}"),
        }
    }

    fn edited(text: &str, change: &DocumentEdit) -> String {
        edit("gan", SOURCE, text, change).expect("it is TOML").text
    }

    fn line(line: usize, kind: Option<LineKind>) -> DocumentEdit {
        DocumentEdit::Line { line, kind }
    }

    /// The compiler's errors on the document once it is reviewed.
    fn errors(text: &str) -> Vec<String> {
        let text = edited(text, &DocumentEdit::Reviewed(true));
        let files = [("gan/source.txt", SOURCE), ("gan/document.toml", &text)];
        let files = files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).into();
        let list = seeds::compile(&files).diagnostics;
        let errors = list.list().iter().filter(|one| one.severity != seeds::diagnostics::Severity::Note);
        errors.map(|one| format!("{}: {}", one.path, one.message)).collect()
    }

    #[test]
    fn a_new_document_compiles_once_somebody_has_reviewed_it() {
        assert_eq!(errors(&new_document_toml()), [""; 0]);
    }

    #[test]
    fn a_correction_updates_derived_values_and_compiles() {
        let after = edited(&new_document_toml(), &line(5, Some(LineKind::Text)));
        assert!(after.contains("[[line]]\nline = 5\nstarts = \"（一）申请\"\nis = \"text\"\n"), "{after}");
        assert!(!after.contains("sections"), "{after}");
        assert_eq!(errors(&after), [""; 0]);
    }

    #[test]
    fn a_corrected_heading_has_a_level() {
        let after = edited(&new_document_toml(), &line(4, Some(LineKind::Section)));
        assert!(after.contains("is = \"heading\"\nlevel = \"section\"\n"), "{after}");
        assert_eq!(errors(&after), [""; 0]);
    }

    #[test]
    fn removing_a_correction_restores_the_file() {
        let before = new_document_toml();
        let there = edited(&before, &line(5, Some(LineKind::Text)));
        let back = edited(&there, &line(5, None));
        assert_eq!(errors(&back), [""; 0]);
        let table = |text: &str| text.parse::<toml::Table>().expect("it is TOML");
        assert_eq!(table(&back), table(&before));
        assert!(!back.contains("[[line]]"), "{back}");
    }

    #[test]
    fn a_line_has_one_correction_and_corrections_are_sorted() {
        let first = edited(&new_document_toml(), &line(5, Some(LineKind::Text)));
        let again = edited(&first, &line(5, Some(LineKind::Item)));
        let both = edited(&again, &line(4, Some(LineKind::NotText)));
        let lines: Vec<&str> = both.lines().filter(|line| line.starts_with("line = ")).collect();
        assert_eq!(lines, ["line = 4", "line = 5"]);
    }

    #[test]
    fn comments_and_notes_stay() {
        let before = new_document_toml().replace("key = \"issuer\"", "key = \"issuer\"\nnote = \"落款\"")
            + "\n# what somebody wrote\n";
        let after = edited(&before, &line(5, Some(LineKind::Text)));
        assert!(after.contains("落款"), "{after}");
        let after = edited(
            &before,
            &DocumentEdit::Field { field: DocumentField::ShortTitle, value: " 帮扶意见 ".into() },
        );
        assert_eq!(after.replace("short_title = \"帮扶意见\"", "short_title = \"甘省意见\""), before);
    }

    #[test]
    fn the_review_mark_can_be_removed() {
        let reviewed = edited(&new_document_toml(), &DocumentEdit::Reviewed(true));
        assert!(!reviewed.contains("draft"), "{reviewed}");
        assert!(edited(&reviewed, &DocumentEdit::Reviewed(false)).contains("draft = true\n"));
    }

    #[test]
    fn invalid_toml_is_rejected() {
        let error =
            edit("gan", SOURCE, "order = ", &DocumentEdit::Reviewed(true)).err().expect("it is no TOML");
        assert!(error.contains("document.toml 写坏了"), "{error}");
    }
}
