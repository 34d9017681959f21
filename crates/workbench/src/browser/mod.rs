//! The door to the platform.

mod files;
mod leaving;
mod selection;
pub mod store;

use leptos::ev::KeyboardEvent;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

pub use web_sys::{File, HtmlInputElement};

pub use files::{Bytes, give, read};
pub use leaving::ask_before_leaving;
pub use selection::{Selected, selected, unselect};

/// The element that the workbench is mounted into.
#[must_use]
pub fn place() -> Option<HtmlElement> {
    web_sys::window()?.document()?.get_element_by_id("workbench")?.dyn_into().ok()
}

/// Brings an element into view and gives it the focus.
pub fn go_to(id: &str) {
    let element = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id(id))
        .and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        let middle = web_sys::ScrollIntoViewOptions::new();
        middle.set_block(web_sys::ScrollLogicalPosition::Center);
        element.scroll_into_view_with_scroll_into_view_options(&middle);
        // An element that cannot have the focus is seen all the same.
        let _ = element.focus();
    }
}

/// Whether a key was pressed in a text that is typed into, which takes its own keys back.
#[must_use]
pub fn is_typed_into(event: &KeyboardEvent) -> bool {
    target(event)
        .is_some_and(|element| ["INPUT", "TEXTAREA", "SELECT"].contains(&element.tag_name().as_str()))
}

/// Whether a key was pressed on something that it presses, other than what has an id that begins so.
#[must_use]
pub fn is_pressed(event: &KeyboardEvent, besides: &str) -> bool {
    target(event).is_some_and(|element| {
        let takes_keys = ["A", "BUTTON", "SUMMARY"].contains(&element.tag_name().as_str());
        takes_keys && !element.id().starts_with(besides)
    })
}

fn target(event: &KeyboardEvent) -> Option<Element> {
    event.target().and_then(|target| target.dyn_into().ok())
}

/// Milliseconds since 1970.
#[must_use]
pub fn now() -> f64 {
    js_sys::Date::now()
}

/// Today, where the user is: `2021-05-06`.
#[must_use]
pub fn today() -> String {
    let date = js_sys::Date::new_0();
    format!("{:04}-{:02}-{:02}", date.get_full_year(), date.get_month() + 1, date.get_date())
}

/// A moment as people write it here.
#[must_use]
pub fn moment(milliseconds: f64) -> String {
    let date = js_sys::Date::new(&milliseconds.into());
    date.to_locale_string("zh-CN", &wasm_bindgen::JsValue::UNDEFINED).into()
}
