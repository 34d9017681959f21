//! A document as plain text: one line per block, paragraphs rejoined and indented.

use policy::model::document::Document;

use crate::blocks::{Block, blocks};

/// Formats a document as plain text.
pub fn write(document: &Document<'_>) -> String {
    let lines = blocks(document).into_iter().map(|block| match block {
        Block::Heading { text, .. } | Block::Line(text) => format!("{text}\n"),
        Block::Paragraph(text) => format!("　　{text}\n"),
    });
    lines.collect::<Vec<_>>().join("\n")
}
