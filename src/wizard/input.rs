//! Parses typed numbers, durations and dates.
//!
//! Accepts dictated and pasted forms too: 三, 3月, 十五, 两年半, １２, 2018-3-1, 二零一八年.

use policy::Date;
use policy::model::rules::NumberRange;

use super::texts;

/// Why an input is invalid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InputError {
    /// Empty.
    Empty,
    /// Not a number.
    NotANumber,
    /// More than eleven months next to years.
    TooManyMonths,
    /// Outside the minimum and maximum, in the question's unit.
    OutOfRange(u32, u32),
    /// Not a day of the calendar.
    NoSuchDay,
}

impl InputError {
    /// The message for the user.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Empty => texts::EMPTY.to_owned(),
            Self::NotANumber => texts::NOT_A_NUMBER.to_owned(),
            Self::TooManyMonths => texts::TOO_MANY_MONTHS.to_owned(),
            Self::OutOfRange(least, most) => texts::out_of_range(*least, *most),
            Self::NoSuchDay => texts::NO_SUCH_DAY.to_owned(),
        }
    }
}

/// Parses an integer within a question's range.
///
/// # Errors
/// If the input is empty, not a number, or out of range.
pub fn read_number(text: &str, range: &NumberRange<'_>) -> Result<u32, InputError> {
    let number = digits(text, &[range.unit, "个"])?.ok_or(InputError::Empty)?;
    within(u32::try_from(number).unwrap_or(u32::MAX), range, 1)
}

/// Parses a duration from years and months, one of which may be empty. Returns months.
///
/// # Errors
/// If the input is empty, not a number, or out of range.
pub fn read_duration(years: &str, months: &str, range: &NumberRange<'_>) -> Result<u32, InputError> {
    let (years, months) = (plain(years), plain(months));
    // Everything in the first field: 两年半, 3年2个月, 18个月, 半年.
    let (years, months, may_be_more) = match years.split_once('年') {
        Some(("半", "")) if months.is_empty() => (String::new(), "6".to_owned(), false),
        Some((years, "半")) if months.is_empty() => (years.to_owned(), "6".to_owned(), false),
        Some((years, rest)) if months.is_empty() => (years.to_owned(), rest.to_owned(), false),
        None if months.is_empty() && years.ends_with('月') => (String::new(), years, true),
        _ => (years, months, false),
    };
    let (years, months) = (digits(&years, &["年"])?, digits(&months, &["个月", "月"])?);
    if years.is_none() && months.is_none() {
        return Err(InputError::Empty);
    }
    let months = months.unwrap_or(0);
    if months > 11 && !may_be_more {
        return Err(InputError::TooManyMonths);
    }
    let total = years.unwrap_or(0).saturating_mul(12).saturating_add(months);
    within(u32::try_from(total).unwrap_or(u32::MAX), range, 12)
}

/// Parses a date from year, month and day.
///
/// # Errors
/// If a part is missing, or the date does not exist.
pub fn read_date(year: &str, month: &str, day: &str) -> Result<Date, InputError> {
    let typed = plain(year);
    let whole = plain(month).is_empty() && plain(day).is_empty();
    let [year, month, day] = whole.then(|| whole_date(&typed)).flatten().unwrap_or([&typed, month, day]);
    let parts = (digits(year, &["年"])?, digits(month, &["月"])?, digits(day, &["日", "号"])?);
    let (Some(year), Some(month), Some(day)) = parts else { return Err(InputError::Empty) };
    let small = |number| u8::try_from(number).map_err(|_| InputError::NoSuchDay);
    // Two-digit years are rejected as out of range.
    let year = u16::try_from(year).ok().filter(|year| (1900..=2100).contains(year));
    year.and_then(|year| Date::new(year, small(month).ok()?, small(day).ok()?)).ok_or(InputError::NoSuchDay)
}

/// The index of the first field to correct in an invalid input.
#[must_use]
pub fn first_wrong(typed: &[String]) -> usize {
    let number = |at: usize, units: &[&str]| typed.get(at).map_or(Ok(None), |text| digits(text, units));
    let (first, second) = (number(0, &["年"]), number(1, &["个月", "月"]));
    match typed.len() {
        2 if first.is_ok() && !matches!(second, Ok(None | Some(0..=11))) => 1,
        3 => match (first, second, number(2, &["日", "号"])) {
            (Ok(Some(1900..=2100)), Ok(Some(1..=12)), _) => 2,
            (Ok(Some(1900..=2100)), _, _) => 1,
            _ => 0,
        },
        _ => 0,
    }
}

