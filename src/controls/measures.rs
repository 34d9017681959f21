//! The list of measures: shows what the filters leave, says how many, and keeps the choice in the
//! address.

use std::any::Any;

use leptos::mount::mount_to;
use leptos::prelude::*;
use web_sys::{Element, HtmlElement, HtmlSelectElement};

use crate::browser::{self, Default};
use crate::route::Fragment;
use crate::route::fragment::Fields;

/// Mounts the control on the form with the filters.
pub fn mount(form: &HtmlElement) -> Option<Box<dyn Any>> {
    let choice: HtmlSelectElement = browser::find(form, "select")?;
    let count: HtmlElement = browser::find(form, "[data-count]")?;
    let groups = groups(&form.parent_element()?);
    // What was chosen before the app ran counts; else what the address asks for.
    if let Fragment::Fields(fields) = browser::current_fragment()
        && choice.value().is_empty()
    {
        choice.set_value(&fields.area);
    }
    count.set_text_content(None);
    Some(Box::new(mount_to(count, move || {
        let area = RwSignal::new(choice.value());
        let target = choice.clone();
        browser::on_event(&target, "change", Default::Keep, move |_| {
            let chosen = choice.value();
            let fields = Fields { area: chosen.clone(), ..Fields::default() };
            browser::replace_fragment(&Fragment::from(fields));
            area.set(chosen);
        });
        // The list stands outside of this view; it is made to agree before the count is said.
        move || area.with(|area| said(show_only(&groups, area)))
    })))
}

/// The measures of one area, as they stand in the page.
struct Group {
    area: String,
    element: HtmlElement,
    cards: usize,
}

fn groups(page: &Element) -> Vec<Group> {
    browser::find_all::<HtmlElement>(page, "[data-area]")
        .into_iter()
        .filter_map(|element| {
            let cards = browser::find_all::<Element>(&element, ".card").len();
            Some(Group { area: element.get_attribute("data-area")?, element, cards })
        })
        .collect()
}

/// Shows the groups of an area, or all for the empty one, and counts their measures.
fn show_only(groups: &[Group], area: &str) -> usize {
    groups
        .iter()
        .map(|group| {
            let shown = area.is_empty() || group.area == area;
            browser::hide(&group.element, !shown);
            if shown { group.cards } else { 0 }
        })
        .sum()
}

fn said(count: usize) -> String {
    format!("共{count}条")
}
