//! The numbers of the documents: sums, shares, quotas, targets, terms, deadlines.
//!
//! Every number in a text is either part of a [`Figure`], explained in plain words, or a [`NotFigure`] with
//! the reason why it is not a quantity. The seed compiler rejects a text with any other number, and a value
//! that disagrees with the words.

mod found;
mod words;

pub use found::{FoundKind, FoundNumber};
pub use words::yuan;

use serde::{Deserialize, Serialize};

use super::date::Date;
use super::document::{Document, Quote, Span};
use super::rules::{Benefit, BenefitIndex};

/// A number of a document with its meaning (数字).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure<'a> {
    /// Short, stable and public: the fragment of its row on the figures page.
    pub id: &'a str,
    /// The index of its document in [`Corpus::documents`](crate::Corpus::documents).
    pub document: u16,
    /// The quote it rests on.
    pub quote: Quote,
    /// The range of the number with its unit, within the quote: `3万元`, `1.5%-2.5%`.
    pub number: Span,
    /// What kind of statement it is.
    pub group: FigureGroup,
    /// The parsed value.
    #[serde(borrow)]
    pub value: FigureValue<'a>,
    /// Whether the number is exact, a cap or a floor.
    pub bound: Bound,
    /// Its meaning in plain words.
    pub meaning: &'a str,
    /// Whom it benefits or binds, in plain words.
    #[serde(borrow)]
    pub who: Option<&'a str>,
    /// Who pays, quoted; `None` if the text does not say (文件未写明).
    pub payer: Option<Quote>,
    /// The fund that pays, quoted.
    pub fund: Option<Quote>,
    /// How often, quoted (`一次性`, `每两年`); `None` if the text does not say.
    pub recurrence: Option<Span>,
    /// The id of the figure with the number of recipients of this sum.
    #[serde(borrow)]
    pub quota: Option<&'a str>,
    /// The sum's label in the chart, as short as is unambiguous: `世界技能大赛金牌`, `首席技师`.
    #[serde(borrow)]
    pub label: Option<&'a str>,
    /// The benefits that state it.
    pub benefits: Vec<BenefitIndex>,
    /// What the text leaves open, or how it was interpreted.
    #[serde(borrow)]
    pub note: Option<&'a str>,
}

/// The kind of statement, in display order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "group"))]
#[serde(rename_all = "kebab-case")]
pub enum FigureGroup {
    /// 金额
    Sum,
    /// 比例
    Share,
    /// 名额和名次
    Quota,
    /// 年限: how long something lasts, or must have lasted
    Term,
    /// 时限: until when, from when, within what time
    Deadline,
    /// 次数: how often
    Frequency,
    /// 目标数量: how many are to be built, held, trained
    Target,
    /// 其他数量: how many kinds, parties, certificates
    Count,
    /// 文件日期: dates of the papers themselves
    Date,
}

impl FigureGroup {
    /// All groups, in display order.
    pub const ALL: [Self; 9] = [
        Self::Sum,
        Self::Share,
        Self::Quota,
        Self::Term,
        Self::Deadline,
        Self::Frequency,
        Self::Target,
        Self::Count,
        Self::Date,
    ];
}

/// A typed number with its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum FigureValue<'a> {
    /// Money in whole yuan.
    Yuan(ValueRange),
    /// A share in basis points: 150 is 1.5 %.
    Share(ValueRange),
    /// A count with its unit: 名, 个, 人次, 年.
    Count(ValueRange, &'a str),
    /// A calendar year.
    Year(u16),
    /// A calendar day.
    Day(Date),
}

/// An inclusive range of values; `min == max` for a single number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ValueRange {
    /// The smallest.
    pub min: u32,
    /// The largest.
    pub max: u32,
}

impl ValueRange {
    /// The range of a single value.
    #[must_use]
    pub const fn one(value: u32) -> Self {
        Self { min: value, max: value }
    }
}

/// Whether a number is exact, a cap or a floor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "bound"))]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// The number itself.
    #[default]
    Exact,
    /// 不超过, 最高, 年内: at most.
    AtMost,
    /// 以上, 至少: at least.
    AtLeast,
}

/// A number that is not a quantity, with the reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotFigure {
    /// The index of its document in [`Corpus::documents`](crate::Corpus::documents).
    pub document: u16,
    /// The surrounding words.
    pub quote: Quote,
    /// The range of the number, within the quote.
    pub words: Span,
    /// Why it is not a figure.
    pub reason: NotFigureReason,
}

/// Why a number is not a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "reason"))]
#[serde(rename_all = "kebab-case")]
pub enum NotFigureReason {
    /// 文号、编号: the number of a document or telegram
    PaperNumber,
    /// 会议: the ordinal of a congress, a plenum, a meeting
    Meeting,
    /// 口号: a formula whose number belongs to its name
    Slogan,
    /// 名称: the name of a plan, a system, a class
    Name,
    /// 习惯用语: part of an idiom
    Idiom,
    /// 不定数: 一 as an article, or a number that means "many"
    Indefinite,
}

impl NotFigureReason {
    /// All reasons, in display order.
    pub const ALL: [Self; 6] =
        [Self::PaperNumber, Self::Meeting, Self::Slogan, Self::Name, Self::Idiom, Self::Indefinite];
}

impl Figure<'_> {
    /// The amount in yuan, if the figure is a sum.
    #[must_use]
    pub const fn yuan(&self) -> Option<ValueRange> {
        match self.value {
            FigureValue::Yuan(range) => Some(range),
            FigureValue::Share(_) | FigureValue::Count(..) | FigureValue::Year(_) | FigureValue::Day(_) => {
                None
            }
        }
    }

    /// The number as text, with its bound: `最高3000元`, `60%以上`, `前三名`.
    #[must_use]
    pub fn amount(&self, document: &Document<'_>) -> String {
        let (before, behind) = self.bound.around(self.value);
        [before, self.number.slice(document.text), behind].concat()
    }

    /// Whether its indices and spans are valid; checked by the decoder.
    pub(crate) fn is_valid(&self, documents: &[Document<'_>], benefits: &[Benefit<'_>]) -> bool {
        let Some(document) = documents.get(usize::from(self.document)) else { return false };
        document.contains_quote(self.quote)
            && self.benefits.iter().all(|benefit| usize::from(benefit.0) < benefits.len())
            && document.quote_contains(self.quote, self.number)
            && self.recurrence.is_none_or(|span| document.quote_contains(self.quote, span))
            && [self.payer, self.fund].into_iter().flatten().all(|quote| document.contains_quote(quote))
    }
}

impl NotFigure {
    /// Whether its indices and spans are valid; checked by the decoder.
    pub(crate) fn is_valid(&self, documents: &[Document<'_>]) -> bool {
        documents.get(usize::from(self.document)).is_some_and(|document| {
            document.contains_quote(self.quote) && document.quote_contains(self.quote, self.words)
        })
    }
}
