//! What is kept as long as the window is open. Private modes and frames may refuse it, and it may be full.

use web_sys::Storage;

use super::window;

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
