//! The format of `document.toml`.

use std::collections::BTreeMap;

use policy::model::document::{Edition, MetadataKey};
use serde::Deserialize;
use toml::Spanned;

use super::numbering::Level;
use crate::toml_file::RawQuote;

/// `document.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentFile {
    /// The sort key among all documents, ascending.
    pub order: u16,
    /// The document's name on the site.
    pub short_title: String,
    /// The area it applies to.
    pub jurisdiction: String,
    /// One plain sentence that describes it and its limits.
    pub description: String,
    /// Whether the file was generated and not reviewed yet.
    pub draft: Option<Spanned<bool>>,
    /// How far the document has been edited; full by default.
    #[serde(default)]
    pub edition: Edition,
    /// The level of the measures; by default items numbered `1.` or 第一条, else the smallest units.
    pub unit: Option<RawUnit>,
    /// The author's counts; an omitted key means 0.
    pub expect: Spanned<BTreeMap<Countable, Spanned<usize>>>,
    /// The entries of the document's head and end.
    #[serde(default)]
    pub metadata: Vec<RawMetadatum>,
    /// Corrections of misread lines.
    #[serde(default)]
    pub line: Vec<Spanned<RawCorrection>>,
}

/// A correction of a source line.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawCorrection {
    /// The 1-based line number.
    pub line: usize,
    /// The first words of the line, to detect shifted line numbers.
    pub starts: String,
    /// The actual role of the line.
    pub is: RawRole,
    /// For a heading: its level.
    pub level: Option<Level>,
}

/// The role of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RawRole {
    /// 标题
    Title,
    /// 发文字号
    Number,
    /// 成文日期
    Date,
    /// 主送机关
    Addressees,
    /// 发文机关
    Issuer,
    /// 小标题
    Heading,
    /// 正文
    Text,
    /// 附件
    Attachment,
    /// Not part of the document's text.
    NotText,
}

/// The level of a document's units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RawUnit {
    /// 一、, 第一章
    Part,
    /// （一）, 第一节, and parts without sections
    Section,
    /// 1.
    Item,
    /// 第一条
    Article,
    /// The smallest numbered units with a topic of their own, at any level
    Smallest,
    /// No units
    None,
}

/// What is counted in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Countable {
    /// Non-whitespace characters.
    Characters,
    /// Paragraphs and titles rejoined across page or line ends.
    Joins,
    /// 一、
    Parts,
    /// （一）
    Sections,
    /// `--`
    Principles,
    /// 一是
    Points,
    /// 1.
    Measures,
    /// （1）
    Items,
}

impl Countable {
    /// Everything that is counted.
    pub const ALL: [Self; 8] = [
        Self::Characters,
        Self::Joins,
        Self::Parts,
        Self::Sections,
        Self::Principles,
        Self::Points,
        Self::Measures,
        Self::Items,
    ];

    /// The key in the file.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Characters => "characters",
            Self::Joins => "joins",
            Self::Parts => "parts",
            Self::Sections => "sections",
            Self::Principles => "principles",
            Self::Points => "points",
            Self::Measures => "measures",
            Self::Items => "items",
        }
    }
}

/// A metadata entry.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawMetadatum {
    /// The kind of entry.
    pub key: MetadataKey,
    /// The quote.
    pub quote: RawQuote,
    /// A remark for readers.
    #[serde(default)]
    pub note: String,
}
