//! Whether numbered headings count 1, 2, 3 without a gap.

use std::collections::BTreeMap;
use std::ops::Range;

use policy::document::Kind;

use crate::diagnostics::Diagnostics;

/// A numbered heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbered {
    /// What it opens.
    pub kind: Kind,
    /// Its number.
    pub number: u16,
    /// Which heading it stands under, if its numbers begin anew there.
    pub within: Option<usize>,
    /// Where its number stands in the source.
    pub place: Range<usize>,
}

/// Says where a number is missing, doubled or out of order.
pub fn check(numbered: &[Numbered], path: &str, diagnostics: &mut Diagnostics) {
    let mut last: BTreeMap<(Kind, Option<usize>), u16> = BTreeMap::new();
    for heading in numbered {
        let expected = last.get(&(heading.kind, heading.within)).map_or(1, |number| number + 1);
        let found = heading.number;
        last.insert((heading.kind, heading.within), found.max(expected - 1));
        if found == expected {
            continue;
        }
        let name = name(heading.kind);
        let message = if found < expected {
            format!("{name} {found} stands twice: expected {expected}")
        } else if found == expected + 1 {
            format!("{name} {expected} is missing: found {found} instead")
        } else {
            format!("{name} {expected} to {} are missing: found {found} instead", found - 1)
        };
        diagnostics.error(
            path,
            heading.place.clone(),
            message,
            format!("expected number {expected} here"),
            "compare with the document as issued; a heading counts only at the start of its own line",
        );
    }
}

/// The English name of a numbered kind, with what it looks like.
pub const fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Part => "part (一、)",
        Kind::Section => "section (（一）)",
        Kind::Measure => "measure (1.)",
        Kind::Item => "item (（1）)",
        Kind::Point => "point (一是)",
        Kind::Principle => "principle (--)",
        _ => "node",
    }
}
