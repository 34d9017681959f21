//! The module of the page of the result.

use policy::Corpus;
use policy_explorer::controls::result;
use policy_explorer::engine;
use wasm_bindgen::prelude::wasm_bindgen;

/// Starts the result on the page that is shown, with its pack. `false` where it cannot run.
#[wasm_bindgen]
#[must_use]
pub fn start(pack: Vec<u8>) -> bool {
    engine::start(Corpus::from_pack(pack.leak()).ok(), &[("result", |_, slot| Some(result::mount(slot)))])
}

/// Nothing: the loader calls [`start`] when the pack is there too.
fn main() {}
