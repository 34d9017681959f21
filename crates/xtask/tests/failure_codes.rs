//! `hosting/codes.txt`, for whoever answers the telephone: every code that a reader or a webmaster can see, and no other.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

/// Where codes are said, from the project's folder: in the page, by the loader, and by the check of a site.
const SAID_IN: [&str; 4] = [
    "src/app.rs",
    "src/scripts/loader/failure.ts",
    "src/scripts/loader/texts.ts",
    "src/scripts/site-check/checks.ts",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The codes in a text (`L3`, `D10`) that stand between these two marks.
fn codes(text: &str, before: &str, after: &str) -> BTreeSet<String> {
    let is_code = |word: &str| {
        let digits = word.strip_prefix('L').or_else(|| word.strip_prefix('D'));
        digits.is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit()))
    };
    let words = text.split(before).skip(1).filter_map(|rest| rest.split(after).next());
    words.filter(|word| is_code(word)).map(str::to_owned).collect()
}

#[test]
fn the_list_has_every_code_that_is_said_and_no_other() -> Result<(), Box<dyn Error>> {
    let mut said = BTreeSet::new();
    for file in SAID_IN {
        let text = fs::read_to_string(root().join(file))?;
        let found: BTreeSet<String> =
            codes(&text, "（", "）").into_iter().chain(codes(&text, "'", "'")).collect();
        assert!(!found.is_empty(), "{file} says none");
        said.extend(found);
    }
    let list = format!("\n{}", fs::read_to_string(root().join("hosting/codes.txt"))?);
    let listed = codes(&list, "\n", "  ");
    assert_eq!(said, listed);
    Ok(())
}
