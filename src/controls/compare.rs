//! The comparison: shows what the filters leave, says how many, and turns from one side of a pair to
//! the other by a swipe.

use std::any::Any;
use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;

use crate::browser::{self, Default, Element, HtmlElement, HtmlInputElement, HtmlSelectElement, Reveal};
use crate::controls::empty::Empty;
use crate::route::Fragment;

/// How many pairs fill a phone's screen.
const PAIRS: usize = 4;

/// Mounts the control on the form with the filters.
pub fn mount(form: &HtmlElement) -> Option<Box<dyn Any>> {
    let filters = Filters {
        relation: browser::find(form, "#relation")?,
        area: browser::find(form, "#area")?,
        adds: browser::find(form, "#adds")?,
    };
    let count: HtmlElement = browser::find(form, "[data-count]")?;
    let page = form.parent_element()?;
    let divisions = divisions(&page);
    let empty = Empty::of(&page);
    let form = form.clone();
    let owner = Owner::new();
    owner.with(|| {
        let (divisions, reveal) = (Rc::new(divisions), Reveal::by(PAIRS));
        let refilter = {
            let (divisions, filters, empty) = (Rc::clone(&divisions), filters.clone(), empty.clone());
            let reveal = reveal.clone();
            move || {
                let shown = show_only(&divisions, &filters, &reveal);
                empty.show(shown == 0);
                count.set_text_content(Some(&format!("共{shown}处")));
            }
        };
        refilter();
        let (chosen, all) = (filters.clone(), refilter.clone());
        empty.on_clear(move || {
            chosen.clear();
            all();
            browser::focus(&chosen.relation);
        });
        let changed = refilter.clone();
        browser::on_event(&form, "change", Default::Keep, move |_| changed());
        // A link to what the filters hide shows everything again, before the browser looks for it.
        let follow = move |id: &str| {
            if divisions.iter().any(|division| division.hides(id)) {
                filters.clear();
                refilter();
                reveal.finish();
                browser::visit_anchor(&Fragment::Anchor(id.to_owned()));
            }
        };
        if let Fragment::Anchor(id) = browser::current_fragment() {
            follow(&id);
        }
        browser::on_event(&browser::window(), "hashchange", Default::Keep, move |_| {
            if let Fragment::Anchor(id) = browser::current_fragment() {
                follow(&id);
            }
        });
        turn_by_swipe(&page);
    });
    Some(Box::new(owner))
}

#[derive(Clone)]
struct Filters {
    relation: HtmlSelectElement,
    area: HtmlSelectElement,
    adds: HtmlInputElement,
}

impl Filters {
    fn clear(&self) {
        self.relation.set_value("");
        self.area.set_value("");
        self.adds.set_checked(false);
    }

    fn leave(&self, entry: &Entry) -> bool {
        let fits = |chosen: String, own: &str| chosen.is_empty() || chosen == own;
        fits(self.relation.value(), &entry.relation)
            && fits(self.area.value(), &entry.area)
            && (entry.adds || !self.adds.checked())
    }
}

/// A part of the page with its entries.
struct Division {
    element: HtmlElement,
    entries: Vec<Entry>,
}

impl Division {
    /// Whether the element with this id is here and not shown.
    fn hides(&self, id: &str) -> bool {
        let hidden = |element: &HtmlElement| element.id() == id && element.hidden();
        hidden(&self.element) || self.entries.iter().any(|entry| hidden(&entry.element))
    }
}

/// A pair, or what only one document says, as it stands in the page.
struct Entry {
    element: HtmlElement,
    relation: String,
    area: String,
    adds: bool,
}

fn divisions(page: &Element) -> Vec<Division> {
    browser::find_all::<HtmlElement>(page, "[data-division]")
        .into_iter()
        .map(|element| Division { entries: entries(&element), element })
        .collect()
}

fn entries(division: &Element) -> Vec<Entry> {
    browser::find_all::<HtmlElement>(division, "[data-relation]")
        .into_iter()
        .map(|element| Entry {
            relation: element.get_attribute("data-relation").unwrap_or_default(),
            area: element.get_attribute("data-area").unwrap_or_default(),
            adds: element.has_attribute("data-adds"),
            element,
        })
        .collect()
}

/// Shows what the filters leave, and counts it.
fn show_only(divisions: &[Division], filters: &Filters, reveal: &Reveal) -> usize {
    let mut shown = Vec::new();
    for division in divisions {
        let before = shown.len();
        for entry in &division.entries {
            if filters.leave(entry) {
                shown.push(entry.element.clone());
            } else {
                browser::hide(&entry.element, true);
            }
        }
        browser::hide(&division.element, shown.len() == before);
    }
    let count = shown.len();
    reveal.show(shown);
    count
}

/// How far a finger has to travel, in pixels, and how much farther sideways than up or down.
const SWIPE: f64 = 48.0;
const SIDEWAYS: f64 = 2.0;

/// Lets a swipe over a pair do what its two buttons do.
fn turn_by_swipe(page: &Element) {
    let start: Rc<Cell<Option<(f64, f64)>>> = Rc::default();
    let started = Rc::clone(&start);
    browser::on_event(page, "touchstart", Default::Keep, move |event| {
        started.set(browser::only_touch(event));
    });
    browser::on_event(page, "touchend", Default::Keep, move |event| {
        let (Some((from_x, from_y)), Some((x, y))) = (start.take(), browser::only_touch(event)) else {
            return;
        };
        let (over, down) = (x - from_x, y - from_y);
        if over.abs() < SWIPE || over.abs() < down.abs() * SIDEWAYS {
            return;
        }
        let wanted = if over < 0.0 { ".pick--right" } else { ".pick--left" };
        let pair = browser::closest(event, ".pair__sides");
        if let Some(pick) = pair.and_then(|pair| browser::find::<HtmlInputElement>(&pair, wanted)) {
            pick.set_checked(true);
        }
    });
}
