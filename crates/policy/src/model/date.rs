//! Calendar days, with the arithmetic for terms and deadlines.
//!
//! A type of our own, because a calendar crate would cost the app more bytes than all of eligibility, and
//! the documents only use whole days, months and years.

mod chinese;

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

/// A day of the Gregorian calendar, year 1 to 9999. Ordered chronologically.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "(u16, u8, u8)", try_from = "(u16, u8, u8)")]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// The text is not a valid date of the form `2018-03-01`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotADate;

impl fmt::Display for NotADate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the calendar has no such day")
    }
}

impl From<Date> for (u16, u8, u8) {
    fn from(date: Date) -> Self {
        (date.year, date.month, date.day)
    }
}

impl TryFrom<(u16, u8, u8)> for Date {
    type Error = NotADate;

    fn try_from((year, month, day): (u16, u8, u8)) -> Result<Self, NotADate> {
        Self::new(year, month, day).ok_or(NotADate)
    }
}

impl Date {
    /// The day; `None` if the calendar does not have it.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let valid = (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && day >= 1
            && day <= days_in_month(year, month);
        valid.then_some(Self { year, month, day })
    }

    /// The year, 1 to 9999.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }

    /// The same day `months` later, clamped to the last day of a shorter month and to the end of the year
    /// 9999.
    #[must_use]
    pub fn plus_months(self, months: u16) -> Self {
        let total = u32::from(self.year) * 12 + u32::from(self.month) - 1 + u32::from(months);
        let month = u8::try_from(total % 12 + 1).unwrap_or(12);
        match u16::try_from(total / 12) {
            Ok(year) if year <= 9999 => Self { year, month, day: self.day.min(days_in_month(year, month)) },
            _ => Self { year: 9999, month: 12, day: 31 },
        }
    }

    /// The same day `years` later; 29 February becomes the 28th in a common year.
    #[must_use]
    pub fn plus_years(self, years: u16) -> Self {
        self.plus_months(years.saturating_mul(12))
    }

    /// The next day; the last day of the calendar returns itself.
    #[must_use]
    pub fn next_day(self) -> Self {
        let first_of_next = || Self { day: 1, ..self }.plus_months(1);
        Self::new(self.year, self.month, self.day + 1).unwrap_or_else(|| first_of_next().max(self))
    }

    /// The first day of the calendar.
    pub const EARLIEST: Self = Self { year: 1, month: 1, day: 1 };

    /// The previous day; the first day of the calendar returns itself.
    #[must_use]
    pub(crate) fn previous_day(self) -> Self {
        let (year, month) = match (self.year, self.month) {
            (1, 1) => return Self::new(1, 1, self.day.saturating_sub(1)).unwrap_or(self),
            (year, 1) => (year - 1, 12),
            (year, month) => (year, month - 1),
        };
        let last_of_month = Self { year, month, day: days_in_month(year, month) };
        Self::new(self.year, self.month, self.day - 1).unwrap_or(last_of_month)
    }

    /// The earliest day whose [`Self::plus_months`] is this day or later.
    #[must_use]
    pub fn first_reaching(self, months: u16) -> Self {
        let total = u32::from(self.year) * 12 + u32::from(self.month) - 1;
        let Some(total) = total.checked_sub(u32::from(months)).filter(|&total| total >= 12) else {
            return Self { year: 1, month: 1, day: 1 };
        };
        let year = u16::try_from(total / 12).unwrap_or(self.year);
        let month = u8::try_from(total % 12 + 1).unwrap_or(12);
        let same_day = Self { year, month, day: self.day.min(days_in_month(year, month)) };
        if same_day.plus_months(months) >= self {
            same_day
        } else {
            // The day was clamped to the end of a shorter month and falls short.
            Self { day: 1, ..same_day }.plus_months(1)
        }
    }

    /// The number of whole months until a later day; 0 if `later` is not later.
    #[must_use]
    pub fn months_until(self, later: Self) -> u16 {
        let months = |date: Self| i32::from(date.year) * 12 + i32::from(date.month);
        let apart = u16::try_from(months(later) - months(self)).unwrap_or(0);
        if self.plus_months(apart) > later { apart.saturating_sub(1) } else { apart }
    }
}

impl Date {
    /// The date in Chinese: `2018年3月1日`.
    #[must_use]
    pub fn words(self) -> String {
        format!("{}年{}月{}日", self.year, self.month, self.day)
    }
}

