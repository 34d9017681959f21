//! Pinyin readings and traditional forms of the documents' characters.

use serde::{Deserialize, Serialize};

use super::encoding::{self, DecodeError, Magic};

/// The readings of the documents' characters; a separate pack, loaded on first use.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PinyinTable<'a> {
    /// All syllables as typed, without tones: `ji`; ü is `v`.
    #[serde(borrow)]
    pub spellings: Vec<&'a str>,
    /// All characters, in Unicode order.
    pub chars: &'a str,
    /// For each character, the index of its most common syllable.
    pub readings: Vec<u16>,
    /// Words in which some character has another reading.
    pub words: Vec<WordReading<'a>>,
    /// Pairs of a traditional and its simplified character (國国), in Unicode order of the former.
    pub traditional: &'a str,
}

/// The reading of a word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordReading<'a> {
    /// The word.
    #[serde(borrow)]
    pub word: &'a str,
    /// For each character, the index of its syllable.
    pub syllables: Vec<u16>,
}

const MAGIC: Magic = *b"cgp\x02";

impl<'a> PinyinTable<'a> {
    /// Encodes the table.
    ///
    /// # Errors
    /// Only if memory runs out.
    pub fn encode(&self) -> Result<Vec<u8>, postcard::Error> {
        encoding::encode(MAGIC, self)
    }

    /// Pairs of a traditional and its simplified character, in Unicode order of the former.
    pub fn traditional_pairs(&self) -> impl Iterator<Item = (char, char)> {
        let mut chars = self.traditional.chars();
        std::iter::from_fn(move || chars.next().zip(chars.next()))
    }

    /// Decodes and validates the output of [`PinyinTable::encode`].
    ///
    /// # Errors
    /// If the bytes are not a table of this version, or if an index is out of bounds.
    pub fn decode(bytes: &'a [u8]) -> Result<Self, DecodeError> {
        let table: Self = encoding::decode(MAGIC, bytes)?;
        let fits = |readings: &[u16], chars: &str| {
            readings.len() == chars.chars().count()
                && readings.iter().all(|&at| usize::from(at) < table.spellings.len())
        };
        let is_valid = fits(&table.readings, table.chars)
            && table.words.iter().all(|word| fits(&word.syllables, word.word))
            && !table.spellings.contains(&"");
        if !is_valid {
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
        table.words.push(WordReading { word: "重", syllables: vec![3] });
        let bytes = table.encode().unwrap();
        assert_eq!(PinyinTable::decode(&bytes), Err(DecodeError::OutOfBounds));
        assert_eq!(PinyinTable::decode(b"cgp\x02"), Err(DecodeError::Malformed));
        assert_eq!(PinyinTable::decode(b""), Err(DecodeError::Version));
    }
}
