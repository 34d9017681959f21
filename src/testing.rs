//! Test fixtures: the project's own seeds, compiled once.

use std::path::Path;
use std::sync::OnceLock;

use policy::Corpus;

use crate::page_context::PageContext;
use crate::route::{Province, Route, Tool};
use crate::site::Site;

/// The project's site.
pub fn site() -> &'static Site {
    static SITE: OnceLock<Site> = OnceLock::new();
    SITE.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
        Site::read(&folder).expect("the project's seeds are right")
    })
}

/// The corpus of the whole site.
pub fn corpus() -> &'static Corpus<'static> {
    site().corpus
}

/// The context of a page.
pub fn context(route: Route) -> PageContext {
    PageContext { corpus: corpus(), province: Province::Home, route }
}

/// The context of a tool page of the home province.
pub fn tool(tool: Tool) -> PageContext {
    context(Route::Tool(Province::Home, tool))
}