/// Splits a date typed into one field: 2018-3-1, 2018年3月1日, 20180301.
fn whole_date(text: &str) -> Option<[&str; 3]> {
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some([&text[..4], &text[4..6], &text[6..]]);
    }
    let text = text.trim_end_matches(['日', '号']);
    let mut parts = text.split(['-', '/', '.', '年', '月']);
    let date = [parts.next()?, parts.next()?, parts.next()?];
    (parts.next().is_none() && !date.contains(&"")).then_some(date)
}

/// Removes white space and invisible characters of pasted text, and converts full-width digits and signs to
/// ASCII.
fn plain(text: &str) -> String {
    let is_invisible = |letter: &char| matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    let seen = text.chars().filter(|letter| !letter.is_whitespace() && !is_invisible(letter));
    seen.map(|letter| match letter {
        '！'..='～' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        other => other,
    })
    .collect()
}

/// Parses a number, optionally followed by one of these units.
fn digits(text: &str, units: &[&str]) -> Result<Option<u64>, InputError> {
    let plain = plain(text);
    if plain.is_empty() {
        return Ok(None);
    }
    let number = units.iter().find_map(|unit| plain.strip_suffix(unit)).unwrap_or(&plain);
    if number.is_empty() {
        return Err(InputError::NotANumber);
    }
    if number.bytes().all(|byte| byte.is_ascii_digit()) {
        // An overflow is out of range in any case.
        return Ok(Some(number.parse().unwrap_or(u64::MAX)));
    }
    chinese(number).map(Some).ok_or(InputError::NotANumber)
}

/// Parses a Chinese numeral: 三, 十五, 一百零五, 二零一八, 3万. `None` for 两万五, which may mean 25,000 or 20,005, and for
/// 两三 or 十一二, which are no exact numbers.
fn chinese(text: &str) -> Option<u64> {
    let (mut total, mut section, mut last_unit) = (0_u64, 0_u64, 1_u64);
    let mut run: Option<(u64, bool)> = None;
    // Digits side by side, as in 七八, are a guess, unless they are a year.
    let mut is_guess = false;
    for letter in text.chars() {
        if let Some(digit) = numeral(letter) {
            let (value, has_zero) = run.unwrap_or((0, false));
            is_guess |= value != 0 && !letter.is_ascii_digit();
            run = Some((value.checked_mul(10)?.checked_add(digit)?, has_zero || digit == 0));
            continue;
        }
        let unit = match letter {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            '万' => 10_000,
            _ => return None,
        };
        let value = run.take().map(|(value, _)| value);
        if unit == 10_000 {
            total = total.checked_add(section.checked_add(value.unwrap_or(0))?.checked_mul(unit)?)?;
            section = 0;
        } else {
            let value = value.or((unit == 10).then_some(1))?;
            section = section.checked_add(value.checked_mul(unit)?)?;
        }
        last_unit = unit;
    }
    let (rest, has_zero) = run.unwrap_or((0, true));
    if last_unit > 10 && !has_zero || is_guess && (last_unit > 1 || rest < 1000) {
        return None;
    }
    total.checked_add(section)?.checked_add(rest)
}

fn numeral(letter: char) -> Option<u64> {
    let value = match letter {
        '两' => 2,
        '零' | '○' => 0,
        digit if digit.is_ascii_digit() => digit.to_digit(10)?.into(),
        other => {
            return "〇一二三四五六七八九"
                .chars()
                .zip(0..)
                .find_map(|(name, value)| (name == other).then_some(value));
        }
    };
    Some(value)
}

