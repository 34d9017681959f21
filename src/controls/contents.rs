//! The table of contents: follows the scroll, and folds again on a narrow screen once it was used.

use std::any::Any;

use leptos::prelude::*;

use crate::browser::{self, Default, Element, HtmlElement, HtmlInputElement};
use crate::route::Fragment;

/// Mounts the control on the contents' element.
pub fn mount(slot: &HtmlElement) -> Option<Box<dyn Any>> {
    let owner = Owner::new();
    let list: Element = browser::find(slot, "nav")?;
    let switch: HtmlInputElement = browser::find(slot, "input")?;
    let entries = entries(&list);
    owner.with(|| {
        browser::on_event(&list, "click", Default::Keep, move |_| switch.set_checked(false));
        let mut shown = None;
        browser::on_event(&browser::document(), "scroll", Default::Keep, move |_| {
            let at =
                entries.partition_point(|entry| entry.target.get_bounding_client_rect().top() < READING_LINE);
            let current = at.checked_sub(1);
            if current != shown {
                move_mark(
                    &list,
                    shown.and_then(|at| entries.get(at)),
                    current.and_then(|at| entries.get(at)),
                );
                shown = current;
            }
        });
    });
    Some(Box::new(owner))
}

/// How far below the top of the window the line is, in pixels, that someone who just followed a link
/// to a heading is taken to read.
const READING_LINE: f64 = 120.0;

/// A link and the heading it leads to.
struct Entry {
    link: HtmlElement,
    target: Element,
}

fn entries(list: &Element) -> Vec<Entry> {
    browser::find_all::<HtmlElement>(list, "a")
        .into_iter()
        .filter_map(|link| {
            let Fragment::Anchor(id) = Fragment::parse(&link.get_attribute("href")?) else { return None };
            Some(Entry { target: browser::by_id(&id)?, link })
        })
        .collect()
}

/// Marks the entry that is read now, and keeps it in sight where the list scrolls by itself.
fn move_mark(list: &Element, old: Option<&Entry>, new: Option<&Entry>) {
    if let Some(entry) = old {
        // Neither can be refused: the names are valid.
        let _ = entry.link.remove_attribute("aria-current");
    }
    if let Some(entry) = new {
        let _ = entry.link.set_attribute("aria-current", "location");
        let (top, bottom) = (entry.link.offset_top(), entry.link.offset_top() + entry.link.offset_height());
        if top < list.scroll_top() || bottom > list.scroll_top() + list.client_height() {
            list.set_scroll_top(top - list.client_height() / 2);
        }
    }
}
