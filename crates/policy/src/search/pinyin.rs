//! Pinyin matching, by syllables or initials: jinengtisheng and jntsbt both find 技能提升补贴.

use std::ops::Range;

use super::index::SearchIndex;
use super::scan;
use crate::model::pinyin::PinyinTable;
use crate::order;

/// The sound of a character for speakers who do not distinguish z from zh or in from ing; equal sounds have
/// equal numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sound(u16);

impl Sound {
    const UNKNOWN: Self = Self(0);

    pub(super) fn is_known(self) -> bool {
        self != Self::UNKNOWN
    }

    /// One of 256 buckets, for a fast prefilter.
    pub(super) const fn slot(self) -> usize {
        self.0 as usize & 0xff
    }
}

/// The sounds of all syllables.
struct Sounds<'t>(Vec<(&'t str, Sound)>);

impl<'t> Sounds<'t> {
    fn new(spellings: &[&'t str]) -> Self {
        let mut plain: Vec<String> = Vec::new();
        let mut sound = |spelling: &&'t str| {
            let heard = as_heard(spelling);
            let at = plain.iter().position(|known| *known == heard).unwrap_or_else(|| {
                plain.push(heard);
                plain.len() - 1
            });
            (*spelling, Sound(u16::try_from(at + 1).unwrap_or(0)))
        };
        Self(spellings.iter().map(&mut sound).collect())
    }

    fn of(&self, spelling: &str) -> Sound {
        // The spellings of a table are sorted.
        self.0.binary_search_by_key(&spelling, |&(known, _)| known).map_or(Sound::UNKNOWN, |at| self.0[at].1)
    }
}

/// A syllable without the distinctions that many speakers do not make.
fn as_heard(syllable: &str) -> String {
    let front = match syllable.strip_suffix('g') {
        Some(front) if front.ends_with('n') && !front.ends_with("on") => front,
        _ => syllable,
    };
    ["zh", "ch", "sh"].iter().fold(front.to_owned(), |heard, initial| match heard.strip_prefix(initial) {
        Some(rest) => initial[..1].to_owned() + rest,
        None => heard,
    })
}

/// Maximum number of wordings for one spelling.
const MAX_WORDINGS: usize = 6;
/// Minimum number of letters; fewer would match nearly every word.
const MIN_LETTERS: usize = 2;
/// The same for letters that are split into several words.
const MIN_LETTERS_OF_PART: usize = 4;

/// The readings of all searchable texts and sayings. Built once, after the table is loaded.
#[derive(Debug)]
pub struct PinyinIndex<'t> {
    /// For each normalized character of the texts its spelling; empty if unknown.
    texts: Vec<&'t str>,
    /// The first letter of each spelling, for a fast prefilter.
    initials: Vec<u8>,
    /// For each saying of the search index, the spellings of its characters.
    sayings: Vec<Vec<&'t str>>,
    /// The sounds of the characters of texts and sayings.
    text_sounds: Vec<Sound>,
    saying_sounds: Vec<Vec<Sound>>,
    /// All characters of the table, sorted, each with its most common sound.
    chars: Vec<(char, Sound)>,
    /// All syllables.
    spellings: Vec<&'t str>,
    /// Traditional characters, sorted, each with its simplified form.
    traditional: Vec<(char, char)>,
}

impl<'t> PinyinIndex<'t> {
    /// Looks up the readings of everything in `index`.
    #[must_use]
    pub fn new(index: &SearchIndex<'_>, table: &PinyinTable<'t>) -> Self {
        let chars: Vec<char> = table.chars.chars().collect();
        let spelling = |syllable: u16| table.spellings[usize::from(syllable)];
        let words: Vec<(Vec<char>, &[u16])> =
            table.words.iter().map(|word| (word.word.chars().collect(), &word.syllables[..])).collect();
        let needles: Vec<&[char]> = words.iter().map(|(chars, _)| &chars[..]).collect();
        let read = |text: &[char]| {
            let reading =
                |c: &char| chars.binary_search(c).map_or("", |place| spelling(table.readings[place]));
            let mut readings: Vec<&'t str> = text.iter().map(reading).collect();
            scan::occurrences(text, &needles, |word, start| {
                for (reading, &syllable) in readings[start..].iter_mut().zip(words[word].1) {
                    *reading = spelling(syllable);
                }
            });
            readings
        };
        let texts = read(&index.chars);
        let sounds = Sounds::new(&table.spellings);
        let sayings: Vec<Vec<&'t str>> = index.sayings.iter().map(|saying| read(&saying.chars)).collect();
        Self {
            text_sounds: texts.iter().map(|spelling| sounds.of(spelling)).collect(),
            saying_sounds: sayings
                .iter()
                .map(|spellings| spellings.iter().map(|spelling| sounds.of(spelling)).collect())
                .collect(),
            initials: texts.iter().map(|reading| reading.bytes().next().unwrap_or(0)).collect(),
            texts,
            sayings,
            spellings: table.spellings.clone(),
            traditional: table.traditional_pairs().collect(),
            chars: chars
                .iter()
                .copied()
                .zip(table.readings.iter().map(|&at| sounds.of(spelling(at))))
                .collect(),
        }
    }

    /// Replaces known traditional characters with simplified ones.
    pub(super) fn simplified(&self, text: &str) -> String {
        let simple = |c| match self.traditional.binary_search_by_key(&c, |&(from, _)| from) {
            Ok(at) => self.traditional[at].1,
            Err(_) => c,
        };
        text.chars().map(simple).collect()
    }

