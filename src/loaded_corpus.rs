//! The corpus of the running module: that of the page's province, fetched by the loader.

use std::sync::OnceLock;

use policy::Corpus;

use crate::page_context::PageContext;
use crate::route::{Province, Route, Tool};
use crate::web;

static CORPUS: OnceLock<&Corpus<'static>> = OnceLock::new();

/// Decodes a pack; `None` if it is invalid. It is leaked, so modules need no code to drop it.
#[must_use]
pub fn read(pack: Vec<u8>) -> Option<&'static Corpus<'static>> {
    let corpus = Corpus::from_pack(pack.leak()).ok()?;
    Some(Box::leak(Box::new(corpus)))
}

/// Sets the corpus. Returns `false` if it is already set.
#[must_use]
pub fn set(corpus: &'static Corpus<'static>) -> bool {
    CORPUS.set(corpus).is_ok()
}

/// The corpus; empty before it is set.
pub fn corpus() -> &'static Corpus<'static> {
    CORPUS.get_or_init(|| Box::leak(Box::default()))
}

/// The context of a page of the current province.
#[must_use]
pub fn context(route: Route) -> PageContext {
    static PROVINCE: OnceLock<Province> = OnceLock::new();
    let province = PROVINCE.get_or_init(|| web::province().map_or(Province::Home, Province::Other)).clone();
    PageContext { corpus: corpus(), province, route }
}

/// The context of a tool page of the current province.
#[must_use]
pub fn tool(tool: Tool) -> PageContext {
    let context = context(Route::Home);
    PageContext { route: context.route_of(tool), ..context }
}
