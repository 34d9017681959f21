//! The phrases that two texts share.

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::ops::Range;

use super::runs::{Letters, Run, common_runs};
use crate::model::document::Span;

/// A phrase that occurs in both texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shared {
    /// Byte range in the left text.
    pub left: Span,
    /// Byte range in the right text.
    pub right: Span,
}

/// The phrases of at least `min` characters that both texts share, in left-text order. Each character
/// belongs to at most one phrase and longer phrases take precedence, so a word is marked as often as the
/// text with fewer occurrences has it.
///
/// A phrase never starts or ends with punctuation, with a particle, or inside one of the `terms`. Full-width
/// signs equal their half-width forms. To compare several quotes at once, join them with line breaks: no
/// phrase spans a control character.
#[must_use]
pub fn shared_phrases(left: &str, right: &str, min: usize, terms: &[&str]) -> Vec<Shared> {
    let (left, right) = (Tiling::new(left, terms), Tiling::new(right, terms));
    tile(left, right, min.max(1))
}

/// Greedy string tiling: takes the longest unmarked run first, trimmed to valid phrase boundaries.
fn tile(mut left: Tiling, mut right: Tiling, min: usize) -> Vec<Shared> {
    let runs = common_runs(&left.letters.chars, &right.letters.chars, min);
    let mut queue: BinaryHeap<Candidate> = runs.into_iter().map(Candidate).collect();
    let mut shared = Vec::new();
    while let Some(Candidate(run)) = queue.pop() {
        let whole = run.left..run.left + run.len;
        let fit = left.fit(whole.clone());
        let fit = right.fit(fit.start - run.left + run.right..fit.end - run.left + run.right);
        let fit = Run { left: fit.start - run.right + run.left, right: fit.start, len: fit.len() };
        if left.count_letters(fit.left..fit.left + fit.len) < min {
            continue;
        }
        if fit != run {
            queue.push(Candidate(fit));
            continue;
        }
        let taken = (0..run.len).find(|&at| left.taken[run.left + at] || right.taken[run.right + at]);
        if let Some(at) = taken {
            let behind = Run { left: run.left + at + 1, right: run.right + at + 1, len: run.len - at - 1 };
            let parts = [Run { len: at, ..run }, behind];
            queue.extend(parts.into_iter().filter(|part| part.len >= min).map(Candidate));
            continue;
        }
        shared.push(Shared { left: left.take(whole), right: right.take(run.right..run.right + run.len) });
    }
    shared.sort_by_key(|shared| shared.left.start);
    shared
}

/// The tiling state of one text.
struct Tiling {
    letters: Letters,
    /// For each character: whether a phrase covers it.
    taken: Vec<bool>,
    /// For each character inside a term, except the term's first: where that term starts.
    term_start: Vec<Option<usize>>,
    /// For each such character: where that term ends.
    term_end: Vec<usize>,
}

impl Tiling {
    fn new(text: &str, terms: &[&str]) -> Self {
        let letters = Letters::new(text);
        let count = letters.chars.len();
        let mut tiling = Self {
            letters,
            taken: vec![false; count],
            term_start: vec![None; count],
            term_end: vec![0; count],
        };
        for term in terms {
            tiling.note_term(&Letters::new(term).chars);
        }
        tiling
    }

    /// Records the occurrences of a term. Where terms overlap, the first recorded one wins.
    fn note_term(&mut self, term: &[char]) {
        if term.len() < 2 {
            return;
        }
        let starts = self.letters.chars.windows(term.len()).enumerate();
        let found: Vec<usize> =
            starts.filter(|(_, window)| *window == term).map(|(start, _)| start).collect();
        for start in found {
            for at in start + 1..start + term.len() {
                if self.term_start[at].is_none() {
                    (self.term_start[at], self.term_end[at]) = (Some(start), start + term.len());
                }
            }
        }
    }

    /// Trims a run to the widest range with valid phrase boundaries.
    fn fit(&self, run: Range<usize>) -> Range<usize> {
        let Range { mut start, mut end } = run;
        loop {
            let before = (start, end);
            while start < end && !may_end_a_phrase(self.letters.chars[start]) {
                start += 1;
            }
            while start < end && !may_end_a_phrase(self.letters.chars[end - 1]) {
                end -= 1;
            }
            if start < end && self.term_start[start].is_some() {
                start = self.term_end[start].min(end);
            }
            if start < end
                && end < self.letters.chars.len()
                && let Some(term) = self.term_start[end]
            {
                end = term.max(start);
            }
            if before == (start, end) {
                return start..end;
            }
        }
    }

