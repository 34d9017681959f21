//! Parses dates in documents and web pages: days, or months without a day.

use std::fmt;
use std::ops::Range;

use policy::Date;

use super::numeral::{self, chinese_digit, digit};

/// A day or a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dated {
    year: u16,
    month: u8,
    day: Option<u8>,
}

impl fmt::Display for Dated {
    /// Formats as `2021-05-06` or `2021-05`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)?;
        self.day.map_or(Ok(()), |day| write!(f, "-{day:02}"))
    }
}

impl Dated {
    fn new(year: u16, month: u16, day: Option<u16>) -> Option<Self> {
        let month = u8::try_from(month).ok()?;
        let day = day.map(u8::try_from).transpose().ok()?;
        let is_year = (1900..=2199).contains(&year);
        (is_year && Date::new(year, month, day.unwrap_or(1)).is_some()).then_some(Self { year, month, day })
    }
}

/// The date if the words are nothing else, apart from brackets.
pub fn whole(words: &str) -> Option<Dated> {
    let words = words.trim();
    let words = words.strip_prefix(['（', '(']).unwrap_or(words);
    let words = words.strip_suffix(['）', ')']).unwrap_or(words).trim();
    let (dated, len) = at_start(words)?;
    (len == words.len()).then_some(dated)
}

/// The first date in the words, with its range.
pub fn first(words: &str) -> Option<(Range<usize>, Dated)> {
    let mut before = None;
    for (at, c) in words.char_indices() {
        let is_digit = |c| digit(c).is_some() || chinese_digit(c).is_some();
        if is_digit(c)
            && !before.is_some_and(is_digit)
            && let Some((dated, len)) = at_start(&words[at..])
        {
            return Some((at..at + len, dated));
        }
        before = Some(c);
    }
    None
}

/// The date at the end of the words, with its offset: `甘省人民政府 2021年5月6日`.
pub fn at_end(words: &str) -> Option<(usize, Dated)> {
    let mut from = 0;
    while let Some((range, dated)) = first(&words[from..]) {
        if from + range.end == words.len() {
            return Some((from + range.start, dated));
        }
        from += range.end;
    }
    None
}

/// The date at the start of the words, with its length.
pub fn at_start(words: &str) -> Option<(Dated, usize)> {
    let (year, rest) = year(words)?;
    let (dated, rest) = if let Some(rest) = rest.trim_start().strip_prefix('年') {
        let (month, rest) = small(rest.trim_start())?;
        let rest = rest.trim_start().strip_prefix('月')?;
        let day = small(rest.trim_start())
            .and_then(|(day, behind)| Some((day, behind.trim_start().strip_prefix(['日', '号', '號'])?)));
        match day {
            Some((day, rest)) => (Dated::new(year, month, Some(day))?, rest),
            None => (Dated::new(year, month, None)?, rest),
        }
    } else {
        let separator = rest.chars().next().filter(|c| ['-', '.', '/', '．', '－'].contains(c))?;
        let (month, rest) = numeral::digits(&rest[separator.len_utf8()..])?;
        let (day, rest) = numeral::digits(rest.strip_prefix(separator)?)?;
        (Dated::new(year, month, Some(day))?, rest)
    };
    Some((dated, words.len() - rest.len()))
}

/// Four digits, Arabic or Chinese, with optional spaces between them.
fn year(words: &str) -> Option<(u16, &str)> {
    let (mut value, mut count) = (0, 0);
    let mut rest = words;
    while count < 4 {
        let trimmed = rest.trim_start_matches([' ', '\u{3000}']);
        let c = trimmed.chars().next()?;
        let written =
            digit(c).or_else(|| chinese_digit(c)).or_else(|| matches!(c, 'O' | 'o' | 'Ο').then_some(0))?;
        value = value * 10 + written;
        count += 1;
        rest = &trimmed[c.len_utf8()..];
    }
    Some((value, rest))
}

/// A month or a day.
fn small(words: &str) -> Option<(u16, &str)> {
    numeral::digits(words).or_else(|| numeral::chinese(words)).filter(|(value, _)| *value <= 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_in_every_writing() {
        for (words, expected) in [
            ("2021年5月6日", "2021-05-06"),
            ("（2021年5月6日）", "2021-05-06"),
            ("2021 年 5 月 6 日", "2021-05-06"),
            ("２０２１年５月６日", "2021-05-06"),
            ("2021-05-06", "2021-05-06"),
            ("2021.5.6", "2021-05-06"),
            ("2021/05/06", "2021-05-06"),
            ("二○二一年五月六日", "2021-05-06"),
            ("二〇二一年五月六日", "2021-05-06"),
            ("二◯二一年五月六日", "2021-05-06"),
            ("二零二一年十二月三十一日", "2021-12-31"),
            ("二O二一年十月二十日", "2021-10-20"),
            ("2021年5月", "2021-05"),
            ("二〇二一年十一月", "2021-11"),
        ] {
            assert_eq!(whole(words).map(|dated| dated.to_string()).as_deref(), Some(expected), "{words}");
        }
        for words in ["", "2021年", "2021年13月", "2021年2月30日", "2021年5月6日起", "1.5.2021", "20210年5月"]
        {
            assert_eq!(whole(words), None, "{words}");
        }
    }

    #[test]
    fn a_date_is_found_in_its_line() {
        let (at, dated) = at_end("甘省人民政府 2021年5月6日").unwrap();
        assert_eq!((at, dated.to_string().as_str()), (19, "2021-05-06"));
        assert_eq!(at_end("2021年5月6日印发"), None);
        assert_eq!(first("自2021年7月1日起施行").map(|(range, _)| range), Some(3..18));
        assert_eq!(first("第12021年"), None);
    }
}
