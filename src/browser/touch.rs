//! What an event happened to.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// The nearest element around what an event happened to that the selector matches.
#[must_use]
pub fn closest(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// Whether an event happened to this very element.
#[must_use]
pub fn is_target(event: &Event, element: &Element) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|target| &target == element)
}
