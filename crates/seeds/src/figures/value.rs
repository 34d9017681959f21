//! Parses a number with its unit.
//!
//! Authors of `figures.toml` quote the words (`3万元`, `1.5%-2.5%`, `2017年1月1日`) and never restate the value,
//! so the two cannot differ.

use policy::Date;
use policy::model::figures::{FigureValue, ValueRange};

use super::lexer::is_number;
use super::numerals::numeral;
use super::quantity::range;
use super::share::fraction;

/// Parses the words of a number; `None` unless they are exactly one number, range, fraction or date with its
/// unit. A leading 每, 前 or 第 does not affect the value: 前三名 is three.
pub fn read(words: &str) -> Option<FigureValue<'_>> {
    let words = words.strip_prefix(['每', '前', '第']).unwrap_or(words);
    if let Some(day) = Date::from_chinese(words) {
        return Some(FigureValue::Day(day));
    }
    if let Some((numerator, denominator, len)) = fraction(words) {
        let share = numerator.checked_mul(10_000).filter(|_| len == words.len() && denominator > 0)?;
        let share = share.is_multiple_of(denominator).then_some(share / denominator)?;
        return Some(FigureValue::Share(ValueRange::one(u32::try_from(share).ok()?)));
    }
    // 双证书 means two; elsewhere 双 does not count (双向).
    let (min, max, len) = if words.starts_with('双') {
        (2.0, None, '双'.len_utf8())
    } else {
        let first = numeral(words).filter(|first| !first.teens)?;
        range(words, &first)?
    };
    let (max, unit) = (max.unwrap_or(min), &words[len..]);
    let is_unit = |c: char| !is_number(c) && (c.is_alphabetic() || matches!(c, '%' | '％' | '‰'));
    if unit.is_empty() || !unit.chars().all(is_unit) {
        return None;
    }
    let whole = |scale: f64| Some(ValueRange { min: whole(min * scale)?, max: whole(max * scale)? });
    let four_digits = words.strip_suffix('年').is_some_and(|digits| digits.chars().count() == 4);
    match unit {
        "%" | "％" => whole(100.0).map(FigureValue::Share),
        "‰" => whole(10.0).map(FigureValue::Share),
        "年" if four_digits => Some(FigureValue::Year(u16::try_from(whole(1.0)?.min).ok()?)),
        "元" => whole(1.0).map(FigureValue::Yuan),
        unit => whole(1.0).map(|count| FigureValue::Count(count, unit)),
    }
}

/// An integer, allowing for binary rounding errors.
fn whole(value: f64) -> Option<u32> {
    let nearest = value.round();
    let is_whole = (value - nearest).abs() < 1e-6 && (0.0..=f64::from(u32::MAX)).contains(&nearest);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked to be an integer in range"
    )]
    is_whole.then_some(nearest as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn full_width_digits_and_thousands_are_read() {
        assert_eq!(read("２０００元"), Some(FigureValue::Yuan(ValueRange::one(2000))));
        assert_eq!(read("1,500元"), Some(FigureValue::Yuan(ValueRange::one(1500))));
        assert_eq!(read("１．５％"), Some(FigureValue::Share(ValueRange::one(150))));
        assert_eq!(read("３年"), Some(FigureValue::Count(ValueRange::one(3), "年")));
        assert_eq!(read("２０２０年"), Some(FigureValue::Year(2020)));
        assert_eq!(read("２０２０年３月１日").map(|value| matches!(value, FigureValue::Day(_))), Some(true));
    }

    #[test]
    fn money() {
        assert_eq!(read("3000元"), Some(FigureValue::Yuan(ValueRange::one(3000))));
        assert_eq!(read("20万元"), Some(FigureValue::Yuan(ValueRange::one(200_000))));
        assert_eq!(read("1.5万元"), Some(FigureValue::Yuan(ValueRange::one(15_000))));
        assert_eq!(read("三点五万元"), Some(FigureValue::Yuan(ValueRange::one(35_000))));
        assert_eq!(read("三千五百元"), Some(FigureValue::Yuan(ValueRange::one(3500))));
        assert_eq!(read("1000-2000元"), Some(FigureValue::Yuan(ValueRange { min: 1000, max: 2000 })));
    }

    #[test]
    fn shares() {
        assert_eq!(read("1.5%-2.5%"), Some(FigureValue::Share(ValueRange { min: 150, max: 250 })));
        assert_eq!(read("60%"), Some(FigureValue::Share(ValueRange::one(6000))));
        assert_eq!(read("0.25%"), Some(FigureValue::Share(ValueRange::one(25))));
    }

    #[test]
    fn shares_in_words_and_thousandths() {
        assert_eq!(read("百分之六十"), Some(FigureValue::Share(ValueRange::one(6000))));
        assert_eq!(read("百分之一点五"), Some(FigureValue::Share(ValueRange::one(150))));
        assert_eq!(read("千分之二点五"), Some(FigureValue::Share(ValueRange::one(25))));
        assert_eq!(read("百分之零点零零五"), None);
        assert_eq!(read("5‰"), Some(FigureValue::Share(ValueRange::one(50))));
        assert_eq!(read("1/4"), Some(FigureValue::Share(ValueRange::one(2500))));
        // A third is not a whole number of basis points.
        assert_eq!(read("三分之一"), None);
    }

    #[test]
    fn a_power_behind_a_range_belongs_to_both_ends() {
        assert_eq!(read("1-2万元"), Some(FigureValue::Yuan(ValueRange { min: 10_000, max: 20_000 })));
        assert_eq!(read("1—2万元"), Some(FigureValue::Yuan(ValueRange { min: 10_000, max: 20_000 })));
        assert_eq!(read("2000元至3000元"), Some(FigureValue::Yuan(ValueRange { min: 2000, max: 3000 })));
    }

    #[test]
    fn counts() {
        assert_eq!(read("3-5所"), Some(FigureValue::Count(ValueRange { min: 3, max: 5 }, "所")));
        assert_eq!(read("300万人次"), Some(FigureValue::Count(ValueRange::one(3_000_000), "人次")));
        assert_eq!(read("两年"), Some(FigureValue::Count(ValueRange::one(2), "年")));
        assert_eq!(read("每两年"), Some(FigureValue::Count(ValueRange::one(2), "年")));
        assert_eq!(read("前三名"), Some(FigureValue::Count(ValueRange::one(3), "名")));
        assert_eq!(read("双证书"), Some(FigureValue::Count(ValueRange::one(2), "证书")));
        assert_eq!(read("三十二次"), Some(FigureValue::Count(ValueRange::one(32), "次")));
        assert_eq!(read("一百年"), Some(FigureValue::Count(ValueRange::one(100), "年")));
    }

    #[test]
    fn years_and_days() {
        assert_eq!(read("2020年"), Some(FigureValue::Year(2020)));
        assert_eq!(read("4年"), Some(FigureValue::Count(ValueRange::one(4), "年")));
        assert_eq!(read("2017年1月1日"), Date::new(2017, 1, 1).map(FigureValue::Day));
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
            "十几个",
            "20余万元",
            "百分之六十以上",
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
