//! 试一试: a wish, then question by question, with the verdict on each benefit under the rules as they stand. A try can
//! be kept.

use leptos::prelude::*;
use leptos::task::spawn_local;
use workbench_messages::benefits::{
    Answered, BenefitsEdit, Given, Named, Part, Question, Trial, TrialScope, Verdict,
};

use crate::benefits::{several, toggle};
use crate::browser;
use crate::state::{self, Step, workbench};

/// What was answered in this try.
type Answers = RwSignal<Vec<Given>>;

/// What this try is about; nothing until somebody chooses it.
type Scope = RwSignal<Option<TrialScope>>;

/// The try.
#[component]
pub fn TrialPanel() -> impl IntoView {
    let is_open = RwSignal::new(false);
    let given: Answers = RwSignal::new(Vec::new());
    let scope: Scope = RwSignal::new(None);
    view! {
        <section class="card trial">
            <h2>"试一试"</h2>
            <p class="quiet">"像读者那样回答问题，看按现在写好的，每项待遇是什么结论。"</p>
            <Show
                when=move || is_open.get()
                fallback=move || view! {
                    <button id="try" class="button" on:click=move |_| is_open.set(true)>"开始试"</button>
                }
            >
                <Attempt scope given/>
            </Show>
        </section>
    }
}

/// What comes of the answers; made anew whenever the rules change.
#[component]
fn Attempt(scope: Scope, given: Answers) -> impl IntoView {
    let state = workbench();
    let result = RwSignal::new(None::<Result<Trial, String>>);
    // What the result is about, which is shown until there is another.
    let about = RwSignal::new(None::<TrialScope>);
    Effect::new(move |_| {
        let (files, chosen, answers) = (state.files.get(), scope.get(), given.get());
        let Some(document) = state.document.get() else { return };
        spawn_local(async move {
            let found = state::attempt(files, document, chosen.clone().unwrap_or_default(), answers).await;
            // The step may have been left meanwhile.
            let _ = about.try_set(chosen);
            let _ = result.try_set(Some(found));
        });
    });
    let trial = Memo::new(move |_| {
        result.with(|result| result.as_ref().and_then(|it| it.as_ref().ok().cloned()).unwrap_or_default())
    });
    let error =
        Memo::new(move |_| result.with(|result| result.as_ref().and_then(|it| it.as_ref().err().cloned())));
    // Nothing where nobody has chosen, and for a wish that is no longer there.
    let subject = Memo::new(move |_| {
        about.with(|about| match about.as_ref()? {
            TrialScope::Everything => Some("每一项".to_owned()),
            TrialScope::Wish(id) => {
                let label =
                    |trial: &Trial| Some(trial.wishes.iter().find(|wish| wish.id == *id)?.label.clone());
                trial.with(label)
            }
        })
    });
    let is_choosing =
        Memo::new(move |_| subject.with(Option::is_none) && trial.with(|trial| !trial.wishes.is_empty()));
    let question =
        Memo::new(move |_| if is_choosing.get() { None } else { trial.with(|trial| trial.next.clone()) });
    let is_waiting = move || result.with(Option::is_none);
    let is_whole = move || {
        !is_choosing.get()
            && result.with(|result| matches!(result, Some(Ok(trial)) if trial.next.is_none() && trial.contradiction.is_none()))
    };
    view! {
        <Show when=is_waiting>
            <p class="quiet">"正在编…"</p>
        </Show>
        {move || error.get().map(|words| view! {
            <div class="notice" role="alert">
                <p>{words}</p>
                <button class="button" on:click=move |_| state.step.set(Step::Check)>"去检查"</button>
            </div>
        })}
        <Show when=move || is_choosing.get()>
            <WishRow trial scope/>
        </Show>
        {move || subject.get().map(|words| view! {
            <p class="trial__subject">
                "想问的："{words}" "
                <button class="link" on:click=move |_| scope.set(None)>"重选"</button>
            </p>
        })}
        <AnsweredList trial scope given/>
        {move || trial.with(|trial| trial.contradiction.clone()).map(|words| view! {
            <p class="notice" role="alert">{words}</p>
        })}
        {move || question.get().map(|question| view! { <QuestionRow question given/> })}
        <Show when=is_whole>
            <p class="quiet">"没有要问的了。"</p>
        </Show>
        <Verdicts trial/>
        <Record scope given/>
    }
}

/// What somebody may want to know, as the site asks first.
#[component]
fn WishRow(trial: Memo<Trial>, scope: Scope) -> impl IntoView {
    let wishes = Memo::new(move |_| trial.with(|trial| trial.wishes.clone()));
    let wish = move |Named { id, label }: Named| {
        let choose = move |_| scope.set(Some(TrialScope::Wish(id.clone())));
        view! { <button class="choice" on:click=choose>{label}</button> }
    };
    view! {
        <div class="trial__question" role="group" aria-label="想问哪件事">
            <p><b>"您想问哪件事？"</b></p>
            <p class="quiet">"选了一件，就只问和它有关的，也只看和它有关的待遇。"</p>
            <div class="choices">
                {move || wishes.get().into_iter().map(wish).collect_view()}
                <button id="try-all" class="choice" on:click=move |_| scope.set(Some(TrialScope::Everything))>
                    "不选，每一项都问"
                </button>
            </div>
        </div>
    }
}

