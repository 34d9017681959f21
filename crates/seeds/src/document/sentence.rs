//! Where sentences end.

use std::ops::Range;

/// Marks that end a sentence. A semicolon does not.
const ENDS: [char; 3] = ['。', '！', '？'];
/// Marks after which a line is complete, though not always a sentence.
const PAUSES: [char; 3] = ['；', '：', '…'];
/// Marks that close what was opened before the end of the sentence.
const CLOSERS: [char; 8] = ['”', '’', '）', '》', '〉', '」', '』', '】'];

/// The sentences of a paragraph, end to end. White space between two belongs to the first.
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

/// Where the first sentence ends, if it ends with a mark.
pub fn first_end(text: &str) -> Option<usize> {
    let mark = text.find(ENDS)?;
    let rest = text[mark..].trim_start_matches(ENDS).trim_start_matches(CLOSERS).trim_start();
    Some(text.len() - rest.len())
}

/// Whether a line ends as a finished line of running text does.
pub fn is_finished(line: &str) -> bool {
    line.trim_end_matches(CLOSERS).ends_with(|c| ENDS.contains(&c) || PAUSES.contains(&c))
}

/// Whether a line holds the end of a sentence.
pub fn has_end(line: &str) -> bool {
    line.contains(ENDS)
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
    fn a_line_cut_by_a_page_is_not_finished() {
        assert!(is_finished("现通知如下。"));
        assert!(is_finished("各单位："));
        assert!(is_finished("“完。”"));
        assert!(!is_finished("代表者维护者，"));
        assert!(!is_finished("整体利"));
    }
}
