//! The answers given, each to be changed where it stands.

use leptos::prelude::*;
use policy::eligibility::{Answer, Eligibility, FactIndex};

use super::Outcome;
use crate::controls::wizard::question::question;
use crate::place::Place;
use crate::wizard::Session;

/// The list of answers.
pub fn answers(place: &Place, view: Outcome, session: &Session) -> impl IntoView + use<> {
    let rules: &'static Eligibility<'static> = &place.corpus.eligibility;
    let edited = RwSignal::new(None::<FactIndex>);
    let rows: Vec<_> = session
        .link
        .answers
        .iter()
        .map(|(at, answer)| {
            let fact = rules.fact(at);
            let words = fact.answer_words(answer);
            let change = move || (edited.get() == Some(at)).then(|| editor(rules, view, at, answer, edited));
            view! {
                <li class="given" data-fact=fact.id>
                    <span class="given__label">{fact.label}</span>
                    <span class="given__words">{words}</span>
                    <button
                        class="link-button given__change"
                        type="button"
                        aria-label=format!("修改：{}", fact.label)
                        aria-expanded=move || (edited.get() == Some(at)).to_string()
                        on:click=move |_| edited.update(|now| *now = (*now != Some(at)).then_some(at))
                    >
                        "修改"
                    </button>
                    {change}
                </li>
            }
        })
        .collect();
    view! {
        <details class="given-list" open=view.is_editing()>
            <summary>{format!("您的回答（{}题）", rows.len())}</summary>
            <ul>{rows}</ul>
        </details>
    }
}

/// The question again, in the place of its answer.
fn editor(
    rules: &'static Eligibility<'static>,
    view: Outcome,
    at: FactIndex,
    given: Answer,
    edited: RwSignal<Option<FactIndex>>,
) -> impl IntoView {
    let problem = RwSignal::new(None::<String>);
    let answered = Callback::new(move |answer: Answer| {
        edited.set(None);
        view.change(|session| {
            // The control only gives answers that its question can have.
            let _ = session.link.answers.set(rules, at, answer);
            session.trail.clear();
        });
    });
    let wrong = Callback::new(move |words: String| problem.set(Some(words)));
    view! {
        <div class="given__editor">
            <p class="given__question">{rules.fact(at).question}</p>
            <p class="problem" role="alert">{move || problem.get()}</p>
            {question(rules, at, Some(given), answered, wrong, "改好了")}
        </div>
    }
}
