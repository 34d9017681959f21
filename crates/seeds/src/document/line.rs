//! The lines of a source text, and the marks at their beginnings.

use std::ops::Range;

use super::numbering::Numbering;
use super::sentence;

/// A line that holds more than white space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its bytes in the source, without the white space around them.
    pub range: Range<usize>,
    /// Whether white space stands in front of it.
    pub indented: bool,
    /// What its beginning says that it is.
    pub mark: Mark,
}

/// What the beginning of a line says that it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// A numbered or dashed heading: `一、`, `（一）`, `1.`, `（1）`, `一是`, `--`, `第一条 `.
    Label(Label),
    /// The whole line is a date: `2017年11月30日`.
    Date,
    /// `抄送`
    CopyTo,
    /// A row of a table that was copied as text: cells with tabs, bars or wide gaps between them.
    Row,
    /// None of these.
    Plain,
}

/// The number in front of a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Label {
    /// How it is numbered.
    pub numbering: Numbering,
    /// The number; nothing for a dash.
    pub number: Option<u16>,
    /// Its length in bytes.
    pub len: usize,
}

/// All characters that end a line. A form feed is where a page ended.
const LINE_ENDS: [char; 6] = ['\n', '\r', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];

/// The text behind the byte order mark that some editors put at the start of a file.
pub fn without_byte_order_mark(source: &str) -> &str {
    source.strip_prefix('\u{feff}').unwrap_or(source)
}

/// The lines of a text that hold more than white space.
pub fn lines(source: &str) -> Vec<Line> {
    let text = without_byte_order_mark(source);
    let mut lines = Vec::new();
    let mut at = source.len() - text.len();
    for whole in text.split_inclusive(LINE_ENDS) {
        let words = whole.trim();
        if !words.is_empty() {
            let indent = whole.len() - whole.trim_start().len();
            let range = at + indent..at + indent + words.len();
            lines.push(Line { range, indented: indent > 0, mark: mark(words) });
        }
        at += whole.len();
    }
    lines
}

fn mark(words: &str) -> Mark {
    if is_row(words) {
        Mark::Row
    } else if let Some(label) = label(words) {
        Mark::Label(label)
    } else if is_date(words) {
        Mark::Date
    } else if words.starts_with("抄送") {
        Mark::CopyTo
    } else {
        Mark::Plain
    }
}

/// Whether cells stand in the line: a tab or a bar behind its number, or two wide gaps.
fn is_row(words: &str) -> bool {
    let behind = label(words).map_or(words, |label| words[label.len..].trim_start());
    let mut wide_gaps = 0;
    let mut spaces = 0;
    for c in behind.chars() {
        if matches!(c, '\t' | '|' | '｜') {
            return true;
        }
        spaces = if c.is_whitespace() { spaces + 1 } else { 0 };
        wide_gaps += usize::from(spaces == 2);
    }
    wide_gaps > 1
}

fn label(words: &str) -> Option<Label> {
    let (numbering, number, rest) = if let Some(rest) = dashes(words) {
        (Numbering::Dash, None, rest)
    } else if let Some(inner) = words.strip_prefix('第') {
        let (number, rest) = chinese_number(inner).or_else(|| digits(inner))?;
        let units =
            [('章', Numbering::Chapter), ('节', Numbering::ChapterSection), ('条', Numbering::Article)];
        let counts = |(unit, numbering)| Some((numbering, rest.strip_prefix(unit)?));
        let (numbering, rest) = units.into_iter().find_map(counts)?;
        // `第一条生产线…` is running text: behind its number, a heading has a space.
        let words = rest.trim_start();
        if words.len() == rest.len() {
            return None;
        }
        (numbering, Some(number), words)
    } else if let Some(inner) = words.strip_prefix(['（', '(']) {
        let (numbering, (number, rest)) = chinese_number(inner)
            .map(|found| (Numbering::Section, found))
            .or_else(|| digits(inner).map(|found| (Numbering::Item, found)))?;
        (numbering, Some(number), rest.strip_prefix(['）', ')'])?)
    } else if let Some((number, rest)) = chinese_number(words) {
        match rest.strip_prefix('、') {
            Some(rest) => (Numbering::Part, Some(number), rest),
            None => (Numbering::Point, Some(number), point(rest)?),
        }
    } else {
        let (number, rest) = digits(words)?;
        let rest = rest.strip_prefix(['.', '．', '、'])?;
        // `1.5%…` is no heading.
        if rest.starts_with(|c| digit(c).is_some()) {
            return None;
        }
        (Numbering::Measure, Some(number), rest)
    };
    Some(Label { numbering, number, len: words.len() - rest.len() })
}

/// What follows 是 where it heads a point: a first sentence of several clauses is running text, as in
/// `一是做好…；二是做好…。`.
fn point(words: &str) -> Option<&str> {
    let rest = words.strip_prefix('是')?;
    let first = &rest[..sentence::first_end(rest).unwrap_or(rest.len())];
    (!first.contains('；')).then_some(rest)
}

/// What follows two dashes or more.
fn dashes(words: &str) -> Option<&str> {
    let rest = words.trim_start_matches(['-', '—', '–', '－']);
    let count = words.chars().count() - rest.chars().count();
    (2..=4).contains(&count).then_some(rest)
}

