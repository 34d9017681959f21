//! Writing TOML.

use std::fmt::Write;

/// Quotes a text as a TOML string.
pub fn string(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Formats a quote: `{ node = "…", text = "…" }`.
pub fn quote(node: &str, text: &str) -> String {
    format!("{{ node = {}, text = {} }}", string(node), string(text))
}

/// Escapes text for a comment: one line, without control characters.
pub fn comment(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_string_is_read_as_it_was(text in ".*") {
            let table: toml::Table = toml::from_str(&format!("text = {}", string(&text))).unwrap();
            prop_assert_eq!(table["text"].as_str(), Some(text.as_str()));
        }
    }
}
