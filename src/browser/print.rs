//! Printing.

use super::window;

/// Whether the platform can print: web views in messengers often cannot.
#[must_use]
pub fn can_print() -> bool {
    js_sys::Reflect::get(&window(), &"print".into()).is_ok_and(|print| print.is_function())
}

/// Opens the platform's print dialogue for the page.
pub fn print() {
    // Where it is refused nothing happens, as on a click on cancel.
    let _ = window().print();
}
