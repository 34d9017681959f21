//! Access to elements of the page.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, FocusOptions, HtmlElement, Window};

use crate::html::Html;

/// The window.
#[must_use]
pub fn window() -> Window {
    gloo::utils::window()
}

/// The document.
#[must_use]
pub fn document() -> Document {
    gloo::utils::document()
}

/// The document's body.
#[must_use]
pub fn body() -> HtmlElement {
    gloo::utils::body()
}

/// The element with this id, if it has the type `E`.
#[must_use]
pub fn by_id<E: JsCast>(id: &str) -> Option<E> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// The first descendant of `root` that matches the selector, if it has the type `E`.
#[must_use]
pub fn find<E: JsCast>(root: &Element, selector: &str) -> Option<E> {
    root.query_selector(selector).ok()??.dyn_into().ok()
}

/// All descendants of `root` that match the selector and have the type `E`.
#[must_use]
pub fn find_all<E: JsCast>(root: &Element, selector: &str) -> Vec<E> {
    let Ok(list) = root.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|index| list.get(index)?.dyn_into().ok()).collect()
}

/// Replaces an element's contents. [`Html`] guarantees that all text is escaped.
pub fn set_html(element: &Element, html: &Html) {
    element.set_inner_html(html.as_str());
}

/// Focuses an element, focusable or not, without scrolling.
pub fn focus(element: &HtmlElement) {
    if element.get_attribute("tabindex").is_none() {
        element.set_tab_index(-1);
    }
    focus_in_place(element);
}

/// Focuses a focusable element without scrolling.
pub fn focus_in_place(element: &Element) {
    let Some(element) = element.dyn_ref::<HtmlElement>() else { return };
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // If an element cannot take the focus, the focus stays where it is.
    let _ = element.focus_with_options(&options);
}
