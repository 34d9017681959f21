//! Message codes, such as `error[E0201]`, from which the guide's list of messages is generated.
//!
//! A message has the code whose pattern it matches; `…` is a placeholder. Codes are public: a released code
//! keeps its meaning, and a new message gets a new code.

mod list;

use std::fmt::Write;

use list::SECTIONS;

/// A message code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code {
    /// Its id: `E0201`.
    pub id: &'static str,
    /// The pattern of its messages, with `…` for placeholders.
    pub message: &'static str,
    /// Its meaning and remedy, in Chinese.
    pub remedy: &'static str,
}

/// The codes of one kind of file.
struct Section {
    title: &'static str,
    codes: &'static [Code],
}

/// The id of a message without a code; tests reject such messages.
pub const UNLISTED: &str = "E0000";

/// The id of a message's code, or [`UNLISTED`].
#[must_use]
pub fn id_of(message: &str) -> &'static str {
    read(message).map_or(UNLISTED, |(code, _)| code.id)
}

/// The code of a message, and the values of its placeholders; `None` if no code matches.
#[must_use]
pub fn read(message: &str) -> Option<(&'static Code, Vec<&str>)> {
    let message = message.strip_prefix("draft: ").unwrap_or(message);
    // The most specific matching pattern.
    let fitting = all().filter_map(|code| Some((code, filled(code.message, message)?)));
    fitting.max_by_key(|(code, _)| code.message.replace('…', "").len())
}

/// All codes, in order.
pub fn all() -> impl Iterator<Item = &'static Code> {
    SECTIONS.iter().flat_map(|section| section.codes)
}

/// The tables of the guide.
#[must_use]
pub fn guide() -> String {
    let mut text = String::new();
    for Section { title, codes } in SECTIONS {
        // Writing to a string cannot fail.
        let _ = write!(text, "### {title}\n\n| code | message | 意思和改法 |\n|---|---|---|\n");
        for Code { id, message, remedy } in *codes {
            let _ = writeln!(text, "| {id} | {} | {} |", cell(message), cell(remedy));
        }
        text.push('\n');
    }
    text
}

/// Escapes text for a cell of a Markdown table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

/// Matches a message against a pattern and returns the values of its `…` placeholders; `None` if it does not
/// match completely.
#[must_use]
pub fn filled<'m>(pattern: &str, message: &'m str) -> Option<Vec<&'m str>> {
    let mut parts = pattern.split('…');
    let mut rest = message.strip_prefix(parts.next().unwrap_or_default())?;
    let Some(last) = parts.next_back() else { return rest.is_empty().then(Vec::new) };
    let mut found = Vec::new();
    for part in parts {
        let (words, behind) = rest.split_once(part)?;
        found.push(words);
        rest = behind;
    }
    found.push(rest.strip_suffix(last)?);
    Some(found)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_code_is_one_of_a_kind_and_has_its_remedy() {
        let ids: BTreeSet<_> = all().map(|code| code.id).collect();
        let messages: BTreeSet<_> = all().map(|code| code.message).collect();
        assert_eq!((ids.len(), messages.len()), (all().count(), all().count()));
        for Code { id, remedy, .. } in all() {
            assert!(id.len() == 5 && id.starts_with('E') && !remedy.is_empty(), "{id}");
        }
    }

    #[test]
    fn a_message_has_the_code_whose_words_it_has() {
        let id = |message| read(message).map(|(code, _)| code.id);
        assert_eq!(id("there is no document"), Some("E0105"));
        assert_eq!(
            id("draft: nobody has read `x.1` for what it gives"),
            id("nobody has read `y` for what it gives")
        );
        assert_eq!(id("there is no document at all"), None);
        // Two patterns match; the longer one wins.
        assert!(filled("… is missing", "measure 4 is missing; found 5").is_none());
        assert_eq!(id("measure 4 is missing; found 5"), Some("E0306"));
    }
}
