//! Keys that mean themselves.

use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

/// The name of the key that was pressed alone (`/`, `ArrowDown`). Nothing with a key held that makes it
/// mean something else, and nothing while an input method puts characters together or has just done so: the key that
/// ends that still carries 229.
#[must_use]
pub fn key_pressed(event: &Event) -> Option<String> {
    let key: &KeyboardEvent = event.dyn_ref()?;
    let is_input_methods = key.is_composing() || key.key_code() == 229;
    let plain = !(key.ctrl_key() || key.meta_key() || key.alt_key() || is_input_methods);
    (plain && !key.default_prevented()).then(|| key.key())
}
