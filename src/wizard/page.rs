//! The control of the wizard: one question per screen, each screen a history entry.

use leptos::prelude::*;
use policy::Date;
use policy::eligibility::{Evaluation, Next, evaluate};
use policy::model::rules::{Answer, Answers, BenefitIndex, FactIndex};

use super::question_events::{self, FACT, ticked};
use super::{store, texts};
use crate::contract::DATA_WISH;
use crate::html::{Html, element};
use crate::loaded_corpus::{self, corpus};
use crate::page_context::PageContext;
use crate::route::fragment::{Fields, NEXT};
use crate::route::{Fragment, Tool};
use crate::web::{self, DefaultAction, Element, HtmlElement};
use crate::wizard::question::options::HELD;
use crate::wizard::screens::{
    ANEW, BACK, GATE, NONE, RESUME, ScreenInput, TO_RESULT, again, contradicting, screen, wish_screen,
};
use crate::wizard::{Screen, Session};

/// Replaces the static page with the questions.
pub fn mount(slot: &HtmlElement) {
    let mut session = store::load(corpus());
    let asked = take_from_address(&mut session);
    let start = if let Ok(Some(UrlRequest::Next)) = asked { session.end_of_answers() } else { 0 };
    let at = session.place_on_way(web::history_place().unwrap_or(start));
    let again = match asked {
        Ok(Some(UrlRequest::Again(fact))) => Some(fact),
        _ => None,
    };
    let place = RwSignal::new_local(Place::reached(&mut session, at, again));
    let visit = Visit { session: StoredValue::new(session), place, again, start };
    listen(slot, visit);
    show(slot.clone(), visit, asked.err());
}

/// Plans and renders the screen behind the first wish without showing it: browsers compile a function when it is
/// called first, which the first answer should not wait for.
pub fn warm_up() {
    let mut session = Session::default();
    session.screen(corpus(), 0, None);
    if let Some((wish, _)) = corpus().eligibility.listed_wishes().next() {
        session.choose_wish(corpus(), 0, wish);
    }
    let place = Place { at: 1, is_kept: true, stands: Contents::at(&mut session, 1) };
    let _ = (place.screen(&loaded_corpus::tool(Tool::Wizard), &session), session.encode(corpus()));
}

/// The state of one visit to the wizard.
#[derive(Clone, Copy)]
struct Visit {
    /// The session.
    session: StoredValue<Session>,
    /// The current place on the trail.
    place: RwSignal<Place, LocalStorage>,
    /// The question of a result that is being asked again.
    again: Option<FactIndex>,
    /// The place on the trail where the page starts.
    start: usize,
}

/// A place on the trail, with its contents.
struct Place {
    at: usize,
    /// Whether the session was stored for the result page.
    is_kept: bool,
    stands: Contents,
}

/// The contents of a place, computed when it is reached.
enum Contents {
    /// The choice of a wish.
    Wish,
    /// A question, a gate, or the end.
    Step {
        screen: Option<Screen>,
        evaluation: Evaluation<'static, 'static>,
        benefits: Vec<BenefitIndex>,
        next: Next,
    },
    /// The message about contradictory answers.
    Contradiction(&'static str),
    /// A question of a result.
    Again(FactIndex),
}

impl Place {
    /// Goes to a place, extending the trail if it is one past the end, and stores the session.
    fn reached(session: &mut Session, at: usize, again: Option<FactIndex>) -> Place {
        let stands = match again {
            Some(fact) => Contents::Again(fact),
            None => Contents::at(session, at),
        };
        Place::stored(session, at, stands)
    }

