//! Events: listening to them, and what they happened to.

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::StoredValue;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget};

use super::document;
use crate::contract;

/// What becomes of the browser's own reaction to an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DefaultAction {
    /// It takes place.
    Keep,
    /// The handler may prevent it.
    MayPrevent,
}

/// Calls the handler on each such event, until the reactive owner that is current now goes.
///
/// Where the app has broken off (`src/scripts/loader/crash-notice.ts`) nothing is handled any more: the browser follows links by
/// itself, to the static pages.
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

/// Asked without a byte of memory, of which there may be none.
fn has_broken_off() -> bool {
    document().document_element().is_some_and(|page| page.has_attribute(contract::DATA_BROKEN))
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
