//! What a WebAssembly module of the site does when its page is there: it takes the pack that the loader has
//! fetched, and mounts its controls into the slots of the page.
//!
//! There is one module for each kind of page that answers a reader: `wizard`, `result`, `search`. Each is a program
//! of its own (`src/bin/`), so that nobody loads what another page needs. In the single file, where pages take turns
//! in one document, a `page` event says that another is shown.

use leptos::prelude::Owner;
use policy::Corpus;

use crate::app::MAIN;
use crate::contract::EVENT_PAGE;
use crate::loaded_corpus;
use crate::page_context::PageContext;
use crate::route::Route;
use crate::web::{self, DefaultAction, HtmlElement, Root};

/// A control that may stand on a page: the name of its slot, and how it is mounted there, for as long as the reactive
/// owner that is current then.
pub type Control = (&'static str, fn(&PageContext, &HtmlElement));

/// Starts a module on the page that is shown, with the corpus of its pack. `false` where the pack is none, or the
/// page is of no site.
#[must_use]
pub fn start(corpus: Option<&'static Corpus<'static>>, controls: &'static [Control]) -> bool {
    let (Some(corpus), Some(root)) = (corpus, Root::of_page()) else { return false };
    if !loaded_corpus::give(corpus) {
        return false;
    }
    // The page is there already, so what is mounted shows nothing; it lives as long as the window.
    leptos::mount::mount_to(web::body(), move || take_turns(&root, controls)).forget();
    true
}

/// Mounts the controls of the page that is shown, and of each that is shown later.
fn take_turns(root: &Root, controls: &'static [Control]) {
    // One owner for all pages: each that is made leaves a trace in the one around it.
    let page = Owner::new();
    page.with(|| mount(root, controls));
    let root = root.clone();
    web::on_event(&web::document(), EVENT_PAGE, DefaultAction::Keep, move |_| {
        // What was mounted goes first: its slot is no longer in the document.
        page.cleanup();
        page.with(|| mount(&root, controls));
    });
}

/// Mounts the controls for the slots of the page.
fn mount(root: &Root, controls: &[Control]) {
    let Some(address) = web::current_address(root) else { return };
    let context = loaded_corpus::context(Route::from_path(&address.path));
    let Some(main) = web::by_id::<HtmlElement>(MAIN) else { return };
    for slot in web::find_all::<HtmlElement>(&main, "[data-slot]") {
        let name = slot.get_attribute("data-slot");
        if let Some((_, mount)) = controls.iter().find(|(control, _)| name.as_deref() == Some(*control)) {
            mount(&context, &slot);
        }
    }
}
