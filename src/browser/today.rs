//! The device's clock.

use policy::Date;

/// Today by the device's clock and time zone. A clock that is out of the calendar counts as its end.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "months and days are small")]
pub fn today() -> Date {
    let now = js_sys::Date::new_0();
    let year = u16::try_from(now.get_full_year()).unwrap_or(9999);
    Date::new(year, now.get_month() as u8 + 1, now.get_date() as u8)
        .or_else(|| Date::new(9999, 12, 31))
        .unwrap_or_else(|| unreachable!("the calendar has this day"))
}
