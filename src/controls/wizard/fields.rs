//! Questions answered by typing: plain fields for digits, which every web view has and nobody has to
//! learn, where a date picker would open at today and want to be scrolled back for years.

use leptos::html::Input;
use leptos::prelude::*;
use policy::Date;
use policy::eligibility::{Answer, Fact, NumberRange};

use super::question::unknown_button;
use crate::wizard::{InputError, read_date, read_duration, read_number};

/// A whole number.
pub fn number(
    fact: &Fact<'static>,
    range: &'static NumberRange<'static>,
    given: Option<Answer>,
    answered: Callback<Answer>,
    problem: Callback<String>,
    submit: &'static str,
) -> AnyView {
    let before = match given {
        Some(Answer::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    let fields = vec![(before, range.unit)];
    typed(fact, fields, answered, problem, submit, |typed| {
        let number = read_number(typed.first().map_or("", String::as_str), range)?;
        Ok(Answer::Number(number))
    })
}

/// A length of time, as years and months.
pub fn duration(
    fact: &Fact<'static>,
    range: &'static NumberRange<'static>,
    given: Option<Answer>,
    answered: Callback<Answer>,
    problem: Callback<String>,
    submit: &'static str,
) -> AnyView {
    let (years, months) = match given {
        Some(Answer::Number(number)) => ((number / 12).to_string(), (number % 12).to_string()),
        _ => (String::new(), String::new()),
    };
    let fields = vec![(years, "年"), (months, "个月")];
    typed(fact, fields, answered, problem, submit, |typed| match typed {
        [years, months] => read_duration(years, months, range).map(Answer::Number),
        _ => Err(InputError::Empty),
    })
}

/// A day, as year, month and day.
pub fn date(
    fact: &Fact<'static>,
    given: Option<Answer>,
    answered: Callback<Answer>,
    problem: Callback<String>,
    submit: &'static str,
) -> AnyView {
    let before = match given {
        Some(Answer::Date(day)) => Some(day),
        _ => None,
    };
    typed(fact, date_fields(before), answered, problem, submit, |typed| match typed {
        [year, month, day] => read_date(year, month, day).map(Answer::Date),
        _ => Err(InputError::Empty),
    })
}

/// A day's three fields with what is in them.
pub fn date_fields(day: Option<Date>) -> Vec<(String, &'static str)> {
    let text = |number: Option<u16>| number.map_or(String::new(), |number| number.to_string());
    vec![
        (text(day.map(Date::year)), "年"),
        (text(day.map(|day| day.month().into())), "月"),
        (text(day.map(|day| day.day().into())), "日"),
    ]
}

fn typed(
    fact: &Fact<'static>,
    fields: Vec<(String, &'static str)>,
    answered: Callback<Answer>,
    problem: Callback<String>,
    submit: &'static str,
    read: impl Fn(&[String]) -> Result<Answer, InputError> + 'static,
) -> AnyView {
    let (rows, references) = digit_fields(fact.label, fields);
    let done = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match read(&values(&references)) {
            Ok(answer) => answered.run(answer),
            Err(error) => {
                problem.run(error.words());
                if let Some(field) = references.first().and_then(NodeRef::get_untracked) {
                    // It is there and can take the focus.
                    let _ = field.focus();
                }
            }
        }
    };
    view! {
        <form class="typed" on:submit=done>
            {rows}
            <div class="answers">
                <button class="button button--wide" type="submit">{submit}</button>
                {unknown_button("不清楚", answered)}
            </div>
        </form>
    }
    .into_any()
}

/// Fields for digits, each with its unit behind it, and the way to what is typed into them.
pub fn digit_fields(
    label: &'static str,
    fields: Vec<(String, &'static str)>,
) -> (AnyView, Vec<NodeRef<Input>>) {
    let references: Vec<NodeRef<Input>> = fields.iter().map(|_| NodeRef::new()).collect();
    let rows = fields.into_iter().zip(references.clone()).map(|((value, unit), reference)| {
        view! {
            <label class="digits">
                <input
                    class="digits__field"
                    class:digits__field--year=unit == "年"
                    node_ref=reference
                    type="text"
                    inputmode="numeric"
                    autocomplete="off"
                    maxlength="8"
                    aria-label=format!("{label}：{unit}")
                    value=value
                />
                <span aria-hidden="true">{unit}</span>
            </label>
        }
    });
    (view! { <div class="digits-row">{rows.collect_view()}</div> }.into_any(), references)
}

/// What is typed into the fields.
pub fn values(references: &[NodeRef<Input>]) -> Vec<String> {
    references
        .iter()
        .map(|reference| reference.get_untracked().map_or(String::new(), |field| field.value()))
        .collect()
}