impl fmt::Display for Date {
    /// Formats as `2018-03-01`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Date {
    type Err = NotADate;

    /// Parses exactly the form `2018-03-01`.
    fn from_str(text: &str) -> Result<Self, NotADate> {
        let shape = text.len() == 10
            && text
                .bytes()
                .enumerate()
                .all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() });
        if !shape {
            return Err(NotADate);
        }
        let number = |range: core::ops::Range<usize>| text[range].parse::<u16>().map_err(|_| NotADate);
        let small = |range| number(range).and_then(|value| u8::try_from(value).map_err(|_| NotADate));
        Self::new(number(0..4)?, small(5..7)?, small(8..10)?).ok_or(NotADate)
    }
}

/// The number of days in a month.
const fn days_in_month(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if (year.is_multiple_of(4) && !year.is_multiple_of(100)) || year.is_multiple_of(400) => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_year_later_is_the_same_day() {
        assert_eq!(date("2018-03-01").plus_years(1), date("2019-03-01"));
    }

    #[test]
    fn a_leap_day_becomes_the_last_of_february() {
        assert_eq!(date("2020-02-29").plus_years(1), date("2021-02-28"));
        assert_eq!(date("2020-02-29").plus_years(4), date("2024-02-29"));
    }

    #[test]
    fn months_clamp_to_the_month_end() {
        assert_eq!(date("2017-01-31").plus_months(1), date("2017-02-28"));
        assert_eq!(date("2017-11-30").plus_months(14), date("2019-01-30"));
    }

    #[test]
    fn far_futures_stop_at_the_end_of_the_calendar() {
        assert_eq!(date("9999-06-01").plus_years(u16::MAX), date("9999-12-31"));
    }

    #[test]
    fn the_first_day_that_reaches_is_exact_for_every_day_of_years_with_and_without_a_leap_day() {
        let days = (2018..=2021).flat_map(|year| {
            (1..=12).flat_map(move |month| (1..=31).filter_map(move |day| Date::new(year, month, day)))
        });
        let days: Vec<Date> = days.collect();
        for &day in &days {
            for months in [0, 1, 2, 11, 12, 13] {
                let first = day.first_reaching(months);
                assert!(first.plus_months(months) >= day, "{first} + {months} reaches {day}");
                let before = days.iter().rev().find(|&&other| other < first);
                assert!(
                    before.is_none_or(|before| before.plus_months(months) < day),
                    "{day} - {months}: {first} is the first"
                );
            }
        }
    }

    #[test]
    fn the_first_day_that_reaches_stops_at_the_start_of_the_calendar() {
        assert_eq!(date("0001-05-01").first_reaching(12), date("0001-01-01"));
    }

    #[test]
    fn the_day_before_is_followed_by_the_day() {
        let first = Date::new(2015, 12, 30).unwrap();
        let days = core::iter::successors(Some(first), |day| Some(day.next_day())).take(800);
        for day in days {
            assert_eq!(day.previous_day().next_day(), day);
        }
        assert_eq!(Date::EARLIEST.previous_day(), Date::EARLIEST);
        assert_eq!(date("0001-01-02").previous_day(), Date::EARLIEST);
    }

    #[test]
    fn days_follow_each_other() {
        assert_eq!(date("2020-02-28").next_day(), date("2020-02-29"));
        assert_eq!(date("2018-12-31").next_day(), date("2019-01-01"));
        assert_eq!(date("9999-12-31").next_day(), date("9999-12-31"));
    }

    #[test]
    fn whole_months_are_counted() {
        assert_eq!(date("2018-06-01").months_until(date("2019-03-01")), 9);
        assert_eq!(date("2018-06-02").months_until(date("2019-03-01")), 8);
        assert_eq!(date("2018-01-31").months_until(date("2018-02-28")), 1);
        assert_eq!(date("2018-06-02").months_until(date("2018-06-01")), 0);
    }

    #[test]
    fn what_is_not_a_day_is_refused() {
        for text in [
            "",
            "2018-3-1",
            "2018-02-29",
            "2018-13-01",
            "0000-01-01",
            "2018-03-01 ",
            "２０１８-03-01",
            "-018-03-01",
        ] {
            assert_eq!(text.parse::<Date>(), Err(NotADate), "{text}");
        }
    }
}
