//! What the running app was given: the corpus of the page's province, which the loader has fetched.

use std::sync::OnceLock;

use policy::Corpus;

use crate::page_context::PageContext;
use crate::route::{Province, Route, Tool};
use crate::web;

static CORPUS: OnceLock<&Corpus<'static>> = OnceLock::new();

/// The corpus in the bytes of a pack, for as long as the program runs; nothing where they are no pack. As it is never
/// dropped, no module needs the code for that.
#[must_use]
pub fn read(pack: Vec<u8>) -> Option<&'static Corpus<'static>> {
    let corpus = Corpus::from_pack(pack.leak()).ok()?;
    Some(Box::leak(Box::new(corpus)))
}

/// Takes the corpus over. `false` where there is one already.
#[must_use]
pub fn give(corpus: &'static Corpus<'static>) -> bool {
    CORPUS.set(corpus).is_ok()
}

/// The corpus; empty before it was given.
pub fn corpus() -> &'static Corpus<'static> {
    CORPUS.get_or_init(|| Box::leak(Box::default()))
}

/// A page of the app's province.
#[must_use]
pub fn context(route: Route) -> PageContext {
    static PROVINCE: OnceLock<Province> = OnceLock::new();
    let province = PROVINCE.get_or_init(|| web::province().map_or(Province::Home, Province::Other)).clone();
    PageContext { corpus: corpus(), province, route }
}

/// The page of the app's province for this.
#[must_use]
pub fn tool(tool: Tool) -> PageContext {
    let context = context(Route::Home);
    PageContext { route: context.route_of(tool), ..context }
}
