//! Checks a document's id, numbering, title and counts.

use std::collections::BTreeMap;
use std::ops::Range;

use policy::model::document::NodeKind;

use crate::diagnostics::{Diagnostic, Diagnostics, Severity};

use super::config::{Countable, DocumentFile};
use super::line::without_byte_order_mark;
use super::numbering::Numbering;
use super::parse::{Numbered, Parsed};
use super::report::characters;

/// Reports an invalid document id; ids are folder names and part of URLs.
pub fn id(id: &str, path: &str, diagnostics: &mut Diagnostics) -> Option<()> {
    let fits = is_id(id);
    if !fits {
        diagnostics.file_error(
            path,
            format!("`{id}` cannot be the id of a document"),
            "the folder's name becomes part of addresses: begin with a letter, use a to z, digits and `-`",
        );
    }
    fits.then_some(())
}

/// Whether a name is a valid document id.
pub fn is_id(id: &str) -> bool {
    id.starts_with(|c: char| c.is_ascii_lowercase())
        && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// Reports joined lines, gaps in the numbering, and a missing title.
pub fn structure(source: &str, parsed: &Parsed, path: &str, diagnostics: &mut Diagnostics) {
    for join in &parsed.joins {
        diagnostics.push(joined(source, join, path));
    }
    numbering(&parsed.numbered, path, diagnostics);
    let titled = parsed.tree.nodes.iter().any(|node| node.kind == NodeKind::Title);
    if !titled {
        let first = parsed.tree.leaves().next().map_or(0..0, |leaf| leaf.source.clone());
        diagnostics.error(
            path,
            first,
            "the document has no title",
            "expected the title above the first sentence",
            "a title is a line of its own that does not end like a sentence",
        );
    }
}

fn joined(source: &str, join: &Range<usize>, path: &str) -> Diagnostic {
    let end: String = tail(&source[..join.start], 8).collect();
    let start: String = source[join.end..].chars().take_while(|c| !c.is_control()).take(8).collect();
    let last = source[..join.start].chars().next_back().map_or(0, char::len_utf8);
    Diagnostic {
        severity: Severity::Note,
        path: path.to_owned(),
        span: Some(join.start - last..join.start),
        message: format!("a text cut by the end of a page or line was made whole: …{end}/{start}…"),
        label: "goes on in the next line".to_owned(),
        hint: String::new(),
    }
}

fn tail(text: &str, count: usize) -> impl Iterator<Item = char> {
    let start = text.char_indices().rev().nth(count - 1).map_or(0, |(at, _)| at);
    text[start..].chars()
}

/// Calls `report` with the expected and actual number of each heading that breaks the numbering.
pub fn irregular(numbered: &[Numbered], mut report: impl FnMut(&Numbered, u16, u16)) {
    let mut last: BTreeMap<(usize, Numbering, Option<usize>), u16> = BTreeMap::new();
    for heading in numbered {
        let Some(found) = heading.number else { continue };
        let highest = last.entry((heading.text, heading.numbering, heading.within)).or_insert(0);
        // A second list in the same unit starts at 1 again.
        if found == 1 && *highest > 1 && heading.level().is_none() {
            *highest = 1;
            continue;
        }
        let expected = highest.saturating_add(1);
        if found == expected {
            *highest = found;
            continue;
        }
        // A repeated number is treated as a typo: counting continues as if it were correct.
        *highest = if found.saturating_add(1) == expected { expected } else { found.max(*highest) };
        report(heading, expected, found);
    }
}

/// Checks that headings are numbered 1, 2, 3 without gaps.
fn numbering(numbered: &[Numbered], path: &str, diagnostics: &mut Diagnostics) {
    irregular(numbered, |heading, expected, found| {
        let name = heading.numbering.name();
        let message = if found < expected {
            format!("{name} {found} stands here for a second time or out of order; expected {expected}")
        } else if found == expected + 1 {
            format!("{name} {expected} is missing; found {found}")
        } else {
            format!("{name} {expected} to {} are missing; found {found}", found - 1)
        };
        diagnostics.error(
            path,
            heading.place.clone(),
            message,
            format!("expected number {expected}"),
            "compare with the document as issued: each heading begins a line with its number",
        );
    });
}

/// Reports a draft file.
pub fn draft(file: &DocumentFile, path: &str, diagnostics: &mut Diagnostics) {
    if let Some(draft) = file.draft.as_ref().filter(|draft| *draft.get_ref()) {
        diagnostics.draft(
            path,
            draft.span(),
            "what stands in this file was read off the text by a program",
            "compare it with the document as issued, count by hand, then remove this line",
        );
    }
}

/// Compares the counts in `document.toml` with the text.
pub fn counts(file: &DocumentFile, source: &str, parsed: &Parsed, path: &str, diagnostics: &mut Diagnostics) {
    for what in Countable::ALL {
        let found = count(what, source, parsed);
        let written = file.expect.get_ref().get(&what);
        let expected = written.map_or(0, |count| *count.get_ref());
        if found != expected {
            let key = what.key();
            let place = written.map_or_else(|| file.expect.span(), toml::Spanned::span);
            diagnostics.error(
                path,
                place,
                format!("source.txt has {found} {key}, but {expected} are expected"),
                format!("`{key} = {found}` would be what is found"),
                "count in the document as issued: if the count is wrong, correct it here, else correct source.txt",
            );
        }
    }
}

/// Counts something in a text.
pub fn count(what: Countable, source: &str, parsed: &Parsed) -> usize {
    let nodes = |kind| parsed.tree.nodes.iter().filter(|node| node.kind == kind).count();
    match what {
        Countable::Characters => characters(without_byte_order_mark(source)).count(),
        Countable::Joins => parsed.joins.len(),
        Countable::Parts => nodes(NodeKind::Part),
        Countable::Sections => nodes(NodeKind::Section),
        Countable::Principles => nodes(NodeKind::Principle),
        Countable::Points => nodes(NodeKind::Point),
        Countable::Measures => nodes(NodeKind::Measure),
        Countable::Items => nodes(NodeKind::Item),
    }
}
