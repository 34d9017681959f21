//! The characters to be compared, with their byte offsets in the original text.

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
