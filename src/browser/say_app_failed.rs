//! Telling the reader that a part of the app did not load.

use web_sys::Event;

use super::document;

/// Lets the loader say, where the app's controls would be, that they did not load, with a way on. The
/// loader has the words for it: it says the same where nothing of the app could be loaded.
pub fn say_app_failed() {
    // Refused only for events that are being dispatched already.
    let _ = Event::new("app-failed").map(|event| document().dispatch_event(&event));
}
