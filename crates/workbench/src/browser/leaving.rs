//! Whoever leaves with work that was not saved is asked first.

use leptos::ev;
use leptos::prelude::*;

/// Asks as long as this is so.
pub fn ask_before_leaving(is_unsaved: impl Fn() -> bool + 'static) {
    let handle = window_event_listener(ev::beforeunload, move |event| {
        if is_unsaved() {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}
