//! Words that are selected in the window.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, Node};

/// Where sentences say their ids.
const NODE: &str = "data-node";

/// What is selected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selected {
    /// Nothing, or nothing in a sentence.
    Nothing,
    /// Words of the sentence with this id.
    Words {
        /// The id of the sentence.
        node: String,
        /// The words, as they stand in the page.
        words: String,
    },
    /// Words of several sentences.
    Several,
}

/// What is selected now.
#[must_use]
pub fn selected() -> Selected {
    let selection = web_sys::window().and_then(|window| window.get_selection().ok().flatten());
    let range = selection.filter(|selection| !selection.is_collapsed());
    let Some(range) = range.and_then(|selection| selection.get_range_at(0).ok()) else {
        return Selected::Nothing;
    };
    let [start, end] =
        [range.start_container(), range.end_container()].map(|node| node.ok().and_then(sentence));
    match (start, end) {
        (None, None) => Selected::Nothing,
        (Some(node), Some(other)) if node == other => {
            Selected::Words { node, words: String::from(range.to_string()) }
        }
        _ => Selected::Several,
    }
}

/// Nothing is selected any more.
pub fn unselect() {
    let selection = web_sys::window().and_then(|window| window.get_selection().ok().flatten());
    // A selection that stays is seen all the same.
    let _ = selection.map(|selection| selection.remove_all_ranges());
}

/// The id of the sentence that a node of the page is in.
fn sentence(node: Node) -> Option<String> {
    let element = match node.dyn_into::<Element>() {
        Ok(element) => element,
        Err(node) => node.parent_element()?,
    };
    element.closest(&format!("[{NODE}]")).ok().flatten()?.get_attribute(NODE)
}
