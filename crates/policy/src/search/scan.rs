//! Multi-string search in the normalized text, in one pass.
//!
//! There is no index: a pass over both documents takes about 20 µs, and a bigram index would be larger than
//! the text.

use super::fold::is_number;
use super::index::BETWEEN_PASSAGES;

/// A prefilter by first character: a 256-bucket set, possibly with false positives.
pub(super) struct FirstCharFilter([bool; 256]);

impl FirstCharFilter {
    pub(super) fn new(firsts: impl Iterator<Item = char>) -> Self {
        let mut wanted = [false; 256];
        firsts.for_each(|c| wanted[Self::slot(c)] = true);
        Self(wanted)
    }

    pub(super) fn may_start(&self, c: char) -> bool {
        self.0[Self::slot(c)]
    }

    const fn slot(c: char) -> usize {
        (c as usize) & 0xff
    }
}

/// Calls `found(needle, start)` for each occurrence of a needle, in text order. A needle that starts or ends
/// with a number only matches the whole number: 3 does not match in 30000.
pub(super) fn occurrences(text: &[char], needles: &[&[char]], mut found: impl FnMut(usize, usize)) {
    let filter = FirstCharFilter::new(needles.iter().filter_map(|needle| needle.first().copied()));
    for (start, &c) in text.iter().enumerate() {
        if !filter.may_start(c) {
            continue;
        }
        for (position, needle) in needles.iter().enumerate() {
            let stands = needle.first() == Some(&c) && text[start..].starts_with(needle);
            if stands && !cuts_number(text, start) && !cuts_number(text, start + needle.len()) {
                found(position, start);
            }
        }
    }
}

/// Maximum total number of extra characters in an approximate match.
const MAX_BETWEEN: usize = 6;
/// Maximum number of parts of an approximate match.
const MAX_PARTS: usize = 3;
/// Minimum length of each part.
const MIN_PART: usize = 2;

/// Calls `found(start, end)` for each approximate match of `wanted`: in order and within one passage, with
/// extra characters between its parts, as 职工教育经费 in 职工教育培训经费.
pub(super) fn near_occurrences(text: &[char], wanted: &[char], mut found: impl FnMut(usize, usize)) {
    let Some(first) = wanted.first() else { return };
    for (start, c) in text.iter().enumerate() {
        if c != first || text[start..].starts_with(wanted) || cuts_number(text, start) {
            continue;
        }
        if let Some(len) = near_len(&text[start..], wanted, MAX_PARTS, MAX_BETWEEN) {
            found(start, start + len);
        }
    }
}

/// The number of characters of `text` that an approximate match of `wanted` in at most `parts` parts spans.
fn near_len(text: &[char], wanted: &[char], parts: usize, between: usize) -> Option<usize> {
    let common = text.iter().zip(wanted).take_while(|(there, here)| there == here).count();
    if common == wanted.len() {
        return Some(common);
    }
    if common < MIN_PART || wanted.len() - common < MIN_PART || parts < 2 {
        return None;
    }
    let passage = text[common..].iter().take_while(|&&c| c != BETWEEN_PASSAGES).count();
    (1..=between.min(passage)).find_map(|gap| {
        let rest = near_len(&text[common + gap..], &wanted[common..], parts - 1, between - gap)?;
        Some(common + gap + rest)
    })
}

/// For each index in `wanted`, the length of the longest prefix of `wanted[index..]` that occurs in `text`,
/// with whole numbers on both sides.
pub(super) fn longest_matches(text: &[char], wanted: &[char]) -> Vec<usize> {
    let filter = FirstCharFilter::new(wanted.iter().copied());
    let mut longest = vec![0; wanted.len()];
    for (start, &c) in text.iter().enumerate() {
        if !filter.may_start(c) || cuts_number(text, start) {
            continue;
        }
        for from in 0..wanted.len() {
            if wanted[from] != c || cuts_number(wanted, from) {
                continue;
            }
            let mut len =
                text[start..].iter().zip(&wanted[from..]).take_while(|(there, here)| there == here).count();
            while len > longest[from] && (cuts_number(text, start + len) || cuts_number(wanted, from + len)) {
                len -= 1;
            }
            longest[from] = longest[from].max(len);
        }
    }
    longest
}

/// Whether a cut before `at` splits a number.
fn cuts_number(text: &[char], at: usize) -> bool {
    at > 0 && at < text.len() && is_number(text[at - 1]) && is_number(text[at])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn every_place_of_every_needle_is_found_in_order() {
        let (text, a, b) = (chars("技师和高级技师"), chars("技师"), chars("高级"));
        let mut places = Vec::new();
        occurrences(&text, &[&a, &b], |needle, start| places.push((needle, start)));
        assert_eq!(places, [(0, 0), (1, 3), (0, 5)]);
    }

    #[test]
    fn numbers_are_found_whole() {
        let (text, a, b) = (chars("给予30000元和3000元"), chars("3000元"), chars("3"));
        let mut places = Vec::new();
        occurrences(&text, &[&a, &b], |needle, start| places.push((needle, start)));
        assert_eq!(places, [(0, 9)]);
    }

    #[test]
    fn words_with_something_between_stand_nearly() {
        let near = |text: &str, wanted: &str| {
            let mut places = Vec::new();
            near_occurrences(&chars(text), &chars(wanted), |start, end| places.push((start, end)));
            places
        };
        assert_eq!(near("提取职工教育培训经费", "职工教育经费"), [(2, 10)]);
        assert_eq!(near("推行学徒制培训", "学徒培训"), [(2, 7)]);
        assert_eq!(near("职工教育经费", "职工教育经费"), [], "stands itself");
        assert_eq!(near("职工教育\n经费", "职工教育经费"), [], "two passages");
        assert_eq!(near("职工教育和各种各样的其他经费", "职工教育经费"), [], "too far apart");
    }

    #[test]
    fn the_longest_stretch_that_stands_somewhere() {
        let text = chars("岗位技能提升培训和职业培训补贴");
        assert_eq!(longest_matches(&text, &chars("技能补贴")), [2, 1, 2, 1]);
        assert_eq!(longest_matches(&chars("30000元"), &chars("3元")), [0, 1]);
    }
}