    /// A place with its contents; stores the session.
    fn stored(session: &Session, at: usize, stands: Contents) -> Place {
        Place { at, is_kept: store::save(corpus(), session), stands }
    }
}

impl Contents {
    fn at(session: &mut Session, at: usize) -> Contents {
        // The first screen does not depend on the rules, so it is shown without evaluating them.
        if session.asks_wish(corpus(), at) {
            session.screen(corpus(), at, None);
            return Contents::Wish;
        }
        match evaluate(&corpus().eligibility, &session.link.answers, day(session)) {
            Err(contradiction) => Contents::Contradiction(contradiction.message),
            Ok(evaluation) => {
                let benefits = session.benefits(corpus());
                let next = session.next(&evaluation, &benefits);
                Contents::Step { screen: session.screen(corpus(), at, next.step), evaluation, benefits, next }
            }
        }
    }
}

/// Renders the current screen into the slot, initially with a message about the URL.
fn show(slot: HtmlElement, visit: Visit, problem: Option<&'static str>) {
    let context = loaded_corpus::tool(Tool::Wizard);
    Effect::new(move |before: Option<usize>| {
        let at = visit.place.with(|place| {
            web::set_html(&slot, &visit.session.with_value(|session| place.screen(&context, session)));
            place.at
        });
        match before {
            None => show_error(&slot, problem.unwrap_or_default()),
            Some(before) if before != at => {
                show_from_top(&slot);
                // After the last question the user expects the result.
                if at > before {
                    open_result(&slot);
                }
            }
            Some(_) => {}
        }
        at
    });
}

/// Shows an error above the question.
fn show_error(slot: &Element, words: &str) {
    if let Some(problem) = web::find::<Element>(slot, ".problem") {
        problem.set_text_content(Some(words));
    }
}

/// Opens the result, if the screen links to it.
fn open_result(screen: &Element) {
    if let Some(link) = web::find::<HtmlElement>(screen, &format!(".{TO_RESULT} a")) {
        link.click();
    }
}

/// Moves scroll position and focus to the start of the new screen.
fn show_from_top(slot: &HtmlElement) {
    web::window().scroll_to_with_x_and_y(0.0, 0.0);
    if let Some(heading) = web::find::<HtmlElement>(slot, "h1") {
        web::focus(&heading);
    }
}

fn listen(slot: &HtmlElement, visit: Visit) {
    question_events::listen(slot, {
        let slot = slot.clone();
        move |fact, given| match given {
            Err(problem) => show_error(&slot, &problem),
            Ok(answer) if visit.again.is_some() => visit.answer_again(fact, answer),
            Ok(answer) => visit.change(&slot, |session, at| {
                // The controls of a question produce only valid answers.
                let _ = session.answer(corpus(), at, fact, answer);
            }),
        }
    });
    let screen = slot.clone();
    web::on_event(slot, "submit", DefaultAction::MayPrevent, move |event| {
        let Some(form) = web::closest(event, &format!(".{GATE}")) else { return };
        event.prevent_default();
        match ticked(&form, HELD) {
            0 => show_error(&screen, texts::NOTHING_CHOSEN),
            boxes => visit.answer_gate(&screen, boxes),
        }
    });
    let screen = slot.clone();
    web::on_event(slot, "click", DefaultAction::Keep, move |event| {
        let Some(button) = web::closest(event, "button") else { return };
        if let Some(wish) =
            button.get_attribute(DATA_WISH).and_then(|wish| corpus().eligibility.wish_index(&wish))
        {
            visit.choose_wish(&screen, wish);
        }
        match button.get_attribute("name").as_deref() {
            Some(BACK) => web::back(),
            Some(RESUME) => visit.resume(),
            Some(ANEW) => visit.restart(),
            Some(NONE) => visit.answer_gate(&screen, 0),
            _ => {}
        }
    });
    let here = web::page_address();
    web::on_event(&web::window(), "popstate", DefaultAction::Keep, move |_| {
        // A navigation to another page is pending.
        if web::page_address() != here {
            return;
        }
        let at = web::history_place().unwrap_or(visit.start);
        visit.show(visit.session.with_value(|session| session.place_on_way(at)));
    });
}

impl Place {
    fn screen(&self, context: &PageContext, session: &Session) -> Html {
        let rules = &context.corpus.eligibility;
        let result = result_link(context, session, self.is_kept);
        let asks = |fact, html| element("div").attribute(FACT, rules.fact(fact).id).child(html).end();
        match &self.stands {
            Contents::Wish => wish_screen(context, session, self.at),
            Contents::Contradiction(message) => contradicting(context, message),
            Contents::Step { screen: shown, evaluation, benefits, next } => {
                let input = ScreenInput {
                    session,
                    at: self.at,
                    screen: *shown,
                    evaluation,
                    next,
                    benefits,
                    result: &result,
                };
                match shown {
                    Some(Screen::Question(fact)) => asks(*fact, screen(context, &input)),
                    Some(Screen::Wish | Screen::Gate(..)) | None => screen(context, &input),
                }
            }
            // Its buttons depend only on the date, so contradictory answers can be corrected too.
            Contents::Again(fact) => match evaluate(rules, &Answers::default(), day(session)) {
                Ok(evaluation) => {
                    let choices = evaluation.choices(*fact, &rules.visible(None, None));
                    asks(*fact, again(context, session, *fact, &choices, &result))
                }
                Err(_) => Html::default(),
            },
        }
    }
}

impl Visit {
    /// Goes to a place on the trail.
    fn show(self, at: usize) {
        let place = self.session.try_update_value(|session| Place::reached(session, at, self.again));
        if let Some(place) = place {
            self.place.set(place);
        }
    }

