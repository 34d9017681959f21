//! Reads a number with its unit from the words of a text.
//!
//! Authors of `figures.toml` name the words (`3万元`, `1.5%-2.5%`, `2017年1月1日`) and never repeat
//! the value, so that no value can differ from the text.

use policy::Date;
use policy::figures::{Range, Value};

/// What the words of a number say; nothing where they are not one number, range or date with its
/// unit. A 每, 前 or 第 in front belongs to the words and not to the value: 前三名 are three.
pub fn read(words: &str) -> Option<Value<'_>> {
    let words = words.strip_prefix(['每', '前', '第']).unwrap_or(words);
    if let Some(day) = Date::from_chinese(words) {
        return Some(Value::Day(day));
    }
    let (first, last, unit) = read_range(words)?;
    let four_digits = words.strip_suffix('年').is_some_and(|digits| digits.chars().count() == 4);
    match unit {
        "%" | "％" => Some(Value::Share(Range { min: narrow(first)?, max: narrow(last)? })),
        "年" if four_digits => Some(Value::Year(u16::try_from(whole(first)?).ok()?)),
        "元" => Some(Value::Yuan(Range { min: whole(first)?, max: whole(last)? })),
        unit => Some(Value::Count(Range { min: whole(first)?, max: whole(last)? }, unit)),
    }
}

/// The first and the last number in hundredths, which are the same for a single number, and the unit.
fn read_range(words: &str) -> Option<(u64, u64, &str)> {
    let (first, rest) = read_decimal(words)?;
    let (first_unit, last, unit) = match rest.split_once(['-', '－', '—', '～', '~', '至']) {
        Some((unit, second)) => {
            let (last, last_unit) = read_decimal(second)?;
            (unit, last, last_unit)
        }
        None => (rest, first, rest),
    };
    let one_unit = !unit.is_empty() && !unit.contains(super::lexer::is_number);
    let agree = first_unit.is_empty() || first_unit == unit;
    (one_unit && agree && first <= last).then_some((first, last, unit))
}

/// A number in hundredths, and what follows it.
fn read_decimal(words: &str) -> Option<(u64, &str)> {
    let joins = |c| matches!(c, '.' | '．' | ',');
    let end = words.find(|c| !super::lexer::is_number(c) && !joins(c)).unwrap_or(words.len());
    let (number, rest) = words.split_at(end);
    let number: String = number.chars().filter(|c| *c != ',').map(plain).collect();
    let powers = number.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(number.len());
    let (digits, powers) = number.split_at(powers);
    if digits.is_empty() {
        return Some((chinese(powers)?.checked_mul(100)?, rest));
    }
    let (integer, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let hundredths = match fraction.len() {
        0 if digits.ends_with('.') => return None,
        0 => 0,
        1 => fraction.parse::<u64>().ok()? * 10,
        2 => fraction.parse::<u64>().ok()?,
        _ => return None,
    };
    let mut value = integer.parse::<u64>().ok()?.checked_mul(100)?.checked_add(hundredths)?;
    for power in powers.chars() {
        value = value.checked_mul(power_of_ten(power)?)?;
    }
    Some((value, rest))
}

/// A full-width digit or point as the plain one.
fn plain(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c),
        '．' => '.',
        _ => c,
    }
}

/// A number written in Chinese numerals: 两, 十二, 三十二, 一百, 三千五百, 二十万.
fn chinese(numerals: &str) -> Option<u64> {
    let (mut total, mut section, mut digit) = (0_u64, 0_u64, None);
    for numeral in numerals.chars() {
        match power_of_ten(numeral) {
            Some(power @ (10 | 100 | 1000)) => section += digit.take().unwrap_or(1) * power,
            Some(power) => {
                total = (total + section + digit.take().unwrap_or(0)).checked_mul(power)?;
                section = 0;
                if total == 0 {
                    return None;
                }
            }
            None => {
                let value = "零一二三四五六七八九".chars().position(|c| c == numeral);
                let value = if matches!(numeral, '两' | '双') { Some(2) } else { value };
                if digit.replace(u64::try_from(value?).ok()?).is_some_and(|before| before != 0) {
                    return None;
                }
            }
        }
    }
    (!numerals.is_empty()).then_some(total + section + digit.unwrap_or(0))
}

