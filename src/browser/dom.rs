//! Elements of the page.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement, Window};

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

/// The element with this id, if it is of the type asked for.
#[must_use]
pub fn by_id<E: JsCast>(id: &str) -> Option<E> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// The first element in `root` that the selector matches, if it is of the type asked for.
#[must_use]
pub fn find<E: JsCast>(root: &Element, selector: &str) -> Option<E> {
    root.query_selector(selector).ok()??.dyn_into().ok()
}

/// All elements in `root` that the selector matches and that are of the type asked for.
#[must_use]
pub fn find_all<E: JsCast>(root: &Element, selector: &str) -> Vec<E> {
    let Ok(list) = root.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|index| list.get(index)?.dyn_into().ok()).collect()
}

/// Hides or shows an element. Writes only where something changes, so that a long list is cheap to
/// filter again.
pub fn hide(element: &HtmlElement, hidden: bool) {
    if element.hidden() != hidden {
        element.set_hidden(hidden);
    }
}

/// Chooses in a list as if a reader had: whoever follows the list hears of it.
pub fn choose(list: &HtmlSelectElement, value: &str) {
    list.set_value(value);
    // An event of a known kind is always made and sent.
    let _ = Event::new("change").and_then(|event| list.dispatch_event(&event));
}

/// Puts words into a field as if they had been typed: whoever follows the field hears of it.
pub fn type_into(field: &HtmlInputElement, words: &str) {
    field.set_value(words);
    // An event of a known kind is always made and sent.
    let _ = Event::new("input").and_then(|event| field.dispatch_event(&event));
}