fn within(number: u32, range: &NumberRange<'_>, unit: u32) -> Result<u32, InputError> {
    let fits = (range.min..=range.max).contains(&number);
    fits.then_some(number).ok_or(InputError::OutOfRange(range.min / unit, range.max / unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn years() -> NumberRange<'static> {
        NumberRange { unit: "年", min: 0, max: 720, cuts: vec![36] }
    }

    #[test]
    fn years_and_months_make_months() {
        for (typed, months) in [(("5", ""), 60), (("2", "11"), 35), (("", "7"), 7), (("０３", " 0 "), 36)] {
            assert_eq!(read_duration(typed.0, typed.1, &years()), Ok(months), "{typed:?}");
        }
    }

    #[test]
    fn what_is_no_length_of_time_is_explained() {
        for (typed, error) in [
            (("", " "), InputError::Empty),
            (("三四千五", ""), InputError::NotANumber),
            (("年", ""), InputError::Empty),
            (("-1", ""), InputError::NotANumber),
            (("2", "12"), InputError::TooManyMonths),
            (("61", ""), InputError::OutOfRange(0, 60)),
            (("99999999999999", ""), InputError::OutOfRange(0, 60)),
        ] {
            assert_eq!(read_duration(typed.0, typed.1, &years()), Err(error), "{typed:?}");
        }
    }

    #[test]
    fn what_is_said_or_pasted_is_read() {
        for (typed, months) in [
            (("三", ""), 36),
            (("十五", ""), 180),
            (("两年", ""), 24),
            (("两年半", ""), 30),
            (("3年2个月", ""), 38),
            (("半年", ""), 6),
            (("18个月", ""), 18),
            (("１２", "3月"), 147),
            (("\u{200b}3\u{feff}", "\u{202a}2\u{202c}"), 38),
        ] {
            assert_eq!(read_duration(typed.0, typed.1, &years()), Ok(months), "{typed:?}");
        }
        let day: Date = "2018-03-01".parse().unwrap();
        for typed in [
            ["2018-3-1", "", ""],
            ["2018/03/01", "", ""],
            ["2018.3.1", "", ""],
            ["２０１８年３月１日", "", ""],
            ["20180301", "", ""],
            ["二零一八年三月一号", "", ""],
            ["二零一八年", "三月", "一日"],
            ["2018年", "3月", "1号"],
        ] {
            assert_eq!(read_date(typed[0], typed[1], typed[2]), Ok(day), "{typed:?}");
        }
        let yuan = NumberRange { unit: "元", min: 0, max: 1_000_000, cuts: Vec::new() };
        for (typed, number) in
            [("3万", 30_000), ("一百二十", 120), ("一千零五", 1005), ("3000元", 3000), ("二十", 20)]
        {
            assert_eq!(read_number(typed, &yuan), Ok(number), "{typed}");
        }
        // Ambiguous (25,000 or 20,005), so the user is asked again.
        for typed in ["两万五", "三千五", "百", "万一二"] {
            assert_eq!(read_number(typed, &yuan), Err(InputError::NotANumber), "{typed}");
        }
    }

    /// Whoever says 两三年 does not mean 23 years.
    #[test]
    fn what_is_said_roughly_is_no_number() {
        for typed in [
            ("两三年", ""),
            ("一两年", ""),
            ("十一二年", ""),
            ("三五", ""),
            ("两三年半", ""),
            ("七八个月", ""),
            ("1", "七八"),
            ("二三十年", ""),
        ] {
            assert_eq!(read_duration(typed.0, typed.1, &years()), Err(InputError::NotANumber), "{typed:?}");
        }
        let yuan = NumberRange { unit: "元", min: 0, max: 1_000_000, cuts: Vec::new() };
        for typed in ["三四百", "一百二三", "一万零二三百", "两三万", "一二三"] {
            assert_eq!(read_number(typed, &yuan), Err(InputError::NotANumber), "{typed}");
        }
        for (typed, number) in
            [("23", 23), ("12万", 120_000), ("一百零五", 105), ("零五", 5), ("二零一八", 2018)]
        {
            assert_eq!(read_number(typed, &yuan), Ok(number), "{typed}");
        }
    }

    #[test]
    fn the_field_that_is_to_be_mended_is_found() {
        let wrong =
            |typed: &[&str]| first_wrong(&typed.iter().map(|&text| text.to_owned()).collect::<Vec<_>>());
        for (typed, field) in [
            (&["很多"][..], 0),
            (&["", ""], 0),
            (&["三年多", "1"], 0),
            (&["2", "12"], 1),
            (&["2", "几"], 1),
            (&["61", ""], 0),
            (&["", "3", "1"], 0),
            (&["18", "3", "1"], 0),
            (&["2018", "", "1"], 1),
            (&["2018", "13", "1"], 1),
            (&["2018", "2", ""], 2),
            (&["2018", "2", "30"], 2),
            (&["2018-2-30", "", ""], 0),
        ] {
            assert_eq!(wrong(typed), field, "{typed:?}");
        }
    }

    #[test]
    fn a_day_must_be_in_the_calendar() {
        assert_eq!(read_date("2018", "3", "01"), Ok("2018-03-01".parse().unwrap()));
        for (typed, error) in [
            (["2018", "", "1"], InputError::Empty),
            (["2018", "2", "29"], InputError::NoSuchDay),
            (["18", "3", "1"], InputError::NoSuchDay),
            (["2018", "300", "1"], InputError::NoSuchDay),
            (["去年", "3", "1"], InputError::NotANumber),
            (["2018-3", "", ""], InputError::NotANumber),
            (["2018-2-30", "", ""], InputError::NoSuchDay),
        ] {
            assert_eq!(read_date(typed[0], typed[1], typed[2]), Err(error), "{typed:?}");
        }
    }
}
