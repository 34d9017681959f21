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

use leptos::prelude::AnyView;
use policy::{Corpus, Document};

use crate::place::{Place, SiteNode, measure_route};
use crate::route::Route;
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
            format!("{SITE}：两份产业工人政策，一条一条看明白")
        } else {
            format!("{} - {SITE}", self.title)
        }
    }
}

/// The page of a place. A route that leads to nothing in the corpus gives the page that says so.
#[must_use]
pub fn page(place: &Place, site: &'static Site) -> Page {
    match &place.route {
        Route::Home => home::page(place),
        Route::Measures => measures::page(place),
        Route::Compare => match site.alignments.first() {
            Some(alignment) => compare::page(place, alignment),
            None => not_found::page(place),
        },
        Route::Figures => figures::page(place),
        Route::About => about::page(place, site),
        Route::Wizard => wizard::page(place),
        Route::WizardResult => result::page(place),
        Route::Document(_) => match find_document(place.corpus, &place.route) {
            Some(document) => document::page(place, document),
            None => not_found::page(place),
        },
        Route::Measure { .. } => match find_measure(place.corpus, &place.route) {
            Some(measure) => measure::page(place, measure),
            None => not_found::page(place),
        },
        Route::NotFound => not_found::page(place),
    }
}

/// Every page that the site has.
pub fn all(corpus: &'static Corpus<'static>) -> impl Iterator<Item = Route> {
    let documents = corpus.documents.iter().map(|document| Route::Document(document.id.to_owned()));
    let measures = corpus.documents.iter().flat_map(Document::measures).filter_map(measure_route);
    let single = [
        Route::Home,
        Route::Wizard,
        Route::WizardResult,
        Route::Measures,
        Route::Compare,
        Route::Figures,
        Route::About,
    ];
    single.into_iter().chain(documents).chain(measures)
}

/// Whether the site has a page for the route.
#[must_use]
pub fn exists(corpus: &'static Corpus<'static>, route: &Route) -> bool {
    match route {
        Route::Home
        | Route::Wizard
        | Route::WizardResult
        | Route::Measures
        | Route::Compare
        | Route::Figures
        | Route::About => true,
        Route::Document(_) => find_document(corpus, route).is_some(),
        Route::Measure { .. } => find_measure(corpus, route).is_some(),
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
    let Route::Measure { number, .. } = route else { return None };
    find_document(corpus, route)?.measures().find(|measure| measure.measure_number() == Some(*number))
}
