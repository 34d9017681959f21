//! A list that filters can empty says so, and offers to take them away.

use crate::browser::{self, Default, Element, HtmlElement};
use crate::components::empty::EMPTY;

/// The words for an empty list, which the page has ready.
#[derive(Clone)]
pub struct Empty(Option<HtmlElement>);

impl Empty {
    /// Those of a page.
    pub fn of(page: &Element) -> Self {
        Self(browser::find(page, &format!("[{EMPTY}]")))
    }

    /// Shows them where the list is empty.
    pub fn show(&self, is_empty: bool) {
        if let Some(words) = &self.0 {
            browser::hide(words, !is_empty);
        }
    }

    /// Calls `clear` when a reader wants the whole list back.
    pub fn on_clear(&self, clear: impl Fn() + 'static) {
        if let Some(words) = &self.0 {
            browser::on_event(words, "click", Default::Keep, move |event| {
                if browser::closest(event, "button").is_some() {
                    clear();
                }
            });
        }
    }
}
