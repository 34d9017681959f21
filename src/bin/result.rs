//! The WebAssembly module of the result page.

use policy_explorer::result::page;
use policy_explorer::{engine, loaded_corpus};
use wasm_bindgen::prelude::wasm_bindgen;

/// Starts the result on the current page with its pack. Returns `false` on failure.
#[wasm_bindgen]
#[must_use]
pub fn start(pack: Vec<u8>) -> bool {
    engine::start(loaded_corpus::read(pack), &[("result", |_, slot| page::mount(slot))])
}

/// Empty: the loader calls [`start`] once the pack is loaded.
fn main() {}
