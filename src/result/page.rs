//! The control of the result page: evaluates whenever an answer or the date changes.

use std::cell::Cell;

use leptos::prelude::*;
use policy::Date;
use policy::eligibility::{Evaluation, Flip, Link, LinkError, evaluate};

use crate::loaded_corpus::{self, corpus};
use crate::page_context::PageContext;
use crate::result::basis::{DAY_PROBLEM, DateOrigin, TODAY};
use crate::result::outcome::{ResultInput, TURNED, WIDEN, outcome};
use crate::result::plain_text::result_text;
use crate::result::row::ASK;
use crate::result::share::{CODE, CODE_LINK, CODE_TEXT, LINK, OWN, TEXT, own_answers};
use crate::result::texts;
use crate::route::{Fragment, Tool, fragment::Fields};
use crate::web::{self, DefaultAction, Element, HtmlElement, HtmlTextAreaElement};
use crate::wizard::question_events::{mark_wrong, values};
use crate::wizard::store;
use crate::wizard::{Session, read_date};

thread_local! {
    /// The as-of date of the displayed result.
    static SHOWN: Cell<Option<Date>> = const { Cell::new(None) };
}

/// Replaces the static page with the result.
pub fn mount(slot: &HtmlElement) {
    let mut session = store::load(corpus());
    let notice = take_from_address(&mut session);
    // Changes are reported only once.
    let before = session.before.take();
    let turned = before.map(|link| flips(&Session { link, ..session.clone() }, &session));
    let visit = Visit {
        session: RwSignal::new(session),
        notice: RwSignal::new(notice),
        turned: RwSignal::new(turned),
    };
    listen(slot, visit);
    let slot = slot.clone();
    Effect::new(move || visit.show(&slot));
}

/// The state of one visit to the result.
#[derive(Clone, Copy)]
struct Visit {
    session: RwSignal<Session>,
    /// A notice about the link the user followed.
    notice: RwSignal<Option<String>>,
    /// The verdicts changed by the last change; `None` before the first.
    turned: RwSignal<Option<Vec<Flip>>>,
}

fn listen(slot: &HtmlElement, visit: Visit) {
    web::on_event(slot, "submit", DefaultAction::MayPrevent, move |event| {
        if let Some(form) = web::closest(event, ".basis form") {
            event.prevent_default();
            visit.set_day(&form);
        }
    });
    // A page may stay open for days.
    for name in ["focus", "pageshow", "visibilitychange"] {
        web::on_event(&web::window(), name, DefaultAction::Keep, move |_| {
            if SHOWN.get() != Some(day(&visit.session.get_untracked())) {
                visit.session.notify();
            }
        });
    }
    let result = slot.clone();
    web::on_event(slot, "click", DefaultAction::Keep, move |event| {
        let Some(button) = web::closest(event, "button") else { return };
        match button.get_attribute("name").as_deref() {
            Some(TODAY) => visit.change(|session| session.link.as_of = None),
            Some(WIDEN) => visit.widen(),
            Some(OWN) => visit.change(|session| {
                if let Some(own) = store::take_own(corpus()) {
                    *session = own;
                }
            }),
            Some(ASK) => copy_question(&result, &button),
            Some(TEXT) => offer(&result, &visit.text(), texts::THE_TEXT),
            Some(LINK) => offer(&result, &visit.link(), texts::THE_LINK),
            Some(CODE) => {
                // Fails only for invalid attribute names.
                let _ = button.set_attribute(CODE_LINK, &visit.link());
                let _ = button.set_attribute(CODE_TEXT, &visit.text());
            }
            _ => {}
        }
    });
    web::on_event(&web::window(), "popstate", DefaultAction::Keep, move |_| {
        let mut session = visit.session.get_untracked();
        if matches!(web::current_fragment(), Fragment::Fields(_)) {
            visit.notice.set(take_from_address(&mut session));
            visit.session.set(session);
        }
    });
}

