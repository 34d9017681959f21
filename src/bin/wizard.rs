//! The WebAssembly module of the wizard page.

use policy_explorer::wizard::page;
use policy_explorer::{engine, loaded_corpus};
use wasm_bindgen::prelude::wasm_bindgen;

/// Starts the wizard on the current page with its pack. Returns `false` on failure.
#[wasm_bindgen]
#[must_use]
pub fn start(pack: Vec<u8>) -> bool {
    engine::start(loaded_corpus::read(pack), &[("wizard", |_, slot| page::mount(slot))])
}

/// Called when the browser is idle, before the first answer.
#[wasm_bindgen]
pub fn warm_up() {
    page::warm_up();
}

/// Empty: the loader calls [`start`] once the pack is loaded.
fn main() {}
