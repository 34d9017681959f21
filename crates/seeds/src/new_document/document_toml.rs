//! `document.toml`, filled with what stands in the head and at the end of the text.

use std::fmt::Write;

use policy::Date;
use policy::model::document::{Document, Kind, Node};

use crate::document::{day_of_remark, paper_number, place};

use super::{NewDocumentError, says_where, toml_text};

/// The area a document is for: the one that was named, else the province that its title or an issuer
/// begins with.
pub fn jurisdiction(named: Option<&str>, document: &Document<'_>) -> Result<String, NewDocumentError> {
    if let Some(name) = named.map(str::trim).filter(|name| !name.is_empty()) {
        return Ok(name.to_owned());
    }
    says_where(document).find_map(place).ok_or(NewDocumentError::Jurisdiction)
}

/// The file.
pub fn write(
    document: &Document<'_>,
    jurisdiction: &str,
    order: u16,
    counts: &[(&'static str, usize)],
    has_other_units: bool,
) -> String {
    let entries = entries(document);
    let mut text = format!(
        "# What is known about this document besides its text: counts, then the entries of its head and end\n\
         # in reading order. A program read it off the text: compare each line with the document as issued,\n\
         # count by hand, then remove the next line.\n\
         draft = true\n\n\
         # \"reading\": text, search and numbers found. \"full\": everything that figures.toml, benefits/ and alignments/ say too.\n\
         edition = \"reading\"\n\
         order = {order}\n\
         short_title = {}\n\
         jurisdiction = {}\n\
         description = {}\n\n\
         {}[expect]\n",
        toml_text::string(&short_title(document, jurisdiction)),
        toml_text::string(jurisdiction),
        toml_text::string(&description(document, &entries)),
        if has_other_units { OTHER_UNITS } else { "" },
    );
    for (key, count) in counts {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{key} = {count}");
    }
    for Entry { key, node, words } in &entries {
        let quote = toml_text::quote(node, words);
        let _ = write!(text, "\n[[metadata]]\nkey = \"{key}\"\nquote = {quote}\n");
    }
    text
}

/// Why not only what is numbered `1.` is a unit.
const OTHER_UNITS: &str = "# Some parts or sections that have no `1.` name sums or duties: they are units too. Where that is wrong, remove\n\
    # the next line: then only what is numbered `1.` is one.\n\
    unit = \"smallest\"\n\n";

fn short_title(document: &Document<'_>, jurisdiction: &str) -> String {
    const NAMES: [&str; 5] = ["实施意见", "实施方案", "实施细则", "实施办法", "若干措施"];
    let name = NAMES.into_iter().find(|name| document.title().contains(name));
    format!("{jurisdiction}{}", name.or(document.genre()).unwrap_or("文件"))
}

/// Who issued what on which day, in one sentence.
fn description(document: &Document<'_>, entries: &[Entry<'_>]) -> String {
    let of = |key: &str| {
        entries.iter().filter(|entry| entry.key == key).map(|entry| entry.words).collect::<Vec<_>>()
    };
    let title = document.title().replace('《', "〈").replace('》', "〉");
    let date = of("date").last().map_or("", |words| words.trim_matches(['（', '）', '(', ')']));
    format!("{}{date}的《{title}》。", of("issuer").join("、"))
}

/// An entry of `[[metadata]]`.
pub struct Entry<'a> {
    /// What the words are.
    pub key: &'static str,
    /// Where they stand.
    pub node: &'a str,
    /// The words.
    pub words: &'a str,
}

/// What the head and the end of a document say, in reading order.
pub fn entries<'a>(document: &Document<'a>) -> Vec<Entry<'a>> {
    document.iter().filter_map(entry).collect()
}

fn entry<'a>(node: Node<'_, 'a>) -> Option<Entry<'a>> {
    let text = node.text();
    let (key, words) = match node.kind() {
        Kind::Title => ("title", text),
        Kind::Addressees => ("addressees", text),
        Kind::Issuer => ("issuer", text),
        Kind::Date => ("date", text),
        Kind::CopyTo => ("copy-to", text),
        Kind::HeadLine => of_head_line(text)?,
        Kind::Root
        | Kind::Cover
        | Kind::Attachment
        | Kind::Part
        | Kind::Section
        | Kind::Principle
        | Kind::Point
        | Kind::Measure
        | Kind::Item
        | Kind::Paragraph
        | Kind::Sentence
        | Kind::Heading => return None,
    };
    // A quote is found once: words that stand in their line twice are left to whoever reviews.
    (text.matches(words).count() == 1).then_some(Entry { key, node: node.id(), words })
}

/// The date or the number in a line of the head.
pub fn of_head_line(text: &str) -> Option<(&'static str, &str)> {
    if Date::from_chinese(text).is_some() {
        return Some(("date", text));
    }
    match day_of_remark(text) {
        Some(day) => Some(("date", day)),
        None => Some(("number", paper_number(text)?)),
    }
}
