//! The device's clock.

use js_sys::Date as Moment;
use policy::Date;

use super::document;
use crate::contract::DATA_RELEASED;

/// A clock that is less behind the release may be one of another time zone.
const TWO_DAYS_MS: f64 = 2.0 * 86_400_000.0;

/// Today by the device's clock and time zone; by a clock that is behind, the day of the site's release.
#[must_use]
pub fn today() -> Date {
    released_after_clock().unwrap_or_else(clock)
}

/// What the device's clock says. One that is out of the calendar counts as its end.
#[must_use]
pub fn clock() -> Date {
    day_of(&Moment::new_0())
}

/// The day of the site's release, if the clock is behind it and so is wrong.
#[must_use]
pub fn released_after_clock() -> Option<Date> {
    let day = document().document_element()?.get_attribute(DATA_RELEASED)?;
    let released = Moment::new(&(day + "T12:00").into());
    (released.get_time() - Moment::new_0().get_time() > TWO_DAYS_MS).then(|| day_of(&released))
}

#[expect(clippy::cast_possible_truncation, reason = "months and days are small")]
fn day_of(moment: &Moment) -> Date {
    let year = u16::try_from(moment.get_full_year()).unwrap_or(9999);
    Date::new(year, moment.get_month() as u8 + 1, moment.get_date() as u8)
        .or_else(|| Date::new(9999, 12, 31))
        .unwrap_or_else(|| unreachable!("the calendar has this day"))
}
