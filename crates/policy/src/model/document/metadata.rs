//! Metadata of a document: number, issuer, dates.

use serde::{Deserialize, Serialize};

use super::Quote;

/// Metadata of a document.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Metadata<'a> {
    /// The document's name on the site, for example 黑龙江省实施意见.
    pub short_title: &'a str,
    /// The area it applies to, for example 黑龙江省 or 全国.
    pub jurisdiction: &'a str,
    /// One plain sentence that describes the document and its limits.
    pub description: &'a str,
    /// How far it has been edited.
    pub edition: Edition,
    /// The entries of the document's head and end, in reading order.
    #[serde(borrow)]
    pub entries: Vec<Metadatum<'a>>,
}

impl Metadata<'_> {
    /// Whether the document applies to the whole country (全国).
    #[must_use]
    pub fn is_nationwide(&self) -> bool {
        self.jurisdiction == "全国"
    }
}

/// How far a document has been edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Edition {
    /// 阅读版: text and search work, numbers are detected automatically, and benefits have not been written
    /// yet.
    Reading,
    /// 完整版: every number is explained and every measure has its benefits.
    #[default]
    Full,
}

/// One entry of a document's head or end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadatum<'a> {
    /// The kind of entry.
    pub key: MetadataKey,
    /// The quoted text.
    pub quote: Quote,
    /// A remark for readers; usually empty.
    pub note: &'a str,
}

/// The kind of an entry in a document's head or end.
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
    /// 收文号: the recipient's register number of a telegram
    Received,
    /// The date beside the register number
    ReceivedDate,
    /// 发电编号: the telegraph office's own number
    TelegraphNumber,
    /// The kind of telegram, as in 广东省直机关发电
    TelegramKind,
}
