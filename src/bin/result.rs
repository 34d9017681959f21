//! The module of the page of the result.

use policy_explorer::result::page;
use policy_explorer::{engine, loaded_corpus};
use wasm_bindgen::prelude::wasm_bindgen;

/// Starts the result on the page that is shown, with its pack. `false` where it cannot run.
#[wasm_bindgen]
#[must_use]
pub fn start(pack: Vec<u8>) -> bool {
    engine::start(loaded_corpus::read(pack), &[("result", |_, slot| page::mount(slot))])
}

/// Nothing: the loader calls [`start`] when the pack is there too.
fn main() {}
