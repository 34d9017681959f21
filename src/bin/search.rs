//! The module of the list of measures: the search and the filters.

use policy_explorer::controls::measures;
use policy_explorer::{engine, loaded_corpus};
use wasm_bindgen::prelude::wasm_bindgen;

/// Starts the search on the page that is shown, with its pack. `false` where it cannot run.
#[wasm_bindgen]
#[must_use]
pub fn start(pack: Vec<u8>) -> bool {
    engine::start(loaded_corpus::read(pack), &[("measures", measures::mount)])
}

/// Nothing: the loader calls [`start`] when the pack is there too.
fn main() {}