/// What was answered so far, each to be answered anew.
#[component]
fn AnsweredList(trial: Memo<Trial>, scope: Scope, given: Answers) -> impl IntoView {
    let answered = Memo::new(move |_| trial.with(|trial| trial.answered.clone()));
    let row = move |Answered { fact, label, words }: Answered| {
        let again = move |_| given.update(|given| given.retain(|one| one.fact != fact));
        view! {
            <li>
                <span>{label}"："{words}" "</span>
                <button class="link" on:click=again>"重答"</button>
            </li>
        }
    };
    let anew = move |_| {
        given.set(Vec::new());
        scope.set(None);
    };
    view! {
        <Show when=move || answered.with(|answered| !answered.is_empty())>
            <ul class="trial__answered">{move || answered.get().into_iter().map(row).collect_view()}</ul>
            <button class="link" on:click=anew>"从头再试"</button>
        </Show>
    }
}

/// A question with its buttons.
#[component]
fn QuestionRow(question: Question, given: Answers) -> impl IntoView {
    let Question { fact, words, help, is_several, options } = question;
    let fact = StoredValue::new(fact);
    let ticked = RwSignal::new(Vec::<String>::new());
    let answer = move |answer: String| {
        given.update(|given| {
            let fact = fact.get_value();
            given.retain(|one| one.fact != fact);
            given.push(Given { fact, answer });
        });
    };
    let option = move |Named { id, label }: Named| {
        if !is_several || id == "0" || id == "_" {
            return view! {
                <button class="choice" on:click=move |_| answer(id.clone())>{label}</button>
            }
            .into_any();
        }
        let tick = {
            let id = id.clone();
            move |_| ticked.update(|ticked| toggle(ticked, &id))
        };
        view! {
            <button
                class="choice"
                aria-pressed=move || ticked.with(|ticked| ticked.contains(&id)).to_string()
                on:click=tick
            >
                {label}
            </button>
        }
        .into_any()
    };
    let label = words.clone();
    view! {
        <div class="trial__question" role="group" aria-label=label>
            <p><b>{words}</b></p>
            {(!help.is_empty()).then(|| view! { <p class="quiet">{help}</p> })}
            <div class="choices">{options.into_iter().map(option).collect_view()}</div>
            {is_several.then(|| view! {
                <button
                    class="button"
                    disabled=move || ticked.with(Vec::is_empty)
                    on:click=move |_| answer(ticked.with_untracked(|ticked| several(ticked)))
                >
                    "选好了"
                </button>
            })}
        </div>
    }
}

/// The verdict on each benefit.
#[component]
fn Verdicts(trial: Memo<Trial>) -> impl IntoView {
    let verdicts = Memo::new(move |_| trial.with(|trial| trial.verdicts.clone()));
    view! {
        <ul class="trial__verdicts" aria-live="polite">
            {move || verdicts.get().into_iter().map(|verdict| view! { <VerdictRow verdict/> }).collect_view()}
        </ul>
    }
}

/// A verdict, with the sentence and each condition that it comes from.
#[component]
fn VerdictRow(verdict: Verdict) -> impl IntoView {
    let Verdict { title, key, words, quote, parts } = verdict;
    let part = |Part { words, status, quote }: Part| {
        view! {
            <li>
                <b>{status}</b>" "{words}
                <span class="quiet">" “"{quote}"”"</span>
            </li>
        }
    };
    let has_parts = !parts.is_empty();
    view! {
        <li class="trial__verdict" data-verdict=key>
            <p><b>{title}</b>"："<span class="trial__words">{words}</span></p>
            <p class="quiet">"“"{quote}"”"</p>
            {has_parts.then(|| view! {
                <details class="fold">
                    <summary>"为什么"</summary>
                    <ul class="plain">{parts.into_iter().map(part).collect_view()}</ul>
                </details>
            })}
        </li>
    }
}

/// Keeps a try as a case.
#[component]
fn Record(scope: Scope, given: Answers) -> impl IntoView {
    let state = workbench();
    let name = RwSignal::new(String::new());
    let record = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (name, answers) = (name.get_untracked(), given.get_untracked());
        let said = format!("已记下例子“{}”，存在工程的 cases 文件夹里", name.trim());
        let as_of = browser::today();
        let scope = scope.get_untracked().unwrap_or_default();
        state.edit_benefits(BenefitsEdit::Record { name, scope, answers, as_of }, said);
    };
    view! {
        <Show when=move || given.with(|given| !given.is_empty())>
            <form class="trial__record" on:submit=record>
                <label class="field">
                    <span>"记下这个例子"</span>
                    <input
                        type="text"
                        placeholder="这个人是谁，如：参保满3年的在职职工"
                        prop:value=name
                        on:input=move |event| name.set(event_target_value(&event))
                    />
                </label>
                <button class="button" type="submit">"记下"</button>
                <p class="quiet">"先对照原文看结论对不对。记下以后规则再改，“检查”会说这些例子的结论变没变。"</p>
            </form>
        </Show>
    }
}
