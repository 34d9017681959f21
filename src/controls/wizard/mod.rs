//! The questions, one a screen. Each screen is an entry of the history.

pub mod fields;
pub mod question;
pub mod store;

mod options;
mod screens;
mod why;

use std::any::Any;

use leptos::mount::mount_to;
use leptos::prelude::*;
use web_sys::HtmlElement;

use crate::browser::{self, Default};
use crate::content::corpus;
use crate::place::Place;
use crate::route::{Fragment, Route};
use crate::wizard::Session;

/// Puts the questions in the place of the static page.
pub fn mount(slot: &HtmlElement) -> Box<dyn Any> {
    let mut session = store::load(corpus());
    let problem = take_from_address(&mut session);
    slot.set_text_content(None);
    let slot = slot.clone();
    Box::new(mount_to(slot.clone(), move || {
        let visit = Visit {
            session: RwSignal::new(session),
            at: RwSignal::new(browser::history_place().unwrap_or(0)),
            problem: RwSignal::new(problem),
        };
        let here = browser::page_address();
        browser::on_event(&browser::window(), "popstate", Default::Keep, move |_| {
            // Another page is on its way, which will take this one's place.
            if browser::page_address() != here {
                return;
            }
            visit.problem.set(None);
            visit.at.set(browser::history_place().unwrap_or(0));
        });
        Effect::new(move |before: Option<usize>| {
            let at = visit.at.get();
            if before.is_some_and(|before| before != at) {
                let slot = slot.clone();
                request_animation_frame(move || show_from_top(&slot));
            }
            at
        });
        let place = Place { corpus: corpus(), route: Route::Wizard };
        move || screens::screen(&place, visit)
    }))
}

/// The new screen from its beginning, for eyes and for readers aloud.
fn show_from_top(slot: &HtmlElement) {
    browser::window().scroll_to_with_x_and_y(0.0, 0.0);
    if let Some(heading) = browser::find::<HtmlElement>(slot, "h1") {
        browser::focus(&heading);
    }
}

/// One visit to the wizard.
#[derive(Clone, Copy)]
pub struct Visit {
    /// What was asked and answered.
    pub session: RwSignal<Session>,
    /// The place on the way that is shown.
    pub at: RwSignal<usize>,
    /// What is wrong with the last answer, or with the address.
    pub problem: RwSignal<Option<String>>,
}

impl Visit {
    /// Shows the next place on the way, as a new entry of the history.
    pub fn go_on(self) {
        self.problem.set(None);
        let next = self.at.get_untracked() + 1;
        browser::push_place(next);
        self.at.set(next);
    }
}

/// Takes over what the address asks for: the questions of one measure. Tells what cannot be had.
fn take_from_address(session: &mut Session) -> Option<String> {
    let Fragment::Fields(fields) = browser::current_fragment() else {
        session.set_measure(None);
        return None;
    };
    let measure = Session::find_measure(corpus(), &fields.measure);
    session.set_measure(measure);
    let is_unknown = measure.is_none() && !fields.measure.is_empty();
    is_unknown.then(|| "网址里写的那一条措施找不到，下面从头问起。".to_owned())
}
