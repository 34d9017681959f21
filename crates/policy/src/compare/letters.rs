//! A text as the characters that are compared, with the way back to its bytes.

use crate::model::document::Span;

/// The characters of a text, each with its first byte.
pub(super) struct Letters {
    /// The characters, full-width signs as their ordinary forms.
    pub(super) chars: Vec<char>,
    /// Where each starts in the text, and where the text ends.
    starts: Vec<u32>,
}

impl Letters {
    pub(super) fn new(text: &str) -> Self {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let mut starts: Vec<u32> = text.char_indices().map(|(at, _)| offset(at)).collect();
        starts.push(offset(text.len()));
        Self { chars: text.chars().map(ordinary).collect(), starts }
    }

    /// The bytes of the characters from `start` up to, not including, `end`.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.starts[start], self.starts[end])
    }
}

/// The ordinary form of a full-width sign: one text writes 互联网+, the other 互联网＋.
fn ordinary(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    }
}
