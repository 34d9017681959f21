//! `document.toml`: what a document's folder says about its text.

use std::collections::BTreeMap;

use policy::model::document::{Edition, MetadataKey};
use serde::Deserialize;
use toml::Spanned;

use super::numbering::Level;
use crate::toml_file::RawQuote;

/// The file as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentFile {
    /// The document's place among all documents; the lowest comes first.
    pub order: u16,
    /// What the site calls the document.
    pub short_title: String,
    /// The area it is for.
    pub jurisdiction: String,
    /// One plain sentence on what it is, and is not.
    pub description: String,
    /// Whether a program filled the file in and nobody has compared it with the document yet.
    pub draft: Option<Spanned<bool>>,
    /// How far it has been worked through; all the way where nothing is said.
    #[serde(default)]
    pub edition: Edition,
    /// What the measures are; where nothing is said, what is numbered `1.` or 第一条, else the smallest units.
    pub unit: Option<RawUnit>,
    /// What the author counted in the text; what is not named is not there.
    pub expect: Spanned<BTreeMap<Countable, Spanned<usize>>>,
    /// The entries of the head and the end.
    #[serde(default)]
    pub metadata: Vec<RawMetadatum>,
    /// What lines are where the reader is mistaken.
    #[serde(default)]
    pub line: Vec<Spanned<RawCorrection>>,
}

/// What a line of the source is.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawCorrection {
    /// Which line of the source; the first is 1.
    pub line: usize,
    /// The line's first words, so that a correction never meets another line.
    pub starts: String,
    /// What the line is.
    pub is: RawRole,
    /// Of a heading: the level of what it heads.
    pub level: Option<Level>,
}

/// What a line can be.
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
    /// No text of the document.
    NotText,
}

/// At which level the units of a document stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RawUnit {
    /// 一、, 第一章
    Part,
    /// （一）, 第一节, and parts without one
    Section,
    /// 1.
    Item,
    /// 第一条
    Article,
    /// The smallest numbered units with a topic of their own, each at its own level
    Smallest,
    /// None: nothing hangs on it
    None,
}

/// What is counted in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Countable {
    /// Characters that are no white space.
    Characters,
    /// Places where a paragraph or a title was made whole over the end of a page or line.
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
    /// All that is counted.
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

/// One entry of the head or the end.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawMetadatum {
    /// What the words are.
    pub key: MetadataKey,
    /// The words.
    pub quote: RawQuote,
    /// What a reader should know about the entry.
    #[serde(default)]
    pub note: String,
}
