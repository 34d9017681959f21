//! Numbers of a document that were detected automatically and not explained yet.

use serde::{Deserialize, Serialize};

use crate::model::document::{Document, NodeIndex, Quote, Span};

/// A number as it occurs in a text, without an explanation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundNumber {
    /// The index of its document in [`Corpus::documents`](crate::Corpus::documents).
    pub document: u16,
    /// The sentence or heading that contains it.
    pub leaf: NodeIndex,
    /// The range of the number with its unit.
    pub words: Span,
    /// What it measures, inferred from its unit.
    pub kind: FoundKind,
}

/// What a detected number measures, in display order.
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
    /// All kinds, in display order.
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

    /// Its Chinese name.
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
    /// Whether its index and spans are valid; checked by the decoder.
    pub(crate) fn is_valid(&self, documents: &[Document<'_>]) -> bool {
        let quote = Quote { node: self.leaf, span: self.words };
        documents.get(usize::from(self.document)).is_some_and(|document| document.contains_quote(quote))
    }
}