impl Visit {
    /// Renders the result into its slot whenever the session changes, and stores the session.
    fn show(self, slot: &HtmlElement) {
        let (session, context) = (self.session.get(), context());
        // If storage is unavailable, the URL keeps the answers across a reload.
        let kept = store::save(context.corpus, &session);
        if !kept {
            let answers = session.link.encode(&context.corpus.eligibility);
            web::replace_fragment(&Fragment::from(Fields { answers, ..Fields::default() }));
        } else if matches!(web::current_fragment(), Fragment::Fields(_)) {
            web::replace_fragment(&Fragment::Empty);
        }
        let turned = self.turned.get_untracked();
        let is_reckoned = session.link.as_of.is_none() && !session.is_new();
        let released = web::released_after_clock().filter(|_| is_reckoned);
        let notice = self.notice.get_untracked();
        let notice = match released.map(wrong_clock) {
            Some(words) => Some(words + &notice.unwrap_or_default()),
            None => notice,
        };
        let origin = match (session.link.as_of, released) {
            (Some(_), _) => DateOrigin::Chosen,
            (None, Some(_)) => DateOrigin::Released,
            (None, None) => DateOrigin::Today,
        };
        let is_first = SHOWN.replace(Some(day(&session))).is_none();
        let evaluation = evaluation(&session);
        let html = outcome(
            &context,
            &ResultInput {
                session: &session,
                notice: notice.as_deref(),
                turned: turned.as_deref(),
                day: (day(&session), origin),
                can_print: web::can_print(),
                evaluation: evaluation.as_ref().map_err(|&message| message),
            },
        );
        let own = store::has_own().then(own_answers);
        web::set_html(slot, &own.into_iter().chain([html]).collect());
        // Moves focus to the new result, since the page was empty before.
        let came = match turned {
            Some(_) => web::by_id::<HtmlElement>(TURNED),
            None if is_first => web::find(slot, "h1"),
            None => None,
        };
        if let Some(came) = came {
            web::focus(&came);
        }
    }

    /// Changes the session, and records the changed verdicts.
    fn change(self, change: impl FnOnce(&mut Session)) {
        let old = self.session.get_untracked();
        let mut new = old.clone();
        change(&mut new);
        self.turned.set(Some(flips(&old, &new)));
        self.notice.set(None);
        self.session.set(new);
    }

    fn set_day(self, form: &Element) {
        let typed = values(form);
        let [year, month, day] = typed.as_slice() else { return };
        match read_date(year, month, day) {
            Ok(day) => self.change(|session| session.link.as_of = (day != web::today()).then_some(day)),
            Err(error) => {
                show_message(form, ".problem", &error.words());
                mark_wrong(form, DAY_PROBLEM);
            }
        }
    }

    fn widen(self) {
        self.change(|session| {
            session.set_measure(None);
            session.link.wish = None;
            session.link.topic = None;
            session.link.audience = None;
            session.trail.clear();
        });
    }

    /// The result as plain text.
    fn text(self) -> String {
        let (session, context) = (self.session.get_untracked(), context());
        let scope = context.corpus.eligibility.in_scope(session.scope());
        evaluation(&session)
            .map(|evaluation| result_text(&context, &evaluation, &session.link.answers, &scope, &notes_at))
            .unwrap_or_default()
    }

    /// The URL of this result.
    fn link(self) -> String {
        let answers = self.session.with_untracked(|session| session.link.encode(&corpus().eligibility));
        web::shared_address() + &Fragment::from(Fields { answers, ..Fields::default() }).to_string()
    }
}

fn context() -> PageContext {
    loaded_corpus::tool(Tool::WizardResult)
}

/// The webmaster's notes on a benefit, written by `scripts/enhance/notes.ts`.
fn notes_at(id: &str) -> Vec<String> {
    let benefit = web::by_id::<Element>(id);
    let notes = benefit.iter().flat_map(|benefit| web::find_all::<Element>(benefit, ".webmaster-note"));
    notes.filter_map(|note| note.text_content()).collect()
}

