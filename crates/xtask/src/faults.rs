//! Parses the list of faults, `docs/faults.md`: each fault with the tests that cause it.

use std::fs;

use crate::{Error, Result, project};

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedFault {
    /// The heading above it.
    pub section: String,
    /// The fault.
    pub what: String,
    /// Its tests.
    pub tests: Vec<FaultTest>,
}

/// A test by name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FaultTest {
    /// Its package.
    pub package: String,
    /// Its path as printed by `cargo test`.
    pub path: String,
}

/// Reads the list.
///
/// # Errors
/// If the file is missing.
pub fn listed() -> Result<Vec<ListedFault>> {
    let path = project::root().join("docs/faults.md");
    Ok(parse(&fs::read_to_string(&path).map_err(Error::reading(&path))?))
}

/// The rows, in all tables of a text, that name tests.
fn parse(text: &str) -> Vec<ListedFault> {
    let mut faults = Vec::new();
    let mut section = "";
    for line in text.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            section = heading;
        }
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [what, _, tests] = cells[..] else { continue };
        let tests: Vec<FaultTest> = tests.split('`').filter_map(FaultTest::parse).collect();
        if !tests.is_empty() {
            faults.push(ListedFault { section: section.to_owned(), what: what.to_owned(), tests });
        }
    }
    faults
}

impl FaultTest {
    fn parse(name: &str) -> Option<FaultTest> {
        let (package, path) = name.split_once(": ")?;
        Some(FaultTest { package: package.to_owned(), path: path.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_read_and_heads_of_tables_are_not() {
        let list = "## A\n\n| fault | then | shown by |\n|---|---|---|\n| x | y | `p: a::b` `q: c` |\n";
        let test = |package: &str, path: &str| FaultTest { package: package.into(), path: path.into() };
        let tests = vec![test("p", "a::b"), test("q", "c")];
        assert_eq!(parse(list), [ListedFault { section: "A".into(), what: "x".into(), tests }]);
    }
}
