//! The list of equivalent mutants, each with its reason.

use serde::Deserialize;

/// `[[equivalent]]`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Equivalent {
    /// The mutant's id, as printed for missed ones.
    pub mutant: String,
    /// Why no answers distinguish it.
    pub reason: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    #[serde(default)]
    equivalent: Vec<Equivalent>,
}

/// Parses the list.
pub(super) fn read(text: &str) -> Result<Vec<Equivalent>, String> {
    let list: List =
        toml::from_str(text).map_err(|error| format!("the list of equivalent mutants: {error}"))?;
    match list.equivalent.iter().find(|entry| entry.reason.trim().is_empty()) {
        Some(entry) => Err(format!("the list of equivalent mutants gives no reason for `{}`", entry.mutant)),
        None => Ok(list.equivalent),
    }
}
