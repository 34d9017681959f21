//! Parses numbers before headings: digits, Chinese numerals and enclosed numbers.

/// A number of up to three ASCII or full-width digits, and the rest.
pub fn digits(words: &str) -> Option<(u16, &str)> {
    let rest = words.trim_start_matches(|c| digit(c).is_some());
    let number = &words[..words.len() - rest.len()];
    if !(1..=4).contains(&number.chars().count()) {
        return None;
    }
    let value = number.chars().filter_map(digit).fold(0, |value, digit| value * 10 + digit);
    Some((value, rest))
}

/// The value of an ASCII or full-width digit.
pub fn digit(c: char) -> Option<u16> {
    let value = match c {
        '0'..='9' => u32::from(c) - u32::from('0'),
        '０'..='９' => u32::from(c) - u32::from('０'),
        _ => return None,
    };
    u16::try_from(value).ok()
}

/// The value of a one-digit Chinese numeral, including all forms of zero.
pub fn chinese_digit(c: char) -> Option<u16> {
    if matches!(c, '〇' | '○' | '◯' | '零' | 'Ｏ') {
        return Some(0);
    }
    "一二三四五六七八九".chars().zip(1..).find_map(|(numeral, value)| (numeral == c).then_some(value))
}

/// A number from 一 to 九千九百九十九, with or without powers (一百二十, 一二〇), and the rest.
pub fn chinese(words: &str) -> Option<(u16, &str)> {
    let power = |c| match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        _ => None,
    };
    let rest = words.trim_start_matches(|c| chinese_digit(c).is_some() || power(c).is_some());
    let numeral = &words[..words.len() - rest.len()];
    if !(1..=8).contains(&numeral.chars().count()) {
        return None;
    }
    let (mut total, mut digits, mut smallest) = (0_u16, None, 10_000_u16);
    for c in numeral.chars() {
        match (power(c), chinese_digit(c)) {
            (Some(power), _) => {
                // Powers must decrease: 一千一百一十一.
                if power >= smallest {
                    return None;
                }
                smallest = power;
                total = total.checked_add(digits.take().filter(|&digit| digit > 0).unwrap_or(1) * power)?;
            }
            (None, Some(digit)) => {
                let before = digits.unwrap_or(0);
                if before > 0 && smallest < 10_000 {
                    return None;
                }
                digits = Some(before.checked_mul(10)?.checked_add(digit)?);
                if digits > Some(999) {
                    return None;
                }
            }
            (None, None) => return None,
        }
    }
    let value = total.checked_add(digits.unwrap_or(0))?;
    (value > 0).then_some((value, rest))
}

/// The style of an enclosed number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Enclosed {
    /// ① ❶
    Circle,
    /// ⑴
    Brackets,
    /// ⒈
    Point,
    /// ㈠
    ChineseBrackets,
}

/// The value of a character like ①, and the rest.
pub fn enclosed(words: &str) -> Option<(Enclosed, u16, &str)> {
    const RANGES: [(char, char, Enclosed); 6] = [
        ('①', '⑳', Enclosed::Circle),
        ('❶', '❿', Enclosed::Circle),
        ('⑴', '⒇', Enclosed::Brackets),
        ('⒈', '⒛', Enclosed::Point),
        ('㈠', '㈩', Enclosed::ChineseBrackets),
        ('㊀', '㊉', Enclosed::Circle),
    ];
    let c = words.chars().next()?;
    let (first, _, style) = RANGES.into_iter().find(|(first, last, _)| (*first..=*last).contains(&c))?;
    let number = u16::try_from(u32::from(c) - u32::from(first) + 1).ok()?;
    Some((style, number, &words[c.len_utf8()..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_numbers_are_read_up_to_the_thousands() {
        for (words, value) in [
            ("一", 1),
            ("十", 10),
            ("十二", 12),
            ("二十", 20),
            ("二十九", 29),
            ("一百", 100),
            ("一百零一", 101),
            ("一百〇一", 101),
            ("一百一十", 110),
            ("一百二十三", 123),
            ("一百二", 102),
            ("一二三", 123),
            ("一〇一", 101),
            ("二○", 20),
            ("一千", 1000),
            ("一千零二十", 1020),
            ("一千二百三十四", 1234),
        ] {
            assert_eq!(chinese(words), Some((value, "")), "{words}");
        }
        for words in ["", "零", "十百", "十十", "一百千", "一二三四五", "人"] {
            assert_eq!(chinese(words), None, "{words}");
        }
        assert_eq!(chinese("三条"), Some((3, "条")));
    }

    #[test]
    fn characters_that_are_numbers_are_read() {
        assert_eq!(enclosed("③甲"), Some((Enclosed::Circle, 3, "甲")));
        assert_eq!(enclosed("⑴甲"), Some((Enclosed::Brackets, 1, "甲")));
        assert_eq!(enclosed("⒉甲"), Some((Enclosed::Point, 2, "甲")));
        assert_eq!(enclosed("㈩甲"), Some((Enclosed::ChineseBrackets, 10, "甲")));
        assert_eq!(enclosed("甲"), None);
    }
}
