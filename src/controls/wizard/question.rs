//! A question with its way to answer, for the wizard and for the list of answers.

use leptos::prelude::*;
use policy::eligibility::{Answer, Eligibility, Fact, FactIndex, FactKind};

use super::fields::{date, duration, number};
use super::options::several;

/// The control for a question. `answered` gets the answer, `problem` what is wrong with what was typed;
/// `submit` is what the button says.
pub fn question(
    rules: &'static Eligibility<'static>,
    at: FactIndex,
    given: Option<Answer>,
    answered: Callback<Answer>,
    problem: Callback<String>,
    submit: &'static str,
) -> AnyView {
    let fact = rules.fact(at);
    let control = match &fact.kind {
        FactKind::OneOf(options) => {
            let options = (0u8..)
                .zip(options)
                .map(|(at, option)| choice(option.label, option.help, Answer::Option(at), given, answered));
            choices(options.collect(), given, answered)
        }
        FactKind::YesNo => {
            let options = [("是", true), ("否", false)];
            let options = options.map(|(label, yes)| choice(label, "", Answer::YesNo(yes), given, answered));
            choices(options.into(), given, answered)
        }
        FactKind::SeveralOf(options) => several(options, given, answered, problem, submit),
        FactKind::Number(range) => number(fact, range, given, answered, problem, submit),
        FactKind::Duration(range) => duration(fact, range, given, answered, problem, submit),
        FactKind::Date => date(fact, given, answered, problem, submit),
    };
    view! {
        {help(fact)}
        {control}
    }
    .into_any()
}

fn help(fact: &Fact<'static>) -> Option<impl IntoView + use<>> {
    let help = fact.help;
    (!help.is_empty()).then(|| view! { <p class="hint">{help}</p> })
}

/// One touch answers.
fn choice(
    label: &'static str,
    help: &'static str,
    answer: Answer,
    given: Option<Answer>,
    answered: Callback<Answer>,
) -> AnyView {
    let pressed = (given == Some(answer)).then_some("true");
    view! {
        <li>
            <button class="choice" type="button" aria-pressed=pressed on:click=move |_| answered.run(answer)>
                {label}
                {(!help.is_empty()).then(|| view! { <span class="choice__help">{help}</span> })}
            </button>
        </li>
    }
    .into_any()
}

fn choices(mut options: Vec<AnyView>, given: Option<Answer>, answered: Callback<Answer>) -> AnyView {
    options.push(choice("不清楚", "", Answer::Unknown, given, answered));
    view! { <ul class="choices">{options}</ul> }.into_any()
}

/// 不清楚, for questions with fields.
pub(super) fn unknown_button(words: &'static str, answered: Callback<Answer>) -> impl IntoView {
    view! {
        <button class="button button--quiet" type="button" on:click=move |_| answered.run(Answer::Unknown)>
            {words}
        </button>
    }
}
