//! Event listeners and event targets.

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::StoredValue;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget};

use super::document;
use crate::contract;

/// What happens to the browser's default action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DefaultAction {
    /// It takes place.
    Keep,
    /// The handler may prevent it.
    MayPrevent,
}

/// Calls the handler for each event until the current reactive owner is disposed.
///
/// After a crash (`src/scripts/loader/crash-notice.ts`) events are ignored, so that links lead to the static
/// pages.
pub fn on_event(
    target: &EventTarget,
    name: &'static str,
    default: DefaultAction,
    mut handler: impl FnMut(&Event) + 'static,
) {
    let options = match default {
        DefaultAction::Keep => EventListenerOptions::default(),
        DefaultAction::MayPrevent => EventListenerOptions::enable_prevent_default(),
    };
    let listener = EventListener::new_with_options(target, name, options, move |event| {
        if !has_broken_off() {
            handler(event);
        }
    });
    StoredValue::new_local(listener);
}

/// Allocates nothing, because memory may be exhausted.
fn has_broken_off() -> bool {
    document().document_element().is_some_and(|page| page.has_attribute(contract::DATA_BROKEN))
}

/// The closest ancestor of the event's target that matches the selector.
#[must_use]
pub fn closest(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// Whether the element itself is the event's target.
#[must_use]
pub fn is_target(event: &Event, element: &Element) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|target| &target == element)
}
