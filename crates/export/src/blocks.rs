//! A document as a sequence of blocks, from which Markdown is written, and as plain text, a line for each block.

use policy::model::document::{Document, Node, NodeKind};

/// A block of text on its own lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextBlock<'a> {
    /// A title or numbered heading with its level: 1 for a title, 2 for a part.
    Heading {
        /// 1 to 6.
        level: u8,
        /// The text, including the number.
        text: &'a str,
    },
    /// A paragraph of running text.
    Paragraph(&'a str),
    /// A line of the head or end: sender, number, addressees, signature.
    Line(&'a str),
}

/// The blocks of a document; together they contain its whole text.
pub fn blocks<'a>(document: &Document<'a>) -> Vec<TextBlock<'a>> {
    document.iter().filter_map(block).collect()
}

/// A document as plain text: one line per block, paragraphs rejoined and indented.
pub fn plain_text(document: &Document<'_>) -> String {
    let lines = blocks(document).into_iter().map(|block| match block {
        TextBlock::Heading { text, .. } | TextBlock::Line(text) => format!("{text}\n"),
        TextBlock::Paragraph(text) => format!("　　{text}\n"),
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn block<'a>(node: Node<'_, 'a>) -> Option<TextBlock<'a>> {
    let text = node.text();
    match node.kind() {
        NodeKind::Title => Some(TextBlock::Heading { level: 1, text }),
        NodeKind::Heading => Some(TextBlock::Heading { level: level(node), text }),
        NodeKind::Paragraph => Some(TextBlock::Paragraph(text)),
        // Part of a paragraph.
        NodeKind::Sentence => None,
        // The other leaves are lines; the other containers contain blocks.
        kind => kind.is_leaf().then_some(TextBlock::Line(text)),
    }
}

/// One more than the number of enclosing numbered containers, at most 6 for Markdown.
fn level(heading: Node<'_, '_>) -> u8 {
    let holders = heading
        .ancestors()
        .filter(|node| !matches!(node.kind(), NodeKind::Root | NodeKind::Cover | NodeKind::Attachment))
        .count();
    u8::try_from(1 + holders).unwrap_or(6).min(6)
}
