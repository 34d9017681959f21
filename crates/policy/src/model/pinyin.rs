//! How the characters of the documents are read, and their traditional forms.

use serde::{Deserialize, Serialize};

use super::encoding::{self, DecodeError, Magic};

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
    /// The traditional characters for those that occur, in the order of Unicode, each with its simplified
    /// one behind it: 國国.
    pub traditional: &'a str,
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

const MAGIC: Magic = *b"cgp\x02";

impl<'a> PinyinTable<'a> {
    /// The table as bytes.
    ///
    /// # Errors
    /// Only where memory runs out.
    pub fn encode(&self) -> Result<Vec<u8>, postcard::Error> {
        encoding::encode(MAGIC, self)
    }

    /// The traditional characters with their simplified ones, in the order of the former.
    pub fn traditional_pairs(&self) -> impl Iterator<Item = (char, char)> {
        let mut chars = self.traditional.chars();
        std::iter::from_fn(move || chars.next().zip(chars.next()))
    }

    /// The table in `bytes`, as [`PinyinTable::encode`] wrote it.
    ///
    /// # Errors
    /// Where the bytes are not a table of this version, or one that refers to what it does not have.
    pub fn decode(bytes: &'a [u8]) -> Result<Self, DecodeError> {
        let table: Self = encoding::decode(MAGIC, bytes)?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_table_is_refused() {
        let mut table = PinyinTable::default();
        table.words.push(Readings { word: "重", syllables: vec![3] });
        let bytes = table.encode().unwrap();
        assert_eq!(PinyinTable::decode(&bytes), Err(DecodeError::OutOfBounds));
        assert_eq!(PinyinTable::decode(b"cgp\x02"), Err(DecodeError::Malformed));
        assert_eq!(PinyinTable::decode(b""), Err(DecodeError::Version));
    }
}
