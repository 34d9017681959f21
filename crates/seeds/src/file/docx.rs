//! Extracts text from Word and WPS documents (.docx), which are archives of XML files.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use zip::ZipArchive;

use super::docx_numbering::{Counters, ListNumbering};
use super::{FileError, FileText, LARGEST_TEXT};

/// Maximum unpacked size of one XML file, in bytes.
const MAX_PART_BYTES: u64 = 48 << 20;

/// Elements whose content is ignored: fallback content, deleted text, and properties before a tracked change.
const LEFT_OUT: [&str; 6] = ["Fallback", "del", "moveFrom", "pPrChange", "rPrChange", "tcPrChange"];

/// Maximum number of columns that a cell can span.
const MAX_COLUMNS: usize = 64;

const BROKEN: FileError = FileError::Broken { what: "Word 文件（.docx）" };

/// Extracts the text: one line per paragraph, with its automatic number; one line per table row, cells
/// separated by tabs; footnotes at the end.
pub fn read(bytes: &[u8]) -> Result<FileText, FileError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| BROKEN)?;
    let document = part(&mut archive, "word/document.xml")?.ok_or(BROKEN)?;
    let numbering = part(&mut archive, "word/numbering.xml")?.unwrap_or_default();
    let styles = part(&mut archive, "word/styles.xml")?.unwrap_or_default();
    let footnotes = part(&mut archive, "word/footnotes.xml")?.unwrap_or_default();
    let mut numbering = ListNumbering::read(&numbering);
    numbering.read_styles(&styles);
    let mut writer = DocxWriter { counters: Counters::new(&numbering), ..DocxWriter::new(&numbering) };
    writer.read(&document)?;
    let pictures = writer.pictures;
    let mut notes = Vec::new();
    if pictures > 0 {
        notes.push(format!("文件里有{pictures}张图片，图片里的文字没有读"));
    }
    if !footnotes.is_empty() {
        let before = writer.text.len();
        writer.in_notes = true;
        writer.read(&footnotes)?;
        if writer.text.len() > before {
            notes.push("脚注放在正文后面".to_owned());
        }
    }
    Ok(FileText { text: writer.text, encoding: None, name: "Word 文件（.docx）", notes })
}

/// A file of the archive as text; `None` if it does not exist. Rejects an oversized file before reading it
/// into memory.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Option<String>, FileError> {
    let file = match archive.by_name(name) {
        Ok(file) => file,
        Err(zip::result::ZipError::FileNotFound) => return Ok(None),
        Err(_) => return Err(BROKEN),
    };
    let mut bytes = Vec::new();
    file.take(MAX_PART_BYTES + 1).read_to_end(&mut bytes).map_err(|_| BROKEN)?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > MAX_PART_BYTES {
        return Err(FileError::TooLarge(usize::try_from(MAX_PART_BYTES >> 20).unwrap_or(0)));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Some(text)),
        Err(error) => {
            super::encoding::decode(error.as_bytes()).map(|(text, _)| Some(text)).map_err(|_| BROKEN)
        }
    }
}

/// The state of the current paragraph.
#[derive(Default)]
struct Paragraph {
    words: String,
    style: Option<String>,
    number: Option<String>,
    level: Option<usize>,
    hidden: bool,
}

/// A cell of a table.
#[derive(Default)]
struct Cell {
    words: String,
    /// The number of further columns that it spans.
    spanned: usize,
}

struct DocxWriter<'n> {
    numbering: &'n ListNumbering,
    counters: Counters<'n>,
    text: String,
    paragraphs: Vec<Paragraph>,
    /// The cells of the current rows of open tables, innermost last.
    rows: Vec<Vec<Cell>>,
    /// The number of open elements of [`LEFT_OUT`].
    left_out: usize,
    in_text: bool,
    in_notes: bool,
    /// For each open drawing, whether it is a picture: it has no text box, and is not left out.
    drawings: Vec<bool>,
    pictures: usize,
}

impl<'n> DocxWriter<'n> {
    fn new(numbering: &'n ListNumbering) -> Self {
        Self {
            numbering,
            counters: Counters::new(numbering),
            text: String::new(),
            paragraphs: Vec::new(),
            rows: Vec::new(),
            left_out: 0,
            in_text: false,
            in_notes: false,
            drawings: Vec::new(),
            pictures: 0,
        }
    }

    fn read(&mut self, xml: &str) -> Result<(), FileError> {
        let mut reader = Reader::from_str(xml);
        reader.config_mut().check_end_names = false;
        loop {
            match reader.read_event() {
                Ok(Event::Start(element)) => self.start(&element),
                Ok(Event::Empty(element)) => {
                    self.start(&element);
                    self.end(element.local_name().as_ref());
                }
                Ok(Event::End(element)) => self.end(element.local_name().as_ref()),
                Ok(Event::Text(text)) if self.in_text => {
                    self.words(&text);
                }
                Ok(Event::GeneralRef(reference)) if self.in_text => {
                    if let Some(c) = character(&reference) {
                        self.words(c.encode_utf8(&mut [0; 4]));
                    }
                }
                Ok(Event::Eof) => break,
                Ok(_) => {}
                Err(_) => return Err(BROKEN),
            }
            if self.text.len() > LARGEST_TEXT {
                return Err(FileError::TooLarge(LARGEST_TEXT >> 20));
            }
        }
        while !self.paragraphs.is_empty() {
            self.end("p");
        }
        while !self.rows.is_empty() {
            self.end("tr");
        }
        Ok(())
    }

