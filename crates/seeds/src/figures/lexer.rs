//! Finds the numbers that need an entry.
//!
//! The rule is made for official documents and prefers false positives:
//!
//! 1. A number is a maximal run of number characters. These are the characters that Unicode calls numeric
//!    (`0`–`9`, full-width `０`–`９`, circled `①`, enclosed `㈠`, Roman `Ⅳ`, `½`) and the Chinese numerals
//!    `〇零一二三四五六七八九十百千万亿两双半`, including the financial ones (`伍佰`), of which a single one does not count: 队伍, 大陆,
//!    收拾. A decimal point or thousands comma between two digits belongs to the run; `%`, `-` and units do not:
//!    `1.5%-2.5%` is two numbers, `300万人次` is one.
//! 2. Hence every Chinese numeral is found, whatever follows it: 两年, 前三名, 一次性, 第十二次, “两学一做”, 双证书. The only
//!    exceptions are the few words of [`WORDS`], in which the numeral does not count anything (统一, 进一步, 一线, 十分
//!    …).
//! 3. The exception does not apply where the numeral must be counting: after 第, 每 or 前 (第一线), before 分之
//!    (十分之一), and, for a word that ends in its numeral, before a measure word (系统一次 is not 统一).
//! 4. The number before a heading (`9.`, `（一）`, `二、`, `一是`) is excluded by its caller, because the
//!    document's tree marks it as a label.
//!
//! Words that only imply a number (首次, 每年, 多, 若干) contain no numeral and are not found.

use std::ops::Range;

/// A word whose Chinese numeral does not count anything: the text before the numeral, the numeral, and the
/// text after it.
struct Word(&'static str, &'static str, &'static str);

/// Extend this list with care: its words are never reported again. Rare words, or words that could count
/// something in another sentence, belong in `figures.toml` with a reason.
const WORDS: [Word; 14] = [
    Word("统", "一", ""),
    Word("唯", "一", ""),
    Word("进", "一", "步"),
    Word("", "一", "线"),
    Word("", "一", "定"),
    Word("", "一", "致"),
    Word("", "一", "体"),
    Word("", "一", "流"),
    Word("", "一", "切"),
    Word("", "一", "般"),
    Word("", "一", "律"),
    Word("", "一", "直"),
    Word("", "一", "系列"),
    Word("", "十", "分"),
];

/// What a number may count directly; enough to distinguish 系统一次 from 统一.
const MEASURES: &str = "次个名项年月日天人元条类种批支所家户件级届期倍成第";

/// The numbers of a text as byte ranges, in reading order.
pub fn numbers(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(offset) = text[at..].find(is_number) {
        let start = at + offset;
        at = start + run_length(&text[start..]);
        let run = &text[start..at];
        let lone_cheque_numeral = run.chars().count() == 1 && run.starts_with(is_cheque_numeral);
        if !lone_cheque_numeral && !is_in_a_word(text, &(start..at)) {
            found.push(start..at);
        }
    }
    found
}

/// Whether a character can be part of a number.
pub fn is_number(c: char) -> bool {
    c.is_numeric() || "零一二三四五六七八九十百千万亿两双半".contains(c) || is_cheque_numeral(c)
}

fn is_cheque_numeral(c: char) -> bool {
    "壹贰叁肆伍陆柒捌玖拾佰仟".contains(c)
}

/// The length in bytes of the number at the start of `text`.
fn run_length(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    let mut before = None;
    while let Some((at, c)) = chars.next() {
        let joins = matches!(c, '.' | '．' | ',')
            && before.is_some_and(char::is_numeric)
            && chars.peek().is_some_and(|(_, next)| next.is_numeric());
        if !is_number(c) && !joins {
            return at;
        }
        before = Some(c);
    }
    text.len()
}

fn is_in_a_word(text: &str, run: &Range<usize>) -> bool {
    let (before, numeral, behind) = (&text[..run.start], &text[run.clone()], &text[run.end..]);
    if before.ends_with(['第', '每', '前']) || behind.starts_with("分之") {
        return false;
    }
    WORDS.iter().any(|Word(left, middle, right)| {
        let counts = right.is_empty() && behind.starts_with(|c| MEASURES.contains(c));
        numeral == *middle && before.ends_with(left) && behind.starts_with(right) && !counts
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found(text: &str) -> Vec<&str> {
        numbers(text).into_iter().map(|span| &text[span]).collect()
    }

    #[test]
    fn digits_are_found_with_their_decimals_and_powers() {
        assert_eq!(found("按照工资总额的1.5%-2.5%足额提取"), ["1.5", "2.5"]);
        assert_eq!(found("培训技能人才300万人次"), ["300万"]);
        assert_eq!(found("奖励1,500元。"), ["1,500"]);
        assert_eq!(found("3-5所"), ["3", "5"]);
        assert_eq!(found("粤工总明电〔2017〕28号"), ["2017", "28"]);
    }

    #[test]
    fn digits_in_other_dress_are_found() {
        assert_eq!(found("３０００元、①培训、㈠、Ⅳ级、½"), ["３０００", "①", "㈠", "Ⅳ", "½"]);
    }

    #[test]
    fn chinese_numerals_that_count_are_found() {
        assert_eq!(found("全省每两年评选"), ["两"]);
        assert_eq!(found("前三名的选手"), ["三"]);
        assert_eq!(found("给予一次性补贴"), ["一"]);
        assert_eq!(found("第三十二次会议"), ["三十二"]);
        assert_eq!(found("实现“两个一百年”奋斗目标"), ["两", "一百"]);
        assert_eq!(found("“两学一做”、“双证书”、半年、伍佰元"), ["两", "一", "双", "半", "伍佰"]);
    }

    #[test]
    fn words_in_which_nobody_counts_are_passed_over() {
        assert_eq!(found("统一领导、进一步完善、一线职工、一定标准、协商一致、一系列、十分关心"), [""; 0]);
        assert_eq!(found("产业工人队伍、大陆"), [""; 0]);
    }

    #[test]
    fn a_word_is_not_believed_where_the_numeral_must_count() {
        assert_eq!(found("在第一线"), ["一"]);
        assert_eq!(found("全系统一次"), ["一"]);
        assert_eq!(found("十分之一"), ["十", "一"]);
        assert_eq!(found("二十分"), ["二十"]);
    }

    #[test]
    fn punctuation_around_digits_is_no_part_of_them() {
        assert_eq!(found("9.加强，3000元、2017."), ["9", "3000", "2017"]);
    }

    proptest! {
        #[test]
        fn numbers_are_whole_and_in_order(text in "[0-9０-９.,一十统进步线第分之次两双万①年 a]{0,40}|.{0,40}") {
            let spans = numbers(&text);
            for span in &spans {
                // Slicing checks the character boundaries; a run starts and ends with a number character.
                let run = &text[span.clone()];
                prop_assert!(run.starts_with(is_number) && run.ends_with(is_number));
                prop_assert!(!text[..span.start].ends_with(is_number));
                prop_assert!(!text[span.end..].starts_with(is_number));
            }
            prop_assert!(spans.windows(2).all(|pair| pair[0].end < pair[1].start));
            prop_assert_eq!(numbers(&text), spans);
        }

        #[test]
        fn no_digit_is_missed(text in "[0-9.,:元%年 ]{0,40}") {
            let spans = numbers(&text);
            for (at, _) in text.match_indices(|c: char| c.is_ascii_digit()) {
                prop_assert!(spans.iter().any(|span| span.contains(&at)));
            }
        }
    }
}
