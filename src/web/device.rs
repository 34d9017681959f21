//! The device: clock, storage, clipboard and printer.
//!
//! Stored data lasts as long as the window. Storage may be full, or refused by private modes and iframes.

use js_sys::Date as Moment;
use policy::Date;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDocument, HtmlTextAreaElement, Storage};

use super::{document, focus_in_place, window};
use crate::contract::DATA_RELEASED;

/// A smaller lag behind the release may be a time zone difference.
const TWO_DAYS_MS: f64 = 2.0 * 86_400_000.0;

/// Today according to the device's clock and time zone; the release date if the clock is behind it.
#[must_use]
pub fn today() -> Date {
    released_after_clock().unwrap_or_else(clock)
}

/// The date of the device's clock, clamped to the calendar.
#[must_use]
pub fn clock() -> Date {
    day_of(&Moment::new_0())
}

/// The release date, if the clock is behind it and therefore wrong.
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

/// The stored text; `None` if there is none or storage is unavailable.
#[must_use]
pub fn stored(name: &str) -> Option<String> {
    storage()?.get_item(name).ok()?
}

/// Stores a text. Returns `false` if storage is unavailable.
#[must_use]
pub fn store(name: &str, text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(name, text).is_ok())
}

/// The property itself throws if storage is forbidden.
fn storage() -> Option<Storage> {
    window().session_storage().ok()?
}

/// Copies the text of a field. On failure returns `false` and leaves the text selected for copying by hand.
///
/// Uses the deprecated `execCommand`, because it also works over plain HTTP and in old web views, and is
/// synchronous.
#[must_use]
pub fn copy(field: &HtmlTextAreaElement) -> bool {
    let _ = field.focus();
    copy_focused(field)
}

/// As [`copy`], but scrolls to the field only on failure.
#[must_use]
pub fn copy_in_place(field: &HtmlTextAreaElement) -> bool {
    focus_in_place(field);
    let copied = copy_focused(field);
    if !copied {
        field.scroll_into_view_with_bool(false);
    }
    copied
}

/// Selects and copies the text of the field that has the focus.
fn copy_focused(field: &HtmlTextAreaElement) -> bool {
    field.select();
    document().dyn_into::<HtmlDocument>().is_ok_and(|document| document.exec_command("copy").unwrap_or(false))
}

/// Whether the device can print; web views of messengers often cannot. `src/scripts/enhance/printing.ts`
/// prints.
#[must_use]
pub fn can_print() -> bool {
    js_sys::Reflect::get(&window(), &"print".into()).is_ok_and(|print| print.is_function())
}
