//! Benefits: what a document gives, to whom, and under which conditions.

use serde::{Deserialize, Serialize};

use super::condition::ConditionIndex;
use crate::model::document::{NodeIndex, Quote};

/// The index of a benefit in [`super::Eligibility::benefits`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct BenefitIndex(pub u16);

/// A benefit, right, support, reward, deduction or protecting duty stated in one sentence, for one audience.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Benefit<'a> {
    /// Short, stable and public: `m10-skill-subsidy`.
    pub id: &'a str,
    /// The index of its document in [`super::Eligibility::sources`].
    pub source: u8,
    /// The measure that states it.
    pub measure: NodeIndex,
    /// What it is, in plain words.
    pub title: &'a str,
    /// One plain sentence that adds nothing to the text.
    pub summary: &'a str,
    /// The indices of the audiences it is listed for.
    pub audiences: Vec<u8>,
    /// The indices of the topics it is listed under.
    pub topics: Vec<u8>,
    /// Its kind, by which results are grouped.
    pub gives: Gives,
    /// The sentence it rests on.
    pub quote: Quote,
    /// How strongly the text promises it.
    #[serde(borrow)]
    pub strength: Strength<'a>,
    /// 按规定: further rules exist elsewhere. Displayed only; does not affect the verdict.
    pub rules_elsewhere: Option<Quote>,
    /// All requirements: an `all` over [`Self::target`] and [`Self::condition`].
    pub whole: ConditionIndex,
    /// Whom it targets; if false, the benefit is 写给别人的.
    pub target: Option<ConditionIndex>,
    /// The further conditions.
    pub condition: Option<ConditionIndex>,
    /// The indices of the constraints that can affect it.
    pub constraints: Vec<u16>,
    /// The amount, if it is money.
    #[serde(borrow)]
    pub amount: Option<Amount<'a>>,
    /// Who pays.
    pub payer: Option<Quote>,
    /// How the payer was determined if another passage names them; usually empty.
    pub payer_note: &'a str,
    /// The fund that pays.
    pub fund: Option<Quote>,
    /// How many can receive it.
    #[serde(borrow)]
    pub quota: Option<Quota<'a>>,
    /// How long it lasts.
    #[serde(borrow)]
    pub term: Option<BenefitTerm<'a>>,
    /// What the text leaves open about the deadline; usually empty.
    pub deadline_note: &'a str,
    /// What else the text leaves open; usually empty.
    pub ambiguity: &'a str,
    /// What to bring, as far as the text says.
    #[serde(borrow)]
    pub bring: Vec<Bring<'a>>,
}

impl Benefit<'_> {
    /// A benefit with a quote and otherwise empty fields.
    pub(crate) const fn bare(quote: Quote) -> Self {
        Self {
            id: "",
            source: 0,
            measure: NodeIndex(0),
            title: "",
            summary: "",
            audiences: Vec::new(),
            topics: Vec::new(),
            gives: Gives::Money,
            quote,
            strength: Strength { kind: StrengthKind::Grants, by: "", quote },
            rules_elsewhere: None,
            whole: ConditionIndex(0),
            target: None,
            condition: None,
            constraints: Vec::new(),
            amount: None,
            payer: None,
            payer_note: "",
            fund: None,
            quota: None,
            term: None,
            deadline_note: "",
            ambiguity: "",
            bring: Vec::new(),
        }
    }

    /// All quotes of the benefit except those of its conditions.
    pub(crate) fn quotes(&self) -> impl Iterator<Item = Quote> {
        let amount = self.amount.into_iter();
        let amounts = amount
            .flat_map(|amount| std::iter::once(amount.quote).chain(amount.total_cap.map(|cap| cap.quote)));
        [self.quote, self.strength.quote]
            .into_iter()
            .chain([self.rules_elsewhere, self.payer, self.fund].into_iter().flatten())
            .chain(amounts)
            .chain(self.quota.map(|quota| quota.quote))
            .chain(self.term.map(|term| term.quote))
            .chain(self.bring.iter().map(|bring| bring.quote))
    }
}

/// The kind of a benefit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "gives"))]
#[serde(rename_all = "snake_case")]
pub enum Gives {
    /// Money, or a share of costs or taxes: an amount, a fund or a deduction.
    Money,
    /// A title, grade, post or honour (职称、等级、岗位、荣誉).
    Title,
    /// Training or another service.
    Service,
    /// Leave and recuperation (休假、疗休养).
    Rest,
    /// A right, or protection of one.
    Right,
    /// A duty of an employer or a school.
    Duty,
    /// An opportunity that depends on others: a selection, a planned mechanism, an encouragement.
    Chance,
}

