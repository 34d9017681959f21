//! Keys of the search: `/` goes to the box, the arrows from it through what was found and back, Escape
//! clears. Enter follows the link that has the focus, as on any page.

use wasm_bindgen::JsCast;

use crate::app::MAIN;
use crate::browser::{self, Default, Element, HtmlElement, HtmlInputElement};
use crate::components::search_form::FIELD;

/// What was found, as links in order.
const HITS: &str = ".hit__link";

/// Listens to the keys until the owner that is current now goes.
pub fn listen() {
    browser::on_event(&browser::document(), "keydown", Default::MayPrevent, |event| {
        let Some(key) = browser::key_pressed(event) else { return };
        let Some(focused) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
            return;
        };
        if react(&key, &focused) {
            event.prevent_default();
        }
    });
}

/// Puts the focus on the first thing found, if there is one.
pub fn focus_first_hit() {
    if let Some(first) = hits().first() {
        move_to(first);
    }
}

/// Does what a key means where the focus is; `false` where it means nothing here.
fn react(key: &str, focused: &Element) -> bool {
    let Some(field) = browser::by_id::<HtmlInputElement>(FIELD) else { return false };
    let hits = hits();
    let at = hits.iter().position(|hit| hit.is_same_node(Some(focused)));
    match (key, at) {
        ("/", _) if !takes_text(focused) => move_to(&field),
        ("Escape", None) if focused.id() == FIELD && !field.value().is_empty() => {
            browser::type_into(&field, "");
        }
        ("ArrowDown", None) if focused.id() == FIELD && !hits.is_empty() => move_to(&hits[0]),
        ("ArrowDown", Some(at)) if at + 1 < hits.len() => move_to(&hits[at + 1]),
        ("ArrowUp", Some(at)) if at > 0 => move_to(&hits[at - 1]),
        ("ArrowUp" | "Escape", Some(_)) => move_to(&field),
        _ => return false,
    }
    true
}

fn hits() -> Vec<HtmlElement> {
    browser::by_id::<Element>(MAIN).map(|main| browser::find_all(&main, HITS)).unwrap_or_default()
}

/// Whether what is typed there is text.
fn takes_text(element: &Element) -> bool {
    matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
}

/// Moves the focus, and the page with it.
fn move_to(element: &HtmlElement) {
    // What cannot take the focus leaves it where it is.
    let _ = element.focus();
}
