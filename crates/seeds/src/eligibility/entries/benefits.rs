//! The format of `benefits/*.toml`.

use policy::model::rules::{Gives, Per, Recurrence, StrengthKind};
use serde::Deserialize;
use toml::Spanned;

use super::RawCondition;
use crate::toml_file::RawQuote;

/// `benefits/*.toml`
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(in crate::eligibility) struct RawBenefits {
    #[serde(rename = "benefit")]
    pub given: Vec<RawBenefit>,
    #[serde(rename = "principle")]
    pub principles: Vec<RawPrinciple>,
    #[serde(rename = "no_benefit")]
    pub no_benefit: Vec<RawNoBenefit>,
    #[serde(rename = "draft")]
    pub drafts: Vec<RawBenefitDraft>,
}

/// `[[benefit]]`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::eligibility) struct RawBenefit {
    pub id: Spanned<String>,
    pub measure: Spanned<String>,
    pub title: String,
    pub summary: String,
    pub audiences: Vec<Spanned<String>>,
    pub topics: Vec<Spanned<String>>,
    pub gives: Spanned<Gives>,
    /// The ids of its wishes, overriding the filters of the wishes.
    pub wishes: Option<Vec<Spanned<String>>>,
    pub quote: RawQuote,
    /// The reason, if the quote starts or ends inside a clause.
    #[serde(default)]
    pub cut: String,
    pub strength: RawStrength,
    pub rules_elsewhere: Option<RawQuote>,
    pub target: Option<Spanned<RawCondition>>,
    pub condition: Option<Spanned<RawCondition>>,
    pub amount: Option<RawSum>,
    pub payer: Option<RawQuote>,
    #[serde(default)]
    pub payer_note: String,
    pub fund: Option<RawQuote>,
    pub quota: Option<RawQuota>,
    pub term: Option<RawBenefitTerm>,
    #[serde(default)]
    pub deadline_note: String,
    #[serde(default)]
    pub ambiguity: String,
    #[serde(default)]
    pub bring: Vec<RawBring>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::eligibility) struct RawStrength {
    pub kind: Spanned<StrengthKind>,
    pub by: Option<Spanned<String>>,
    pub quote: RawQuote,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::eligibility) struct RawSum {
    pub kind: Spanned<RawSumKind>,
    pub yuan: Option<Spanned<u32>>,
    pub percent: Option<Spanned<f64>>,
    pub min_percent: Option<Spanned<f64>>,
    pub max_percent: Option<Spanned<f64>>,
    pub of: Option<Spanned<String>>,
    pub per: Option<Spanned<Per>>,
    pub recurrence: Option<Recurrence>,
    pub total_cap: Option<RawTotalCap>,
    pub quote: RawQuote,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::eligibility) enum RawSumKind {
    Fixed,
    Cap,
    Share,
    ShareRange,
    ShareMin,
    Unspecified,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::eligibility) struct RawTotalCap {
    pub percent: Spanned<f64>,
    pub of: Spanned<String>,
    pub quote: RawQuote,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::eligibility) struct RawQuota {
    pub count: u32,
    pub every: Option<Spanned<String>>,
    pub quote: RawQuote,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::eligibility) struct RawBenefitTerm {
    pub years: u16,
    pub what: Spanned<String>,
    pub quote: RawQuote,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::eligibility) struct RawBring {
    pub text: String,
    pub quote: RawQuote,
}

/// `[[principle]]`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::eligibility) struct RawPrinciple {
    /// The quote; alternatively a range.
    pub quote: Option<RawQuote>,
    /// The first sentence, or its container, of a range that consists of principles.
    pub from: Option<Spanned<String>>,
    /// The last one; defaults to `from`.
    pub to: Option<Spanned<String>>,
    #[serde(default)]
    pub why: String,
}

/// `[[no_benefit]]`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::eligibility) struct RawNoBenefit {
    /// The measure, or the first of a range; all its sentences become principles with this reason.
    #[serde(alias = "from")]
    pub measure: Spanned<String>,
    /// The last measure of the range.
    pub to: Option<Spanned<String>>,
    pub reason: Spanned<String>,
}

/// `[[draft]]`: a measure whose benefits are not written yet.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::eligibility) struct RawBenefitDraft {
    pub measure: Spanned<String>,
}
