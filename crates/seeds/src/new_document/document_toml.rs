//! Drafts `document.toml` from the head and end of the text.

use std::fmt::Write;

use policy::Date;
use policy::model::document::{Document, Node, NodeKind};

use crate::document::{day_of_remark, paper_number, place};

use super::{NewDocumentError, says_where, toml_text};

/// The area a document applies to: the given one, else the province at the start of its title or of an
/// issuer.
pub fn jurisdiction(named: Option<&str>, document: &Document<'_>) -> Result<String, NewDocumentError> {
    if let Some(name) = named.map(str::trim).filter(|name| !name.is_empty()) {
        return Ok(name.to_owned());
    }
    says_where(document).find_map(place).ok_or(NewDocumentError::Jurisdiction)
}

/// The drafted file.
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
    for MetadataQuote { key, node, words } in &entries {
        let quote = toml_text::quote(node, words);
        let _ = write!(text, "\n[[metadata]]\nkey = \"{key}\"\nquote = {quote}\n");
    }
    text
}

/// The comment for documents with units besides those numbered `1.`.
const OTHER_UNITS: &str = "# Some parts or sections that have no `1.` name sums or duties: they are units too. Where that is wrong, remove\n\
    # the next line: then only what is numbered `1.` is one.\n\
    unit = \"smallest\"\n\n";

fn short_title(document: &Document<'_>, jurisdiction: &str) -> String {
    const NAMES: [&str; 5] = ["实施意见", "实施方案", "实施细则", "实施办法", "若干措施"];
    let name = NAMES.into_iter().find(|name| document.title().contains(name));
    format!("{jurisdiction}{}", name.or(document.genre()).unwrap_or("文件"))
}

/// Who issued what on which day, in one sentence.
fn description(document: &Document<'_>, entries: &[MetadataQuote<'_>]) -> String {
    let of = |key: &str| {
        entries.iter().filter(|entry| entry.key == key).map(|entry| entry.words).collect::<Vec<_>>()
    };
    let title = document.title().replace('《', "〈").replace('》', "〉");
    let date = of("date").last().map_or("", |words| words.trim_matches(['（', '）', '(', ')']));
    format!("{}{date}的《{title}》。", of("issuer").join("、"))
}

/// A `[[metadata]]` entry.
pub struct MetadataQuote<'a> {
    /// The kind of entry.
    pub key: &'static str,
    /// The id of its node.
    pub node: &'a str,
    /// The quoted words.
    pub words: &'a str,
}

/// The metadata in a document's head and end, in reading order.
pub fn entries<'a>(document: &Document<'a>) -> Vec<MetadataQuote<'a>> {
    document.iter().filter_map(entry).collect()
}

fn entry<'a>(node: Node<'_, 'a>) -> Option<MetadataQuote<'a>> {
    let text = node.text();
    let (key, words) = match node.kind().metadata_name() {
        Some(key) => (key, text),
        None if node.kind() == NodeKind::HeadLine => of_head_line(text)?,
        None => return None,
    };
    // A quote must be unique; words that occur twice in their line are left to the reviewer.
    (text.matches(words).count() == 1).then_some(MetadataQuote { key, node: node.id(), words })
}

/// The date or document number in a line of the head.
pub fn of_head_line(text: &str) -> Option<(&'static str, &str)> {
    if Date::from_chinese(text).is_some() {
        return Some(("date", text));
    }
    match day_of_remark(text) {
        Some(day) => Some(("date", day)),
        None => Some(("number", paper_number(text)?)),
    }
}
