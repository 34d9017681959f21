//! The WebAssembly module of the measures page: the interface between `src/scripts/search/main.ts` and
//! [`Search`].

use std::cell::RefCell;

use policy_explorer::search::{Search, SearchResponse};
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    static SEARCH: RefCell<Option<Search>> = const { RefCell::new(None) };
}

/// Calls `act` with the search; returns the default if it has not been started.
fn with<R: Default>(act: impl FnOnce(&mut Search) -> R) -> R {
    SEARCH.with_borrow_mut(|search| search.as_mut().map_or_else(R::default, act))
}

/// Starts the search for the page's province with its pack. Returns `false` on failure.
#[wasm_bindgen]
#[must_use]
pub fn open(pack: Vec<u8>, province: &str) -> bool {
    SEARCH.with_borrow_mut(|search| {
        *search = Search::new(province, pack);
        search.is_some()
    })
}

/// Adds the pack of another province.
#[wasm_bindgen]
pub fn add(pack: Vec<u8>, province: &str) {
    with(|search| search.add(province, pack));
}

/// Whether the pinyin table may help with a query and is not loaded yet.
#[wasm_bindgen]
#[must_use]
pub fn needs_readings(query: &str) -> bool {
    with(|search| search.needs_readings(query))
}

/// Adds the pinyin table.
#[wasm_bindgen]
pub fn read(table: Vec<u8>) {
    // The index borrows from the table.
    let table: &'static [u8] = table.leak();
    with(|search| search.read(table));
}

/// The results of a query: the count text, `lost` if the filters hide all hits, and the HTML, separated by
/// line breaks. `measures` restricts the hits to these ids, separated by spaces; without it all measures are
/// included.
#[wasm_bindgen]
#[must_use]
pub fn find(query: &str, measures: Option<String>, all: bool) -> String {
    let measures: Option<Vec<String>> =
        measures.map(|measures| measures.split(' ').map(str::to_owned).collect());
    with(|search| {
        let SearchResponse { count, is_lost, html } = search.find(query, measures.as_deref(), all);
        [count.as_str(), if is_lost { "lost" } else { "" }, html.as_str()].join("\n")
    })
}

/// Adds a query that was submitted or led to a click to the recent ones.
#[wasm_bindgen]
pub fn remember(query: &str) {
    with(|search| search.remember(query));
}

/// The recent queries, as HTML.
#[wasm_bindgen]
#[must_use]
pub fn recent() -> String {
    with(|search| search.recent().as_str().to_owned())
}

/// Empty: the loader calls `start` once the pack is loaded.
fn main() {}
