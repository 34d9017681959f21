//! Hears how questions are answered, wherever they stand within an element. A question stands in an
//! element that names its fact.

use policy::eligibility::{Answer, FactIndex, FactKind};

use crate::browser::{self, Default, Element, Event, HtmlInputElement};
use crate::components::question::{ANSWER, answer_of};
use crate::loaded_corpus::corpus;
use crate::wizard::{read_date, read_duration, read_number};

/// The attribute with the id of the fact that is asked for.
pub const FACT: &str = "data-fact";

const NOTHING_CHOSEN: &str = "还没有选。一项都没有请点“都没有”，不知道请点“全都不清楚”。";

/// Calls the handler with each answer given in `root`, or with the element of the question and what is
/// wrong with what was typed.
pub fn listen(root: &Element, mut handle: impl FnMut(FactIndex, Given) + Clone + 'static) {
    let mut answered = handle.clone();
    browser::on_event(root, "click", Default::Keep, move |event| {
        let button = browser::closest(event, &format!("[{ANSWER}]"));
        let answer = button.and_then(|button| answer_of(&button.get_attribute(ANSWER)?));
        if let (Some(answer), Some((fact, _))) = (answer, question_of(event)) {
            answered(fact, Ok(answer));
        }
    });
    browser::on_event(root, "submit", Default::MayPrevent, move |event| {
        let Some((fact, element)) = question_of(event) else { return };
        event.prevent_default();
        let read = read(fact, &element);
        if read.is_err() {
            focus_first_field(&element);
        }
        handle(fact, read);
    });
    browser::on_event(root, "change", Default::Keep, |event| {
        let Some(row) = browser::closest(event, ".several") else { return };
        for other in inputs(&row) {
            if !browser::is_target(event, &other) {
                // The two boxes of an option shut each other out.
                other.set_checked(false);
            }
        }
    });
}

/// An answer, or what is wrong with what was typed.
pub type Given = Result<Answer, String>;

fn question_of(event: &Event) -> Option<(FactIndex, Element)> {
    let element = browser::closest(event, &format!("[{FACT}]"))?;
    Some((corpus().eligibility.fact_index(&element.get_attribute(FACT)?)?, element))
}

fn inputs(element: &Element) -> Vec<HtmlInputElement> {
    browser::find_all(element, "input")
}

/// What is typed into the fields in an element, in order.
pub fn values(element: &Element) -> Vec<String> {
    inputs(element).iter().map(HtmlInputElement::value).collect()
}

/// Puts the focus where something is to be mended.
pub fn focus_first_field(element: &Element) {
    if let Some(field) = inputs(element).first() {
        // It is there and can take the focus.
        let _ = field.focus();
    }
}

fn read(fact: FactIndex, element: &Element) -> Given {
    let typed = values(element);
    let typed: Vec<&str> = typed.iter().map(String::as_str).collect();
    let read = match (&corpus().eligibility.fact(fact).kind, typed.as_slice()) {
        (FactKind::Number(range), [number]) => read_number(number, range).map(Answer::Number),
        (FactKind::Duration(range), [years, months]) => {
            read_duration(years, months, range).map(Answer::Number)
        }
        (FactKind::Date, [year, month, day]) => read_date(year, month, day).map(Answer::Date),
        _ => return chosen(element).ok_or_else(|| NOTHING_CHOSEN.to_owned()),
    };
    read.map_err(|error| error.words())
}

/// What the boxes say: of each option first whether it is held, then whether it is unknown.
fn chosen(element: &Element) -> Option<Answer> {
    let (mut held, mut unknown) = (0, 0);
    for (at, input) in inputs(element).iter().enumerate() {
        let bit = u64::from(input.checked()) << (at / 2).min(63);
        *if at % 2 == 0 { &mut held } else { &mut unknown } |= bit;
    }
    (held | unknown != 0).then_some(Answer::Options { held, unknown })
}
