//! The list of mutants that cannot be told from the rules, each with the reason.

use serde::Deserialize;

/// `[[equivalent]]`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Equivalent {
    /// Its id, as `missed` prints it.
    pub mutant: String,
    /// Why no answers tell it from the rules.
    pub reason: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    #[serde(default)]
    equivalent: Vec<Equivalent>,
}

/// Reads the list.
pub(super) fn read(text: &str) -> Result<Vec<Equivalent>, String> {
    let list: List =
        toml::from_str(text).map_err(|error| format!("the list of equivalent mutants: {error}"))?;
    match list.equivalent.iter().find(|entry| entry.reason.trim().is_empty()) {
        Some(entry) => Err(format!("the list of equivalent mutants gives no reason for `{}`", entry.mutant)),
        None => Ok(list.equivalent),
    }
}
