//! What the running app was given: the corpus of the page's province, which the loader has fetched.

use std::sync::OnceLock;

use policy::Corpus;
use policy::search::SearchIndex;

use crate::browser;
use crate::place::Place;
use crate::route::{Province, Route, Tool};

static CORPUS: OnceLock<Corpus<'static>> = OnceLock::new();

/// Takes the corpus over, for as long as the program runs. `false` where there is one already.
#[must_use]
pub fn give(corpus: Corpus<'static>) -> bool {
    CORPUS.set(corpus).is_ok()
}

/// The corpus; empty before it was given.
pub fn corpus() -> &'static Corpus<'static> {
    CORPUS.get_or_init(Corpus::default)
}

/// A page of the app's province.
#[must_use]
pub fn place(route: Route) -> Place {
    static PROVINCE: OnceLock<Province> = OnceLock::new();
    let province =
        PROVINCE.get_or_init(|| browser::province().map_or(Province::Home, Province::Other)).clone();
    Place { corpus: corpus(), province, route }
}

/// The page of the app's province for this.
#[must_use]
pub fn tool(tool: Tool) -> Place {
    let place = place(Route::Home);
    Place { route: place.route_of(tool), ..place }
}

/// The index for searching the corpus, made when someone first searches.
pub fn search_index() -> &'static SearchIndex<'static> {
    static INDEX: OnceLock<SearchIndex<'static>> = OnceLock::new();
    INDEX.get_or_init(|| SearchIndex::new(corpus()))
}
