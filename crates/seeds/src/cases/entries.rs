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

/// `[[case]]`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCase {
    pub name: Spanned<String>,
    pub as_of: Spanned<String>,
    #[serde(default)]
    pub answers: BTreeMap<Spanned<String>, Spanned<toml::Value>>,
    /// `met`, `discretionary`, `undetermined`, `unlisted`, `not_met`, `not_for_you`, `not_issued`
    #[serde(default)]
    pub verdicts: ByBenefit<String>,
    /// The last day to apply, or `none`.
    #[serde(default)]
    pub deadlines: ByBenefit<String>,
    /// `fixed 50000`, `cap 2000`, `share 50`, `share_range 1.5-2.5`, `share_min 60`, `unspecified`, `none`
    #[serde(default)]
    pub amounts: ByBenefit<String>,
    /// The facts that an undetermined verdict still depends on.
    #[serde(default)]
    pub matters: ByBenefit<Vec<String>>,
    /// All ways to meet what is not met: `wait 12`, `fact=option`, `fact+option`, `fact-option`,
    /// `fact=3..10`, `fact=now`, two of them joined by ` & `.
    #[serde(default)]
    pub would_change: ByBenefit<Vec<String>>,
    /// The last day to apply, where waiting would be in vain.
    #[serde(default)]
    pub too_late: ByBenefit<String>,
    /// The fact asked next, or `none`.
    pub next: Option<Spanned<String>>,
    /// What the questions are about; everything where left out.
    pub topic: Option<Spanned<String>>,
    /// For whom the benefits are listed; everybody where left out.
    pub audience: Option<Spanned<String>>,
    /// What is said of answers that contradict each other.
    pub message: Option<Spanned<String>>,
}
