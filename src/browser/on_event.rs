//! Listening to events.

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::StoredValue;
use web_sys::{Event, EventTarget};

use super::document;
use crate::contract;

/// What becomes of the browser's own reaction to an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Default {
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
    default: Default,
    mut handler: impl FnMut(&Event) + 'static,
) {
    let options = match default {
        Default::Keep => EventListenerOptions::default(),
        Default::MayPrevent => EventListenerOptions::enable_prevent_default(),
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
