//! 试一试: a trial: a wish is chosen, questions are answered, and the verdict on each benefit is shown. A trial can be
//! recorded as a test case.

use leptos::prelude::*;
use leptos::task::spawn_local;
use workbench_messages::benefits::{
    AnsweredQuestion, BenefitVerdict, BenefitsEdit, ConditionResult, LabelledOption, Question, Trial,
    TrialAnswer, TrialScope,
};

use crate::benefits::{encode_options, toggle};
use crate::browser;
use crate::state::{self, Step, workbench};

/// The answers of this trial.
type AnswersSignal = RwSignal<Vec<TrialAnswer>>;

/// The scope of this trial; `None` until chosen.
type ScopeSignal = RwSignal<Option<TrialScope>>;

/// The trial.
#[component]
pub fn TrialPanel() -> impl IntoView {
    let is_open = RwSignal::new(false);
    let answers: AnswersSignal = RwSignal::new(Vec::new());
    let scope: ScopeSignal = RwSignal::new(None);
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
                <TrialRun scope answers/>
            </Show>
        </section>
    }
}

/// The result of the trial, evaluated again whenever the rules or answers change.
#[component]
fn TrialRun(scope: ScopeSignal, answers: AnswersSignal) -> impl IntoView {
    let state = workbench();
    let result = RwSignal::new(None::<Result<Trial, String>>);
    // The scope of the present result, which is shown until the next one arrives.
    let result_scope = RwSignal::new(None::<TrialScope>);
    Effect::new(move |_| {
        let (files, chosen, answers) = (state.files.get(), scope.get(), answers.get());
        let Some(document) = state.document.get() else { return };
        spawn_local(async move {
            let new_result =
                state::run_trial(files, document, chosen.clone().unwrap_or_default(), answers).await;
            // The signal is disposed if the step was left meanwhile.
            let _ = result_scope.try_set(chosen);
            let _ = result.try_set(Some(new_result));
        });
    });
    let trial = Memo::new(move |_| {
        result.with(|result| result.as_ref().and_then(|it| it.as_ref().ok().cloned()).unwrap_or_default())
    });
    let error =
        Memo::new(move |_| result.with(|result| result.as_ref().and_then(|it| it.as_ref().err().cloned())));
    // `None` if no scope is chosen or the wish no longer exists.
    let subject = Memo::new(move |_| {
        result_scope.with(|result_scope| match result_scope.as_ref()? {
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
    let is_complete = move || {
        !is_choosing.get()
            && result.with(|result| matches!(result, Some(Ok(trial)) if trial.next.is_none() && trial.contradiction.is_none()))
    };
    view! {
        <Show when=is_waiting>
            <p class="quiet">"正在编…"</p>
        </Show>
        {move || error.get().map(|text| view! {
            <div class="notice" role="alert">
                <p>{text}</p>
                <button class="button" on:click=move |_| state.step.set(Step::Check)>"去检查"</button>
            </div>
        })}
        <Show when=move || is_choosing.get()>
            <WishChoice trial scope/>
        </Show>
        {move || subject.get().map(|text| view! {
            <p class="trial__subject">
                "想问的："{text}" "
                <button class="link" on:click=move |_| scope.set(None)>"重选"</button>
            </p>
        })}
        <AnsweredList trial scope answers/>
        {move || trial.with(|trial| trial.contradiction.clone()).map(|text| view! {
            <p class="notice" role="alert">{text}</p>
        })}
        {move || question.get().map(|question| view! { <QuestionRow question answers/> })}
        <Show when=is_complete>
            <p class="quiet">"没有要问的了。"</p>
        </Show>
        <Verdicts trial/>
        <CaseForm scope answers/>
    }
}

/// The choice of a wish, which the site asks first.
#[component]
fn WishChoice(trial: Memo<Trial>, scope: ScopeSignal) -> impl IntoView {
    let wishes = Memo::new(move |_| trial.with(|trial| trial.wishes.clone()));
    let wish = move |LabelledOption { id, label }: LabelledOption| {
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

/// The answers so far, which can be withdrawn.
#[component]
fn AnsweredList(trial: Memo<Trial>, scope: ScopeSignal, answers: AnswersSignal) -> impl IntoView {
    let answered = Memo::new(move |_| trial.with(|trial| trial.answered.clone()));
    let row = move |AnsweredQuestion { fact, label, text }: AnsweredQuestion| {
        let withdraw = move |_| answers.update(|answers| answers.retain(|one| one.fact != fact));
        view! {
            <li>
                <span>{label}"："{text}" "</span>
                <button class="link" on:click=withdraw>"重答"</button>
            </li>
        }
    };
    let restart = move |_| {
        answers.set(Vec::new());
        scope.set(None);
    };
    view! {
        <Show when=move || answered.with(|answered| !answered.is_empty())>
            <ul class="trial__answered">{move || answered.get().into_iter().map(row).collect_view()}</ul>
            <button class="link" on:click=restart>"从头再试"</button>
        </Show>
    }
}

/// The next question with its options.
#[component]
fn QuestionRow(question: Question, answers: AnswersSignal) -> impl IntoView {
    let Question { fact, text, help, is_several, options } = question;
    let fact = StoredValue::new(fact);
    let ticked = RwSignal::new(Vec::<String>::new());
    let answer = move |answer: String| {
        answers.update(|answers| {
            let fact = fact.get_value();
            answers.retain(|one| one.fact != fact);
            answers.push(TrialAnswer { fact, answer });
        });
    };
    let option = move |LabelledOption { id, label }: LabelledOption| {
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
    let label = text.clone();
    view! {
        <div class="trial__question" role="group" aria-label=label>
            <p><b>{text}</b></p>
            {(!help.is_empty()).then(|| view! { <p class="quiet">{help}</p> })}
            <div class="choices">{options.into_iter().map(option).collect_view()}</div>
            {is_several.then(|| view! {
                <button
                    class="button"
                    disabled=move || ticked.with(Vec::is_empty)
                    on:click=move |_| answer(ticked.with_untracked(|ticked| encode_options(ticked)))
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

/// A verdict with its quote and the results of its conditions.
#[component]
fn VerdictRow(verdict: BenefitVerdict) -> impl IntoView {
    let BenefitVerdict { title, key, text, quote, conditions } = verdict;
    let condition_row = |ConditionResult { text, status, quote }: ConditionResult| {
        view! {
            <li>
                <b>{status}</b>" "{text}
                <span class="quiet">" “"{quote}"”"</span>
            </li>
        }
    };
    let has_conditions = !conditions.is_empty();
    view! {
        <li class="trial__verdict" data-verdict=key>
            <p><b>{title}</b>"："<span class="trial__words">{text}</span></p>
            <p class="quiet">"“"{quote}"”"</p>
            {has_conditions.then(|| view! {
                <details class="fold">
                    <summary>"为什么"</summary>
                    <ul class="plain">{conditions.into_iter().map(condition_row).collect_view()}</ul>
                </details>
            })}
        </li>
    }
}

/// The form that records the trial as a test case.
#[component]
fn CaseForm(scope: ScopeSignal, answers: AnswersSignal) -> impl IntoView {
    let state = workbench();
    let name = RwSignal::new(String::new());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (name, answers) = (name.get_untracked(), answers.get_untracked());
        let status = format!("已记下例子“{}”，存在工程的 cases 文件夹里", name.trim());
        let as_of = browser::today();
        let scope = scope.get_untracked().unwrap_or_default();
        state.edit_benefits(BenefitsEdit::RecordCase { name, scope, answers, as_of }, status);
    };
    view! {
        <Show when=move || answers.with(|answers| !answers.is_empty())>
            <form class="trial__record" on:submit=submit>
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
