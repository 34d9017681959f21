//! A question with its way to answer, for the wizard and for the list of answers.
//!
//! What it shows is HTML; `controls::question` hears what is done with it and reads it by the names
//! that stand here.

pub mod fields;
mod options;

use policy::eligibility::{Answer, Fact, FactKind};

use crate::html::{Html, element};

/// The attribute of a button that answers with one touch.
pub const ANSWER: &str = "data-answer";

/// The question's help and control. `given` is the answer so far; `submit` is what the button says.
#[must_use]
pub fn question(fact: &Fact<'_>, given: Option<Answer>, submit: &str) -> Html {
    let control = match &fact.kind {
        FactKind::OneOf(options) => {
            let options = (0u8..).zip(options);
            choices(options.map(|(at, option)| (option.label, option.help, Answer::Option(at))), given)
        }
        FactKind::YesNo => {
            choices([("是", "", Answer::YesNo(true)), ("否", "", Answer::YesNo(false))].into_iter(), given)
        }
        FactKind::SeveralOf(options) => options::several(options, given, submit),
        FactKind::Number(range) => fields::number(fact, range, given, submit),
        FactKind::Duration(_) => fields::duration(fact, given, submit),
        FactKind::Date => fields::date(fact, given, submit),
    };
    let help = (!fact.help.is_empty()).then(|| element("p").class("hint").text(fact.help).end());
    help.into_iter().chain([control]).collect()
}

/// One touch answers.
fn choices<'a>(options: impl Iterator<Item = (&'a str, &'a str, Answer)>, given: Option<Answer>) -> Html {
    let rows = options.chain([("不清楚", "", Answer::Unknown)]).map(|(label, help, answer)| {
        let help = (!help.is_empty()).then(|| element("span").class("choice__help").text(help));
        let button = element("button").class("choice").attribute("type", "button");
        let button = button.attribute(ANSWER, &token(answer)).text(label).children(help);
        element("li").child(if given == Some(answer) {
            button.attribute("aria-pressed", "true")
        } else {
            button
        })
    });
    element("ul").class("choices").children(rows).end()
}

/// A button that answers beside fields or boxes.
fn quiet_button(words: &str, answer: Answer) -> Html {
    let button = element("button").class("button button--quiet").attribute("type", "button");
    button.attribute(ANSWER, &token(answer)).text(words).end()
}

/// The button that sends what stands in fields or boxes.
fn submit_button(words: &str) -> Html {
    element("button").class("button button--wide").attribute("type", "submit").text(words).end()
}

/// The name of an answer that a button gives. Only answers that a button can give have one that
/// [`answer_of`] reads back.
fn token(answer: Answer) -> String {
    match answer {
        Answer::Option(at) => at.to_string(),
        Answer::YesNo(true) => "yes".to_owned(),
        Answer::YesNo(false) => "no".to_owned(),
        Answer::Unknown => "unknown".to_owned(),
        Answer::Options { .. } => "none".to_owned(),
        Answer::Number(_) | Answer::Date(_) | Answer::Between(..) | Answer::DaysBetween(..) => String::new(),
    }
}

/// The answer that a button's name stands for.
#[must_use]
pub fn answer_of(token: &str) -> Option<Answer> {
    Some(match token {
        "yes" => Answer::YesNo(true),
        "no" => Answer::YesNo(false),
        "unknown" => Answer::Unknown,
        "none" => Answer::Options { held: 0, unknown: 0 },
        at => Answer::Option(at.parse().ok()?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::corpus;

    #[test]
    fn each_button_gives_its_answer() {
        let answers = [
            Answer::Option(0),
            Answer::Option(12),
            Answer::YesNo(true),
            Answer::YesNo(false),
            Answer::Unknown,
            Answer::Options { held: 0, unknown: 0 },
        ];
        for answer in answers {
            assert_eq!(answer_of(&token(answer)), Some(answer));
        }
        assert_eq!(answer_of("maybe"), None);
    }

    #[test]
    fn every_question_can_be_left_open() {
        for fact in &corpus().eligibility.facts {
            let html = question(fact, None, "下一题");
            assert!(html.as_str().contains(r#"data-answer="unknown""#), "{}", fact.id);
            assert!(
                !html.as_str().contains("aria-pressed") && !html.as_str().contains("checked"),
                "{}",
                fact.id
            );
        }
    }

    #[test]
    fn the_answer_so_far_is_shown() {
        let fact = |id: &str| corpus().eligibility.fact(corpus().eligibility.fact_index(id).unwrap());
        let shown = |id: &str, answer| question(fact(id), Some(answer), "下一题").as_str().to_owned();
        assert_eq!(shown("who", Answer::Option(1)).matches("aria-pressed").count(), 1);
        assert!(shown("insured_years", Answer::Number(62)).contains(r#"value="5""#));
        assert!(shown("insured_years", Answer::Number(62)).contains(r#"value="2""#));
        let day = Answer::Date("2018-03-01".parse().unwrap());
        assert!(shown("certificate_date", day).contains(r#"value="2018""#));
        assert_eq!(shown("training", Answer::Options { held: 1, unknown: 2 }).matches(" checked").count(), 2);
    }
}
