//! Corrects input-method errors: characters with the same sound (职成 for 职称), or one wrong character in a
//! longer word.

use std::ops::Range;

use super::count;
use super::index::SearchIndex;
use super::pinyin::{PinyinIndex, Sound};
use super::scan::FirstCharFilter;
use super::segment::{Segment, SegmentKind};

/// A mistyped range of the query.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Typo {
    pub(super) range: Range<usize>,
    /// The intended characters, of the same number.
    pub(super) meant: Vec<char>,
}

/// Maximum distance, in characters, that a correction extends to either side.
const MAX_REACH: usize = 5;
/// Minimum number of occurrences for a homophone pair to count as a word.
const MIN_PAIR_COUNT: usize = 3;
/// Minimum word length at which one character may differ in sound too.
const MIN_LEN_FOR_ANY: usize = 5;
/// Score of an exact character, and of a homophone.
const RIGHT: u32 = 10;
const SOUNDS_RIGHT: u32 = 8;
/// Bonus of a reviewed saying over document text of the same length.
const SAYING: u32 = 3;

/// The best correction of an unknown range: a homophonous saying or passage of the text. `None` if there is
/// no correction or nothing to correct.
pub(super) fn find_typo(
    index: &SearchIndex<'_>,
    pinyin: Option<&PinyinIndex<'_>>,
    text: &[char],
    chars: &[char],
    segments: &[Segment<'_, '_>],
) -> Option<Typo> {
    let unknown: Vec<usize> = segments
        .iter()
        .filter(|segment| matches!(segment.kind, SegmentKind::Unknown))
        .flat_map(|segment| segment.range.clone())
        .collect();
    if unknown.is_empty() {
        return None;
    }
    let typed = Typed { index, chars, heard: pinyin.map(|pinyin| pinyin.sounds_of(chars)), unknown };
    let mut best: Option<(u32, Typo)> = None;
    let is_better = |best: &Option<(u32, Typo)>, score| best.as_ref().is_none_or(|(known, _)| score > *known);
    // A saying qualifies only if at least one of its characters was typed.
    let filter = FirstCharFilter::new(chars.iter().copied());
    for (place, saying) in index.sayings.iter().enumerate() {
        if !saying.chars.iter().any(|&c| filter.may_start(c)) {
            continue;
        }
        let sounds = pinyin.map(|pinyin| pinyin.saying_sounds(place));
        if let Some((score, start)) = typed.as_saying(&saying.chars, sounds) {
            let range = start..start + saying.chars.len();
            if is_better(&best, score + SAYING) {
                best = Some((score + SAYING, Typo { range, meant: saying.chars.clone() }));
            }
        }
    }
    if let Some(pinyin) = pinyin {
        let sounds = pinyin.text_sounds();
        let mut pairs: Vec<(&[char], bool)> = Vec::new();
        let heard = typed.heard.iter().flat_map(|heard| typed.unknown.iter().map(|&place| heard[place]));
        let mut may_sound = [false; 256];
        heard.filter(|sound| sound.is_known()).for_each(|sound| may_sound[sound.slot()] = true);
        for at in 0..text.len() {
            if !may_sound[sounds[at].slot()] {
                continue;
            }
            let Some((score, range, from)) = typed.as_text(text, sounds, at) else { continue };
            let meant = &text[from..from + range.len()];
            if is_better(&best, score) && (meant.len() > 2 || is_frequent(&mut pairs, text, meant)) {
                best = Some((score, Typo { range, meant: meant.to_vec() }));
            }
        }
    }
    best.map(|(_, typo)| typo)
}

/// The typed characters and their sounds.
struct Typed<'q, 'i, 'c> {
    index: &'i SearchIndex<'c>,
    chars: &'q [char],
    heard: Option<Vec<Sound>>,
    /// Indices of the unknown characters.
    unknown: Vec<usize>,
}

impl Typed<'_, '_, '_> {
    /// How well a saying explains a range with unknown characters, and where that range starts.
    fn as_saying(&self, said: &[char], sounds: Option<&[Sound]>) -> Option<(u32, usize)> {
        let starts = |&at: &usize| at.saturating_sub(said.len() - 1)..=at;
        let starts =
            self.unknown.iter().flat_map(starts).filter(|&start| start + said.len() <= self.chars.len());
        starts.filter_map(|start| Some((self.likeness(start, said, sounds)?, start))).max()
    }

    fn likeness(&self, start: usize, said: &[char], sounds: Option<&[Sound]>) -> Option<u32> {
        let (mut right, mut alike, mut wrong) = (0, 0, 0);
        for (at, &meant) in said.iter().enumerate() {
            if self.chars[start + at] == meant {
                right += 1;
            } else if self.sounds_like(start + at, sounds.map(|sounds| sounds[at])) {
                alike += 1;
            } else {
                wrong += 1;
                // At either end the character may belong to the adjacent word.
                let is_within = at > 0 && at + 1 < said.len();
                if said.len() < MIN_LEN_FOR_ANY || wrong > 1 || !is_within {
                    return None;
                }
            }
        }
        let is_one_slip = wrong == 0 || alike == 0;
        (is_one_slip && right >= alike.max(1)).then_some(right * RIGHT + alike * SOUNDS_RIGHT)
    }

    /// How well the text around `at` explains the range around an unknown homophone: the score, the range,
    /// and its start in the text.
    fn as_text(&self, text: &[char], sounds: &[Sound], at: usize) -> Option<(u32, Range<usize>, usize)> {
        let heard = self.heard.as_ref()?;
        let unknown = self
            .unknown
            .iter()
            .copied()
            .filter(|&place| heard[place].is_known() && heard[place] == sounds[at]);
        let explained = unknown.filter_map(|place| {
            let fits = |place: usize, at: usize| {
                self.chars[place] == text[at] && !self.index.is_light(text[at])
                    || heard[place].is_known() && heard[place] == sounds[at] && self.unknown.contains(&place)
            };
            let before =
                (1..=MAX_REACH.min(place).min(at)).take_while(|&back| fits(place - back, at - back)).count();
            let room = MAX_REACH.min(self.chars.len() - place - 1).min(text.len() - at - 1);
            let after = (1..=room).take_while(|&on| fits(place + on, at + on)).count();
            let (range, from) = (place - before..place + after + 1, at - before);
            let right =
                range.clone().filter(|&place| self.chars[place] == text[from + place - range.start]).count();
            let alike = range.len() - right;
            (right >= alike.max(1)).then(|| (count(right) * RIGHT + count(alike) * SOUNDS_RIGHT, range, from))
        });
        explained.max_by_key(|(score, ..)| *score)
    }

    fn sounds_like(&self, place: usize, sound: Option<Sound>) -> bool {
        let heard = self.heard.as_ref().map(|heard| heard[place]);
        heard.is_some_and(Sound::is_known) && heard == sound
    }
}

/// Whether two adjacent characters are frequent enough to be a word; memoized in `known`.
fn is_frequent<'t>(known: &mut Vec<(&'t [char], bool)>, text: &[char], pair: &'t [char]) -> bool {
    if let Some((_, is_word)) = known.iter().find(|(asked, _)| *asked == pair) {
        return *is_word;
    }
    let is_word = text.windows(pair.len()).filter(|window| *window == pair).count() >= MIN_PAIR_COUNT;
    known.push((pair, is_word));
    is_word
}
