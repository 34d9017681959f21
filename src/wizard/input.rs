//! What people type into the fields of a number, a length of time and a date.

use policy::Date;
use policy::eligibility::{LARGEST_PAYROLL, NumberRange};

/// What is wrong with what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InputError {
    /// Nothing was typed.
    Empty,
    /// Something else than digits.
    NotANumber,
    /// There are at most eleven months beside the years.
    TooManyMonths,
    /// More than any enterprise pays, in yuan.
    PayrollTooLarge(u64),
    /// Outside the least and the greatest number, in the question's own unit.
    OutOfRange(u32, u32),
    /// The calendar has no such day.
    NoSuchDay,
}

impl InputError {
    /// What to tell whoever typed it.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Empty => "还没有填。不知道的话，请点“不清楚”。".to_owned(),
            Self::NotANumber => "请只填数字，比如 3。".to_owned(),
            Self::TooManyMonths => "月数请填0到11；满12个月请算作1年。".to_owned(),
            Self::PayrollTooLarge(most) => format!("请填不超过{most}的数，单位是元。"),
            Self::OutOfRange(least, most) => format!("请填{least}到{most}之间的数。"),
            Self::NoSuchDay => "没有这一天。请检查年、月、日，比如 2018 年 3 月 1 日。".to_owned(),
        }
    }
}

/// Reads a whole number of a question's range.
///
/// # Errors
/// Where nothing, no number or one out of range was typed.
pub fn read_number(text: &str, range: &NumberRange<'_>) -> Result<u32, InputError> {
    let number = digits(text)?.ok_or(InputError::Empty)?;
    within(u32::try_from(number).unwrap_or(u32::MAX), range, 1)
}

/// Reads a payroll in whole yuan, with or without commas.
///
/// # Errors
/// Where nothing, no number or more than [`LARGEST_PAYROLL`] was typed.
pub fn read_payroll(text: &str) -> Result<u64, InputError> {
    let payroll = digits(&text.replace([',', '，'], ""))?.ok_or(InputError::Empty)?;
    (payroll <= LARGEST_PAYROLL).then_some(payroll).ok_or(InputError::PayrollTooLarge(LARGEST_PAYROLL))
}

/// Reads a length of time in months from its years and months; one of both may be left empty.
///
/// # Errors
/// Where nothing, no number or one out of range was typed.
pub fn read_duration(years: &str, months: &str, range: &NumberRange<'_>) -> Result<u32, InputError> {
    let (years, months) = (digits(years)?, digits(months)?);
    if years.is_none() && months.is_none() {
        return Err(InputError::Empty);
    }
    let months = months.unwrap_or(0);
    if months > 11 {
        return Err(InputError::TooManyMonths);
    }
    let total = years.unwrap_or(0).saturating_mul(12).saturating_add(months);
    within(u32::try_from(total).unwrap_or(u32::MAX), range, 12)
}

/// Reads a day from its year, month and day.
///
/// # Errors
/// Where something is missing, or the calendar has no such day.
pub fn read_date(year: &str, month: &str, day: &str) -> Result<Date, InputError> {
    let parts = (digits(year)?, digits(month)?, digits(day)?);
    let (Some(year), Some(month), Some(day)) = parts else { return Err(InputError::Empty) };
    let small = |number| u8::try_from(number).map_err(|_| InputError::NoSuchDay);
    // A year written with two digits would be one of antiquity.
    let year = u16::try_from(year).ok().filter(|year| (1900..=2100).contains(year));
    year.and_then(|year| Date::new(year, small(month).ok()?, small(day).ok()?)).ok_or(InputError::NoSuchDay)
}

/// The number that was typed, also with the full-width digits of Chinese keyboards.
fn digits(text: &str) -> Result<Option<u64>, InputError> {
    let plain: String = text.chars().filter(|letter| !letter.is_whitespace()).map(half_width).collect();
    if plain.is_empty() {
        return Ok(None);
    }
    if !plain.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(InputError::NotANumber);
    }
    // Too many digits for any range.
    Ok(Some(plain.parse().unwrap_or(u64::MAX)))
}

fn half_width(letter: char) -> char {
    match letter {
        '０'..='９' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        other => other,
    }
}

fn within(number: u32, range: &NumberRange<'_>, unit: u32) -> Result<u32, InputError> {
    let fits = (range.min..=range.max).contains(&number);
    fits.then_some(number).ok_or(InputError::OutOfRange(range.min / unit, range.max / unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_payroll_is_read_with_commas_and_has_a_limit() {
        assert_eq!(read_payroll("1,000,000"), Ok(1_000_000));
        assert_eq!(read_payroll("１２３"), Ok(123));
        assert_eq!(read_payroll(""), Err(InputError::Empty));
        assert_eq!(read_payroll("12.5"), Err(InputError::NotANumber));
        let too_large = Err(InputError::PayrollTooLarge(LARGEST_PAYROLL));
        assert_eq!(read_payroll("1000000000001"), too_large);
        assert_eq!(read_payroll("99999999999999999999999"), too_large);
    }

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
            (("三", ""), InputError::NotANumber),
            (("-1", ""), InputError::NotANumber),
            (("2", "12"), InputError::TooManyMonths),
            (("61", ""), InputError::OutOfRange(0, 60)),
            (("99999999999999", ""), InputError::OutOfRange(0, 60)),
        ] {
            assert_eq!(read_duration(typed.0, typed.1, &years()), Err(error), "{typed:?}");
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
            (["2018年", "3", "1"], InputError::NotANumber),
        ] {
            assert_eq!(read_date(typed[0], typed[1], typed[2]), Err(error), "{typed:?}");
        }
    }
}
