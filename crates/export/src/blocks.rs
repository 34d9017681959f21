//! A document as a sequence of blocks: what plain text and Markdown have in common.

use policy::model::document::{Document, Kind, Node};

/// A stretch that stands on lines of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Block<'a> {
    /// A title or a numbered heading, and how deep it lies: 1 for a title, 2 for a part.
    Heading {
        /// From 1 to 6.
        level: u8,
        /// Its words, with the number.
        text: &'a str,
    },
    /// A paragraph of running text.
    Paragraph(&'a str),
    /// A line of the head or the end: sender, number, addressees, signature.
    Line(&'a str),
}

/// The document's blocks, which hold its text end to end.
pub fn blocks<'a>(document: &Document<'a>) -> Vec<Block<'a>> {
    document.iter().filter_map(block).collect()
}

fn block<'a>(node: Node<'_, 'a>) -> Option<Block<'a>> {
    let text = node.text();
    match node.kind() {
        Kind::Title => Some(Block::Heading { level: 1, text }),
        Kind::Heading => Some(Block::Heading { level: level(node), text }),
        Kind::Paragraph => Some(Block::Paragraph(text)),
        Kind::HeadLine | Kind::Addressees | Kind::Issuer | Kind::Date | Kind::CopyTo => {
            Some(Block::Line(text))
        }
        // Sentences stand in paragraphs; the others hold blocks.
        Kind::Sentence
        | Kind::Root
        | Kind::Cover
        | Kind::Attachment
        | Kind::Part
        | Kind::Section
        | Kind::Principle
        | Kind::Point
        | Kind::Measure
        | Kind::Item => None,
    }
}

/// One more than the number of numbered containers that hold the heading; Markdown has six levels.
fn level(heading: Node<'_, '_>) -> u8 {
    let holders = heading
        .ancestors()
        .filter(|node| !matches!(node.kind(), Kind::Root | Kind::Cover | Kind::Attachment))
        .count();
    u8::try_from(1 + holders).unwrap_or(6).min(6)
}
