//! The questions, one a screen. Each screen is an entry of the history.

use leptos::prelude::*;
use policy::Date;
use policy::eligibility::{Evaluation, Next, evaluate};
use policy::model::rules::{Answer, Answers, BenefitIndex, FactIndex};

use super::question_events::{self, FACT, NOTHING_CHOSEN, ticked};
use super::store;
use crate::contract::DATA_WISH;
use crate::html::{Html, element};
use crate::loaded_corpus::{self, corpus};
use crate::page_context::PageContext;
use crate::route::fragment::{Fields, NEXT};
use crate::route::{Fragment, Tool};
use crate::web::{self, DefaultAction, Element, HtmlElement};
use crate::wizard::question::options::HELD;
use crate::wizard::screens::{
    ANEW, BACK, GATE, NONE, RESUME, Step, TO_RESULT, again, contradicting, screen, wish_screen,
};
use crate::wizard::{Screen, Session};

/// Puts the questions in the place of the static page.
pub fn mount(slot: &HtmlElement) {
    let mut session = store::load(corpus());
    let asked = take_from_address(&mut session);
    let start = if let Ok(Some(Wanted::Next)) = asked { session.end_of_answers() } else { 0 };
    let at = session.place_on_way(web::history_place().unwrap_or(start));
    let again = match asked {
        Ok(Some(Wanted::Again(fact))) => Some(fact),
        _ => None,
    };
    let place = RwSignal::new_local(Place::reached(&mut session, at, again));
    let visit = Visit { session: StoredValue::new(session), place, again, start };
    listen(slot, visit);
    show(slot.clone(), visit, asked.err());
}

/// One visit to the wizard.
#[derive(Clone, Copy)]
struct Visit {
    /// What was asked and answered.
    session: StoredValue<Session>,
    /// The place on the way that is shown.
    place: RwSignal<Place, LocalStorage>,
    /// The question of a result that alone is asked again.
    again: Option<FactIndex>,
    /// The place on the way that the page begins with.
    start: usize,
}

/// A place on the way, and what stands there.
struct Place {
    at: usize,
    /// Whether the session is kept for the result's page.
    is_kept: bool,
    stands: Stands,
}

