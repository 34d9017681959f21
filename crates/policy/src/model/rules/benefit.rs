//! What the document gives, to whom, under which conditions.

use serde::{Deserialize, Serialize};

use super::condition::ConditionIndex;
use crate::model::document::{NodeIndex, Quote};

/// A benefit's place in [`super::Eligibility::benefits`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct BenefitIndex(pub u16);

/// A benefit, right, support, reward, deduction or protecting duty stated in one sentence, for one audience.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Benefit<'a> {
    /// Short, stable and public: `m10-skill-subsidy`.
    pub id: &'a str,
    /// Which of [`super::Eligibility::sources`] states it.
    pub source: u8,
    /// The measure that states it.
    pub measure: NodeIndex,
    /// What it is, in plain words.
    pub title: &'a str,
    /// One plain sentence that says nothing the text does not.
    pub summary: &'a str,
    /// For which audiences it is listed, by their places.
    pub audiences: Vec<u8>,
    /// Under which topics it is listed, by their places.
    pub topics: Vec<u8>,
    /// What kind of thing it is: results are grouped by it.
    pub gives: Gives,
    /// The sentence it rests on.
    pub quote: Quote,
    /// How strongly the text promises it.
    #[serde(borrow)]
    pub strength: Strength<'a>,
    /// 按规定: other rules say more. Shown, without an influence on the verdict.
    pub rules_elsewhere: Option<Quote>,
    /// Everything asked: an `all` over [`Self::target`] and [`Self::condition`].
    pub whole: ConditionIndex,
    /// Whom it is for; where this is false, it is 写给别人的.
    pub target: Option<ConditionIndex>,
    /// What must hold besides.
    pub condition: Option<ConditionIndex>,
    /// Which constraints can matter to it, by their places.
    pub constraints: Vec<u16>,
    /// How much, where it is money.
    #[serde(borrow)]
    pub amount: Option<Amount<'a>>,
    /// Who pays.
    pub payer: Option<Quote>,
    /// How the payer was read where it is named elsewhere than in the words quoted; mostly empty.
    pub payer_note: &'a str,
    /// From which fund.
    pub fund: Option<Quote>,
    /// How many can get it.
    #[serde(borrow)]
    pub quota: Option<Quota<'a>>,
    /// How long it lasts.
    #[serde(borrow)]
    pub term: Option<Term<'a>>,
    /// What the text leaves open about the deadline; mostly empty.
    pub deadline_note: &'a str,
    /// What else the text leaves open; mostly empty.
    pub ambiguity: &'a str,
    /// What to bring, only as far as the text says.
    #[serde(borrow)]
    pub bring: Vec<Bring<'a>>,
}

impl Benefit<'_> {
    /// A benefit of which nothing is said but the words that it rests on.
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

    /// All words that the benefit quotes, those of its conditions apart.
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

/// What kind of thing a benefit is, by its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "gives"))]
#[serde(rename_all = "snake_case")]
pub enum Gives {
    /// Money, or a share of costs or taxes: has an amount, a fund or a deduction.
    Money,
    /// A title, grade, post or honour (职称、等级、岗位、荣誉).
    Title,
    /// Training or another service.
    Service,
    /// Leave and recuperation (休假、疗休养).
    Rest,
    /// A right, or protection of one.
    Right,
    /// Something an employer or a school has to do.
    Duty,
    /// A possibility that depends on others: a selection, a mechanism to come, an encouragement.
    Chance,
}

/// How strongly the text promises a benefit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Strength<'a> {
    /// How strongly.
    pub kind: StrengthKind,
    /// Who decides, in the words of the text; may be empty.
    pub by: &'a str,
    /// The words that say so.
    pub quote: Quote,
}

/// How strongly the text promises a benefit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "strength_kind"))]
#[serde(rename_all = "snake_case")]
pub enum StrengthKind {
    /// It is given to whoever meets the conditions.
    Grants,
    /// Whoever meets the conditions may apply (可申请、可申报).
    ApplicantMay,
    /// Whoever meets the conditions may do so, without asking anybody (允许、可列支、自行设定).
    OwnChoice,
    /// Two sides may do so where both agree (协商一致).
    ByAgreement,
    /// Whoever provides it may give it, or is encouraged to (可、鼓励、支持、引导).
    ProviderMay,
    /// Whoever meets the conditions comes first (优先、重点).
    Priority,
    /// It is what the text wants to bring about; whether it is there now, the text does not say.
    Aim,
}

impl StrengthKind {
    /// Whether somebody decides even where all conditions are met, so that it is not certain.
    #[must_use]
    pub const fn is_discretionary(self) -> bool {
        match self {
            Self::Grants | Self::ApplicantMay | Self::OwnChoice | Self::ByAgreement => false,
            Self::ProviderMay | Self::Priority | Self::Aim => true,
        }
    }
}

/// A sum, or that the text names none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amount<'a> {
    /// How much.
    #[serde(borrow)]
    pub sum: Sum<'a>,
    /// For whom or what each time.
    pub per: Per,
    /// How often.
    pub recurrence: Recurrence,
    /// A share that all payments together must not exceed.
    #[serde(borrow)]
    pub total_cap: Option<TotalCap<'a>>,
    /// The words that say so.
    pub quote: Quote,
}

/// How much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sum<'a> {
    /// Exactly so many yuan.
    Fixed(u32),
    /// At most so many yuan (最高不超过).
    Cap(u32),
    /// A share of something.
    Share(Percent, &'a str),
    /// A share between two bounds of something.
    ShareRange(Percent, Percent, &'a str),
    /// At least a share of something (以上).
    ShareMin(Percent, &'a str),
    /// Money whose sum the text does not name (文件未写明).
    Unspecified,
}

/// A share in tenths of a percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Percent(pub u16);

impl core::fmt::Display for Percent {
    /// Writes `1.5%`.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self.0 % 10 {
            0 => write!(f, "{}%", self.0 / 10),
            tenth => write!(f, "{}.{tenth}%", self.0 / 10),
        }
    }
}

/// For whom or what a sum is paid each time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "per"))]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// 每人
    Person,
    /// 每个企业
    Enterprise,
    /// The text does not say.
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
    /// The text does not say.
    Unstated,
}

/// A share that all payments together must not exceed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TotalCap<'a> {
    /// The share.
    pub percent: Percent,
    /// Of what, in the words of the text.
    pub of: &'a str,
    /// The words that say so.
    pub quote: Quote,
}

/// How many can get a benefit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quota<'a> {
    /// How many.
    pub count: u32,
    /// In which rhythm, in the words of the text; may be empty.
    pub every: &'a str,
    /// The words that say so.
    pub quote: Quote,
}

/// How long a benefit lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term<'a> {
    /// How many years.
    pub years: u16,
    /// What lasts so long, in the words of the text.
    pub what: &'a str,
    /// The words that say so.
    pub quote: Quote,
}

/// Something to bring.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bring<'a> {
    /// What.
    pub text: &'a str,
    /// The words that say so.
    pub quote: Quote,
}

/// A sentence that states an aim or a duty without a condition that anyone can meet: shown on its
/// measure, without a verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Principle<'a> {
    /// Which of [`super::Eligibility::sources`] states it.
    pub source: u8,
    /// The words.
    pub quote: Quote,
    /// Why it is no benefit; may be empty.
    pub why: &'a str,
}

/// A measure without any benefit, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoBenefit<'a> {
    /// Which of [`super::Eligibility::sources`] has the measure.
    pub source: u8,
    /// The measure.
    pub measure: NodeIndex,
    /// Why it has none for a person, an employer or a school.
    pub reason: &'a str,
}
