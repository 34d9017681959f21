//! The other provinces of the site, for the search: each is loaded when somebody first searches, one after another.

use std::cell::{Cell, RefCell};

use leptos::prelude::*;
use leptos::task::spawn_local;
use policy::Corpus;
use policy::search::SearchIndex;

use crate::browser::{self, HtmlElement};
use crate::components::search_results::OTHERS;
use crate::loaded_corpus;
use crate::place::Place;
use crate::route::{Province, Route};

/// What a search needs of another province.
pub struct Other {
    province: Province,
    corpus: &'static Corpus<'static>,
    /// Of all that the corpus says.
    pub index: SearchIndex<'static>,
}

impl Other {
    /// A page that shows what the province says.
    pub fn place(&self, route: &Route) -> Place {
        Place { corpus: self.corpus, province: self.province.clone(), route: route.clone() }
    }

    async fn load(province: &str, path: &str) -> Option<&'static Self> {
        let corpus = loaded_corpus::read(browser::load_file(path).await?)?;
        let province =
            if province.is_empty() { Province::Home } else { Province::Other(province.to_owned()) };
        Some(Box::leak(Box::new(Self { province, corpus, index: SearchIndex::new(corpus) })))
    }
}

thread_local! {
    /// Kept as long as the window, by the paths of their files.
    static LOADED: RefCell<Vec<(String, &'static Other)>> = const { RefCell::new(Vec::new()) };
}

/// The other provinces that the slot of the results names, as they come. They are asked for when there is
/// something to find; one that cannot be had is left out until the page is shown anew.
pub fn on_first_use(
    slot: &HtmlElement,
    searches: impl Fn() -> bool + 'static,
) -> RwSignal<Vec<&'static Other>> {
    let others = RwSignal::new(Vec::new());
    let names = slot.get_attribute(OTHERS).unwrap_or_default();
    let is_asked_for = Cell::new(names.is_empty());
    Effect::new(move || {
        if !searches() || is_asked_for.replace(true) {
            return;
        }
        let names = names.clone();
        spawn_local(async move {
            for (province, path) in names.split(' ').filter_map(|name| name.split_once('=')) {
                let known = LOADED
                    .with_borrow(|loaded| loaded.iter().find(|(of, _)| of == path).map(|(_, other)| *other));
                let other = match known {
                    Some(other) => Some(other),
                    None => Other::load(province, path).await,
                };
                let Some(other) = other else { continue };
                if known.is_none() {
                    LOADED.with_borrow_mut(|loaded| loaded.push((path.to_owned(), other)));
                }
                // Whoever asked may have left the page by now.
                let _ = others.try_update(|others| others.push(other));
            }
        });
    });
    others
}
