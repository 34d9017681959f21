//! The kinds of nodes.

use serde::{Deserialize, Serialize};

/// The kind of a node, with the Chinese term of official documents (公文).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum NodeKind {
    /// The whole document, including cover and attachments.
    Root,
    /// A text that transmits the document: a cover telegram or an issuing notice (印发、转发通知).
    Cover,
    /// 一、 or 第一章
    Part,
    /// （一） or 第一节
    Section,
    /// A dashed item: `--坚持…` (基本原则).
    Principle,
    /// 一是
    Point,
    /// A measure (措施): the unit that benefits refer to and that has its own page. Numbered `1.`, an article
    /// (第一条), or any other unit chosen for the document.
    Measure,
    /// （1）
    Item,
    /// A block of running text (自然段).
    Paragraph,
    /// Leaf: one sentence with its closing mark (句).
    Sentence,
    /// Leaf: a number with its heading, as in `一、总体要求` (序号与小标题).
    Heading,
    /// Leaf: a line above the title, such as register stamp, sender, urgency or number (版头), or the issuer
    /// and date directly below it (题注).
    HeadLine,
    /// Leaf: the title (标题).
    Title,
    /// Leaf: the addressees (主送机关).
    Addressees,
    /// Leaf: the issuer's signature (发文机关署名).
    Issuer,
    /// Leaf: the date of issue (成文日期).
    Date,
    /// Leaf: the copy recipients (抄送机关).
    CopyTo,
    /// An attachment (附件) with its text.
    Attachment,
}

impl NodeKind {
    /// All kinds, in declaration order.
    pub const ALL: [Self; 18] = [
        Self::Root,
        Self::Cover,
        Self::Part,
        Self::Section,
        Self::Principle,
        Self::Point,
        Self::Measure,
        Self::Item,
        Self::Paragraph,
        Self::Sentence,
        Self::Heading,
        Self::HeadLine,
        Self::Title,
        Self::Addressees,
        Self::Issuer,
        Self::Date,
        Self::CopyTo,
        Self::Attachment,
    ];

    /// The key of the metadata entry that a line of the head or end states: `title`, `issuer`. `None` for all other
    /// nodes, and for a [`NodeKind::HeadLine`], whose meaning only follows from its text.
    #[must_use]
    pub const fn metadata_name(self) -> Option<&'static str> {
        match self {
            Self::Title => Some("title"),
            Self::Addressees => Some("addressees"),
            Self::Issuer => Some("issuer"),
            Self::Date => Some("date"),
            Self::CopyTo => Some("copy-to"),
            Self::Root
            | Self::Cover
            | Self::Attachment
            | Self::Part
            | Self::Section
            | Self::Principle
            | Self::Point
            | Self::Measure
            | Self::Item
            | Self::Paragraph
            | Self::Sentence
            | Self::Heading
            | Self::HeadLine => None,
        }
    }

    /// Whether nodes of this kind have text of their own.
    #[must_use]
    pub const fn is_leaf(self) -> bool {
        match self {
            Self::Root
            | Self::Cover
            | Self::Attachment
            | Self::Part
            | Self::Section
            | Self::Principle
            | Self::Point
            | Self::Measure
            | Self::Item
            | Self::Paragraph => false,
            Self::Sentence
            | Self::Heading
            | Self::HeadLine
            | Self::Title
            | Self::Addressees
            | Self::Issuer
            | Self::Date
            | Self::CopyTo => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_stands_at_its_place() {
        assert!(NodeKind::ALL.iter().enumerate().all(|(at, kind)| *kind as usize == at));
        assert_eq!(NodeKind::ALL.last(), Some(&NodeKind::Attachment));
    }
}
