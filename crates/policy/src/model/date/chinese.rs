//! Dates as official documents write them.

use super::Date;

impl Date {
    /// Parses a date such as `2017年11月30日`, in ASCII or full-width digits or Chinese numerals
    /// (`二〇一七年十一月三十日`), with optional spaces and brackets.
    #[must_use]
    pub fn from_chinese(words: &str) -> Option<Self> {
        let words: String = words.chars().filter(|c| !c.is_whitespace()).collect();
        let words = words.strip_prefix(['（', '(']).unwrap_or(&words);
        let words = words.strip_suffix(['）', ')']).unwrap_or(words);
        let (year, rest) = words.split_once('年')?;
        let (month, rest) = rest.split_once('月')?;
        let day = rest.strip_suffix('日')?;
        Self::new(number(year)?, number(month)?.try_into().ok()?, number(day)?.try_into().ok()?)
    }
}

/// A number of up to four digits, or a Chinese numeral from 十 to 九十九.
fn number(words: &str) -> Option<u16> {
    if let Some((tens, units)) = words.split_once('十') {
        let tens = if tens.is_empty() { 1 } else { one_digit(tens)? };
        let units = if units.is_empty() { 0 } else { one_digit(units)? };
        return Some(tens * 10 + units);
    }
    let digits: Option<Vec<u16>> = words.chars().map(digit).collect();
    let digits = digits.filter(|digits| (1..=4).contains(&digits.len()))?;
    Some(digits.into_iter().fold(0, |value, digit| value * 10 + digit))
}

fn one_digit(words: &str) -> Option<u16> {
    let mut characters = words.chars();
    let value = digit(characters.next()?)?;
    characters.next().is_none().then_some(value)
}

fn digit(c: char) -> Option<u16> {
    const NUMERALS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let place = match c {
        '0'..='9' => u32::from(c) - u32::from('0'),
        '０'..='９' => u32::from(c) - u32::from('０'),
        '零' | '○' | 'Ｏ' => 0,
        _ => return NUMERALS.iter().zip(0..).find_map(|(&numeral, value)| (numeral == c).then_some(value)),
    };
    u16::try_from(place).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_every_writing() {
        let day = Date::new(2017, 11, 30);
        for words in [
            "2017年11月30日",
            "（2017年11月30日）",
            "2017 年 11 月 30 日",
            "２０１７年１１月３０日",
            "二〇一七年十一月三十日",
            "二○一七年十一月三十日",
        ] {
            assert_eq!(Date::from_chinese(words), day, "{words}");
        }
        assert_eq!(Date::from_chinese("二〇二一年二月二十八日"), Date::new(2021, 2, 28));
        assert_eq!(Date::from_chinese("二〇二一年十月十日"), Date::new(2021, 10, 10));
    }

    #[test]
    fn what_is_no_date_is_none() {
        for words in [
            "",
            "2017年",
            "年月日",
            "2017年2月30日",
            "2017年2月6日，会议",
            "一二三四五年一月一日",
            "2017年二十三十月1日",
        ] {
            assert_eq!(Date::from_chinese(words), None, "{words}");
        }
    }
}
