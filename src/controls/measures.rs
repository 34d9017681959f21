//! The list of measures: shows what the filters leave and what a search finds, says how many, and
//! keeps what was asked for in the address.

use std::any::Any;
use std::rc::Rc;

use leptos::prelude::*;

use crate::browser::{self, AfterPause, Default, HtmlElement, HtmlInputElement, HtmlSelectElement};
use crate::components::recent_queries::{QUERY, recent_queries};
use crate::components::search_form::{FIELD, FORM};
use crate::components::search_results::{among, count, results_elsewhere, search_results};
use crate::controls::empty::Empty;
use crate::controls::others::{self, Other};
use crate::controls::{readings, recent, search_keys};
use crate::loaded_corpus::search_index;
use crate::place::Place;
use crate::route::Fragment;
use crate::route::fragment::Fields;

/// Mounts the control on the form with the filters.
pub fn mount(place: &Place, form: &HtmlElement) -> Option<Box<dyn Any>> {
    let page = form.parent_element()?;
    let elements = Elements {
        empty: Empty::of(&page),
        area: browser::find(form, "#area")?,
        audience: browser::find(form, "#for")?,
        topic: browser::find(form, "#topic")?,
        query: browser::by_id(FIELD)?,
        count: browser::find(form, "[data-count]")?,
        list: browser::find(&page, "[data-groups]")?,
        groups: browser::find_all(&page, "[data-area]").into_iter().map(Group::of).collect(),
    };
    let results = browser::find(&page, "[data-results]")?;
    let owner = Owner::new();
    owner.with(|| {
        search_keys::listen();
        control(place.clone(), &elements, results);
    });
    Some(Box::new(owner))
}

/// What the control works on: it stands in the page already.
#[derive(Clone)]
struct Elements {
    empty: Empty,
    area: HtmlSelectElement,
    audience: HtmlSelectElement,
    topic: HtmlSelectElement,
    query: HtmlInputElement,
    count: HtmlElement,
    list: HtmlElement,
    groups: Rc<[Group]>,
}

/// The measures of one area.
struct Group {
    area: String,
    element: HtmlElement,
    cards: Vec<HtmlElement>,
}

impl Group {
    fn of(element: HtmlElement) -> Self {
        Self { area: attribute(&element, "data-area"), cards: browser::find_all(&element, ".card"), element }
    }

    /// Shows the measures that the filters leave, and adds their ids.
    fn show(&self, asked: &Fields, left: &mut Vec<String>) {
        let names = |element, attribute_name, id: &str| {
            id.is_empty() || attribute(element, attribute_name).split(' ').any(|name| name == id)
        };
        let is_asked_for = asked.area.is_empty() || asked.area == self.area;
        let before = left.len();
        for card in &self.cards {
            let fits = is_asked_for
                && names(card, "data-for", &asked.audience)
                && names(card, "data-topic", &asked.topic);
            browser::hide(card, !fits);
            if fits {
                left.push(attribute(card, "data-node"));
            }
        }
        browser::hide(&self.element, left.len() == before);
    }
}

fn attribute(element: &HtmlElement, name: &str) -> String {
    element.get_attribute(name).unwrap_or_default()
}

/// Follows the fields, and shows the results of a search in their slot.
fn control(place: Place, elements: &Elements, slot: HtmlElement) {
    fill(elements, &browser::current_fragment());
    let asked = RwSignal::new(elements.asked());
    let shows_all = RwSignal::new(false);
    listen(elements, &slot, asked, shows_all);
    let filtered = elements.clone();
    elements.empty.on_clear(move || filtered.take_filters_away());
    let readings = readings::on_first_use(move || asked.read().query.clone());
    let others = others::on_first_use(&slot, move || !asked.read().query.is_empty());
    let elements = elements.clone();
    Effect::new(move || {
        let asked = asked.get();
        let results = (!asked.query.is_empty()).then(|| search_index().search(&asked.query, readings.get()));
        let mut left = Vec::new();
        for group in elements.groups.iter() {
            group.show(&asked, &mut left);
        }
        let is_filtered = [&asked.area, &asked.audience, &asked.topic].iter().any(|id| !id.is_empty());
        let measures = is_filtered.then_some(left.as_slice());
        let said = match &results {
            Some(results) => count(&place, results, measures),
            None => format!("共{}条", left.len()),
        };
        let is_lost = match &results {
            Some(results) => !results.hits.is_empty() && among(&place, results, measures).is_empty(),
            None => left.is_empty(),
        };
        elements.empty.show(is_lost);
        browser::hide(&elements.list, results.is_some());
        elements.count.set_text_content(Some(&said));
        let html = match &results {
            Some(results) => {
                let own = search_results(&place, results, measures, shows_all.get());
                let of_other = |other: &&Other| {
                    let found = other.index.search(&asked.query, None);
                    results_elsewhere(&place, &other.place(&place.route), &found, shows_all.get())
                };
                let others = others.read();
                // The filters are of this province alone.
                let elsewhere = others.iter().filter(|_| measures.is_none()).filter_map(of_other);
                [own].into_iter().chain(elsewhere).collect()
            }
            None => recent_queries(&recent::queries()),
        };
        browser::show(&slot, &html);
    });
}

