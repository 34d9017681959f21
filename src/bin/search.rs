//! The module of the list of measures: what `src/scripts/search/main.ts` asks of [`Search`].

use std::cell::RefCell;

use policy_explorer::search::{Found, Search};
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    static SEARCH: RefCell<Option<Search>> = const { RefCell::new(None) };
}

/// Does something with the search; its default before there is one.
fn with<R: Default>(act: impl FnOnce(&mut Search) -> R) -> R {
    SEARCH.with_borrow_mut(|search| search.as_mut().map_or_else(R::default, act))
}

/// Starts the search for the province of the page, with its pack. `false` where it cannot run.
#[wasm_bindgen]
#[must_use]
pub fn open(pack: Vec<u8>, province: &str) -> bool {
    SEARCH.with_borrow_mut(|search| {
        *search = Search::new(province, pack);
        search.is_some()
    })
}

/// Searches another province too.
#[wasm_bindgen]
pub fn add(pack: Vec<u8>, province: &str) {
    with(|search| search.add(province, pack));
}

/// Whether the readings of characters may help to understand a query, and are not here.
#[wasm_bindgen]
#[must_use]
pub fn needs_readings(query: &str) -> bool {
    with(|search| search.needs_readings(query))
}

/// Takes the readings of characters.
#[wasm_bindgen]
pub fn read(table: Vec<u8>) {
    // Some of it is kept.
    let table: &'static [u8] = table.leak();
    with(|search| search.read(table));
}

/// What is shown for a query, as three things with a line break between: how much was found; `lost` where the filters
/// leave nothing of it; HTML. Of the measures with these ids alone, with a space between; of all without them.
#[wasm_bindgen]
#[must_use]
pub fn find(query: &str, measures: Option<String>, all: bool) -> String {
    let measures: Option<Vec<String>> =
        measures.map(|measures| measures.split(' ').map(str::to_owned).collect());
    with(|search| {
        let Found { said, is_lost, html } = search.find(query, measures.as_deref(), all);
        [said.as_str(), if is_lost { "lost" } else { "" }, html.as_str()].join("\n")
    })
}

/// Remembers a query that was sent off or led somewhere.
#[wasm_bindgen]
pub fn remember(query: &str) {
    with(|search| search.remember(query));
}

/// What was searched for before, as HTML.
#[wasm_bindgen]
#[must_use]
pub fn recent() -> String {
    with(|search| search.recent().as_str().to_owned())
}

/// Nothing: the loader starts the search when the pack is there too.
fn main() {}
