//! Chinese diagnostics, derived from the code's explanation and the placeholders of the English message and
//! hint.
//!
//! The explanations of the codes are in [`crate::codes`]; this file translates the hints that add something
//! to them.

use std::fmt::Write;

use crate::codes;

/// Translated hints and labels, with `…` for placeholders.
const HINTS: &[(&str, &str)] = &[
    ("in `…` there are: …", "`…` 里有：…"),
    ("the documents are: …", "有这些文件：…"),
    ("questions.toml has: …", "questions.toml 里有：…"),
    ("the document's readings.toml has: …", "readings.toml 里有：…"),
    ("its options are: …", "选项有：…"),
    ("one of: …", "可以是：…"),
    ("quote one of: …", "引文里要有其中一个：…"),
    ("verdicts are: …", "结论有：…"),
    ("the quoted words have none of: …; then it is `unstated`", "引文里没有这些字：…，那就写 `unstated`"),
    ("the quoted words have none of: …", "引文里没有这些字：…"),
    ("this kind of strength stands where the text says: …", "这一种，原文里要有：…"),
    ("behind 「…」 the node goes on 「…」, the quote 「…」", "「…」后面，原文是「…」，引文是「…」"),
    ("the node begins 「…」", "这个节点开头是「…」"),
    ("the line begins 「…」", "这一行开头是「…」"),
    ("line … begins so: write `line = …`", "第…行是这样开头的：写 `line = …`"),
    ("the quote reads: …", "引文是：…"),
    ("the words are 「…」", "原文是「…」"),
    ("name it alignments/…", "文件名用 alignments/…"),
    (
        "add a [[figure]] with its meaning, or a [[not_figure]] with a reason, to …",
        "在 … 里加一条 [[figure]]（写含义）或 [[not_figure]]（写理由）",
    ),
    ("a number from … to …", "…到…的数"),
    ("caps: …; floors: …; quote no more than the number needs", "至多：…；至少：…"),
    ("expected number …", "这里应是…"),
    ("`…` would be what is found", "找到的是 `…`"),
    ("measures are called `…`", "措施写成 `…`"),
];

/// A message in Chinese; the message itself if it has no code.
#[must_use]
pub fn message(message: &str) -> String {
    let Some((code, filled)) = codes::read(message) else { return message.to_owned() };
    let mut text = code.remedy.to_owned();
    let named: Vec<&str> =
        filled.into_iter().filter(|words| !words.is_empty() && !text.contains(words)).collect();
    if !named.is_empty() {
        // Writing to a string cannot fail.
        let _ = write!(text, "（{}）", named.join("，"));
    }
    text
}

/// A hint or label in Chinese; `None` if it adds nothing to the code's explanation.
#[must_use]
pub fn hint(hint: &str) -> Option<String> {
    HINTS.iter().find_map(|(pattern, chinese)| {
        let filled = codes::filled(pattern, hint)?;
        let mut parts = chinese.split('…');
        let mut text = parts.next().unwrap_or_default().to_owned();
        for (words, part) in filled.into_iter().zip(parts) {
            text.push_str(words);
            text.push_str(part);
        }
        Some(text)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_chinese_words_of_its_own() {
        let is_chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        let mut seen = std::collections::BTreeSet::new();
        for code in codes::all() {
            assert!(code.remedy.chars().filter(|c| is_chinese(*c)).count() >= 4, "{}", code.id);
            assert_eq!(
                message(code.message).split('（').next(),
                code.remedy.split('（').next(),
                "{}",
                code.id
            );
            seen.insert(code.remedy);
        }
        assert!(seen.len() * 10 > codes::all().count() * 9, "{} sentences are shared", seen.len());
    }

    #[test]
    fn what_a_message_names_stands_behind_its_sentence() {
        assert_eq!(
            message("no document has a node `jilin.99`"),
            "没有这个节点。提示里列出有哪些；`check-seeds --list` 列出全部。（jilin.99）"
        );
        assert_eq!(message("words of no code"), "words of no code");
    }

    #[test]
    fn a_hint_that_lists_is_turned_and_another_left_out() {
        assert_eq!(hint("in `x.1` there are: x.1.s1 x.1.s2").as_deref(), Some("`x.1` 里有：x.1.s1 x.1.s2"));
        assert_eq!(
            hint("behind 「甲」 the node goes on 「乙」, the quote 「丙」").as_deref(),
            Some("「甲」后面，原文是「乙」，引文是「丙」")
        );
        assert_eq!(hint("keep one of the two"), None);
    }

    #[test]
    fn a_pattern_and_its_turn_have_as_many_gaps() {
        for (pattern, chinese) in HINTS {
            assert_eq!(pattern.matches('…').count(), chinese.matches('…').count(), "{pattern}");
        }
    }
}