    fn words(&mut self, words: &str) {
        if self.left_out > 0 {
            return;
        }
        if let Some(paragraph) = self.paragraphs.last_mut().filter(|paragraph| !paragraph.hidden) {
            // Control characters that would end a line become spaces.
            let seen = words.chars().filter(|c| !super::is_invisible(*c));
            paragraph.words.extend(seen.map(|c| if c.is_control() { ' ' } else { c }));
        }
    }

    fn start(&mut self, element: &BytesStart<'_>) {
        let name = element.local_name();
        let value = || attribute(element, "val");
        match name.as_ref() {
            name if LEFT_OUT.contains(&name) => self.left_out += 1,
            "p" if is_word(element) => self.paragraphs.push(Paragraph::default()),
            "tr" if is_word(element) => self.rows.push(Vec::new()),
            "tc" if is_word(element) => {
                if let Some(row) = self.rows.last_mut() {
                    row.push(Cell::default());
                }
            }
            "gridSpan" if is_word(element) && self.left_out == 0 => {
                let columns: Option<usize> = value().and_then(|value| value.parse().ok());
                if let Some(cell) = self.rows.last_mut().and_then(|row| row.last_mut()) {
                    cell.spanned = columns.unwrap_or(1).min(MAX_COLUMNS).saturating_sub(1);
                }
            }
            "t" if is_word(element) => self.in_text = true,
            "tab" if is_word(element) && !self.paragraphs.is_empty() => self.words("\u{3000}"),
            "br" | "cr" if is_word(element) => {
                if let Some(paragraph) = self.paragraphs.last_mut().filter(|_| self.left_out == 0) {
                    paragraph.words.push('\n');
                }
            }
            "noBreakHyphen" => self.words("-"),
            "drawing" | "pict" => self.drawings.push(self.left_out == 0),
            "txbxContent" => {
                if let Some(is_picture) = self.drawings.last_mut() {
                    *is_picture = false;
                }
            }
            "r" => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.hidden = false;
                }
            }
            "vanish" => {
                let off = value().is_some_and(|value| value == "0" || value == "false");
                self.with_paragraph(|paragraph| paragraph.hidden |= !off);
            }
            "pStyle" => self.with_paragraph(|paragraph| paragraph.style = value()),
            "numId" => self.with_paragraph(|paragraph| paragraph.number = value()),
            "ilvl" => {
                self.with_paragraph(|paragraph| {
                    paragraph.level = value().and_then(|value| value.parse().ok());
                });
            }
            _ => {}
        }
    }

    fn with_paragraph(&mut self, change: impl FnOnce(&mut Paragraph)) {
        if let Some(paragraph) = self.paragraphs.last_mut().filter(|_| self.left_out == 0) {
            change(paragraph);
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            name if LEFT_OUT.contains(&name) => self.left_out = self.left_out.saturating_sub(1),
            "t" => self.in_text = false,
            "drawing" | "pict" => self.pictures += usize::from(self.drawings.pop() == Some(true)),
            "p" => {
                if let Some(paragraph) = self.paragraphs.pop() {
                    self.paragraph(paragraph);
                }
            }
            "tr" => {
                if let Some(cells) = self.rows.pop() {
                    self.row(&cells);
                }
            }
            _ => {}
        }
    }

    fn paragraph(&mut self, paragraph: Paragraph) {
        let Paragraph { words, style, number, level, .. } = paragraph;
        let is_empty = words.trim().is_empty();
        let label = if is_empty || self.in_notes {
            String::new()
        } else {
            let place = self.numbering.place(style.as_deref(), number.as_deref(), level);
            place.map(|(number, level)| self.counters.next(&number, level)).unwrap_or_default()
        };
        if let Some(Cell { words: cell, .. }) = self.rows.last_mut().and_then(|row| row.last_mut()) {
            if !cell.is_empty() && !is_empty {
                cell.push(' ');
            }
            cell.push_str(&label);
            cell.push_str(&words.replace('\n', " "));
            return;
        }
        let mut first = true;
        for line in words.split('\n') {
            if line.trim().is_empty() {
                continue;
            }
            let line = if std::mem::take(&mut first) {
                format!("{label}{}", if label.is_empty() { line } else { line.trim_start() })
            } else {
                line.to_owned()
            };
            self.text.push_str(&super::paragraph(&line));
            self.text.push('\n');
        }
    }

    fn row(&mut self, cells: &[Cell]) {
        let mut words = String::new();
        for (at, cell) in cells.iter().enumerate() {
            words.push_str(cell.words.trim());
            if at + 1 < cells.len() {
                words.extend(std::iter::repeat_n('\t', cell.spanned + 1));
            }
        }
        if words.trim().is_empty() {
            return;
        }
        // A nested table becomes text of its cell.
        match self.rows.last_mut().and_then(|row| row.last_mut()) {
            Some(Cell { words: cell, .. }) => {
                cell.push(' ');
                cell.push_str(&words.replace('\t', " "));
            }
            // A single-cell table is a frame around text.
            None if cells.len() == 1 => {
                self.text.push_str(&super::paragraph(&words));
                self.text.push('\n');
            }
            None => {
                self.text.push_str(words.trim_end_matches('\t'));
                if !words.trim_end_matches('\t').contains('\t') {
                    self.text.push('\t');
                }
                self.text.push('\n');
            }
        }
    }
}

/// Whether an element belongs to the word-processing namespace, not to a drawing.
fn is_word(element: &BytesStart<'_>) -> bool {
    element.name().prefix().is_none_or(|prefix| prefix.as_ref() == "w")
}

/// The value of an attribute, ignoring its namespace.
pub fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|one| one.key.local_name().as_ref() == name)?;
    Some(found.value.into_owned())
}

/// The character of an entity or character reference: `&amp;`, `&#x4e00;`.
fn character(reference: &BytesRef<'_>) -> Option<char> {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return Some(c);
    }
    match &**reference {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}
