//! A query taken apart: into what people say, stretches that stand in the text, numbers, letters, and
//! what nothing is known of. Of all ways to cut it, the one that explains most in the fewest pieces.

use std::ops::Range;

use super::count;
use super::fold::{BETWEEN_NUMBERS, is_latin, is_number};
use super::index::{Meaning, Saying, SearchIndex};
use super::scan;

/// A stretch of a query.
#[derive(Debug)]
pub(super) struct Segment<'i, 'c> {
    /// Its folded characters.
    pub(super) range: Range<usize>,
    pub(super) kind: SegmentKind<'i, 'c>,
}

/// What a stretch of a query is.
#[derive(Debug)]
pub(super) enum SegmentKind<'i, 'c> {
    /// Something people say, perhaps with light characters between: 学[点]手艺.
    Saying(&'i Saying<'c>),
    /// It stands in the text like this.
    Literal,
    /// Latin letters in a row.
    Letters,
    /// A character that only holds others together: 了, 个, 在.
    Light,
    /// Nothing is known of it.
    Unknown,
}

/// How many light characters may stand within something people say.
const MAX_SKIPPED: usize = 7;

/// What a way of cutting gains for each character that is explained.
const CHAR: u32 = 20;
/// Less for each piece, so that few long pieces are better than many short ones. What has been reviewed
/// as a saying is a little better than the same letters in a text; fillers come after both.
const SAYING_COST: u32 = 6;
const LITERAL_COST: u32 = 10;
/// Letters of a text that are known to be a word: 培训, so that 农民工培训 is not cut into 农民 and 工培训.
const WORD_COST: u32 = 8;
const FILLER_COST: u32 = 12;
/// For a light character, and for one within something people say: as much as for one of a filler, so that
/// 欠我们钱 is 欠钱 with 我们 in it.
const LIGHT: u32 = 3;
const SKIPPED: u32 = 12;

/// The segments of a word of a query, in order; together they cover it.
pub(super) fn segments<'i, 'c>(
    index: &'i SearchIndex<'c>,
    text: &[char],
    chars: &[char],
) -> Vec<Segment<'i, 'c>> {
    let longest = scan::longest_matches(text, chars);
    // For each place, from the end: the gain from there on, and the segment that begins there.
    let mut best: Vec<(u32, usize, SegmentKind<'i, 'c>)> = Vec::new();
    best.resize_with(chars.len() + 1, || (0, 0, SegmentKind::Unknown));
    for start in (0..chars.len()).rev() {
        let mut here = (0, 0, SegmentKind::Unknown);
        let mut offer = |gain: u32, len: usize, kind: SegmentKind<'i, 'c>| {
            let total = gain + best[start + len].0;
            // Of equals the last: the longest stretch that stands in the text.
            if here.1 == 0 || total >= here.0 {
                here = (total, len, kind);
            }
        };
        let rest = &chars[start..];
        if is_latin(rest[0]) {
            let len = rest.iter().take_while(|&&c| is_latin(c)).count();
            offer(gain(len, LITERAL_COST), len, SegmentKind::Letters);
        }
        for (saying, taken) in index.sayings_at(rest, MAX_SKIPPED) {
            let cost = if saying.meaning == Meaning::Filler { FILLER_COST } else { SAYING_COST };
            let skipped = SKIPPED * count(taken - saying.chars.len());
            offer(gain(saying.chars.len(), cost) + skipped, taken, SegmentKind::Saying(saying));
        }
        for len in 2..=longest[start] {
            if !cuts_number(chars, start) && !cuts_number(chars, start + len) {
                let cost = if index.is_generic(&rest[..len]) { WORD_COST } else { LITERAL_COST };
                offer(gain(len, cost), len, SegmentKind::Literal);
            }
        }
        if is_number(rest[0]) {
            let len = rest.iter().take_while(|&&c| is_number(c)).count();
            // One digit is as often 一 in 一个 as a number.
            if len == 1 && chars.len() > 1 {
                offer(LIGHT, 1, SegmentKind::Light);
            } else if longest[start] >= len {
                offer(gain(len.min(3), LITERAL_COST), len, SegmentKind::Literal);
            } else {
                offer(0, len, SegmentKind::Unknown);
            }
        } else if rest[0] == BETWEEN_NUMBERS || index.is_light(rest[0]) {
            offer(LIGHT, 1, SegmentKind::Light);
        } else if chars.len() == 1 && longest[start] == 1 {
            offer(gain(1, LITERAL_COST), 1, SegmentKind::Literal);
        } else {
            offer(0, 1, SegmentKind::Unknown);
        }
        best[start] = here;
    }
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let (_, len, kind) = std::mem::replace(&mut best[at], (0, 1, SegmentKind::Unknown));
        let len = len.max(1);
        found.push(Segment { range: at..at + len, kind });
        at += len;
    }
    found
}

fn gain(len: usize, cost: u32) -> u32 {
    (CHAR * count(len)).saturating_sub(cost)
}

/// Whether a cut before `at` would go through a number.
fn cuts_number(chars: &[char], at: usize) -> bool {
    at > 0 && at < chars.len() && is_number(chars[at - 1]) && is_number(chars[at])
}
