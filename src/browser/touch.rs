//! Where a finger is.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, TouchEvent};

/// The place in the window of the one finger that a touch event is about; nothing for several.
#[must_use]
pub fn only_touch(event: &Event) -> Option<(f64, f64)> {
    let event: &TouchEvent = event.dyn_ref()?;
    let changed = event.changed_touches();
    let touch = changed.get(0).filter(|_| changed.length() == 1 && event.touches().length() <= 1)?;
    Some((f64::from(touch.client_x()), f64::from(touch.client_y())))
}

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
