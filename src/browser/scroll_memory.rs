//! How far an entry of the history was scrolled, for pages that come back later than the browser
//! expects them.

use super::window;

/// Notes in the present entry how far it is scrolled, unless the entry has something of its own to
/// remember.
pub fn note_scroll() {
    let (Ok(history), Ok(offset)) = (window().history(), window().scroll_y()) else { return };
    if history.state().is_ok_and(|state| state.is_null()) {
        // Refused only where a page writes very often; then the page comes back at its top.
        let _ = history.replace_state(&offset.into(), "");
    }
}

/// Scrolls to where the present entry was left.
pub fn restore_scroll() {
    let noted = window().history().ok().and_then(|history| history.state().ok()?.as_f64());
    if let Some(offset) = noted {
        window().scroll_to_with_x_and_y(0.0, offset);
    }
}
