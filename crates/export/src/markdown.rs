//! A document as Markdown (`CommonMark`), with headings by level and everything else escaped.

use policy::model::document::Document;

use crate::blocks::{TextBlock, blocks};

/// Formats a document as Markdown.
pub fn write(document: &Document<'_>) -> String {
    let lines = blocks(document).into_iter().map(|block| match block {
        TextBlock::Heading { level, text } => {
            format!("{} {}\n", "#".repeat(usize::from(level)), escape(text))
        }
        TextBlock::Paragraph(text) | TextBlock::Line(text) => format!("{}\n", escape(text)),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Escapes text with backslashes where it would be interpreted as markup.
fn escape(text: &str) -> String {
    let text = text.trim();
    let mut out = String::with_capacity(text.len());
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    for (at, c) in text.char_indices() {
        let anywhere = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '!' | '|');
        // `1.`, `-`, `+` and `=` are markup only at the start of a block.
        let at_start = (at == 0 && matches!(c, '-' | '+' | '='))
            || (at == digits && digits > 0 && matches!(c, '.' | ')'));
        // A trailing row of `#` would also be part of a heading.
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

    /// The plain text according to a Markdown parser.
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
