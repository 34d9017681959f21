//! What answers to a user on a page that is already there.
//!
//! A page's view leaves slots: elements with `data-slot`. The same call mounts the controls of a page
//! on its static HTML and after a move within the app. A control works on the elements that it finds,
//! with what was typed and chosen in them before it came.
//!
//! To add a control: a slot in the page's view, a file here, an arm in [`mount`].

mod empty;
mod measures;
mod others;
mod question;
mod readings;
mod recent;
mod result;
pub mod search_keys;
mod wizard;

use std::any::Any;

use crate::app::MAIN;
use crate::browser::{self, HtmlElement};
use crate::place::Place;

/// Mounts the controls of the page that is shown. They last until the values are dropped.
#[must_use]
pub fn mount(place: &Place) -> Vec<Box<dyn Any>> {
    slots()
        .into_iter()
        .filter_map(|(name, slot)| match name.as_str() {
            "measures" => measures::mount(place, &slot),
            "result" => Some(result::mount(&slot)),
            "wizard" => Some(wizard::mount(&slot)),
            _ => None,
        })
        .collect()
}

/// The slots of the page that is shown, with their names.
fn slots() -> Vec<(String, HtmlElement)> {
    let Some(main) = browser::by_id::<HtmlElement>(MAIN) else { return Vec::new() };
    browser::find_all::<HtmlElement>(&main, "[data-slot]")
        .into_iter()
        .filter_map(|slot| Some((slot.get_attribute(crate::contract::DATA_SLOT)?, slot)))
        .collect()
}
