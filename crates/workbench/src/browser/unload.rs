//! The browser's warning before leaving the page with unsaved changes.

use leptos::ev;
use leptos::prelude::*;

/// Warns before the page is left while `is_unsaved` returns true.
pub fn warn_before_unload(is_unsaved: impl Fn() -> bool + 'static) {
    let handle = window_event_listener(ev::beforeunload, move |event| {
        if is_unsaved() {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}