/// The changed verdicts; empty if the answers are contradictory.
fn flips(old: &Session, new: &Session) -> Vec<Flip> {
    match (evaluation(old), evaluation(new)) {
        (Ok(before), Ok(after)) => after.flips(&before, &corpus().eligibility.in_scope(new.scope())),
        _ => Vec::new(),
    }
}

fn evaluation(session: &Session) -> Result<Evaluation<'static, 'static>, &'static str> {
    evaluate(&corpus().eligibility, &session.link.answers, day(session))
        .map_err(|contradiction| contradiction.message)
}

fn day(session: &Session) -> Date {
    session.link.as_of.unwrap_or_else(web::today)
}

fn show_message(within: &Element, selector: &str, words: &str) {
    if let Some(place) = web::find::<Element>(within, selector) {
        place.set_text_content(Some(words));
    }
}

/// Copies the sentence beside the button; on failure shows it in the text field at the end of the page.
fn copy_question(slot: &Element, button: &Element) {
    let Some(field) = web::find::<HtmlTextAreaElement>(slot, ".share__field") else { return };
    let words =
        button.parent_element().and_then(|row| row.first_child()).and_then(|words| words.text_content());
    field.set_value(words.unwrap_or_default().trim());
    field.set_hidden(false);
    let copied = web::copy_in_place(&field);
    if copied {
        web::focus_in_place(button);
    }
    field.set_hidden(copied);
    let said = if copied { texts::COPIED } else { texts::COPY_BY_HAND };
    button.set_text_content(Some(said));
}

/// Copies a text, and shows it for copying by hand.
fn offer(slot: &Element, made: &str, what: &str) {
    let Some(field) = web::find::<HtmlTextAreaElement>(slot, ".share__field") else { return };
    field.set_value(made);
    field.set_hidden(false);
    let said = if web::copy(&field) { texts::copied(what) } else { texts::not_copied(what) };
    show_message(slot, ".share__said", &said);
}

/// Takes over the answers in the URL, and returns a notice about them if needed.
fn take_from_address(session: &mut Session) -> Option<String> {
    let Fragment::Fields(fields) = web::current_fragment() else { return None };
    if fields.answers.is_empty() {
        return Some(texts::LINK_EMPTY.to_owned());
    }
    let rules = &corpus().eligibility;
    match Link::decode(rules, &fields.answers) {
        Ok(read) => {
            if session.link.answers != read.link.answers {
                store::keep_own(corpus(), session);
            }
            *session = Session { link: read.link, ..Session::default() };
            let left: Vec<String> = read.not_understood.iter().map(|item| named(item)).collect();
            match (read.other_version, left.is_empty()) {
                (false, _) => None,
                (true, true) => Some(texts::LINK_OLD.to_owned()),
                (true, false) => Some(texts::link_old_in_part(&left.join("、"))),
            }
        }
        Err(LinkError::TooLong) => Some(texts::LINK_TOO_LONG.to_owned()),
        Err(LinkError::Damaged) => Some(texts::LINK_DAMAGED.to_owned()),
        Err(LinkError::Impossible) => Some(texts::LINK_IMPOSSIBLE.to_owned()),
    }
}

/// The notice if the device's clock is behind the release date.
fn wrong_clock(released: Date) -> String {
    texts::wrong_clock(&web::clock().words(), &released.words())
}

/// Names an item of a link by its question's label, if the question still exists.
fn named(item: &str) -> String {
    let key = item.split('.').next().unwrap_or_default();
    let rules = &corpus().eligibility;
    let label = rules.fact_index(key).map(|at| rules.fact(at).label);
    label.map_or_else(|| texts::question_dropped(key), |label| format!("“{label}”"))
}
