//! A document as Markdown (`CommonMark`): headings by their depth, and nothing that a reader could take
//! for markup but is text.

use policy::model::document::Document;

use crate::blocks::{Block, blocks};

/// The Markdown.
pub fn write(document: &Document<'_>) -> String {
    let lines = blocks(document).into_iter().map(|block| match block {
        Block::Heading { level, text } => {
            format!("{} {}\n", "#".repeat(usize::from(level)), escape(text))
        }
        Block::Paragraph(text) | Block::Line(text) => format!("{}\n", escape(text)),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The text with a backslash in front of whatever would be markup where it stands.
fn escape(text: &str) -> String {
    let text = text.trim();
    let mut out = String::with_capacity(text.len());
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    for (at, c) in text.char_indices() {
        let anywhere = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '!' | '|');
        // `1.` opens a list and `-`, `+`, `=` a list, a rule or a heading, at the start of a block alone.
        let at_start = (at == 0 && matches!(c, '-' | '+' | '='))
            || (at == digits && digits > 0 && matches!(c, '.' | ')'));
        // A row of `#` would also close a heading.
        if anywhere || at_start || c == '#' {
            out.push('\\');
        }
        out.push(if c.is_control() { ' ' } else { c });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Parser};

    /// What a Markdown parser takes for text.
    fn read(markdown: &str) -> String {
        let texts = Parser::new(markdown).filter_map(|event| match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                Some(text.into_string())
            }
            _ => None,
        });
        texts.collect()
    }

    fn characters(text: &str) -> String {
        text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect()
    }

    #[test]
    fn what_looks_like_markup_is_text() {
        for text in ["1.甲", "--坚持", "# 甲", "甲*乙*", "<b>", "&amp;", "[甲](乙)", "+ 甲", "= =", "甲 #"]
        {
            assert_eq!(characters(&read(&escape(text))), characters(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_parser_reads_what_was_written(text in "[#*_`~<>&!|\\[\\]().=+0-9a甲 -]{0,24}") {
            let heading = format!("## {}\n", escape(&text));
            prop_assert_eq!(characters(&read(&heading)), characters(&text));
            prop_assert_eq!(characters(&read(&escape(&text))), characters(&text));
        }
    }
}
