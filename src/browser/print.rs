//! Printing.

use super::window;

/// Whether the platform can print: web views in messengers often cannot. `src/scripts/enhance/printing.ts` prints.
#[must_use]
pub fn can_print() -> bool {
    js_sys::Reflect::get(&window(), &"print".into()).is_ok_and(|print| print.is_function())
}
