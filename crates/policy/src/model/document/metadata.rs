//! What is known about a document: number, issuer, dates.

use serde::{Deserialize, Serialize};

use super::Quote;

/// What is known about a document.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Metadata<'a> {
    /// What the site calls the document, for example 黑龙江省实施意见.
    pub short_title: &'a str,
    /// The area it is for, for example 黑龙江省 or 全国.
    pub jurisdiction: &'a str,
    /// One plain sentence on what the document is, and is not.
    pub description: &'a str,
    /// How far it has been worked through.
    pub edition: Edition,
    /// The entries of the head and the end of the document, in reading order.
    #[serde(borrow)]
    pub entries: Vec<Metadatum<'a>>,
}

impl Metadata<'_> {
    /// Whether the document is for the whole country (全国), and not for a province.
    #[must_use]
    pub fn is_nationwide(&self) -> bool {
        self.jurisdiction == "全国"
    }
}

/// How far a document has been worked through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Edition {
    /// 阅读版: its text can be read and searched, its numbers are shown as a program finds them. What it gives to
    /// whom nobody has written.
    Reading,
    /// 完整版: each number is explained, each measure has its benefits.
    #[default]
    Full,
}

/// One entry of a document's head or end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadatum<'a> {
    /// What the words are.
    pub key: MetadataKey,
    /// The words.
    pub quote: Quote,
    /// What a reader should know about the entry; empty for most.
    pub note: &'a str,
}

/// What an entry of the head or the end of a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "metadata_key"))]
#[serde(rename_all = "kebab-case")]
pub enum MetadataKey {
    /// 标题
    Title,
    /// 发文机关 or 发电单位
    Issuer,
    /// 发文字号
    Number,
    /// 成文日期
    Date,
    /// 主送机关
    Addressees,
    /// 紧急程度
    Urgency,
    /// 签批盖章: who signed
    Signatory,
    /// 抄送
    CopyTo,
    /// 收文号: the register number of whoever received a telegram
    Received,
    /// The date beside the register number
    ReceivedDate,
    /// 发电编号: the telegraph office's own number
    TelegraphNumber,
    /// The kind of telegram, as in 广东省直机关发电
    TelegramKind,
}
