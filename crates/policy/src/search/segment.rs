//! Segments a query into sayings, literal text, numbers, letters and unknown parts, choosing the
//! segmentation that explains the most characters with the fewest segments.

use std::ops::Range;

use super::count;
use super::fold::{BETWEEN_NUMBERS, is_latin, is_number};
use super::index::{Saying, SayingMeaning, SearchIndex};
use super::scan;

/// A segment of a query.
#[derive(Debug)]
pub(super) struct Segment<'i, 'c> {
    /// The range of its normalized characters.
    pub(super) range: Range<usize>,
    pub(super) kind: SegmentKind<'i, 'c>,
}

/// The kind of a segment.
#[derive(Debug)]
pub(super) enum SegmentKind<'i, 'c> {
    /// A saying, possibly with function characters in between: 学（点）手艺.
    Saying(&'i Saying<'c>),
    /// It occurs verbatim in the text.
    Literal,
    /// A run of Latin letters.
    Letters,
    /// A function character: 了, 个, 在.
    Light,
    /// Unknown.
    Unknown,
}

/// Maximum number of function characters within a saying.
const MAX_SKIPPED: usize = 7;

/// Gain per explained character.
const CHAR: u32 = 20;
/// Costs per segment, so that few long segments beat many short ones. A reviewed saying costs less than
/// literal text, a filler more.
const SAYING_COST: u32 = 6;
const LITERAL_COST: u32 = 10;
/// For literal text that is a known word: 培训, so that 农民工培训 is not segmented as 农民 and 工培训.
const WORD_COST: u32 = 8;
const FILLER_COST: u32 = 12;
/// Gain of a function character, on its own and within a saying. The latter equals that of a filler's
/// character, so 欠我们钱 matches 欠钱.
const LIGHT: u32 = 3;
const SKIPPED: u32 = 12;

/// The segments of a query word, in order; they cover it completely.
pub(super) fn segments<'i, 'c>(
    index: &'i SearchIndex<'c>,
    text: &[char],
    chars: &[char],
) -> Vec<Segment<'i, 'c>> {
    let longest = scan::longest_matches(text, chars);
    // Dynamic programming from the end: for each index the total gain from there, and the segment that
    // starts there.
    let mut best: Vec<(u32, usize, SegmentKind<'i, 'c>)> = Vec::new();
    best.resize_with(chars.len() + 1, || (0, 0, SegmentKind::Unknown));
    for start in (0..chars.len()).rev() {
        let mut here = (0, 0, SegmentKind::Unknown);
        let mut offer = |gain: u32, len: usize, kind: SegmentKind<'i, 'c>| {
            let total = gain + best[start + len].0;
            // Of equal totals the last, which is the longest literal segment.
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
            let cost = if saying.meaning == SayingMeaning::Filler { FILLER_COST } else { SAYING_COST };
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
            // A single digit is as likely the 一 of 一个 as a number.
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

/// Whether a cut before `at` splits a number.
fn cuts_number(chars: &[char], at: usize) -> bool {
    at > 0 && at < chars.len() && is_number(chars[at - 1]) && is_number(chars[at])
}
