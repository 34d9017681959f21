//! The numbering styles of headings in official documents, and their nesting.

use policy::model::document::NodeKind;
use serde::Deserialize;

/// A numbering style.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Numbering {
    /// 第一编, 第一篇, 第一部分
    Volume,
    /// 第一章
    Chapter,
    /// 第一节
    ChapterSection,
    /// 第一条
    Article,
    /// 一、
    Part,
    /// （一）
    Section,
    /// 1.
    Measure,
    /// 1.1, in a text with parts 1, 2, 3
    Decimal2,
    /// 1.1.1
    Decimal3,
    /// 1.1.1.1
    Decimal4,
    /// 1）
    Parenthesis,
    /// （1）
    Item,
    /// ①
    Circled,
    /// 一是, 第一，
    Point,
    /// `--`, without a number
    Dash,
    /// An unnumbered heading in a text without parts
    PlainPart,
    /// An unnumbered heading in a text with parts
    PlainSection,
}

/// The level of a unit, as used in files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// 编, 章, 一、
    Part,
    /// 节, （一）
    Section,
    /// 1.
    Item,
    /// 第一条
    Article,
}

impl Level {
    /// Its name in files and output.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Part => "part",
            Self::Section => "section",
            Self::Item => "item",
            Self::Article => "article",
        }
    }
}

/// The nesting of the numbering styles in one text.
#[expect(clippy::struct_excessive_bools, reason = "the styles are independent of each other")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NumberingScheme {
    /// Whether there are articles (第一条).
    pub articles: bool,
    /// Whether 一、 contains articles, rather than the reverse.
    pub parts_hold_articles: bool,
    /// Whether 1.1 is nested in 1.
    pub decimals: bool,
    /// Whether `1）` is nested in `1.` and `（1）`, because the text uses `1.` too.
    pub parenthesis_is_low: bool,
}

impl NumberingScheme {
    /// The nesting depth of a heading; it closes all open headings of the same depth or deeper.
    #[expect(clippy::match_same_arms, reason = "ordered by depth")]
    pub const fn depth(self, numbering: Numbering) -> u8 {
        let in_article = self.articles && !self.parts_hold_articles;
        match numbering {
            Numbering::Volume => 1,
            Numbering::Chapter => 2,
            Numbering::ChapterSection => 3,
            Numbering::Part if in_article => 7,
            Numbering::Part | Numbering::PlainPart => 4,
            Numbering::PlainSection => 5,
            Numbering::Article => 6,
            Numbering::Section if self.articles => 8,
            Numbering::Section => 5,
            Numbering::Measure if self.decimals => 4,
            Numbering::Decimal2 => 5,
            Numbering::Decimal3 => 9,
            Numbering::Decimal4 => 10,
            Numbering::Parenthesis if self.parenthesis_is_low => 11,
            Numbering::Measure | Numbering::Parenthesis => 9,
            Numbering::Item => 10,
            Numbering::Circled => 12,
            Numbering::Point | Numbering::Dash => 13,
        }
    }

    /// The kind of node that a heading opens.
    pub const fn kind(self, numbering: Numbering) -> NodeKind {
        if self.articles && self.depth(numbering) > self.depth(Numbering::Article) {
            return match numbering {
                Numbering::Point => NodeKind::Point,
                Numbering::Dash => NodeKind::Principle,
                _ => NodeKind::Item,
            };
        }
        match numbering {
            Numbering::Volume | Numbering::Chapter | Numbering::Part | Numbering::PlainPart => NodeKind::Part,
            Numbering::Measure if self.decimals => NodeKind::Part,
            Numbering::ChapterSection
            | Numbering::Section
            | Numbering::PlainSection
            | Numbering::Decimal2 => NodeKind::Section,
            Numbering::Parenthesis if self.parenthesis_is_low => NodeKind::Item,
            Numbering::Measure | Numbering::Decimal3 | Numbering::Parenthesis | Numbering::Article => {
                NodeKind::Measure
            }
            Numbering::Item | Numbering::Decimal4 | Numbering::Circled => NodeKind::Item,
            Numbering::Point => NodeKind::Point,
            Numbering::Dash => NodeKind::Principle,
        }
    }

    /// The level at which a heading can be a unit; `None` for styles that are always lists.
    pub const fn level(self, numbering: Numbering) -> Option<Level> {
        if self.articles && self.depth(numbering) > self.depth(Numbering::Article) {
            return None;
        }
        match numbering {
            Numbering::Volume | Numbering::Chapter | Numbering::Part | Numbering::PlainPart => {
                Some(Level::Part)
            }
            Numbering::Measure if self.decimals => Some(Level::Part),
            Numbering::ChapterSection
            | Numbering::Section
            | Numbering::PlainSection
            | Numbering::Decimal2 => Some(Level::Section),
            Numbering::Article => Some(Level::Article),
            Numbering::Parenthesis if self.parenthesis_is_low => None,
            Numbering::Measure | Numbering::Decimal3 | Numbering::Parenthesis => Some(Level::Item),
            Numbering::Item
            | Numbering::Decimal4
            | Numbering::Circled
            | Numbering::Point
            | Numbering::Dash => None,
        }
    }
}

impl Numbering {
    /// Whether it is an unnumbered heading.
    pub const fn is_plain(self) -> bool {
        matches!(self, Self::PlainPart | Self::PlainSection)
    }

    /// Its name in English messages.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Volume => "volume (第一编)",
            Self::Part => "part (一、)",
            Self::Section => "section (（一）)",
            Self::Measure => "measure (1.)",
            Self::Decimal2 => "section (1.1)",
            Self::Decimal3 => "item (1.1.1)",
            Self::Decimal4 => "item (1.1.1.1)",
            Self::Parenthesis => "item (1）)",
            Self::Item => "item (（1）)",
            Self::Circled => "item (①)",
            Self::Point => "point (一是)",
            Self::Dash => "principle (--)",
            Self::PlainPart | Self::PlainSection => "heading without a number",
            Self::Chapter => "chapter (第一章)",
            Self::ChapterSection => "section (第一节)",
            Self::Article => "article (第一条)",
        }
    }

    /// Its first number as printed, for Chinese messages.
    pub const fn example(self) -> &'static str {
        match self {
            Self::Volume => "第一编",
            Self::Part => "一、",
            Self::Section => "（一）",
            Self::Measure => "1.",
            Self::Decimal2 => "1.1",
            Self::Decimal3 => "1.1.1",
            Self::Decimal4 => "1.1.1.1",
            Self::Parenthesis => "1）",
            Self::Item => "（1）",
            Self::Circled => "①",
            Self::Point => "一是",
            Self::Dash => "——",
            Self::PlainPart | Self::PlainSection => "没有编号的小标题",
            Self::Chapter => "第一章",
            Self::ChapterSection => "第一节",
            Self::Article => "第一条",
        }
    }
}
