//! Places within a page that the browser's back button leads through, without an address of their own.
//!
//! They stand in the entry's state as `place 3`: a number alone is a page's scroll position.

use wasm_bindgen::JsValue;

use super::window;
use crate::contract::HISTORY_PLACE;

/// The place that the present entry of the history is for.
#[must_use]
pub fn history_place() -> Option<usize> {
    window().history().ok()?.state().ok()?.as_string()?.strip_prefix(HISTORY_PLACE)?.parse().ok()
}

/// Adds an entry for a place to the history. Where the platform refuses, there is no way back to it but
/// the page's own.
pub fn push_place(place: usize) {
    if let Ok(history) = window().history() {
        let _ = history.push_state(&JsValue::from_str(&format!("{HISTORY_PLACE}{place}")), "");
    }
}

/// Goes back by one entry of the history.
pub fn back() {
    // Refused only where there is no history.
    let _ = window().history().and_then(|history| history.back());
}
