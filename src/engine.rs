//! Starts a WebAssembly module on its page: takes the pack fetched by the loader and mounts its controls
//! into the page's slots.
//!
//! There is one module per kind of interactive page (`src/bin/`): `wizard`, `result` and `search`, so that
//! each page loads only its own. In the single file, where one document shows different pages in turn, a
//! `page` event announces each.

use leptos::prelude::Owner;
use policy::Corpus;

use crate::app::MAIN;
use crate::contract::EVENT_PAGE;
use crate::loaded_corpus;
use crate::page_context::PageContext;
use crate::route::Route;
use crate::web::{self, DefaultAction, HtmlElement, Root};

/// A control: the name of its slot, and the function that mounts it there, under the current reactive owner.
pub type Control = (&'static str, fn(&PageContext, &HtmlElement));

/// Starts a module on the current page with the corpus of its pack. Returns `false` if the pack is invalid
/// or the page belongs to no site.
#[must_use]
pub fn start(corpus: Option<&'static Corpus<'static>>, controls: &'static [Control]) -> bool {
    let (Some(corpus), Some(root)) = (corpus, Root::of_page()) else { return false };
    if !loaded_corpus::set(corpus) {
        return false;
    }
    // The root view is empty because the page exists already; it lives as long as the window.
    leptos::mount::mount_to(web::body(), move || mount_each_page(&root, controls)).forget();
    true
}

/// Mounts the controls of the current page, and again for each page shown later.
fn mount_each_page(root: &Root, controls: &'static [Control]) {
    // One reused owner: creating one per page would leak memory in the parent.
    let page = Owner::new();
    page.with(|| mount(root, controls));
    let root = root.clone();
    web::on_event(&web::document(), EVENT_PAGE, DefaultAction::Keep, move |_| {
        // Cleans up the previous page's controls, whose slots are already detached.
        page.cleanup();
        page.with(|| mount(&root, controls));
    });
}

/// Mounts the controls into the page's slots.
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
