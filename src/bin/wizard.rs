//! The module of the wizard's page: the questions.

use policy_explorer::wizard::page;
use policy_explorer::{engine, loaded_corpus};
use wasm_bindgen::prelude::wasm_bindgen;

/// Starts the questions on the page that is shown, with their pack. `false` where they cannot run.
#[wasm_bindgen]
#[must_use]
pub fn start(pack: Vec<u8>) -> bool {
    engine::start(loaded_corpus::read(pack), &[("wizard", |_, slot| page::mount(slot))])
}

/// Nothing: the loader calls [`start`] when the pack is there too.
fn main() {}
