//! The questions, one a screen. Each screen is an entry of the history.

pub mod store;

use std::any::Any;

use leptos::prelude::*;
use policy::Date;
use policy::eligibility::{FactIndex, evaluate};

use super::question::{self, FACT, Given};
use crate::browser::{self, Default, HtmlElement};
use crate::components::wizard::screens::{ANEW, BACK, RESUME, Step, TOPIC, contradicting, screen};
use crate::html::{Html, element};
use crate::loaded_corpus::{self, corpus};
use crate::place::Place;
use crate::route::{Fragment, Tool, fragment::Fields};
use crate::wizard::{Screen, Session};

/// Puts the questions in the place of the static page.
#[must_use]
pub fn mount(slot: &HtmlElement) -> Box<dyn Any> {
    let mut session = store::load(corpus());
    let problem = take_from_address(&mut session);
    let at = session.place_on_way(browser::history_place().unwrap_or(0));
    let owner = Owner::new();
    owner.with(|| {
        let visit =
            Visit { session: RwSignal::new(session), at: RwSignal::new(at), problem: RwSignal::new(problem) };
        listen(slot, visit);
        show(slot.clone(), visit);
    });
    Box::new(owner)
}

/// One visit to the wizard.
#[derive(Clone, Copy)]
struct Visit {
    /// What was asked and answered.
    session: RwSignal<Session>,
    /// The place on the way that is shown.
    at: RwSignal<usize>,
    /// What is wrong with the last answer, or with the address.
    problem: RwSignal<Option<String>>,
}

/// Keeps the screen at the visit's place in the slot, with what is wrong on it.
fn show(slot: HtmlElement, visit: Visit) {
    let place = loaded_corpus::tool(Tool::Wizard);
    let screen = slot.clone();
    Effect::new(move |before: Option<usize>| {
        let at = visit.at.get();
        browser::show(&screen, &visit.screen(&place, at));
        if before.is_some_and(|before| before != at) {
            show_from_top(&screen);
        }
        at
    });
    Effect::new(move || {
        visit.at.track();
        if let (Some(words), Some(said)) =
            (visit.problem.get(), browser::find::<HtmlElement>(&slot, ".problem"))
        {
            said.set_text_content(Some(&words));
        }
    });
}

/// The new screen from its beginning, for eyes and for readers aloud.
fn show_from_top(slot: &HtmlElement) {
    browser::window().scroll_to_with_x_and_y(0.0, 0.0);
    if let Some(heading) = browser::find::<HtmlElement>(slot, "h1") {
        browser::focus(&heading);
    }
}

fn listen(slot: &HtmlElement, visit: Visit) {
    question::listen(slot, move |fact, given| visit.answer(fact, given));
    browser::on_event(slot, "click", Default::Keep, move |event| {
        let Some(button) = browser::closest(event, "button") else { return };
        if let Some(topic) = button.get_attribute(TOPIC) {
            let at = visit.at.get_untracked();
            visit.session.update_untracked(|session| session.choose_topic(at, topic.parse().ok()));
            visit.go_on();
        }
        match button.get_attribute("name").as_deref() {
            Some(BACK) => browser::back(),
            Some(RESUME) => visit.resume(),
            Some(ANEW) => visit.start_anew(),
            _ => {}
        }
    });
    let here = browser::page_address();
    browser::on_event(&browser::window(), "popstate", Default::Keep, move |_| {
        // Another page is on its way, which will take this one's place.
        if browser::page_address() != here {
            return;
        }
        visit.problem.set(None);
        let at = browser::history_place().unwrap_or(0);
        visit.at.set(visit.session.with_untracked(|session| session.place_on_way(at)));
    });
}

impl Visit {
    /// The screen at a place on the way, which is planned and kept with it.
    fn screen(self, place: &Place, at: usize) -> Html {
        let mut session = self.session.get_untracked();
        let rules = &place.corpus.eligibility;
        let evaluation = match evaluate(rules, &session.link.answers, day(&session)) {
            Ok(evaluation) => evaluation,
            Err(contradiction) => return contradicting(place, contradiction.message),
        };
        let scope = rules.in_scope(session.scope());
        let planned = evaluation.plan(&rules.for_whoever_asks(&scope, &session.link.answers)).next;
        let shown = session.screen(at, planned);
        let kept = store::save(place.corpus, &session);
        let result = result_link(place, &session, kept);
        let step = Step { session: &session, at, screen: shown, evaluation: &evaluation, result: &result };
        let html = screen(place, &step);
        self.session.update_untracked(|kept| *kept = session);
        match shown {
            Some(Screen::Question(fact)) => {
                element("div").attribute(FACT, rules.fact(fact).id).child(html).end()
            }
            Some(Screen::Topic) | None => html,
        }
    }

    /// Takes an answer and goes on, or says why not.
    fn answer(self, fact: FactIndex, given: Given) {
        let mut session = self.session.get_untracked();
        let answer = match given {
            Ok(answer) => answer,
            Err(problem) => return self.problem.set(Some(problem)),
        };
        // The controls of a question give only answers that it can have.
        if session.answer(corpus(), self.at.get_untracked(), fact, answer).is_err() {
            return;
        }
        match evaluate(&corpus().eligibility, &session.link.answers, day(&session)) {
            Ok(_) => {
                self.session.update_untracked(|kept| *kept = session);
                self.go_on();
            }
            Err(contradiction) => {
                self.problem.set(Some(format!("和前面的回答对不上：{}", contradiction.message)));
            }
        }
    }

    /// Shows the next place on the way, as a new entry of the history.
    fn go_on(self) {
        self.problem.set(None);
        let next = self.at.get_untracked() + 1;
        browser::push_place(next);
        self.at.set(next);
    }

    /// Goes to where the answers end.
    fn resume(self) {
        let last = self.session.with_untracked(|session| session.trail.len());
        browser::push_place(last);
        self.at.set(last);
    }

    /// Forgets all answers.
    fn start_anew(self) {
        self.session.update_untracked(|session| {
            *session = Session { measure: session.measure, ..Session::default() };
        });
        self.problem.set(None);
        self.at.notify();
    }
}

fn day(session: &Session) -> Date {
    session.link.as_of.unwrap_or_else(browser::today)
}

/// The way to the result. The answers stand in it only where they cannot be kept otherwise.
fn result_link(place: &Place, session: &Session, kept: bool) -> String {
    let link = place.link_to(Tool::WizardResult);
    if kept {
        return link;
    }
    let answers = session.link.encode(&place.corpus.eligibility);
    link + &Fragment::from(Fields { answers, ..Fields::default() }).to_string()
}

/// Takes over what the address asks for: the questions of a wish or of one measure. Tells what cannot be had.
fn take_from_address(session: &mut Session) -> Option<String> {
    let Fragment::Fields(fields) = browser::current_fragment() else {
        session.set_measure(None);
        return None;
    };
    if !fields.wish.is_empty() {
        let wish = corpus().eligibility.wish_place(&fields.wish);
        if let Some(wish) = wish {
            session.set_wish(corpus(), wish);
        }
        return wish.is_none().then(|| "网址里写的想问的事找不到，下面从头问起。".to_owned());
    }
    let measure = Session::find_measure(corpus(), &fields.measure);
    session.set_measure(measure);
    let is_unknown = measure.is_none() && !fields.measure.is_empty();
    is_unknown.then(|| "网址里写的那一条措施找不到，下面从头问起。".to_owned())
}