    fn count_letters(&self, run: Range<usize>) -> usize {
        self.letters.chars[run].iter().filter(|c| c.is_alphanumeric()).count()
    }

    fn take(&mut self, run: Range<usize>) -> Span {
        self.taken[run.clone()].fill(true);
        self.letters.span(run.start, run.end)
    }
}

/// Whether a character may start or end a phrase: punctuation and linking particles may not.
fn may_end_a_phrase(c: char) -> bool {
    c.is_alphanumeric() && !matches!(c, '的' | '和' | '与' | '及')
}

/// A candidate run. Ordered by length; of equally long runs the earlier one comes first.
#[derive(PartialEq, Eq)]
struct Candidate(Run);

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |run: &Run| (run.len, std::cmp::Reverse((run.left, run.right)));
        key(&self.0).cmp(&key(&other.0))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn phrases<'l>(left: &'l str, right: &str, terms: &[&str]) -> Vec<&'l str> {
        let shared = shared_phrases(left, right, 4, terms);
        shared.into_iter().map(|shared| shared.left.slice(left)).collect()
    }

    #[test]
    fn the_longest_phrases_are_marked() {
        assert_eq!(
            phrases("建立健全保证产业工人主人翁地位的制度。", "健全保证产业工人主人翁地位的制度安排", &[]),
            ["健全保证产业工人主人翁地位的制度"]
        );
    }

    #[test]
    fn phrases_may_stand_in_another_order() {
        assert_eq!(
            phrases("创新驱动发展战略、科教兴省战略", "科教兴国战略、创新驱动发展战略", &[]),
            ["创新驱动发展战略"]
        );
        assert_eq!(
            phrases("保障合法权益，提高综合素质", "提高综合素质，保障合法权益", &[]),
            ["保障合法权益", "提高综合素质"]
        );
    }

    #[test]
    fn a_word_is_marked_no_more_often_than_both_have_it() {
        assert_eq!(phrases("产业工人，产业工人，产业工人", "产业工人。", &[]), ["产业工人"]);
    }

    #[test]
    fn punctuation_and_particles_stay_outside() {
        assert_eq!(
            phrases("甲：营造改革的良好、环境的", "乙：营造改革的良好、环境的", &[]),
            ["营造改革的良好、环境"]
        );
    }

    #[test]
    fn letters_count_and_punctuation_does_not() {
        assert_eq!(phrases("甲、乙、丙", "甲、乙、丙", &[]), [""; 0]);
    }

    #[test]
    fn terms_are_not_cut() {
        let (left, right) = ("提高职业技能培训补贴", "提高职业技能培训补助");
        assert_eq!(phrases(left, right, &[]), ["提高职业技能培训补"]);
        assert_eq!(phrases(left, right, &["培训补贴", "培训补助"]), ["提高职业技能"]);
    }

    #[test]
    fn the_width_of_signs_does_not_matter() {
        assert_eq!(
            phrases("推进“互联网＋”普惠性服务", "推行“互联网+”普惠性服务", &[]),
            ["互联网＋”普惠性服务"]
        );
    }

    proptest! {
        /// Marks lie on character boundaries and are disjoint, and marked text is equal on both sides.
        #[test]
        fn what_is_marked_is_shared(
            left in "[甲乙丙的，＋+\n]{0,40}",
            right in "[甲乙丙的，＋+\n]{0,40}",
            min in 0_usize..5,
            terms in prop::collection::vec("[甲乙丙]{0,3}", 0..3),
        ) {
            let terms: Vec<&str> = terms.iter().map(String::as_str).collect();
            let shared = shared_phrases(&left, &right, min, &terms);
            let plain = |span: Span, text: &str| {
                text.get(span.start as usize..span.end as usize).map(|words| words.replace('＋', "+"))
            };
            for one in &shared {
                let words = plain(one.left, &left);
                prop_assert!(words.is_some());
                prop_assert_eq!(&words, &plain(one.right, &right));
                prop_assert!(words.is_some_and(|words| words.chars().count() >= min.max(1)));
            }
            let mut ends: Vec<Span> = shared.iter().map(|shared| shared.right).collect();
            ends.sort();
            prop_assert!(ends.windows(2).all(|two| two[0].end <= two[1].start));
            prop_assert!(shared.windows(2).all(|two| two[0].left.end <= two[1].left.start));
        }

        #[test]
        fn no_text_makes_it_panic(left in "\\PC{0,60}", right in "\\PC{0,60}", term in "\\PC{0,3}") {
            prop_assert!(shared_phrases(&left, &right, 1, &[&term]).len() <= left.len());
            prop_assert!(shared_phrases(&left, &left, 1, &[]).len() <= left.len());
        }
    }
}
