//! The numbers of a document that nobody has explained yet, as a program finds them.

use serde::{Deserialize, Serialize};

use crate::model::document::{Document, NodeIndex, Quote, Span};

/// A number as it stands in a text; what it means nobody has said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundNumber {
    /// Which of [`Corpus::documents`](crate::Corpus::documents) it stands in.
    pub document: u16,
    /// The sentence or heading it stands in.
    pub leaf: NodeIndex,
    /// The number with its unit.
    pub words: Span,
    /// What it counts or measures, as far as its unit says.
    pub kind: FoundKind,
}

/// What a found number counts or measures. The order is that of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum FoundKind {
    /// 金额
    Sum,
    /// 罚款
    Penalty,
    /// 比例
    Share,
    /// 时间长短、年龄
    Term,
    /// 人数、名次
    Persons,
    /// 其他数量
    Count,
    /// 日期
    Date,
    /// A number without a unit, or one that is part of a name.
    Other,
}

impl FoundKind {
    /// All of them in the order of the page.
    pub const ALL: [Self; 8] = [
        Self::Sum,
        Self::Penalty,
        Self::Share,
        Self::Term,
        Self::Persons,
        Self::Count,
        Self::Date,
        Self::Other,
    ];

    /// Its name in plain words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sum => "金额",
            Self::Penalty => "罚款",
            Self::Share => "比例",
            Self::Term => "时间和年龄",
            Self::Persons => "人数和名次",
            Self::Count => "其他数量",
            Self::Date => "日期和年份",
            Self::Other => "其他：文号、会议、名称里的，和没有单位的",
        }
    }
}

impl FoundNumber {
    /// Whether all that it points to lies where it may: what a decoder must know.
    pub(crate) fn is_sound(&self, documents: &[Document<'_>]) -> bool {
        let quote = Quote { node: self.leaf, span: self.words };
        documents.get(usize::from(self.document)).is_some_and(|document| document.holds(quote))
    }
}
