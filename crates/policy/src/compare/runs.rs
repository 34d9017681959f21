//! The characters of two texts, and the longest runs that they have in common.

use crate::model::document::Span;

/// The characters of a text with the byte offset of each.
pub(super) struct Letters {
    /// The characters, full-width signs normalized to half-width.
    pub(super) chars: Vec<char>,
    /// Byte offset of each character, followed by the length of the text.
    starts: Vec<u32>,
}

impl Letters {
    pub(super) fn new(text: &str) -> Self {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let mut starts: Vec<u32> = text.char_indices().map(|(at, _)| offset(at)).collect();
        starts.push(offset(text.len()));
        Self { chars: text.chars().map(ordinary).collect(), starts }
    }

    /// The byte range of the characters `start..end`.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.starts[start], self.starts[end])
    }
}

/// Normalizes a full-width sign: 互联网＋ and 互联网+ compare equal.
fn ordinary(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// A run of characters that occurs in both texts, as character offsets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) left: usize,
    pub(super) right: usize,
    pub(super) len: usize,
}

impl Run {
    /// The part of the run that lies within both windows.
    pub(super) fn clip(self, left: &std::ops::Range<usize>, right: &std::ops::Range<usize>) -> Self {
        let skipped = left.start.saturating_sub(self.left).max(right.start.saturating_sub(self.right));
        let len = (self.len.saturating_sub(skipped))
            .min(left.end.saturating_sub(self.left + skipped))
            .min(right.end.saturating_sub(self.right + skipped));
        Self { left: self.left + skipped, right: self.right + skipped, len }
    }
}

/// All common runs of at least `min` characters that cannot be extended at either end.
///
/// Control characters match nothing, so no run spans a line break. Takes O(left × right) time: about 1 ms
/// for the longest pair in the corpus.
pub(super) fn common_runs(left: &[char], right: &[char], min: usize) -> Vec<Run> {
    let same = |i: usize, j: usize| left[i] == right[j] && !left[i].is_control();
    let mut runs = Vec::new();
    // For each right index, the length of the run that ends at the previous left character.
    let mut lengths = vec![0_usize; right.len()];
    for i in 0..left.len() {
        let mut diagonal = 0;
        for (j, length) in lengths.iter_mut().enumerate() {
            let len = if same(i, j) { diagonal + 1 } else { 0 };
            diagonal = std::mem::replace(length, len);
            let goes_on = i + 1 < left.len() && j + 1 < right.len() && same(i + 1, j + 1);
            if len >= min && len > 0 && !goes_on {
                runs.push(Run { left: i + 1 - len, right: j + 1 - len, len });
            }
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(left: &str, right: &str, min: usize) -> Vec<(usize, usize, usize)> {
        let chars = |text: &str| text.chars().collect::<Vec<_>>();
        let found = common_runs(&chars(left), &chars(right), min);
        found.into_iter().map(|run| (run.left, run.right, run.len)).collect()
    }

    #[test]
    fn runs_are_as_long_as_can_be() {
        assert_eq!(runs("甲乙丙丁", "子乙丙丑", 1), [(1, 1, 2)]);
    }

    #[test]
    fn runs_that_are_too_short_are_left_out() {
        assert_eq!(runs("甲乙丙丁", "子乙丙丑", 3), []);
    }

    #[test]
    fn a_line_break_parts_runs() {
        assert_eq!(runs("甲乙\n丙丁", "甲乙\n丙丁", 2), [(0, 0, 2), (3, 3, 2)]);
    }

    #[test]
    fn clipping_keeps_what_lies_in_both_windows() {
        let run = Run { left: 2, right: 10, len: 6 };
        assert_eq!(run.clip(&(4..7), &(0..20)), Run { left: 4, right: 12, len: 3 });
        assert_eq!(run.clip(&(0..20), &(15..20)), Run { left: 7, right: 15, len: 1 });
        assert_eq!(run.clip(&(9..20), &(0..20)).len, 0);
    }
}