const fn power_of_ten(c: char) -> Option<u64> {
    match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        '万' => Some(10_000),
        '亿' => Some(100_000_000),
        _ => None,
    }
}

/// Hundredths as a whole number, where there is no fraction.
fn whole(hundredths: u64) -> Option<u32> {
    if hundredths.is_multiple_of(100) { narrow(hundredths / 100) } else { None }
}

fn narrow(value: u64) -> Option<u32> {
    u32::try_from(value).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn full_width_digits_and_thousands_are_read() {
        assert_eq!(read("２０００元"), Some(Value::Yuan(Range::one(2000))));
        assert_eq!(read("1,500元"), Some(Value::Yuan(Range::one(1500))));
        assert_eq!(read("１．５％"), Some(Value::Share(Range::one(150))));
        assert_eq!(read("３年"), Some(Value::Count(Range::one(3), "年")));
        assert_eq!(read("２０２０年"), Some(Value::Year(2020)));
        assert_eq!(read("２０２０年３月１日").map(|value| matches!(value, Value::Day(_))), Some(true));
    }

    #[test]
    fn money() {
        assert_eq!(read("3000元"), Some(Value::Yuan(Range::one(3000))));
        assert_eq!(read("20万元"), Some(Value::Yuan(Range::one(200_000))));
        assert_eq!(read("1.5万元"), Some(Value::Yuan(Range::one(15_000))));
        assert_eq!(read("三千五百元"), Some(Value::Yuan(Range::one(3500))));
        assert_eq!(read("1000-2000元"), Some(Value::Yuan(Range { min: 1000, max: 2000 })));
    }

    #[test]
    fn shares() {
        assert_eq!(read("1.5%-2.5%"), Some(Value::Share(Range { min: 150, max: 250 })));
        assert_eq!(read("60%"), Some(Value::Share(Range::one(6000))));
        assert_eq!(read("0.25%"), Some(Value::Share(Range::one(25))));
    }

    #[test]
    fn counts() {
        assert_eq!(read("3-5所"), Some(Value::Count(Range { min: 3, max: 5 }, "所")));
        assert_eq!(read("300万人次"), Some(Value::Count(Range::one(3_000_000), "人次")));
        assert_eq!(read("两年"), Some(Value::Count(Range::one(2), "年")));
        assert_eq!(read("每两年"), Some(Value::Count(Range::one(2), "年")));
        assert_eq!(read("前三名"), Some(Value::Count(Range::one(3), "名")));
        assert_eq!(read("双证书"), Some(Value::Count(Range::one(2), "证书")));
        assert_eq!(read("三十二次"), Some(Value::Count(Range::one(32), "次")));
        assert_eq!(read("一百年"), Some(Value::Count(Range::one(100), "年")));
    }

    #[test]
    fn years_and_days() {
        assert_eq!(read("2020年"), Some(Value::Year(2020)));
        assert_eq!(read("4年"), Some(Value::Count(Range::one(4), "年")));
        assert_eq!(read("2017年1月1日"), Date::new(2017, 1, 1).map(Value::Day));
        assert_eq!(read("2017年13月1日"), None);
    }

    #[test]
    fn what_has_no_unit_or_is_no_number_is_nothing() {
        for words in [
            "",
            "元",
            "3000",
            "98113",
            "每",
            "1.555%",
            "1.%",
            "一一名",
            "亿万人",
            "5-3所",
            "3个5所",
            "99999999999元",
        ] {
            assert_eq!(read(words), None, "{words}");
        }
    }

    proptest! {
        #[test]
        fn any_words_are_read_or_refused(words in "[0-9.%一十百千万亿两元年月日-]{0,30}|.{0,20}") {
            let _ = read(&words);
        }
    }
}