    /// The sound of each character in isolation.
    pub(super) fn sounds_of(&self, chars: &[char]) -> Vec<Sound> {
        let sound = |c: &char| {
            let at = self.chars.binary_search_by_key(c, |&(known, _)| known);
            at.map_or(Sound::UNKNOWN, |at| self.chars[at].1)
        };
        chars.iter().map(sound).collect()
    }

    /// The sounds of a saying's characters, by its index in the search index.
    pub(super) fn saying_sounds(&self, saying: usize) -> &[Sound] {
        &self.saying_sounds[saying]
    }

    /// The sound of each character of the searchable texts.
    pub(super) fn text_sounds(&self) -> &[Sound] {
        &self.text_sounds
    }

    /// Splits letters into consecutive words, each with its letters and candidate wordings. `None` if they
    /// cannot be split completely.
    pub(super) fn words(
        &self,
        index: &SearchIndex<'_>,
        letters: &[char],
    ) -> Vec<(Range<usize>, Vec<Vec<char>>)> {
        let whole = self.spelled(index, letters);
        if !whole.is_empty() {
            return vec![(0..letters.len(), whole)];
        }
        let mut words = Vec::new();
        let mut at = 0;
        while at < letters.len() {
            // Longest first, to minimize the number of words. Only whole syllables are split.
            let ends = (at + MIN_LETTERS_OF_PART..=letters.len()).rev();
            let found = ends.filter(|&end| self.is_syllables(&letters[at..end])).find_map(|end| {
                let spelled = self.spelled(index, &letters[at..end]);
                (!spelled.is_empty()).then_some((end, spelled))
            });
            let Some((end, spelled)) = found else { return Vec::new() };
            words.push((at..end, spelled));
            at = end;
        }
        words
    }

    /// Whether letters form two or more whole syllables of the table.
    fn is_syllables(&self, letters: &[char]) -> bool {
        // For each position, the maximum number of syllables that end there.
        let mut count: Vec<Option<u32>> = vec![None; letters.len() + 1];
        count[0] = Some(0);
        for start in 0..letters.len() {
            let Some(before) = count[start] else { continue };
            for syllable in &self.spellings {
                let end = start + syllable.len();
                if end <= letters.len() && syllable.chars().eq(letters[start..end].iter().copied()) {
                    count[end] = count[end].max(Some(before + 1));
                }
            }
        }
        count[letters.len()].is_some_and(|syllables| syllables > 1)
    }

    /// The words that `letters` spell: whole sayings first, then by frequency in the texts.
    pub(super) fn spelled(&self, index: &SearchIndex<'_>, letters: &[char]) -> Vec<Vec<char>> {
        if letters.len() < MIN_LETTERS {
            return Vec::new();
        }
        let sayings = index.sayings.iter().zip(&self.sayings);
        let mut words: Vec<Vec<char>> = sayings
            .filter(|(_, readings)| spelled_by(readings, letters) == Some(readings.len()))
            .map(|(saying, _)| saying.chars.clone())
            .collect();
        let initial = letters[0] as u32;
        let starts = self.initials[..index.in_documents]
            .iter()
            .enumerate()
            .filter(|&(_, &first)| u32::from(first) == initial);
        let mut counted: Vec<(&[char], u32)> = Vec::new();
        for (start, _) in starts {
            let Some(len) = spelled_by(&self.texts[start..], letters) else { continue };
            let stretch = &index.chars[start..start + len];
            match counted.iter_mut().find(|(known, _)| *known == stretch) {
                Some((_, times)) => *times += 1,
                None => counted.push((stretch, 1)),
            }
        }
        let by_count = order::descending(counted.iter().map(|&(_, times)| times));
        words.extend(by_count.into_iter().map(|at| counted[at].0.to_vec()));
        words.truncate(MAX_WORDINGS);
        words
    }
}

/// The number of characters with these readings that the letters spell from the start: each by its whole
/// syllable or its initial, the last one also by a prefix of its syllable.
fn spelled_by(readings: &[&str], letters: &[char]) -> Option<usize> {
    if letters.is_empty() {
        return Some(0);
    }
    let (reading, rest) = readings.split_first()?;
    let common = reading.chars().zip(letters).take_while(|(read, typed)| read == *typed).count();
    let initial = if reading.starts_with(['z', 'c', 's']) && reading[1..].starts_with('h') { 2 } else { 1 };
    let mut ways = [reading.len(), initial, 1].into_iter().filter(|&taken| (1..=common).contains(&taken));
    ways.find_map(|taken| spelled_by(rest, &letters[taken..]).map(|more| more + 1))
        .or_else(|| (common > 0 && common == letters.len()).then_some(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelled(readings: &str, letters: &str) -> Option<usize> {
        let readings: Vec<&str> = readings.split(' ').collect();
        let letters: Vec<char> = letters.chars().collect();
        spelled_by(&readings, &letters)
    }

    #[test]
    fn initials_syllables_and_both_mixed() {
        for letters in ["jntsbt", "jinengtishengbutie", "jinengtsbt", "jntisbutie"] {
            assert_eq!(spelled("ji neng ti sheng bu tie jin", letters), Some(6), "{letters}");
        }
    }

    #[test]
    fn the_last_syllable_may_be_unfinished() {
        assert_eq!(spelled("ji neng", "jinen"), Some(2));
        assert_eq!(spelled("shou xi", "shx"), Some(2));
        assert_eq!(spelled("shou xi", "sx"), Some(2));
    }

    #[test]
    fn other_letters_spell_nothing() {
        assert_eq!(spelled("ji neng", "jm"), None);
        assert_eq!(spelled("ji  neng", "jn"), None);
        assert_eq!(spelled("ji", "jin"), None);
    }
}
