//! The text selection in the window.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, Node};

/// The attribute with the id of a sentence.
const NODE_ATTRIBUTE: &str = "data-node";

/// The selected text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextSelection {
    /// No text of a sentence is selected.
    None,
    /// Text in one sentence.
    InSentence {
        /// The id of the sentence.
        node: String,
        /// The selected text.
        text: String,
    },
    /// Text across several sentences.
    MultipleSentences,
}

/// The current selection.
#[must_use]
pub fn current_selection() -> TextSelection {
    let selection = web_sys::window().and_then(|window| window.get_selection().ok().flatten());
    let range = selection.filter(|selection| !selection.is_collapsed());
    let Some(range) = range.and_then(|selection| selection.get_range_at(0).ok()) else {
        return TextSelection::None;
    };
    let [start, end] =
        [range.start_container(), range.end_container()].map(|node| node.ok().and_then(sentence_id));
    match (start, end) {
        (None, None) => TextSelection::None,
        (Some(node), Some(other)) if node == other => {
            TextSelection::InSentence { node, text: String::from(range.to_string()) }
        }
        _ => TextSelection::MultipleSentences,
    }
}

/// Clears the selection.
pub fn clear_selection() {
    let selection = web_sys::window().and_then(|window| window.get_selection().ok().flatten());
    // If it fails, the selection stays visible.
    let _ = selection.map(|selection| selection.remove_all_ranges());
}

/// The id of the sentence that contains a DOM node.
fn sentence_id(node: Node) -> Option<String> {
    let element = match node.dyn_into::<Element>() {
        Ok(element) => element,
        Err(node) => node.parent_element()?,
    };
    element.closest(&format!("[{NODE_ATTRIBUTE}]")).ok().flatten()?.get_attribute(NODE_ATTRIBUTE)
}