    fn at(self) -> usize {
        self.place.with_untracked(|place| place.at)
    }

    /// Changes an answer of a result, and then returns to it.
    fn answer_again(self, fact: FactIndex, answer: Answer) {
        self.session.update_value(|session| {
            // The controls of a question produce only valid answers.
            let _ = session.change(corpus(), fact, answer);
        });
        self.show(self.at() + 1);
    }

    fn answer_gate(self, slot: &Element, ticked: u64) {
        self.change(slot, |session, at| session.answer_gate(corpus(), at, ticked));
    }

    /// Chooses a wish. At the end of the trail, continues from there with the remaining questions.
    fn choose_wish(self, slot: &Element, wish: u8) {
        self.change(slot, |session, at| {
            session.choose_wish(corpus(), at, wish);
            if at >= session.trail.len() {
                session.trail.push(Screen::Wish);
            }
        });
    }

    /// Applies an answer at the current place and shows the next one as a new history entry, or shows why the answer is
    /// invalid.
    fn change(self, slot: &Element, change: impl FnOnce(&mut Session, usize)) {
        let mut session = self.session.get_value();
        change(&mut session, self.at());
        let next = self.at() + 1;
        match Contents::at(&mut session, next) {
            Contents::Contradiction(message) => show_error(slot, &texts::contradicts(message)),
            stands => {
                web::push_place(next);
                let place = Place::stored(&session, next, stands);
                self.session.set_value(session);
                self.place.set(place);
            }
        }
    }

    /// Goes to the first unanswered place.
    fn resume(self) {
        let last = self.session.with_value(Session::end_of_answers);
        web::push_place(last);
        self.show(last);
    }

    /// Clears all answers, also those saved while a link's are displayed.
    fn restart(self) {
        store::forget_own();
        self.session.update_value(|session| session.restart(corpus()));
        self.show(self.at());
    }
}

fn day(session: &Session) -> Date {
    session.link.as_of.unwrap_or_else(web::today)
}

/// The link to the result. It carries the answers only if they cannot be stored.
fn result_link(context: &PageContext, session: &Session, kept: bool) -> String {
    let link = context.link_to(Tool::WizardResult);
    if kept {
        return link;
    }
    let answers = session.link.encode(&context.corpus.eligibility);
    link + &Fragment::from(Fields { answers, ..Fields::default() }).to_string()
}

/// What a URL requests besides a wish or a measure.
enum UrlRequest {
    /// Asking a question of a result again.
    Again(FactIndex),
    /// The remaining questions.
    Next,
}

/// Applies the request in the URL.
///
/// # Errors
/// The message for the user if the request is invalid.
fn take_from_address(session: &mut Session) -> Result<Option<UrlRequest>, &'static str> {
    let Fragment::Fields(fields) = web::current_fragment() else {
        session.set_measure(None);
        return Ok(None);
    };
    let rules = &corpus().eligibility;
    if fields.ask == NEXT {
        session.resume(corpus());
        return Ok(Some(UrlRequest::Next));
    }
    if !fields.ask.is_empty() {
        let fact = rules.fact_index(&fields.ask).ok_or(texts::QUESTION_NOT_FOUND)?;
        return Ok(Some(UrlRequest::Again(fact)));
    }
    if !fields.wish.is_empty() {
        let wish = rules.wish_index(&fields.wish).ok_or(texts::WISH_NOT_FOUND)?;
        session.set_wish(corpus(), wish);
        return Ok(None);
    }
    let measure = Session::find_measure(corpus(), &fields.measure);
    session.set_measure(measure);
    if measure.is_none() && !fields.measure.is_empty() {
        return Err(texts::MEASURE_NOT_FOUND);
    }
    Ok(None)
}
