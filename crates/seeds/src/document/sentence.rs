//! Sentence boundaries.

use std::ops::Range;

/// Sentence-ending marks; semicolons are not.
const ENDS: [char; 3] = ['。', '！', '？'];
/// Their half-width forms, which also occur in numbers and names; the full stop first.
const HALF_WIDTH_ENDS: [char; 3] = ['.', '!', '?'];
/// Marks after which a line is complete, though not always a sentence.
const PAUSES: [char; 3] = ['；', '：', '…'];
/// Their half-width forms.
const HALF_WIDTH_PAUSES: [char; 2] = [';', ':'];
/// Closing marks, which belong to the sentence before them.
const CLOSERS: [char; 8] = ['”', '’', '）', '》', '〉', '」', '』', '】'];

/// The sentences of a paragraph, adjacent to each other. White space belongs to the preceding sentence.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let end = first_end(&text[start..]).map_or(text.len(), |end| start + end);
        found.push(start..end);
        start = end;
    }
    found
}

/// The end of the first sentence, if it ends with a mark.
pub fn first_end(text: &str) -> Option<usize> {
    let mark = text.char_indices().find_map(|(at, c)| ends(text, at, c).then_some(at + c.len_utf8()))?;
    let rest = text[mark..].trim_start_matches(is_end).trim_start_matches(CLOSERS).trim_start();
    Some(text.len() - rest.len())
}

/// Whether the character at this offset ends a sentence: a full-width mark, or a half-width one after
/// Chinese text.
fn ends(text: &str, at: usize, c: char) -> bool {
    if ENDS.contains(&c) {
        return true;
    }
    if !HALF_WIDTH_ENDS.contains(&c) {
        return false;
    }
    let before = text[..at].trim_end().chars().next_back();
    let behind = text[at + c.len_utf8()..].chars().next();
    let is_chinese = |c: char| !c.is_ascii() && (c.is_alphabetic() || CLOSERS.contains(&c));
    // `第1.` and `GB.5` contain no sentence end; `提高.` does.
    before.is_some_and(|c| is_chinese(c) || (c == ')' || c == '%'))
        && behind.is_none_or(|c| !c.is_ascii_digit() && c != '.')
}

fn is_end(c: char) -> bool {
    ENDS.contains(&c) || HALF_WIDTH_ENDS[1..].contains(&c)
}

/// Whether a line of running text is complete.
pub fn is_finished(line: &str) -> bool {
    let line = line.trim_end().trim_end_matches(CLOSERS);
    let Some((at, last)) = line.char_indices().next_back() else { return false };
    PAUSES.contains(&last) || HALF_WIDTH_PAUSES.contains(&last) || ends(line, at, last)
}

/// Whether a line contains a sentence end.
pub fn has_end(line: &str) -> bool {
    line.char_indices().any(|(at, c)| ends(line, at, c))
}

/// Whether a line starts with a mark that can only continue the previous line.
pub fn begins_within(line: &str) -> bool {
    const INNER: [char; 17] =
        ['，', '。', '；', '：', '、', '！', '？', '”', '’', '》', '〉', '」', '』', '】', ',', ';', '!'];
    line.starts_with(INNER)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn closing_marks_stay_with_their_sentence() {
        assert_eq!(split("“提高水平。”推进改革；做好工作。"), ["“提高水平。”", "推进改革；做好工作。"]);
        assert_eq!(split("（见附件。）完"), ["（见附件。）", "完"]);
        assert_eq!(split("什么？！好。"), ["什么？！", "好。"]);
    }

    #[test]
    fn white_space_belongs_to_the_sentence_before() {
        assert_eq!(split("一。 二。"), ["一。 ", "二。"]);
    }

    #[test]
    fn half_width_marks_end_sentences_of_chinese_text() {
        assert_eq!(split("待遇提高.公平!做到快?好"), ["待遇提高.", "公平!", "做到快?", "好"]);
        assert_eq!(split("增长1.5%.完"), ["增长1.5%.", "完"]);
        assert_eq!(split("标准GB.5和第1.2款"), ["标准GB.5和第1.2款"]);
        assert!(is_finished("各单位:"));
        assert!(begins_within(",待遇提高."));
    }

    #[test]
    fn a_line_cut_by_a_page_is_not_finished() {
        assert!(is_finished("现通知如下。"));
        assert!(is_finished("各单位："));
        assert!(is_finished("“完。”"));
        assert!(!is_finished("代表者维护者，"));
        assert!(!is_finished("整体利"));
    }
}