impl Elements {
    fn asked(&self) -> Fields {
        Fields {
            query: self.query.value().trim().to_owned(),
            area: self.area.value(),
            audience: self.audience.value(),
            topic: self.topic.value(),
            ..Fields::default()
        }
    }

    /// Asks for all measures again, as if a reader had chosen so.
    fn take_filters_away(&self) {
        for filter in [&self.area, &self.audience, &self.topic] {
            browser::choose(filter, "");
        }
        browser::focus(&self.area);
    }

    /// The filters, and what is asked of each.
    fn filters<'a>(&self, asked: &'a Fields) -> [(&HtmlSelectElement, &'a str); 3] {
        [(&self.area, &asked.area), (&self.audience, &asked.audience), (&self.topic, &asked.topic)]
    }
}

/// Puts into the fields what the address asks for, where nobody has put in anything yet.
fn fill(elements: &Elements, fragment: &Fragment) {
    let Fragment::Fields(fields) = fragment else { return };
    if elements.query.value().is_empty() {
        elements.query.set_value(&fields.query);
    }
    for (filter, asked) in elements.filters(fields) {
        if filter.value().is_empty() {
            choose(filter, asked);
        }
    }
}

fn listen(elements: &Elements, slot: &HtmlElement, asked: RwSignal<Fields>, shows_all: RwSignal<bool>) {
    let write_address = AfterPause::new(browser::PAUSE, move || {
        browser::replace_fragment(&Fragment::from(asked.get_untracked()));
    });
    let follow = {
        let (elements, write_address) = (elements.clone(), write_address.clone());
        move || {
            shows_all.set(false);
            asked.set(elements.asked());
            write_address.ask();
        }
    };
    let typed = follow.clone();
    browser::on_event(&elements.query, "input", Default::Keep, move |_| typed());
    for filter in [&elements.area, &elements.audience, &elements.topic] {
        let follow = follow.clone();
        browser::on_event(filter, "change", Default::Keep, move |_| follow());
    }
    // Whoever leaves the field may be about to leave the page.
    browser::on_event(&elements.query, "change", Default::Keep, move |_| {
        write_address.now();
        recent::remember(&asked.read_untracked().query);
    });
    if let Some(form) = browser::by_id::<HtmlElement>(FORM) {
        // The list already follows what is typed: Enter goes to what was found.
        browser::on_event(&form, "submit", Default::MayPrevent, |event| {
            event.prevent_default();
            search_keys::focus_first_hit();
        });
    }
    let field = elements.query.clone();
    browser::on_event(slot, "click", Default::Keep, move |event| {
        let Some(button) = browser::closest(event, "button") else { return };
        match button.get_attribute(QUERY) {
            Some(query) => browser::type_into(&field, &query),
            None => shows_all.set(true),
        }
    });
    let elements = elements.clone();
    browser::on_event(&browser::window(), "hashchange", Default::Keep, move |_| {
        if let Fragment::Fields(fields) = browser::current_fragment() {
            elements.query.set_value(&fields.query);
            for (filter, asked) in elements.filters(&fields) {
                choose(filter, asked);
            }
            asked.set(elements.asked());
        }
    });
}

/// Chooses what an address asks for; everything where there is no such choice.
fn choose(filter: &HtmlSelectElement, value: &str) {
    filter.set_value(value);
    if filter.selected_index() < 0 {
        filter.set_value("");
    }
}
