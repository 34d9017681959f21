//! Extracts the most relevant part of a long sentence for a list.

use super::results::Passage;
use crate::model::document::Span;

/// An excerpt of a passage around its best marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet<'c> {
    /// The text of the excerpt.
    pub text: &'c str,
    /// Whether text before it was omitted.
    pub cut_before: bool,
    /// Whether text after it was omitted.
    pub cut_after: bool,
    /// The marks, as byte ranges of `text`.
    pub marks: Vec<Span>,
}

impl<'c> Passage<'c> {
    /// The excerpt of about `width` characters with the most marked text; it starts at a clause boundary if
    /// one is near.
    #[must_use]
    pub fn snippet(&self, width: usize) -> Snippet<'c> {
        let chars: Vec<(usize, char)> = self.text.char_indices().collect();
        if chars.len() <= width {
            return self.stretch(0, self.text.len());
        }
        let at_char = |byte: u32| chars.partition_point(|&(at, _)| at < byte as usize);
        // Moves back to the start of the clause, if it is near.
        let clause = |from: usize| {
            let near = from.saturating_sub(width / 3)..=from;
            near.rev().find(|&at| at == 0 || ends_clause(chars[at - 1].1)).unwrap_or(from)
        };
        let shown_from = |mark: &Span| clause(at_char(mark.start).min(chars.len() - width));
        let byte_at = |char_at: usize| chars.get(char_at).map_or(self.text.len(), |&(at, _)| at);
        let shown_to = |from: usize| {
            let to = from + width;
            // A short remainder is included rather than cut off.
            if to + width / 3 >= chars.len() { chars.len() } else { to }
        };
        let marked_within = |from: usize| -> u32 {
            let (start, end) = (byte_at(from), byte_at(shown_to(from)));
            let inside = |mark: &&Span| mark.start as usize >= start && mark.end as usize <= end;
            self.marks.iter().filter(inside).map(|mark| mark.len()).sum()
        };
        // `max_by_key` returns the last maximum, so iterating in reverse yields the first.
        let from =
            self.marks.iter().rev().map(shown_from).max_by_key(|&from| marked_within(from)).unwrap_or(0);
        self.stretch(byte_at(from), byte_at(shown_to(from)))
    }

    fn stretch(&self, start: usize, end: usize) -> Snippet<'c> {
        let within = |byte: u32| u32::try_from((byte as usize).clamp(start, end) - start).unwrap_or(0);
        let marks = self.marks.iter().map(|mark| Span::new(within(mark.start), within(mark.end)));
        Snippet {
            text: self.text.get(start..end).unwrap_or_default(),
            cut_before: start > 0,
            cut_after: end < self.text.len(),
            marks: marks.filter(|mark| !mark.is_empty()).collect(),
        }
    }
}

const fn ends_clause(c: char) -> bool {
    matches!(c, '，' | '；' | '：' | '。' | '、')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passage(text: &'static str, marked: &str) -> Passage<'static> {
        let marks = text.match_indices(marked).map(|(at, _)| Span::of(at..at + marked.len())).collect();
        Passage { leaf: None, is_heading: false, text, marks }
    }

    fn shown(snippet: &Snippet<'_>) -> String {
        let mark = |out: String, mark: &Span| out + "[" + mark.slice(snippet.text) + "]";
        snippet.marks.iter().fold(String::from(snippet.text) + " ", mark)
    }

    #[test]
    fn a_short_sentence_is_shown_whole() {
        let snippet = passage("按规定给予补贴。", "补贴").snippet(20);
        assert_eq!(shown(&snippet), "按规定给予补贴。 [补贴]");
        assert!(!snippet.cut_before && !snippet.cut_after);
    }

    #[test]
    fn a_long_sentence_is_cut_at_a_clause_before_the_mark() {
        let text = "高度关注技术工人的利益需求，保障产业工人特别是农民工的合法权益，实现体面劳动、全面发展。";
        let snippet = passage(text, "产业工人").snippet(12);
        assert_eq!(shown(&snippet), "保障产业工人特别是农民工 [产业工人]");
        assert!(snippet.cut_before && snippet.cut_after);
    }

    #[test]
    fn the_stretch_with_most_marks_is_shown() {
        let text = "补贴先说一次，后面隔了很长很长的一段话之后，补贴、补贴又说了两次。";
        assert_eq!(shown(&passage(text, "补贴").snippet(10)), "补贴、补贴又说了两次。 [补贴][补贴]");
    }
}
