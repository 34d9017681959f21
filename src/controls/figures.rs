//! The page of figures: shows the rows that the filters leave, says how many, orders the sums, and
//! keeps the choice in the address.

use std::any::Any;
use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use policy::figures::{Group, holds_words};
use policy::order;

use crate::browser::{
    self, AfterPause, Default, Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement, Reveal,
};
use crate::controls::empty::Empty;
use crate::pages::figures::{BY_AMOUNT, GROUP, ORDER, WORDS};
use crate::route::Fragment;
use crate::route::fragment::Fields;

/// How many figures fill a phone's screen, and are laid out quickly: a table is laid out whole with each step.
const FIGURES: usize = 18;

/// Mounts the control on the form with the filters.
pub fn mount(form: &HtmlElement) -> Option<Box<dyn Any>> {
    let list = Rc::new(List::of(form)?);
    let form = form.clone();
    list.take_from_address();
    list.show();
    let owner = Owner::new();
    owner.with(|| {
        // What is typed counts at once; there is nowhere to send it.
        browser::on_event(&form, "submit", Default::MayPrevent, Event::prevent_default);
        let write_address = {
            let list = Rc::clone(&list);
            AfterPause::new(browser::PAUSE, move || list.write_to_address())
        };
        let (cleared, write_cleared) = (Rc::clone(&list), write_address.clone());
        list.empty.on_clear(move || {
            cleared.clear();
            write_cleared.ask();
        });
        let write_late = write_address.clone();
        browser::on_event(&form, "input", Default::Keep, move |_| {
            list.show();
            write_late.ask();
        });
        // Whoever leaves a field may be about to leave the page.
        browser::on_event(&form, "change", Default::Keep, move |_| write_address.now());
    });
    Some(Box::new(owner))
}

/// The filters and what they act on.
struct List {
    group: HtmlSelectElement,
    words: HtmlInputElement,
    order: HtmlSelectElement,
    /// Whether the rows stand by their sums, as the page was made.
    is_by_amount: Cell<bool>,
    count: HtmlElement,
    empty: Empty,
    sections: Vec<Section>,
    reveal: Reveal,
    /// The marks of the chart, which stand twice: see `pages::figures::chart`.
    marks: Vec<Element>,
}

struct Section {
    element: HtmlElement,
    group: String,
    rows: Vec<Row>,
}

struct Row {
    element: HtmlElement,
    text: String,
    /// Where its number stands in the text of the documents: rows in this order follow the documents.
    at: u32,
}

impl List {
    fn of(form: &HtmlElement) -> Option<Self> {
        let page = form.parent_element()?;
        let sections =
            browser::find_all::<HtmlElement>(&page, "[data-group]").into_iter().filter_map(|element| {
                let rows =
                    browser::find_all::<HtmlElement>(&element, "[data-at]").into_iter().map(|row| Row {
                        text: row.text_content().unwrap_or_default(),
                        at: row.get_attribute("data-at").and_then(|at| at.parse().ok()).unwrap_or_default(),
                        element: row,
                    });
                Some(Section { group: element.get_attribute("data-group")?, rows: rows.collect(), element })
            });
        Some(Self {
            group: browser::by_id(GROUP)?,
            words: browser::by_id(WORDS)?,
            order: browser::by_id(ORDER)?,
            is_by_amount: Cell::new(true),
            count: browser::find(form, "[data-count]")?,
            empty: Empty::of(&page),
            sections: sections.collect(),
            reveal: Reveal::by(FIGURES),
            marks: browser::find_all(&page, "[data-sum]"),
        })
    }

    /// What was chosen before the app ran counts; else what the address asks for.
    fn take_from_address(&self) {
        let untouched = self.group.value().is_empty() && self.words.value().is_empty();
        if let (Fragment::Fields(fields), true) = (browser::current_fragment(), untouched) {
            self.group.set_value(Group::of_key(&fields.group).map_or("", Group::key));
            self.words.set_value(&fields.query);
        }
    }

    fn clear(&self) {
        self.group.set_value("");
        self.words.set_value("");
        self.show();
        browser::focus(&self.group);
    }

    fn write_to_address(&self) {
        let fields = Fields { query: self.words.value(), group: self.group.value(), ..Fields::default() };
        browser::replace_fragment(&Fragment::from(fields));
    }

    fn show(&self) {
        let (group, words) = (self.group.value(), self.words.value());
        let (mut shown, mut all) = (Vec::new(), 0);
        for section in &self.sections {
            let of_group = group.is_empty() || section.group == group;
            let before = shown.len();
            for row in &section.rows {
                let fits = of_group && holds_words(&row.text, &words);
                if fits {
                    shown.push(row.element.clone());
                } else {
                    browser::hide(&row.element, true);
                }
            }
            all += section.rows.len();
            browser::hide(&section.element, shown.len() == before);
        }
        self.arrange();
        let ids: Vec<String> = shown.iter().map(|row| row.id()).collect();
        for mark in &self.marks {
            let fits = mark.get_attribute("data-sum").is_some_and(|id| ids.contains(&id));
            // Refused only for names that are no attribute's.
            let _ =
                mark.set_attribute("class", if fits { "chart__sum" } else { "chart__sum chart__sum--out" });
        }
        self.empty.show(ids.is_empty());
        let said = match ids.len() {
            0 => "没有符合的".to_owned(),
            count if count == all => format!("共{all}个"),
            count => format!("{all}个中的{count}个"),
        };
        self.count.set_text_content(Some(&said));
        self.reveal.show(shown);
    }

    /// Puts the rows in the order chosen, where they stand in another: a row that moves is laid out anew.
    fn arrange(&self) {
        let by_amount = self.order.value() == BY_AMOUNT;
        if self.is_by_amount.replace(by_amount) == by_amount {
            return;
        }
        for section in &self.sections {
            let order = if by_amount {
                (0..section.rows.len()).collect()
            } else {
                order::ascending(section.rows.iter().map(|row| u64::from(row.at)))
            };
            for row in order.into_iter().map(|at| &section.rows[at]) {
                if let Some(table) = row.element.parent_element() {
                    // A row is never refused by the table that it stands in.
                    let _ = table.append_child(&row.element);
                }
            }
        }
    }
}
