//! Repetitions that lie too far apart for gzip, which looks back 32 kB: the same sentences stand on a
//! document's page, on the measure's, and in the comparison. Folded first, the pages pack a quarter smaller.
//!
//! ```text
//! folded = length *( SEPARATOR from "," count ";" literal )   ; numbers in base 36
//! ```
//!
//! Each part copies `count` UTF-16 units from place `from` of what is there already, and adds the
//! literal. `src/scripts/file/store.ts` unfolds it.

use std::collections::HashMap;
use std::fmt::Write as _;

/// A character that no JSON has: there it would be escaped.
const SEPARATOR: char = '\u{1}';

/// Below this a reference costs more than it saves.
const SHORTEST: usize = 32;

/// Folds a text that has no control characters.
#[must_use]
pub fn fold(text: &str) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut places: HashMap<&[u16], usize> = HashMap::with_capacity(units.len());
    let mut folded = number(units.len());
    // What was not said yet begins here, behind a copy of so many units from there.
    let (mut from, mut count, mut literal, mut at) = (0, 0, 0, 0);
    while at + SHORTEST <= units.len() {
        let found = places.get(&units[at..at + SHORTEST]).copied();
        let length = found.map_or(0, |found| common(&units[found..at], &units[at..]));
        if let Some(found) = found.filter(|_| length >= SHORTEST) {
            push(&mut folded, from, count, &units[literal..at]);
            (from, count, literal) = (found, length, at + length);
        }
        let next = at + length.max(1);
        for place in at..next.min(units.len() - SHORTEST + 1) {
            places.entry(&units[place..place + SHORTEST]).or_insert(place);
        }
        at = next;
    }
    push(&mut folded, from, count, &units[literal..]);
    folded
}

/// How many units both begin with. Never half a character: a copy neither begins behind one nor ends
/// with one.
fn common(before: &[u16], here: &[u16]) -> usize {
    if here.first().is_some_and(|unit| (0xDC00..0xE000).contains(unit)) {
        return 0;
    }
    let length = before.iter().zip(here).take_while(|(a, b)| a == b).count();
    let splits = length > 0 && (0xD800..0xDC00).contains(&here[length - 1]);
    length - usize::from(splits)
}

fn push(folded: &mut String, from: usize, count: usize, literal: &[u16]) {
    // Writing to a string cannot fail.
    let _ = write!(folded, "{SEPARATOR}{},{};", number(from), number(count));
    folded.extend(char::decode_utf16(literal.iter().copied()).map(|unit| unit.unwrap_or('\u{FFFD}')));
}

fn number(value: usize) -> String {
    let mut digits = Vec::new();
    let mut rest = value;
    loop {
        digits.push(b"0123456789abcdefghijklmnopqrstuvwxyz"[rest % 36]);
        rest /= 36;
        if rest == 0 {
            break;
        }
    }
    digits.iter().rev().map(|&digit| char::from(digit)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// As the page does it.
    fn unfold(folded: &str) -> String {
        let mut parts = folded.split(SEPARATOR);
        let read = |digits: &str| usize::from_str_radix(digits, 36).unwrap();
        let length = read(parts.next().unwrap());
        let mut units: Vec<u16> = Vec::new();
        for part in parts {
            let (copy, literal) = part.split_once(';').unwrap();
            let (from, count) = copy.split_once(',').unwrap();
            let (from, count) = (read(from), read(count));
            units.extend_from_within(from..from + count);
            units.extend(literal.encode_utf16());
        }
        assert_eq!(units.len(), length);
        String::from_utf16(&units).unwrap()
    }

    #[test]
    fn any_text_comes_back() {
        let sentence =
            "推进产业工人队伍建设改革，提高技术技能素质，维护劳动经济权益，发挥产业工人主力军作用。";
        for text in [
            String::new(),
            "短".to_owned(),
            sentence.repeat(3),
            format!("{sentence}别的{sentence}甲{sentence}"),
            // Two characters that begin with the same half.
            format!("{sentence}😀{sentence}😁"),
            "aaaa".repeat(100),
        ] {
            assert_eq!(unfold(&fold(&text)), text);
        }
    }

    proptest! {
        /// Few letters, so that much is said again; some of them two units long.
        #[test]
        fn any_mixture_comes_back(text in "[a-c产业😀😁<]{0,400}") {
            prop_assert_eq!(unfold(&fold(&text)), text);
        }
    }

    #[test]
    fn what_is_said_again_is_not_written_again() {
        let sentence =
            "每年命名表彰一批有突出贡献的高技能人才和优秀产业工人，在评选先进时向一线产业工人倾斜。";
        assert_eq!(fold(&format!("{sentence}甲{sentence}")).matches("高技能人才").count(), 1);
    }
}
