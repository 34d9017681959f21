//! What tests show: the project's own seeds, compiled once for all of them.

use std::path::Path;
use std::sync::OnceLock;

use policy::Corpus;

use crate::place::Place;
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

/// All documents of the site.
pub fn corpus() -> &'static Corpus<'static> {
    site().corpus
}

/// A page of the site.
pub fn place(route: Route) -> Place {
    Place { corpus: corpus(), province: Province::Home, route }
}

/// A page of the site's own province.
pub fn tool(tool: Tool) -> Place {
    place(Route::Tool(Province::Home, tool))
}
