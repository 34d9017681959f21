//! Every number of the documents and what it says: sums, shares, quotas, targets, terms, deadlines.
//!
//! A number in a text is either part of a [`Figure`], with its meaning in plain words, or a
//! [`NotFigure`] with the reason why it counts nothing. The compiler of `seeds/` refuses a text with
//! a number that is neither, and a value that is not what the words say.

mod found;
mod words;

pub use found::{FoundKind, FoundNumber};
pub use words::yuan;

use serde::{Deserialize, Serialize};

use super::date::Date;
use super::document::{Document, Quote, Span};
use super::rules::{Benefit, BenefitIndex};

/// One number of a document and what it says (数字).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure<'a> {
    /// Short, stable and public: the row's address on the page of figures.
    pub id: &'a str,
    /// Which of [`Corpus::documents`](crate::Corpus::documents) it stands in.
    pub document: u16,
    /// The words it rests on, in their sentence.
    pub quote: Quote,
    /// The number itself with its unit, within the quote: `3万元`, `1.5%-2.5%`.
    pub number: Span,
    /// What kind of statement it is.
    pub group: Group,
    /// The number, typed.
    #[serde(borrow)]
    pub value: Value<'a>,
    /// Whether the number is exact, a cap or a floor.
    pub bound: Bound,
    /// What it is, in plain words.
    pub meaning: &'a str,
    /// Whom it is for or whom it binds, in plain words.
    #[serde(borrow)]
    pub who: Option<&'a str>,
    /// Who pays, in the text's words; nothing where the text does not say (文件未写明).
    pub payer: Option<Quote>,
    /// Out of which fund, in the text's words.
    pub fund: Option<Quote>,
    /// Once or how often, in the text's words (`一次性`, `每两年`); nothing where it does not say.
    pub recurrence: Option<Span>,
    /// The figure that says how many there are of what this sum is for.
    #[serde(borrow)]
    pub quota: Option<&'a str>,
    /// The sum's label in the chart, as short as can be told apart: `世界技能大赛金牌`, `首席技师`.
    #[serde(borrow)]
    pub label: Option<&'a str>,
    /// The benefits of the wizard that it is part of.
    pub benefits: Vec<BenefitIndex>,
    /// What the words leave open, or how they have to be read.
    #[serde(borrow)]
    pub note: Option<&'a str>,
}

/// What kind of statement a figure is. The order is that of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "group"))]
#[serde(rename_all = "kebab-case")]
pub enum Group {
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

impl Group {
    /// All groups in the order of the page.
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

/// A number with its unit, typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Value<'a> {
    /// Money in whole yuan.
    Yuan(Range),
    /// Shares in hundredths of a per cent: 150 is 1.5 %.
    Share(Range),
    /// So many of a unit: 名, 个, 人次, 年.
    Count(Range, &'a str),
    /// A year of the calendar.
    Year(u16),
    /// A day of the calendar.
    Day(Date),
}

/// From the smallest to the largest number that the words name; both the same where they name one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Range {
    /// The smallest.
    pub min: u32,
    /// The largest.
    pub max: u32,
}

impl Range {
    /// The range of a single number.
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

/// A number that counts nothing, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotFigure {
    /// Which of [`Corpus::documents`](crate::Corpus::documents) it stands in.
    pub document: u16,
    /// The words around it.
    pub quote: Quote,
    /// The words that hold the number, within the quote.
    pub words: Span,
    /// Why it is no figure.
    pub reason: Reason,
}

/// Why a number is no figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "reason"))]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// 文号、编号: the number of a paper or a telegram
    PaperNumber,
    /// 会议: the ordinal of a congress, a plenum, a meeting
    Meeting,
    /// 口号: a formula whose number belongs to its name
    Slogan,
    /// 名称: the name of a plan, a system, a class
    Name,
    /// 习惯用语: an everyday word
    Idiom,
    /// 不定数: 一 as in "a", or a number that means many
    Indefinite,
}

impl Reason {
    /// All reasons, in the order in which they are listed.
    pub const ALL: [Self; 6] =
        [Self::PaperNumber, Self::Meeting, Self::Slogan, Self::Name, Self::Idiom, Self::Indefinite];
}

impl Figure<'_> {
    /// The money, where the figure is a sum.
    #[must_use]
    pub const fn yuan(&self) -> Option<Range> {
        match self.value {
            Value::Yuan(range) => Some(range),
            Value::Share(_) | Value::Count(..) | Value::Year(_) | Value::Day(_) => None,
        }
    }

    /// The number in words, with what makes it a cap or a floor: `最高3000元`, `60%以上`, `前三名`.
    #[must_use]
    pub fn amount(&self, document: &Document<'_>) -> String {
        let (before, behind) = self.bound.around(self.value);
        [before, self.number.slice(document.text), behind].concat()
    }

    /// Whether all that it points to lies where it may: what a decoder must know.
    pub(crate) fn is_sound(&self, documents: &[Document<'_>], benefits: &[Benefit<'_>]) -> bool {
        let Some(document) = documents.get(usize::from(self.document)) else { return false };
        document.holds(self.quote)
            && self.benefits.iter().all(|benefit| usize::from(benefit.0) < benefits.len())
            && document.holds_within(self.quote, self.number)
            && self.recurrence.is_none_or(|span| document.holds_within(self.quote, span))
            && [self.payer, self.fund].into_iter().flatten().all(|quote| document.holds(quote))
    }
}

impl NotFigure {
    /// Whether all that it points to lies where it may: what a decoder must know.
    pub(crate) fn is_sound(&self, documents: &[Document<'_>]) -> bool {
        documents.get(usize::from(self.document)).is_some_and(|document| {
            document.holds(self.quote) && document.holds_within(self.quote, self.words)
        })
    }
}