/// A number of up to three digits, plain or full-width, and what follows it.
fn digits(words: &str) -> Option<(u16, &str)> {
    let rest = words.trim_start_matches(|c| digit(c).is_some());
    let number = &words[..words.len() - rest.len()];
    if !(1..=3).contains(&number.chars().count()) {
        return None;
    }
    let value = number.chars().filter_map(digit).fold(0, |value, digit| value * 10 + digit);
    Some((value, rest))
}

fn digit(c: char) -> Option<u16> {
    let value = match c {
        '0'..='9' => u32::from(c) - u32::from('0'),
        '０'..='９' => u32::from(c) - u32::from('０'),
        _ => return None,
    };
    u16::try_from(value).ok()
}

/// A number from 一 to 九十九 and what follows it.
fn chinese_number(words: &str) -> Option<(u16, &str)> {
    const UNITS: &str = "一二三四五六七八九";
    let unit = |words: &str| -> Option<u16> {
        let first = words.chars().next()?;
        UNITS.chars().zip(1..).find_map(|(c, value)| (c == first).then_some(value))
    };
    let after_unit = |words: &'_ str| words.chars().next().map_or(0, char::len_utf8);
    let tens = unit(words);
    let behind_tens = &words[if tens.is_some() { after_unit(words) } else { 0 }..];
    let Some(rest) = behind_tens.strip_prefix('十') else {
        return tens.map(|value| (value, behind_tens));
    };
    let units = unit(rest);
    let rest = &rest[if units.is_some() { after_unit(rest) } else { 0 }..];
    Some((tens.unwrap_or(1) * 10 + units.unwrap_or(0), rest))
}

/// Whether the words are a date and nothing else, in digits or in Chinese numerals, perhaps in
/// brackets.
fn is_date(words: &str) -> bool {
    let words = words.strip_prefix(['（', '(']).unwrap_or(words);
    let words = words.strip_suffix(['）', ')']).unwrap_or(words);
    let numeral = |c: char| digit(c).is_some() || "〇○零一二三四五六七八九十".contains(c);
    let mut rest = words;
    for unit in ['年', '月', '日'] {
        let behind = rest.trim_start_matches(char::is_whitespace).trim_start_matches(numeral);
        let figures = rest.trim_start_matches(char::is_whitespace).len() - behind.len();
        match behind.trim_start_matches(char::is_whitespace).strip_prefix(unit) {
            Some(next) if figures > 0 => rest = next,
            _ => return false,
        }
    }
    rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labelled(words: &str) -> Option<(Numbering, Option<u16>, &str)> {
        label(words).map(|label| (label.numbering, label.number, &words[..label.len]))
    }

    #[test]
    fn numbers_say_what_a_line_opens() {
        assert_eq!(labelled("一、总体要求"), Some((Numbering::Part, Some(1), "一、")));
        assert_eq!(labelled("二十九、附则"), Some((Numbering::Part, Some(29), "二十九、")));
        assert_eq!(labelled("（十）其他"), Some((Numbering::Section, Some(10), "（十）")));
        assert_eq!(labelled("10.改革创新"), Some((Numbering::Measure, Some(10), "10.")));
        assert_eq!(labelled("１０．改革创新"), Some((Numbering::Measure, Some(10), "１０．")));
        assert_eq!(labelled("（1）其一"), Some((Numbering::Item, Some(1), "（1）")));
        assert_eq!(labelled("四是组织实施。"), Some((Numbering::Point, Some(4), "四是")));
        assert_eq!(labelled("第一章　总则"), Some((Numbering::Chapter, Some(1), "第一章　")));
        assert_eq!(labelled("第十二条 为了提高技能"), Some((Numbering::Article, Some(12), "第十二条 ")));
        assert_eq!(labelled("--坚持党的领导"), Some((Numbering::Dash, None, "--")));
        assert_eq!(labelled("——坚持党的领导"), Some((Numbering::Dash, None, "——")));
    }

    #[test]
    fn running_text_is_not_taken_for_a_number() {
        for words in [
            "1.5%-2.5%足额提取",
            "2017年2月6日，",
            "一线工人",
            "（以下简称《方案》）",
            "2017.",
            "150001邮政编码",
            "十",
            "一是加强领导；二是强化责任。",
        ] {
            assert_eq!(labelled(words), None, "{words}");
        }
    }

    #[test]
    fn rows_of_tables_are_told_from_headings() {
        for words in ["焊工\t三级\t1000元", "| 工种 | 等级 |", "焊工  三级  1000元", "1.\t焊工\t1000元"]
        {
            assert_eq!(mark(words), Mark::Row, "{words}");
        }
        for words in ["一、\t总体要求", "总　　则", "1. 发放补贴。", "省总工会　　省人社厅"]
        {
            assert_ne!(mark(words), Mark::Row, "{words}");
        }
    }

    #[test]
    fn a_date_fills_its_line() {
        for words in ["2017年11月30日", "（2017年11月30日）", "二〇一七年十一月三十日", "2017 年 6 月 20 日"]
        {
            assert!(is_date(words), "{words}");
        }
        for words in ["2017年2月6日，习近平总书记主持召开", "年月日", "2017年", "到2020年"]
        {
            assert!(!is_date(words), "{words}");
        }
    }

    #[test]
    fn white_space_around_lines_is_dropped_and_lines_end_in_any_way() {
        let source = "\u{feff}　　一\u{3000}\r\n\r\n二\u{c}三";
        let found: Vec<_> =
            lines(source).into_iter().map(|line| (&source[line.range], line.indented)).collect();
        assert_eq!(found, [("一", true), ("二", false), ("三", false)]);
    }
}
