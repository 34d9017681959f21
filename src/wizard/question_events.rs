//! Event handling for questions anywhere within an element. An ancestor of each question names its fact.

use policy::model::rules::{Answer, FactIndex, FactKind};

use crate::loaded_corpus::corpus;
use crate::web::{self, DefaultAction, Element, Event, HtmlInputElement};
use crate::wizard::question::options::{CERTIFIED, HELD, IS_UNSURE, UNKNOWN, UNSURE};
use crate::wizard::question::{ANSWER, PROBLEM, lies_in};
use crate::wizard::{first_wrong, read_date, read_duration, read_number, texts};

/// The attribute with the fact's id.
pub const FACT: &str = "data-fact";

/// Calls the handler with each valid answer given in `root`, or with the error message.
pub fn listen(root: &Element, mut handle: impl FnMut(FactIndex, Given) + Clone + 'static) {
    let mut answered = handle.clone();
    web::on_event(root, "click", DefaultAction::Keep, move |event| {
        if let Some(unsure) = web::closest(event, &format!("[name={UNSURE}]")) {
            show_unknown(&unsure);
        }
        let Some(token) =
            web::closest(event, &format!("[{ANSWER}]")).and_then(|button| button.get_attribute(ANSWER))
        else {
            return;
        };
        if let Some((fact, _)) = question_of(event)
            && let Some(answer) = corpus().eligibility.fact(fact).decode_answer(&token)
        {
            answered(fact, Ok(answer));
        }
    });
    web::on_event(root, "submit", DefaultAction::MayPrevent, move |event| {
        let (Some((fact, _)), Some(form)) = (question_of(event), web::closest(event, "form")) else {
            return;
        };
        event.prevent_default();
        let read = read(fact, &form);
        let is_wrong = read.is_err();
        // The message is shown before the focus moves to the field.
        handle(fact, read);
        if is_wrong {
            mark_wrong(&form, PROBLEM);
        }
    });
    web::on_event(root, "change", DefaultAction::Keep, |event| {
        let Some(row) = web::closest(event, ".several") else { return };
        for other in web::find_all::<HtmlInputElement>(&row, "[type=checkbox]") {
            if !web::is_target(event, &other) && web::closest(event, "[type=checkbox]").is_some() {
                // The two checkboxes of an option are mutually exclusive.
                other.set_checked(false);
            }
        }
    });
}

/// An answer, or the error message.
pub type Given = Result<Answer, String>;

fn question_of(event: &Event) -> Option<(FactIndex, Element)> {
    let element = web::closest(event, &format!("[{FACT}]"))?;
    Some((corpus().eligibility.fact_index(&element.get_attribute(FACT)?)?, element))
}

fn inputs(element: &Element) -> Vec<HtmlInputElement> {
    web::find_all(element, "input")
}

/// Reveals the checkboxes for 不清楚, and focuses the first.
fn show_unknown(button: &Element) {
    let Some(form) = button.closest("form").ok().flatten() else { return };
    // Fails only for invalid attribute names.
    let _ = form.set_attribute(IS_UNSURE, "");
    if let Some(first) = web::find::<HtmlInputElement>(&form, &format!("[name={UNKNOWN}]")) {
        let _ = first.focus();
    }
}

/// The values of the fields in an element, in order.
pub fn values(element: &Element) -> Vec<String> {
    inputs(element).iter().map(HtmlInputElement::value).collect()
}

/// Focuses the invalid field, and links it to the error message with this id for screen readers.
pub fn mark_wrong(form: &Element, problem: &str) {
    let fields = inputs(form);
    let wrong = first_wrong(&values(form));
    for (at, field) in fields.iter().enumerate() {
        let is_wrong = at == wrong && field.type_() == "text";
        // Fails only for invalid attribute names.
        let _ = field.set_attribute("aria-invalid", if is_wrong { "true" } else { "false" });
        let _ = field.set_attribute("aria-describedby", problem);
        if at == wrong {
            let _ = field.focus();
        }
    }
}

fn read(fact: FactIndex, form: &Element) -> Given {
    let typed = values(form);
    let typed: Vec<&str> = typed.iter().map(String::as_str).collect();
    let asked = corpus().eligibility.fact(fact);
    let read = match (&asked.kind, typed.as_slice()) {
        (FactKind::Number(range), [number]) => read_number(number, range).map(Answer::Number),
        (FactKind::Duration(range), [years, months]) => {
            read_duration(years, months, range).map(Answer::Number)
        }
        (FactKind::Date, [year, month, day]) => read_date(year, month, day).map(Answer::Date),
        _ => return chosen(fact, form).ok_or_else(|| texts::NOTHING_CHOSEN.to_owned()),
    };
    let answer = read.map_err(|error| error.words())?;
    // A number may be meant in another unit; a day is what it says, in whatever row. The button for 记不清 answers with
    // the whole row.
    let row =
        web::find::<Element>(form, &format!("[{ANSWER}]")).and_then(|button| button.get_attribute(ANSWER));
    match row.and_then(|token| asked.decode_answer(&token)) {
        Some(row @ Answer::Between(..)) if !lies_in(row, answer) => Err(texts::NOT_IN_ROW.to_owned()),
        _ => Ok(answer),
    }
}

/// The answer given by the checkboxes; `None` if nothing is ticked.
fn chosen(fact: FactIndex, form: &Element) -> Option<Answer> {
    let rows = web::find_all::<Element>(form, ".several");
    let (ticked, open) = (ticked(form, HELD), ticked(form, UNKNOWN));
    let certified: Vec<(u8, Option<bool>)> = (0..64)
        .zip(&rows)
        .filter(|(_, row)| web::find::<Element>(row, "[type=radio]").is_some())
        .map(|(at, row)| {
            let said = web::find::<HtmlInputElement>(row, ":checked[type=radio]");
            let said = said.map(|said| said.value());
            (
                at,
                CERTIFIED
                    .iter()
                    .position(|value| said.as_deref() == Some(value))
                    .map(|position| position == 0),
            )
        })
        .collect();
    let answer = corpus().eligibility.several(fact, ticked, open, &certified);
    (ticked | open != 0).then_some(answer)
}

/// The ticked checkboxes of this name, as a bit set by index.
pub fn ticked(form: &Element, name: &str) -> u64 {
    let boxes = web::find_all::<HtmlInputElement>(form, &format!("[name={name}]"));
    boxes.iter().take(64).enumerate().fold(0, |bits, (at, one)| bits | u64::from(one.checked()) << at)
}
