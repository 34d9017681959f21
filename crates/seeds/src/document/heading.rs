//! Splits a numbered line into heading (小标题) and text.

use super::label::Label;
use super::numbering::{Numbering, NumberingScheme};
use super::sentence;

/// The length in bytes of a block's heading, number included.
///
/// A heading ends with its first sentence, or with a colon before its text. It is only the number for an
/// article, for a unit whose first sentence states a provision, and for a unit that is a single sentence
/// without content below (`is_alone`).
pub fn heading_len(text: &str, label: Label, scheme: NumberingScheme, is_alone: bool) -> usize {
    match label.numbering {
        Numbering::Article => return label.len,
        Numbering::PlainPart | Numbering::PlainSection => return text.len(),
        _ => {}
    }
    let words = &text[label.len..];
    let end = sentence::first_end(words).unwrap_or(words.len());
    let is_unit = scheme.level(label.numbering).is_some();
    let end = colon(&words[..end]).filter(|_| is_unit).unwrap_or(end);
    let is_text = is_statement(&words[..end]) || is_sentence_alone(&words[..end], &words[end..], is_alone);
    if is_unit && is_text { label.len } else { label.len + end }
}

/// One past a colon that separates a heading from its text.
fn colon(words: &str) -> Option<usize> {
    const LONGEST: usize = 20;
    let at = words.find(['：', ':'])?;
    let end = at + words[at..].chars().next()?.len_utf8();
    let heading = words[..at].trim();
    let fits = (1..=LONGEST).contains(&heading.chars().count())
        && !words[end..].trim().is_empty()
        && !heading.contains(['，', ',', '；', '、', '“', '《'])
        && !heading.contains(|c: char| c.is_ascii_digit());
    fits.then_some(end)
}

/// Whether words are a provision (a sum, duty or right) rather than a name for what follows.
fn is_statement(words: &str) -> bool {
    const LONGEST_HEADING: usize = 60;
    const DUTIES: [&str; 8] = ["应当", "应当", "不得", "必须", "可以", "有权", "可申请", "由财政"];
    const UNITS: [&str; 14] =
        ["元", "%", "％", "‰", "年", "个月", "月", "日", "天", "名", "人", "倍", "周岁", "个工作日"];
    let words = words.trim();
    let count = words.chars().count();
    let has_quantity = words.char_indices().any(|(at, c)| {
        let behind = words[at + c.len_utf8()..].trim_start_matches(['万', '亿', '余', '多', ' ', '千', '百']);
        let counted = UNITS.iter().any(|unit| behind.starts_with(unit));
        (c.is_ascii_digit() || ('０'..='９').contains(&c)) && counted && !is_year(words, at)
    });
    let is_closed = sentence::is_finished(words);
    let ends_as_entry = words.trim_end_matches(['。', '；', ';']).ends_with('的') && is_closed;
    has_quantity
        || words.contains("百分之")
        || count > LONGEST_HEADING
        || ends_as_entry
        || (is_closed && count > 12 && DUTIES.iter().any(|word| words.contains(word)))
}

/// Whether a unit is one complete sentence with nothing after it: its content, not its name.
fn is_sentence_alone(words: &str, behind: &str, is_alone: bool) -> bool {
    const LONGEST_HEADING: usize = 20;
    const LONGEST_NAME: usize = 9;
    let is_closed = words.trim_end().ends_with('。');
    let count = words.chars().filter(|c| c.is_alphanumeric()).count();
    let says_all = is_alone && (words.contains('，') || count > LONGEST_NAME);
    behind.trim().is_empty() && is_closed && (count > LONGEST_HEADING || says_all)
}

/// Whether the digit at this offset ends a year (2021年), which may occur in headings.
fn is_year(words: &str, at: usize) -> bool {
    let before = words[..at].chars().rev().take_while(char::is_ascii_digit).count();
    before == 3 && words[at + 1..].starts_with('年')
}

/// A heading for display: without inner spaces and final punctuation.
pub fn shown(words: &str) -> String {
    super::facts::tidy(words)
        .trim_end_matches(['。', '：', ':', '.', '；', ';', '！', '!', '，', ','])
        .trim()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::label::label;
    use super::*;

    fn heading(text: &str) -> &str {
        let label = label(text).expect("it has a number");
        &text[label.len..heading_len(text, label, NumberingScheme::default(), false)]
    }

    #[test]
    fn a_heading_ends_at_the_first_stop_or_colon() {
        assert_eq!(heading("（一）目标。多起来。"), "目标。");
        assert_eq!(heading("(一)目标:技能工人多起来,占比达到30%以上"), "目标:");
        assert_eq!(heading("（二）加强领导，落实责任。各级要重视。"), "加强领导，落实责任。");
        assert_eq!(heading("一、总体要求"), "总体要求");
        assert_eq!(heading("二、2021年工作目标"), "2021年工作目标");
    }

    #[test]
    fn a_first_sentence_that_gives_something_is_no_heading() {
        for text in [
            "1.对高级工每人一次性补贴2000元。所需资金由财政承担。",
            "2.对带徒弟的技师每人补贴５００元。",
            "1.经费的百分之六十以上用于一线。",
            "（一）企业应当依法足额提取职工教育经费。",
            "三、生活不能自理的工伤职工在停工留薪期需要护理的，由所在单位负责。",
        ] {
            assert_eq!(heading(text), "", "{text}");
        }
    }
}
