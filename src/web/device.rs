//! The device: its clock, its storage, its clipboard and its printer.
//!
//! What is kept lasts as long as the window is open. Private modes and frames may refuse it, and it may be full.

use js_sys::Date as Moment;
use policy::Date;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDocument, HtmlTextAreaElement, Storage};

use super::{document, window};
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

/// The text kept under a name; nothing where there is none, or where the platform refuses.
#[must_use]
pub fn stored(name: &str) -> Option<String> {
    storage()?.get_item(name).ok()?
}

/// Keeps a text under a name. `false` where the platform refuses.
#[must_use]
pub fn store(name: &str, text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(name, text).is_ok())
}

/// Reading the property alone throws where storage is forbidden.
fn storage() -> Option<Storage> {
    window().session_storage().ok()?
}

/// Copies the text of a field. `false` where the platform refuses; the text is selected then, for
/// whoever copies it by hand.
///
/// By the old command, which is said to be outdated: it works where the newer interface does not (plain
/// HTTP, old web views), answers at once, and every engine has it.
#[must_use]
pub fn copy(field: &HtmlTextAreaElement) -> bool {
    let _ = field.focus();
    field.select();
    document().dyn_into::<HtmlDocument>().is_ok_and(|document| document.exec_command("copy").unwrap_or(false))
}

/// Whether the platform can print: web views in messengers often cannot. `src/scripts/enhance/printing.ts` prints.
#[must_use]
pub fn can_print() -> bool {
    js_sys::Reflect::get(&window(), &"print".into()).is_ok_and(|print| print.is_function())
}
