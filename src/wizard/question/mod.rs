//! A question with its input controls, for the wizard and for the list of answers.
//!
//! This module writes HTML; `question_events` handles the events and identifies the controls by the names
//! defined here.

pub mod fields;
pub mod options;

use policy::eligibility::{Choice, ChoiceEffect, Choices};
use policy::model::rules::{Answer, Fact};

use crate::html::{Element, Html, element};
use crate::wizard::texts;

/// The attribute of a single-tap button: the answer as encoded in links.
pub const ANSWER: &str = "data-answer";

/// The id of the error message, which describes the fields.
pub const PROBLEM: &str = "problem";

/// The error message with its id; empty if there is none.
#[must_use]
pub fn problem(id: &'static str, words: &str) -> Html {
    element("p").class("problem").attribute("id", id).attribute("role", "alert").text(words).end()
}

/// The question's help and controls. `given` is the current answer, `submit` the label of the button.
#[must_use]
pub fn question(fact: &Fact<'_>, choices: &Choices, given: Option<Answer>, submit: &str) -> Html {
    let control = match choices {
        Choices::One(choices) => {
            let unknown = quiet_button(texts::UNKNOWN, &fact.encode_answer(Answer::Unknown));
            let unknown = if given == Some(Answer::Unknown) { pressed(unknown) } else { unknown };
            let list = one(fact, choices, given, submit);
            [list, element("p").class("answers").child(unknown).end()].into_iter().collect()
        }
        Choices::Several(choices) => options::several(fact, choices, given, submit),
    };
    let help = (!fact.help.is_empty()).then(|| element("p").class("hint").text(fact.help).end());
    help.into_iter().chain([control]).collect()
}

/// Single choice: each row answers or opens further choices.
fn one(fact: &Fact<'_>, choices: &[Choice], given: Option<Answer>, submit: &str) -> Html {
    let rows = choices.iter().map(|choice| {
        let is_given = given.is_some_and(|given| holds(choice, given));
        let row = match &choice.effect {
            ChoiceEffect::Answer(answer) => {
                let button = element("button").class("choice").attribute("type", "button");
                let button = named(button.attribute(ANSWER, &fact.encode_answer(*answer)), choice);
                if is_given { pressed(button) } else { button }
            }
            ChoiceEffect::More(question, more) => further(choice, is_given)
                .child(element("p").class("hint").text(question))
                .child(one(fact, more, given, submit)),
            ChoiceEffect::Exact(range) => {
                let unknown = quiet_button(texts::NOT_REMEMBERED, &fact.encode_answer(*range));
                further(choice, is_given).child(fields::typed(fact, given, submit, unknown))
            }
            // Checkboxes do not occur in single choices.
            ChoiceEffect::Tick(..) => element("p"),
        };
        element("li").child(row)
    });
    element("ul").class("choices").children(rows).end()
}

/// A row that opens further choices below it.
fn further(choice: &Choice, is_open: bool) -> Element {
    let summary = named(element("summary").class("choice choice--further"), choice);
    element("details").class("further").flag("open", is_open).child(summary)
}

fn named(row: Element, choice: &Choice) -> Element {
    let help = (!choice.help.is_empty()).then(|| element("span").class("choice__help").text(&choice.help));
    row.text(&choice.label).children(help)
}

fn pressed(button: Element) -> Element {
    button.attribute("aria-pressed", "true")
}

/// Whether an answer lies within a row's answer.
#[must_use]
pub fn lies_in(row: Answer, given: Answer) -> bool {
    match (row, given) {
        (Answer::Between(least, most), Answer::Number(number)) => (least..=most).contains(&number),
        (Answer::DaysBetween(first, last), Answer::Date(day)) => (first..=last).contains(&day),
        (row, given) => row == given,
    }
}

/// Whether an answer is that of a row or of a choice behind it.
fn holds(choice: &Choice, given: Answer) -> bool {
    match &choice.effect {
        ChoiceEffect::Answer(answer) | ChoiceEffect::Exact(answer) => lies_in(*answer, given),
        ChoiceEffect::More(_, more) => more.iter().any(|choice| holds(choice, given)),
        ChoiceEffect::Tick(..) => false,
    }
}

/// A secondary button that answers.
fn quiet_button(words: &str, answer: &str) -> Element {
    let button = element("button").class("button button--quiet").attribute("type", "button");
    button.attribute(ANSWER, answer).text(words)
}

/// The button that submits fields or checkboxes.
fn submit_button(words: &str) -> Html {
    element("button").class("button button--wide").attribute("type", "submit").text(words).end()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::corpus;
    use policy::eligibility::evaluate;
    use policy::model::rules::Answers;

    fn shown(id: &str, given: Option<Answer>) -> String {
        let rules = &corpus().eligibility;
        let at = rules.fact_index(id).unwrap();
        let day = "2018-06-01".parse().unwrap();
        let choices =
            evaluate(rules, &Answers::default(), day).unwrap().choices(at, &rules.visible(None, None));
        question(rules.fact(at), &choices, given, "下一题").as_str().to_owned()
    }

    #[test]
    fn every_question_can_be_left_open() {
        for fact in &corpus().eligibility.facts {
            let html = shown(fact.id, None);
            assert!(html.contains(r#"data-answer="_""#), "{}", fact.id);
            assert!(!html.contains("aria-pressed") && !html.contains(" checked"), "{}", fact.id);
        }
    }

    #[test]
    fn every_button_gives_an_answer_to_its_question() {
        for fact in &corpus().eligibility.facts {
            let html = shown(fact.id, None);
            for (at, start) in html.match_indices(r#"data-answer=""#) {
                let token = html[at + start.len()..].split('"').next().unwrap();
                assert!(fact.decode_answer(token).is_some(), "{}: {token}", fact.id);
            }
        }
    }

    #[test]
    fn a_value_beyond_its_row_does_not_belong_there() {
        let row = Answer::Between(1, 35);
        let lies = [0, 1, 35, 36, 360].map(|months| lies_in(row, Answer::Number(months)));
        assert_eq!(lies, [false, true, true, false, false]);
        let [first, last] = ["2017-06-01", "2018-05-31"].map(|day| day.parse().unwrap());
        assert!(lies_in(Answer::DaysBetween(first, last), Answer::Date(first)));
        let later = Answer::Date("2018-06-01".parse().unwrap());
        assert!(!lies_in(Answer::DaysBetween(first, last), later));
    }

    #[test]
    fn the_answer_so_far_is_shown() {
        assert_eq!(shown("who", Some(Answer::Option(1))).matches("aria-pressed").count(), 1);
        assert_eq!(shown("who", Some(Answer::Unknown)).matches("aria-pressed").count(), 1);
        let day = Answer::Date("2018-03-01".parse().unwrap());
        let date = shown("certificate_date", Some(day));
        assert!(date.contains(r#"value="2018""#) && date.matches(" open").count() == 1, "{date}");
        // A group is open if one of its options was chosen.
        let employment = &corpus().eligibility.facts[1];
        let laid_off = employment.decode_answer("laid_off").unwrap();
        let html = shown("employment", Some(laid_off));
        assert_eq!((html.matches(" open").count(), html.matches("aria-pressed").count()), (1, 1), "{html}");
        let training = shown("training", Some(Answer::Options { held: 1, unknown: 2 }));
        assert_eq!(training.matches(" checked").count(), 2);
    }
}