/// How strongly the text promises a benefit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Strength<'a> {
    /// How strongly.
    pub kind: StrengthKind,
    /// Who decides, in the words of the text; may be empty.
    pub by: &'a str,
    /// The supporting quote.
    pub quote: Quote,
}

/// How strongly the text promises a benefit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "strength_kind"))]
#[serde(rename_all = "snake_case")]
pub enum StrengthKind {
    /// Granted to everyone who meets the conditions.
    Grants,
    /// Those who meet the conditions may apply (可申请、可申报).
    ApplicantMay,
    /// Those who meet the conditions may act on their own authority (允许、可列支、自行设定).
    OwnChoice,
    /// Both sides may agree on it (协商一致).
    ByAgreement,
    /// The provider may give it or is encouraged to (可、鼓励、支持、引导).
    ProviderMay,
    /// Those who meet the conditions have priority (优先、重点).
    Priority,
    /// An aim of the document; whether it exists yet is left open.
    Aim,
}

impl StrengthKind {
    /// Whether somebody has discretion even if all conditions are met.
    #[must_use]
    pub const fn is_discretionary(self) -> bool {
        match self {
            Self::Grants | Self::ApplicantMay | Self::OwnChoice | Self::ByAgreement => false,
            Self::ProviderMay | Self::Priority | Self::Aim => true,
        }
    }
}

/// An amount of money, which the text may leave unspecified.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amount<'a> {
    /// How much.
    #[serde(borrow)]
    pub sum: Sum<'a>,
    /// The unit that the sum applies to.
    pub per: Per,
    /// How often.
    pub recurrence: Recurrence,
    /// A cap on the total of all payments.
    #[serde(borrow)]
    pub total_cap: Option<TotalCap<'a>>,
    /// The supporting quote.
    pub quote: Quote,
}

/// How much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sum<'a> {
    /// Exactly this many yuan.
    Fixed(u32),
    /// At most this many yuan (最高不超过).
    Cap(u32),
    /// A share of a base.
    Share(Percent, &'a str),
    /// A share of a base between two bounds.
    ShareRange(Percent, Percent, &'a str),
    /// At least this share of a base (以上).
    ShareMin(Percent, &'a str),
    /// Money of an unspecified amount (文件未写明).
    Unspecified,
}

/// A share in tenths of a percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Percent(pub u16);

impl core::fmt::Display for Percent {
    /// Formats as `1.5%`.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self.0 % 10 {
            0 => write!(f, "{}%", self.0 / 10),
            tenth => write!(f, "{}.{tenth}%", self.0 / 10),
        }
    }
}

/// The unit that a sum applies to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "per"))]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// 每人
    Person,
    /// 每个企业
    Enterprise,
    /// Unspecified.
    Unstated,
}

/// How often a sum is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "recurrence"))]
#[serde(rename_all = "snake_case")]
pub enum Recurrence {
    /// 一次性
    Once,
    /// 每月
    Monthly,
    /// Unspecified.
    Unstated,
}

/// A cap on the total of all payments, as a share of a base.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TotalCap<'a> {
    /// The share.
    pub percent: Percent,
    /// The base, in the words of the text.
    pub of: &'a str,
    /// The supporting quote.
    pub quote: Quote,
}

/// The number of recipients of a benefit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quota<'a> {
    /// The number.
    pub count: u32,
    /// The interval, in the words of the text; may be empty.
    pub every: &'a str,
    /// The supporting quote.
    pub quote: Quote,
}

/// How long a benefit lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BenefitTerm<'a> {
    /// Number of years.
    pub years: u16,
    /// What lasts that long, in the words of the text.
    pub what: &'a str,
    /// The supporting quote.
    pub quote: Quote,
}

/// A document or item to bring.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bring<'a> {
    /// What to bring.
    pub text: &'a str,
    /// The supporting quote.
    pub quote: Quote,
}

/// A sentence that states an aim or a duty without conditions on anyone: shown with its measure, without a
/// verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Principle<'a> {
    /// The index of its document in [`super::Eligibility::sources`].
    pub source: u8,
    /// The quote.
    pub quote: Quote,
    /// Why it is not a benefit; may be empty.
    pub why: &'a str,
}

/// A measure without benefits, with the reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoBenefit<'a> {
    /// The index of its document in [`super::Eligibility::sources`].
    pub source: u8,
    /// The measure.
    pub measure: NodeIndex,
    /// Why it gives nothing to a person, an employer or a school.
    pub reason: &'a str,
}
