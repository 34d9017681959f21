//! The pages: for each route its title, description and view.
//!
//! To add a page: a variant of [`Route`], a file here, an arm in [`page`] and in [`all`], and a link
//! in `app`.

mod about;
mod compare;
mod document;
pub(crate) mod figures;
mod home;
mod measure;
mod measures;
mod not_found;
pub mod result;
pub mod wizard;

pub use about::ReleaseDate;
pub use measures::Corpora;

use leptos::prelude::*;
use policy::{Corpus, Document};

use crate::components::provinces::{chooser, comparisons};
use crate::place::{Place, SiteNode, measure_route};
use crate::route::{Province, Route, Tool};
use crate::site::Site;

/// The name of the site.
pub const SITE: &str = "产改政策通";

/// What a route shows.
pub struct Page {
    /// The page's own title, without the site's name.
    pub title: String,
    /// One or two sentences for search engines and for the card of a shared link.
    pub description: String,
    /// What stands in `<main>`.
    pub view: AnyView,
}

impl Page {
    /// The title of the window: the page's, then the site's.
    #[must_use]
    pub fn window_title(&self) -> String {
        if self.title.is_empty() {
            format!("{SITE}：产业工人政策，一条一条看明白")
        } else {
            format!("{} - {SITE}", self.title)
        }
    }
}

/// The page of a place. A route that leads to nothing gives the page that says so.
#[must_use]
pub fn page(place: &Place, site: &'static Site) -> Page {
    let page = match &place.route {
        Route::Home => home::page(place),
        Route::Tool(_, Tool::Measures) => measures::page(place, site),
        Route::Tool(_, Tool::Compare) | Route::Comparison { .. } => match site.comparison(place) {
            Some(alignment) => compare::page(place, site.corpus, alignment),
            None => not_found::page(place),
        },
        Route::Tool(_, Tool::Figures) => figures::page(place),
        Route::Tool(_, Tool::Wizard) => wizard::page(place),
        Route::Tool(_, Tool::WizardResult) => result::page(place),
        Route::About => about::page(place, site),
        Route::Document(_) => match find_document(place.corpus, &place.route) {
            Some(document) => document::page(place, document),
            None => not_found::page(place),
        },
        Route::Measure { .. } => match find_measure(place.corpus, &place.route) {
            Some(measure) => measure::page(place, measure),
            None => not_found::page(place),
        },
        Route::NotFound => not_found::page(place),
    };
    named_after_province(with_chooser(page, place, site), place, site)
}

/// The page behind the choice of a province and of two to be compared, where there is one.
fn with_chooser(page: Page, place: &Place, site: &Site) -> Page {
    match (chooser(place, site), comparisons(place, site)) {
        (None, None) => page,
        choices => Page { view: view! { {choices.0}{choices.1}{page.view} }.into_any(), ..page },
    }
}

/// What there is for several provinces has the province in its name, but for the one that the site is at
/// home in.
fn named_after_province(page: Page, place: &Place, site: &Site) -> Page {
    match (&place.route, site.part_of(place)) {
        (Route::Tool(Province::Other(_), _), Some(part)) => Page {
            title: format!("{}：{}", part.name(), page.title),
            description: format!("{}：{}", part.name(), page.description),
            view: page.view,
        },
        _ => page,
    }
}

/// Every page that the site has.
pub fn all(site: &'static Site) -> impl Iterator<Item = Place> {
    let home = site.parts.iter().take(1);
    let single = home.flat_map(|part| [Route::Home, Route::About].map(|route| part.place(route)));
    single.chain(site.parts.iter().flat_map(move |part| {
        let tools = Tool::ALL.into_iter().map(|tool| Route::Tool(part.province.clone(), tool));
        // A document of several parts has its page in the first.
        let is_first = |document: &&Document<'static>| {
            let first = site.parts.iter().find(|part| part.corpus.document(document.id).is_some());
            first.is_some_and(|first| first.province == part.province)
        };
        let documents = part.corpus.documents.iter().filter(is_first).flat_map(|document| {
            let measures = document.measures().filter_map(measure_route);
            std::iter::once(Route::Document(document.id.to_owned())).chain(measures)
        });
        let routes = tools.chain(documents).chain(site.comparisons(part));
        routes.map(|route| part.place(route)).filter(exists).collect::<Vec<_>>()
    }))
}

/// Whether the site has the page, as far as the page's province can tell.
#[must_use]
pub fn exists(place: &Place) -> bool {
    match &place.route {
        Route::Home | Route::About => place.province == Province::Home,
        Route::Tool(province, tool) => {
            *province == place.province && (*tool != Tool::Compare || place.is_compared())
        }
        Route::Comparison { left, .. } => {
            place.corpus.document(left).is_some_and(|left| !left.metadata.is_nationwide())
        }
        Route::Document(_) => find_document(place.corpus, &place.route).is_some(),
        Route::Measure { .. } => find_measure(place.corpus, &place.route).is_some(),
        Route::NotFound => false,
    }
}

/// The document that a route is about; nothing where there is none.
pub(crate) fn find_document(
    corpus: &'static Corpus<'static>,
    route: &Route,
) -> Option<&'static Document<'static>> {
    corpus.document(route.document()?)
}

/// The measure that a route is about; nothing where there is none.
pub(crate) fn find_measure(corpus: &'static Corpus<'static>, route: &Route) -> Option<SiteNode> {
    let Route::Measure { unit, .. } = route else { return None };
    find_document(corpus, route)?.measures().find(|measure| measure.local_id() == unit)
}
