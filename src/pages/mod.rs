//! The pages: title, description and view of each route.
//!
//! To add a page, add a variant of [`Route`], a file here, an arm in [`page`] and in [`all`], and a link in
//! `app`.

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
use crate::page_context::{PageContext, SiteNode, measure_route};
use crate::route::{Province, Route, Tool};
use crate::site::Site;

/// The name of the site.
pub const SITE: &str = "产改政策通";

/// The contents of a page.
pub struct Page {
    /// The page's title, without the site's name.
    pub title: String,
    /// One or two sentences for search engines and link previews.
    pub description: String,
    /// The contents of `<main>`.
    pub view: AnyView,
}

impl Page {
    /// The document title: the page's, then the site's.
    #[must_use]
    pub fn window_title(&self) -> String {
        if self.title.is_empty() {
            format!("{SITE}：产业工人政策，一条一条看明白")
        } else {
            format!("{} - {SITE}", self.title)
        }
    }
}

/// The page of a route; the not-found page if it does not exist.
#[must_use]
pub fn page(context: &PageContext, site: &'static Site) -> Page {
    let page = match &context.route {
        Route::Home => home::page(context),
        Route::Tool(_, Tool::Measures) => measures::page(context, site),
        Route::Tool(_, Tool::Compare) | Route::Comparison { .. } => match site.comparison(context) {
            Some(alignment) => compare::page(context, site.corpus, alignment),
            None => not_found::page(context),
        },
        Route::Tool(_, Tool::Figures) => figures::page(context),
        Route::Tool(_, Tool::Wizard) => wizard::page(context),
        Route::Tool(_, Tool::WizardResult) => result::page(context),
        Route::About => about::page(context, site),
        Route::Document(_) => match find_document(context.corpus, &context.route) {
            Some(document) => document::page(context, document),
            None => not_found::page(context),
        },
        Route::Measure { .. } => match find_measure(context.corpus, &context.route) {
            Some(measure) => measure::page(context, measure),
            None => not_found::page(context),
        },
        Route::NotFound => not_found::page(context),
    };
    named_after_province(with_chooser(page, context, site), context, site)
}

/// Adds the choice of provinces and comparisons to a page, if there are any.
fn with_chooser(page: Page, context: &PageContext, site: &Site) -> Page {
    match (chooser(context, site), comparisons(context, site)) {
        (None, None) => page,
        choices => Page { view: view! { {choices.0}{choices.1}{page.view} }.into_any(), ..page },
    }
}

/// Adds the province's name to the titles of tool pages, except for the home province.
fn named_after_province(page: Page, context: &PageContext, site: &Site) -> Page {
    match (&context.route, site.part_of(context)) {
        (Route::Tool(Province::Other(_), _), Some(part)) => Page {
            title: format!("{}：{}", part.name(), page.title),
            description: format!("{}：{}", part.name(), page.description),
            view: page.view,
        },
        _ => page,
    }
}

/// All pages of the site.
pub fn all(site: &'static Site) -> impl Iterator<Item = PageContext> {
    let home = site.parts.iter().take(1);
    let single = home.flat_map(|part| [Route::Home, Route::About].map(|route| part.context(route)));
    single.chain(site.parts.iter().flat_map(move |part| {
        let tools = Tool::ALL.into_iter().map(|tool| Route::Tool(part.province.clone(), tool));
        // A document of several provinces has its page in the first.
        let is_first = |document: &&Document<'static>| {
            let first = site.parts.iter().find(|part| part.corpus.document(document.id).is_some());
            first.is_some_and(|first| first.province == part.province)
        };
        let documents = part.corpus.documents.iter().filter(is_first).flat_map(|document| {
            let measures = document.measures().filter_map(measure_route);
            std::iter::once(Route::Document(document.id.to_owned())).chain(measures)
        });
        let routes = tools.chain(documents).chain(site.comparisons(part));
        routes.map(|route| part.context(route)).filter(exists).collect::<Vec<_>>()
    }))
}

/// Whether the site has the page, judging by its province.
#[must_use]
pub fn exists(context: &PageContext) -> bool {
    match &context.route {
        Route::Home | Route::About => context.province == Province::Home,
        Route::Tool(province, tool) => {
            *province == context.province && (*tool != Tool::Compare || context.is_compared())
        }
        Route::Comparison { left, .. } => {
            context.corpus.document(left).is_some_and(|left| !left.metadata.is_nationwide())
        }
        Route::Document(_) => find_document(context.corpus, &context.route).is_some(),
        Route::Measure { .. } => find_measure(context.corpus, &context.route).is_some(),
        Route::NotFound => false,
    }
}

/// The document of a route; `None` if it does not exist.
pub(crate) fn find_document(
    corpus: &'static Corpus<'static>,
    route: &Route,
) -> Option<&'static Document<'static>> {
    corpus.document(route.document()?)
}

/// The measure of a route; `None` if it does not exist.
pub(crate) fn find_measure(corpus: &'static Corpus<'static>, route: &Route) -> Option<SiteNode> {
    let Route::Measure { unit, .. } = route else { return None };
    find_document(corpus, route)?.measures().find(|measure| measure.local_id() == unit)
}