/// What stands at a place, worked out when somebody gets there.
enum Stands {
    /// The question what is wanted.
    Wish,
    /// A question, a gate, or the end.
    Step {
        screen: Option<Screen>,
        evaluation: Evaluation<'static, 'static>,
        benefits: Vec<BenefitIndex>,
        next: Next,
    },
    /// The answers contradict each other, in these words.
    Contradiction(&'static str),
    /// The question of a result.
    Again(FactIndex),
}

impl Place {
    /// Goes there: a place right behind the end of the way is added to it, and the session is kept.
    fn reached(session: &mut Session, at: usize, again: Option<FactIndex>) -> Place {
        let stands = match again {
            Some(fact) => Stands::Again(fact),
            None => Stands::at(session, at),
        };
        Place { at, is_kept: store::save(corpus(), session), stands }
    }
}

impl Stands {
    fn at(session: &mut Session, at: usize) -> Stands {
        // Nothing depends on the rules yet: who has just come does not wait for them.
        if session.asks_wish(corpus(), at) {
            session.screen(corpus(), at, None);
            return Stands::Wish;
        }
        match evaluate(&corpus().eligibility, &session.link.answers, day(session)) {
            Err(contradiction) => Stands::Contradiction(contradiction.message),
            Ok(evaluation) => {
                let benefits = session.benefits(corpus());
                let next = session.next(&evaluation, &benefits);
                Stands::Step { screen: session.screen(corpus(), at, next.asked), evaluation, benefits, next }
            }
        }
    }
}

/// Keeps the screen at the visit's place in the slot, the first with what is wrong with the address.
fn show(slot: HtmlElement, visit: Visit, problem: Option<&'static str>) {
    let context = loaded_corpus::tool(Tool::Wizard);
    Effect::new(move |before: Option<usize>| {
        let at = visit.place.with(|place| {
            web::set_html(&slot, &visit.session.with_value(|session| place.screen(&context, session)));
            place.at
        });
        match before {
            None => say(&slot, problem.unwrap_or_default()),
            Some(before) if before != at => {
                show_from_top(&slot);
                // Who has answered the last question wants to see what it gives.
                if at > before {
                    see_result(&slot);
                }
            }
            Some(_) => {}
        }
        at
    });
}

/// Says what is wrong, above the question.
fn say(slot: &Element, words: &str) {
    if let Some(problem) = web::find::<Element>(slot, ".problem") {
        problem.set_text_content(Some(words));
    }
}

/// Goes to the result, where the screen leads to it.
fn see_result(screen: &Element) {
    if let Some(link) = web::find::<HtmlElement>(screen, &format!(".{TO_RESULT} a")) {
        link.click();
    }
}

/// The new screen from its beginning, for eyes and for readers aloud.
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
            Err(problem) => say(&slot, &problem),
            Ok(answer) if visit.again.is_some() => visit.answer_again(fact, answer),
            Ok(answer) => visit.change(&slot, |session, at| {
                // The controls of a question give only answers that it can have.
                let _ = session.answer(corpus(), at, fact, answer);
            }),
        }
    });
    let screen = slot.clone();
    web::on_event(slot, "submit", DefaultAction::MayPrevent, move |event| {
        let Some(form) = web::closest(event, &format!(".{GATE}")) else { return };
        event.prevent_default();
        match ticked(&form, HELD) {
            0 => say(&screen, NOTHING_CHOSEN),
            boxes => visit.answer_gate(&screen, boxes),
        }
    });
    let screen = slot.clone();
    web::on_event(slot, "click", DefaultAction::Keep, move |event| {
        let Some(button) = web::closest(event, "button") else { return };
        if let Some(wish) =
            button.get_attribute(DATA_WISH).and_then(|wish| corpus().eligibility.wish_place(&wish))
        {
            visit.choose_wish(&screen, wish);
        }
        match button.get_attribute("name").as_deref() {
            Some(BACK) => web::back(),
            Some(RESUME) => visit.resume(),
            Some(ANEW) => visit.start_anew(),
            Some(NONE) => visit.answer_gate(&screen, 0),
            _ => {}
        }
    });
    let here = web::page_address();
    web::on_event(&web::window(), "popstate", DefaultAction::Keep, move |_| {
        // Another page is on its way, which will take this one's place.
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
            Stands::Wish => wish_screen(context, session, self.at),
            Stands::Contradiction(message) => contradicting(context, message),
            Stands::Step { screen: shown, evaluation, benefits, next } => {
                let step = Step {
                    session,
                    at: self.at,
                    screen: *shown,
                    evaluation,
                    next,
                    benefits,
                    result: &result,
                };
                match shown {
                    Some(Screen::Question(fact)) => asks(*fact, screen(context, &step)),
                    Some(Screen::Wish | Screen::Gate(..)) | None => screen(context, &step),
                }
            }
            // Its buttons depend on the day alone, so that answers which contradict each other can be mended too.
            Stands::Again(fact) => match evaluate(rules, &Answers::default(), day(session)) {
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
    /// Goes to a place on the way.
    fn show(self, at: usize) {
        let place = self.session.try_update_value(|session| Place::reached(session, at, self.again));
        if let Some(place) = place {
            self.place.set(place);
        }
    }

    fn at(self) -> usize {
        self.place.with_untracked(|place| place.at)
    }

    /// Changes an answer of a result. The screen leads back to that, once it is shown with the new answer.
    fn answer_again(self, fact: FactIndex, answer: Answer) {
        self.session.update_value(|session| {
            // The controls of a question give only answers that it can have.
            let _ = session.change(corpus(), fact, answer);
        });
        self.show(self.at() + 1);
    }

    fn answer_gate(self, slot: &Element, ticked: u64) {
        self.change(slot, |session, at| session.answer_gate(corpus(), at, ticked));
    }

    /// Asks about something. At the end of the way, where the rest is wanted, that goes on from there.
    fn choose_wish(self, slot: &Element, wish: u8) {
        self.change(slot, |session, at| {
            session.choose_wish(corpus(), at, wish);
            if at >= session.trail.len() {
                session.trail.push(Screen::Wish);
            }
        });
    }

    /// Takes what was answered at the place that is shown and goes on, or says why that cannot be.
    fn change(self, slot: &Element, change: impl FnOnce(&mut Session, usize)) {
        let mut session = self.session.get_value();
        change(&mut session, self.at());
        match evaluate(&corpus().eligibility, &session.link.answers, day(&session)) {
            Ok(_) => {
                self.session.set_value(session);
                self.go_on();
            }
            Err(contradiction) => say(slot, &format!("和前面的回答对不上：{}", contradiction.message)),
        }
    }

    /// Shows the next place on the way, as a new entry of the history.
    fn go_on(self) {
        let next = self.at() + 1;
        web::push_place(next);
        self.show(next);
    }

    /// Goes to where the answers end.
    fn resume(self) {
        let last = self.session.with_value(Session::end_of_answers);
        web::push_place(last);
        self.show(last);
    }

    /// Forgets all answers.
    fn start_anew(self) {
        self.session.update_value(|session| session.start_anew(corpus()));
        self.show(self.at());
    }
}

fn day(session: &Session) -> Date {
    session.link.as_of.unwrap_or_else(web::today)
}

/// The way to the result. The answers stand in it only where they cannot be kept otherwise.
fn result_link(context: &PageContext, session: &Session, kept: bool) -> String {
    let link = context.link_to(Tool::WizardResult);
    if kept {
        return link;
    }
    let answers = session.link.encode(&context.corpus.eligibility);
    link + &Fragment::from(Fields { answers, ..Fields::default() }).to_string()
}

/// What an address asks for besides a wish or a measure.
enum Wanted {
    /// A question of a result again.
    Again(FactIndex),
    /// The questions that are left.
    Next,
}

/// Takes over what the address asks for.
///
/// # Errors
/// What to tell the reader where that cannot be had.
fn take_from_address(session: &mut Session) -> Result<Option<Wanted>, &'static str> {
    let Fragment::Fields(fields) = web::current_fragment() else {
        session.set_measure(None);
        return Ok(None);
    };
    let rules = &corpus().eligibility;
    if fields.ask == NEXT {
        session.resume(corpus());
        return Ok(Some(Wanted::Next));
    }
    if !fields.ask.is_empty() {
        let fact = rules.fact_index(&fields.ask).ok_or("网址里写的问题找不到，下面从头问起。")?;
        return Ok(Some(Wanted::Again(fact)));
    }
    if !fields.wish.is_empty() {
        let wish = rules.wish_place(&fields.wish).ok_or("网址里写的想问的事找不到，下面从头问起。")?;
        session.set_wish(corpus(), wish);
        return Ok(None);
    }
    let measure = Session::find_measure(corpus(), &fields.measure);
    session.set_measure(measure);
    if measure.is_none() && !fields.measure.is_empty() {
        return Err("网址里写的那一条措施找不到，下面从头问起。");
    }
    Ok(None)
}
