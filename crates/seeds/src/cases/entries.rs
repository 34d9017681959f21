//! Case files as authors write them.

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

/// What is expected of each of some benefits, by their ids.
pub(super) type ByBenefit<T> = BTreeMap<Spanned<String>, Spanned<T>>;

impl RawCase {
    /// The ids of the benefits of which something is expected.
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
    /// Further answers, each given in turn: the case holds if it does with each of them.
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
    /// For whom and how often it is paid, as far as the text says: `person`, `enterprise`, `once`, `monthly`
    /// and `total 70`, in this order.
    #[serde(default)]
    pub pays: ByBenefit<String>,
    /// `grants`, `applicant_may`, `provider_may`, `priority`, `own_choice`, `by_agreement` or `aim`.
    #[serde(default)]
    pub strengths: ByBenefit<String>,
    /// How many can get it; 0 where the text sets no number.
    #[serde(default)]
    pub quotas: ByBenefit<u32>,
    /// How many years it lasts; 0 where the text does not say.
    #[serde(default)]
    pub terms: ByBenefit<u32>,
    /// The facts that an undetermined verdict still depends on.
    #[serde(default)]
    pub matters: ByBenefit<Vec<String>>,
    /// What can be done about what is not met: `ways`, `more_steps`, `needs_answers`, `impossible`.
    #[serde(default)]
    pub advice: ByBenefit<String>,
    /// All ways of one or two changes to meet what is not met, none for another outcome: `wait 12`, `fact=option`, `fact+option`, `fact-option`,
    /// `fact=3..10`, `fact=now`, two of them joined by ` & `.
    #[serde(default)]
    pub would_change: ByBenefit<Vec<String>>,
    /// What is missing where it takes more steps, one string; where answers are needed, what is missing
    /// besides: any of these, written like ways.
    #[serde(default)]
    pub missing: ByBenefit<Vec<String>>,
    /// The facts to be answered where answers are needed.
    #[serde(default)]
    pub needs: ByBenefit<Vec<String>>,
    /// What decides that it is impossible: `fact`, `fact+option` or `fact-option`, as it would have to be.
    #[serde(default)]
    pub decided_by: ByBenefit<Vec<String>>,
    /// The last day to apply, where waiting would be in vain.
    #[serde(default)]
    pub too_late: ByBenefit<String>,
    /// Whether questions apply, by their facts; one that does not is 不适用.
    #[serde(default)]
    pub applies: BTreeMap<Spanned<String>, Spanned<bool>>,
    /// The fact asked next, or `none`.
    pub next: Option<Spanned<String>>,
    /// What the questions are about; everything where left out.
    pub topic: Option<Spanned<String>>,
    /// For whom the benefits are listed; everybody where left out.
    pub audience: Option<Spanned<String>>,
    /// What is said of answers that contradict each other.
    pub message: Option<Spanned<String>>,
}
