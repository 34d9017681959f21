//! The interface to the browser.

mod files;
mod selection;
pub mod store;
mod unload;

use leptos::ev::KeyboardEvent;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

pub use web_sys::{File, HtmlInputElement};

pub use files::{Bytes, download, read_file};
pub use selection::{TextSelection, clear_selection, current_selection};
pub use unload::warn_before_unload;

/// The element that the workbench is mounted into.
#[must_use]
pub fn mount_point() -> Option<HtmlElement> {
    web_sys::window()?.document()?.get_element_by_id("workbench")?.dyn_into().ok()
}

/// Scrolls an element into view and focuses it.
pub fn scroll_to_and_focus(id: &str) {
    let element = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id(id))
        .and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Center);
        element.scroll_into_view_with_scroll_into_view_options(&options);
        // Scrolling is enough if the element cannot be focused.
        let _ = element.focus();
    }
}

/// Whether a key was pressed in a text field, which has its own shortcuts.
#[must_use]
pub fn is_in_text_field(event: &KeyboardEvent) -> bool {
    target(event)
        .is_some_and(|element| ["INPUT", "TEXTAREA", "SELECT"].contains(&element.tag_name().as_str()))
}

/// Whether a key was pressed on a link or button, except elements whose id starts with `except_id_prefix`.
#[must_use]
pub fn is_on_link_or_button(event: &KeyboardEvent, except_id_prefix: &str) -> bool {
    target(event).is_some_and(|element| {
        let takes_keys = ["A", "BUTTON", "SUMMARY"].contains(&element.tag_name().as_str());
        takes_keys && !element.id().starts_with(except_id_prefix)
    })
}

fn target(event: &KeyboardEvent) -> Option<Element> {
    event.target().and_then(|target| target.dyn_into().ok())
}

/// The current time in milliseconds since 1970.
#[must_use]
pub fn now() -> f64 {
    js_sys::Date::now()
}

/// Today's local date: `2021-05-06`.
#[must_use]
pub fn today() -> String {
    let date = js_sys::Date::new_0();
    format!("{:04}-{:02}-{:02}", date.get_full_year(), date.get_month() + 1, date.get_date())
}

/// A time in milliseconds since 1970, in the Chinese format.
#[must_use]
pub fn format_time(milliseconds: f64) -> String {
    let date = js_sys::Date::new(&milliseconds.into());
    date.to_locale_string("zh-CN", &wasm_bindgen::JsValue::UNDEFINED).into()
}
