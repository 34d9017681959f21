//! The ways in which official documents number their headings.

use policy::document::Kind;

/// A way of numbering headings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Numbering {
    /// 一、
    Part,
    /// （一）
    Section,
    /// 1.
    Measure,
    /// （1）
    Item,
    /// 一是
    Point,
    /// `--`, which counts without a number
    Dash,
    /// A heading without a number in a text without parts
    PlainPart,
    /// A heading without a number in a text with parts
    PlainSection,
    /// 第一章
    Chapter,
    /// 第一节
    ChapterSection,
    /// 第一条
    Article,
}

impl Numbering {
    /// What kind of node a heading opens.
    pub const fn kind(self) -> Kind {
        match self {
            Self::Part | Self::PlainPart | Self::Chapter => Kind::Part,
            Self::Section | Self::PlainSection | Self::ChapterSection => Kind::Section,
            Self::Measure | Self::Article => Kind::Measure,
            Self::Item => Kind::Item,
            Self::Point => Kind::Point,
            Self::Dash => Kind::Principle,
        }
    }

    /// How deep a heading lies: it closes all open ones that lie as deep or deeper.
    pub const fn depth(self) -> u8 {
        match self {
            Self::Part | Self::PlainPart | Self::Chapter => 1,
            Self::Section | Self::PlainSection | Self::ChapterSection => 2,
            Self::Measure | Self::Article => 3,
            Self::Item => 4,
            Self::Point | Self::Dash => 5,
        }
    }

    /// Its name in messages.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Part => "part (一、)",
            Self::Section => "section (（一）)",
            Self::Measure => "measure (1.)",
            Self::Item => "item (（1）)",
            Self::Point => "point (一是)",
            Self::Dash => "principle (--)",
            Self::PlainPart | Self::PlainSection => "heading without a number",
            Self::Chapter => "chapter (第一章)",
            Self::ChapterSection => "section (第一节)",
            Self::Article => "article (第一条)",
        }
    }
}
