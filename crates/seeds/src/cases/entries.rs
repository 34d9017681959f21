//! The format of case files.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

/// A case file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CaseFile {
    #[serde(default, rename = "case")]
    pub cases: Vec<RawCase>,
}

/// Expectations by benefit id.
pub(super) type ByBenefit<T> = BTreeMap<Spanned<String>, Spanned<T>>;

impl RawCase {
    /// The ids of all benefits with an expectation.
    pub fn benefits(&self) -> impl Iterator<Item = &str> {
        let words = [&self.verdicts, &self.deadlines, &self.amounts, &self.pays, &self.strengths];
        let words = words.into_iter().chain([&self.advice, &self.too_late]).flat_map(BTreeMap::keys);
        let lists = [&self.matters, &self.would_change, &self.missing, &self.needs, &self.decided_by];
        let lists = lists.into_iter().flat_map(BTreeMap::keys);
        let numbers = [&self.quotas, &self.terms].into_iter().flat_map(BTreeMap::keys);
        words.chain(lists).chain(numbers).map(|id| id.get_ref().as_str())
    }
}

/// `[[case]]`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCase {
    pub name: Spanned<String>,
    pub as_of: Spanned<String>,
    #[serde(default)]
    pub answers: BTreeMap<Spanned<String>, Spanned<toml::Value>>,
    /// Alternative answers: the case must hold with each of them.
    #[serde(default)]
    pub each: BTreeMap<Spanned<String>, Vec<Spanned<toml::Value>>>,
    /// `met`, `discretionary`, `undetermined`, `unlisted`, `not_met`, `not_for_you`, `not_issued`
    #[serde(default)]
    pub verdicts: ByBenefit<String>,
    /// The last day to apply, or `none`.
    #[serde(default)]
    pub deadlines: ByBenefit<String>,
    /// `fixed 50000`, `cap 2000`, `share 50`, `share_range 1.5-2.5`, `share_min 60`, `unspecified`, `none`
    #[serde(default)]
    pub amounts: ByBenefit<String>,
    /// Recipient, frequency and total cap as far as the text states them: `person`, `enterprise`, `once`,
    /// `monthly` and `total 70`, in this order.
    #[serde(default)]
    pub pays: ByBenefit<String>,
    /// `grants`, `applicant_may`, `provider_may`, `priority`, `own_choice`, `by_agreement` or `aim`.
    #[serde(default)]
    pub strengths: ByBenefit<String>,
    /// The number of recipients; 0 if unspecified.
    #[serde(default)]
    pub quotas: ByBenefit<u32>,
    /// The duration in years; 0 if unspecified.
    #[serde(default)]
    pub terms: ByBenefit<u32>,
    /// The facts that an undetermined verdict still depends on.
    #[serde(default)]
    pub matters: ByBenefit<Vec<String>>,
    /// The advice on an unmet benefit: `ways`, `more_steps`, `needs_answers`, `impossible`.
    #[serde(default)]
    pub advice: ByBenefit<String>,
    /// All ways of one or two changes; empty for other outcomes. A change is `wait 12`, `fact=option`,
    /// `fact+option`, `fact-option`, `fact=3..10` or `fact=now`; two are joined by ` & `.
    #[serde(default)]
    pub would_change: ByBenefit<Vec<String>>,
    /// For `more_steps` the example combination, as one string; for `needs_answers` the alternative ways
    /// needed in addition.
    #[serde(default)]
    pub missing: ByBenefit<Vec<String>>,
    /// For `needs_answers`, the facts to be answered.
    #[serde(default)]
    pub needs: ByBenefit<Vec<String>>,
    /// For `impossible`, what decides it, as it would have to be: `fact`, `fact+option` or `fact-option`.
    #[serde(default)]
    pub decided_by: ByBenefit<Vec<String>>,
    /// The last day to apply, if waiting does not help.
    #[serde(default)]
    pub too_late: ByBenefit<String>,
    /// Whether questions apply, by fact; a question that does not is 不适用.
    #[serde(default)]
    pub applies: BTreeMap<Spanned<String>, Spanned<bool>>,
    /// The next question, or `none`.
    pub next: Option<Spanned<String>>,
    /// The chosen topic; all topics if omitted.
    pub topic: Option<Spanned<String>>,
    /// The chosen audience; everybody if omitted.
    pub audience: Option<Spanned<String>>,
    /// The message about contradictory answers.
    pub message: Option<Spanned<String>>,
}
