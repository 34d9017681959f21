//! Pinyin, spelled out or by initials: jinengtisheng and jntsbt both lead to 技能提升补贴.

use serde::{Deserialize, Serialize};

use super::index::SearchIndex;
use super::scan;
use crate::corpus::DecodeError;
use crate::order;

/// How the characters of the documents are read; a pack of its own, loaded on first use.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PinyinTable<'a> {
    /// All syllables as typed, without tones: `ji`; ü is `v`.
    #[serde(borrow)]
    pub spellings: Vec<&'a str>,
    /// All characters, in the order of Unicode.
    pub chars: &'a str,
    /// For each of them the place of the syllable that it is usually read as.
    pub readings: Vec<u16>,
    /// Words in which a character is read otherwise.
    pub words: Vec<Readings<'a>>,
}

/// How a word is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Readings<'a> {
    /// The word.
    #[serde(borrow)]
    pub word: &'a str,
    /// For each of its characters the place of its syllable.
    pub syllables: Vec<u16>,
}

/// The first bytes of an encoded table; the last is the version of the format.
const MAGIC: [u8; 4] = *b"cgp\x01";

impl<'a> PinyinTable<'a> {
    /// The table as bytes.
    ///
    /// # Errors
    /// Only where memory runs out.
    pub fn encode(&self) -> Result<Vec<u8>, postcard::Error> {
        postcard::to_extend(self, MAGIC.to_vec())
    }

    /// The table in `bytes`, as [`PinyinTable::encode`] wrote it.
    ///
    /// # Errors
    /// Where the bytes are not a table of this version, or one that refers to what it does not have.
    pub fn decode(bytes: &'a [u8]) -> Result<Self, DecodeError> {
        let body = bytes.strip_prefix(&MAGIC).ok_or(DecodeError::Version)?;
        let (table, rest) = postcard::take_from_bytes::<Self>(body).map_err(|_| DecodeError::Malformed)?;
        if !rest.is_empty() {
            return Err(DecodeError::Malformed);
        }
        let fits = |readings: &[u16], chars: &str| {
            readings.len() == chars.chars().count()
                && readings.iter().all(|&at| usize::from(at) < table.spellings.len())
        };
        let is_sound = fits(&table.readings, table.chars)
            && table.words.iter().all(|word| fits(&word.syllables, word.word))
            && !table.spellings.contains(&"");
        if !is_sound {
            return Err(DecodeError::OutOfBounds);
        }
        Ok(table)
    }
}

/// How many wordings one spelling may stand for.
const MAX_WORDINGS: usize = 6;
/// With fewer letters nearly every word is spelled so.
const MIN_LETTERS: usize = 2;

/// The readings of all searched texts and sayings. Made once, when the table has been loaded.
#[derive(Debug)]
pub struct PinyinIndex<'t> {
    /// For each folded character of the texts its spelling; empty where it has none.
    texts: Vec<&'t str>,
    /// The first letter of each, for a fast first look.
    initials: Vec<u8>,
    /// For each saying of the search index the spellings of its characters.
    sayings: Vec<Vec<&'t str>>,
}

impl<'t> PinyinIndex<'t> {
    /// Looks up how everything in `index` is read.
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
        Self {
            initials: texts.iter().map(|reading| reading.bytes().next().unwrap_or(0)).collect(),
            texts,
            sayings: index.sayings.iter().map(|saying| read(&saying.chars)).collect(),
        }
    }

    /// The words that `letters` spell: whole sayings first, then what stands most often in the texts.
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

/// How many of the characters with these readings the letters spell from the first on: each by its
/// whole syllable or its initial, the last also by part of its syllable.
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

    #[test]
    fn what_is_no_table_is_refused() {
        let mut table = PinyinTable::default();
        table.words.push(Readings { word: "重", syllables: vec![3] });
        let bytes = table.encode().unwrap();
        assert_eq!(PinyinTable::decode(&bytes), Err(DecodeError::OutOfBounds));
        assert_eq!(PinyinTable::decode(b"cgp\x01"), Err(DecodeError::Malformed));
        assert_eq!(PinyinTable::decode(b""), Err(DecodeError::Version));
    }
}
