//! The app in the browser.

use wasm_bindgen::prelude::wasm_bindgen;

/// Starts the app on the page that is shown, with the encoded corpus of the page's province. `false` where it
/// cannot run.
#[wasm_bindgen]
#[must_use]
pub fn start(corpus: Vec<u8>) -> bool {
    policy_explorer::client::start(corpus)
}

/// Nothing: the loader calls [`start`] when the corpus is there too.
fn main() {}
