//! The list of measures: shows what the filters leave and what a search finds, says how many, and
//! keeps what was asked for in the address.

use std::any::Any;

use leptos::mount::mount_to;
use leptos::prelude::*;
use policy::search::Fit;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement};

use crate::browser::{self, AfterPause, Default};
use crate::components::recent_queries::recent_queries;
use crate::components::search_form::{FIELD, FORM};
use crate::components::search_results::{in_area, search_results};
use crate::content::search_index;
use crate::controls::{readings, recent, search_keys};
use crate::place::Place;
use crate::route::Fragment;
use crate::route::fragment::Fields;

/// Mounts the control on the form with the filters.
pub fn mount(place: &Place, form: &HtmlElement) -> Option<Box<dyn Any>> {
    let page = form.parent_element()?;
    let elements = Elements {
        area: browser::find(form, "select")?,
        query: browser::by_id(FIELD)?,
        count: browser::find(form, "[data-count]")?,
        list: browser::find(&page, "[data-groups]")?,
        groups: groups(&page),
    };
    let place = place.clone();
    Some(Box::new(mount_to(browser::find(&page, "[data-results]")?, move || control(place, elements))))
}

/// What the control works on: it stands in the page already.
#[derive(Clone)]
struct Elements {
    area: HtmlSelectElement,
    query: HtmlInputElement,
    count: HtmlElement,
    list: HtmlElement,
    groups: Vec<Group>,
}

/// The measures of one area.
#[derive(Clone)]
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

/// Follows the fields, and shows the results of a search.
fn control(place: Place, elements: Elements) -> impl IntoView {
    fill(&elements, &browser::current_fragment());
    let asked = RwSignal::new(elements.asked());
    listen(&elements, asked);
    let readings = readings::on_first_use(move || asked.read().query.clone());
    let results = Memo::new(move |_| {
        let asked = asked.read();
        (!asked.query.is_empty()).then(|| search_index().search(&asked.query, readings.get()))
    });
    let (in_results, query) = (place.clone(), elements.query.clone());
    Effect::new(move || {
        let area = asked.read().area.clone();
        let count = match &*results.read() {
            Some(results) if results.fit == Fit::Question => "下面几页有答案".to_owned(),
            Some(results) => found(in_area(&in_results, results, &area).len()),
            None => format!("共{}条", show_only(&elements.groups, &area)),
        };
        browser::hide(&elements.list, results.read().is_some());
        elements.count.set_text_content(Some(&count));
    });
    let field = StoredValue::new_local(query);
    let search_again = move |words: &str| field.with_value(|field| browser::type_into(field, words));
    move || match &*results.read() {
        Some(results) => search_results(&place, results, &asked.read().area),
        None => recent_queries(recent::queries(), search_again),
    }
}

fn found(count: usize) -> String {
    if count == 0 { "没有找到".to_owned() } else { format!("找到{count}处") }
}

impl Elements {
    fn asked(&self) -> Fields {
        Fields { query: self.query.value().trim().to_owned(), area: self.area.value(), ..Fields::default() }
    }
}

/// Puts into the fields what the address asks for, where nobody has put in anything yet.
fn fill(elements: &Elements, fragment: &Fragment) {
    let Fragment::Fields(fields) = fragment else { return };
    if elements.query.value().is_empty() {
        elements.query.set_value(&fields.query);
    }
    if elements.area.value().is_empty() {
        elements.area.set_value(&fields.area);
    }
}

fn listen(elements: &Elements, asked: RwSignal<Fields>) {
    let write_address = AfterPause::new(browser::PAUSE, move || {
        browser::replace_fragment(&Fragment::from(asked.get_untracked()));
    });
    let follow = {
        let (elements, write_address) = (elements.clone(), write_address.clone());
        move || {
            asked.set(elements.asked());
            write_address.ask();
        }
    };
    let typed = follow.clone();
    browser::on_event(&elements.query, "input", Default::Keep, move |_| typed());
    browser::on_event(&elements.area, "change", Default::Keep, move |_| follow());
    // Whoever leaves the field may be about to leave the page.
    browser::on_event(&elements.query, "change", Default::Keep, move |_| {
        write_address.now();
        recent::remember(&asked.read_untracked().query);
    });
    if let Some(form) = browser::by_id::<HtmlElement>(FORM) {
        browser::on_event(&form, "submit", Default::Keep, |_| search_keys::focus_first_hit());
    }
    let elements = elements.clone();
    browser::on_event(&browser::window(), "hashchange", Default::Keep, move |_| {
        if let Fragment::Fields(fields) = browser::current_fragment() {
            elements.query.set_value(&fields.query);
            elements.area.set_value(&fields.area);
            asked.set(elements.asked());
        }
    });
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
