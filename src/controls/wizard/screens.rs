//! What a place on the way shows: a question, the choice of a topic, or the end.

use leptos::prelude::*;
use policy::eligibility::{Answer, BenefitIndex, FactIndex, Plan, evaluate};

use super::question::question;
use super::why::why;
use super::{Visit, store};
use crate::browser;
use crate::place::{Place, SiteNode, measure_route, name_of};
use crate::route::{Fragment, Route, fragment::Fields};
use crate::wizard::{Screen, Session};

/// The screen at the visit's place.
pub fn screen(place: &Place, visit: Visit) -> AnyView {
    let at = visit.at.get();
    let mut session = visit.session.get_untracked();
    let rules = &place.corpus.eligibility;
    let as_of = session.link.as_of.unwrap_or_else(browser::today);
    // Answers that contradict each other cannot be given here, but a result with such a link can.
    let evaluation = match evaluate(rules, &session.link.answers, as_of) {
        Ok(evaluation) => evaluation,
        Err(contradiction) => return contradicting(place, contradiction.message).into_any(),
    };
    let scope = rules.in_scope(session.scope());
    let counted = rules.for_whoever_asks(&scope, &session.link.answers);
    let plan = evaluation.plan(&counted);
    let shown = session.screen(at, plan.next);
    let kept = store::save(place.corpus, &session);
    visit.session.update_untracked(|kept| *kept = session.clone());
    let result = result_link(place, &session, kept);
    let body = match shown {
        Some(Screen::Question(fact)) => asked(place, visit, &session, at, fact, &counted),
        Some(Screen::Topic) => topics(place, visit, at, &session),
        None => end(&result, &plan).into_any(),
    };
    view! {
        {head(place, &session, at)}
        <p class="problem" role="alert">{move || visit.problem.get()}</p>
        {(at == 0 && !session.is_new()).then(|| resume(visit))}
        {body}
        {progress(&plan, &result, session.is_new())}
    }
    .into_any()
}

/// The way to the result. The answers stand in it only where they cannot be kept otherwise.
fn result_link(place: &Place, session: &Session, kept: bool) -> String {
    let link = place.link(&Route::WizardResult);
    if kept {
        return link;
    }
    let answers = session.link.encode(&place.corpus.eligibility);
    link + &Fragment::from(Fields { answers, ..Fields::default() }).to_string()
}

/// The way back, and what is asked about where that is one measure only.
fn head(place: &Place, session: &Session, at: usize) -> impl IntoView {
    let back = (at > 0).then(|| {
        view! {
            <button class="back" type="button" on:click=|_| browser::back()>
                "‹ 上一题"
            </button>
        }
    });
    let measure = session.measure.and_then(|(source, node)| {
        let source = place.corpus.eligibility.sources.get(usize::from(source))?;
        let measure: SiteNode = place.corpus.documents.get(usize::from(source.document))?.at(node);
        let link = measure_route(measure).map(|route| place.link(&route));
        Some(view! {
            <p class="wizard__measure">
                "只问和这一条有关的："
                <a href=link>{measure.label()}{name_of(measure)}</a>
                " · "
                <a href=place.link(&Route::Wizard)>"改查全部"</a>
            </p>
        })
    });
    view! {
        {back}
        {measure}
    }
}

/// On the first screen, for whoever comes back.
fn resume(visit: Visit) -> impl IntoView {
    let go_on = move |_| {
        let last = visit.session.with_untracked(|session| session.trail.len());
        browser::push_place(last);
        visit.at.set(last);
    };
    let start_anew = move |_| {
        visit.session.set(Session {
            measure: visit.session.with_untracked(|session| session.measure),
            ..Session::default()
        });
        visit.problem.set(None);
        visit.at.notify();
    };
    view! {
        <div class="resume">
            <p>"您上次的回答还在。"</p>
            <button class="button" type="button" on:click=go_on>"接着上次的答"</button>
            <button class="button button--quiet" type="button" on:click=start_anew>"全部清掉，从头答"</button>
        </div>
    }
}

fn asked(
    place: &Place,
    visit: Visit,
    session: &Session,
    at: usize,
    fact: FactIndex,
    counted: &[BenefitIndex],
) -> AnyView {
    let corpus = place.corpus;
    let answered = Callback::new(move |answer: Answer| {
        let mut session = visit.session.get_untracked();
        if session.answer(corpus, at, fact, answer).is_err() {
            return;
        }
        let as_of = session.link.as_of.unwrap_or_else(browser::today);
        match evaluate(&corpus.eligibility, &session.link.answers, as_of) {
            Ok(_) => {
                visit.session.set(session);
                visit.go_on();
            }
            Err(contradiction) => {
                visit.problem.set(Some(format!("和前面的回答对不上：{}", contradiction.message)));
            }
        }
    });
    let given = session.link.answers.get(fact);
    let problem = Callback::new(move |words: String| visit.problem.set(Some(words)));
    view! {
        <h1 class="question">{corpus.eligibility.fact(fact).question}</h1>
        {question(&corpus.eligibility, fact, given, answered, problem, "下一题")}
        {why(place, fact, counted)}
    }
    .into_any()
}

fn topics(place: &Place, visit: Visit, at: usize, session: &Session) -> AnyView {
    let choose = move |topic: Option<u8>| {
        visit.session.update(|session| session.choose_topic(at, topic));
        visit.go_on();
    };
    let came_by = session.trail.len() > at + 1;
    let chosen = session.link.topic;
    let everything = [(None, "全部都查")].into_iter();
    let topics = (0u8..).zip(&place.corpus.eligibility.topics).map(|(at, topic)| (Some(at), topic.label));
    let rows = everything.chain(topics).map(|(topic, label)| {
        let pressed = (came_by && topic == chosen).then_some("true");
        view! {
            <li>
                <button class="choice" type="button" aria-pressed=pressed on:click=move |_| choose(topic)>
                    {label}
                </button>
            </li>
        }
    });
    view! {
        <h1 class="question">"您想查哪方面的？"</h1>
        <p class="hint">"只查一方面，问题会少一些。不清楚就选“全部都查”。"</p>
        <ul class="choices">{rows.collect_view()}</ul>
    }
    .into_any()
}

fn end(result: &str, plan: &Plan) -> impl IntoView + use<> {
    let words = match plan.open {
        0 => format!("{}项全部有了结果。", plan.decided),
        open => format!("{}项有了结果；还有{open}项要看您答“不清楚”的那些情况。", plan.decided),
    };
    view! {
        <h1 class="question">"问题都答完了"</h1>
        <p>{words}</p>
        <p>
            <a class="button button--wide" href=result.to_owned()>"看结果"</a>
        </p>
    }
}

/// How far the verdicts are, and the way out.
fn progress(plan: &Plan, result: &str, is_new: bool) -> impl IntoView + use<> {
    let words = format!("已确定 {} 项，还有 {} 项，最多再答 {} 题", plan.decided, plan.open, plan.at_most);
    let jump = (!is_new && plan.next.is_some()).then(|| {
        view! { <a class="progress__jump" href=result.to_owned()>"先看现在的结果"</a> }
    });
    view! {
        <div class="progress">
            <p class="progress__words" role="status">{words}</p>
            {jump}
        </div>
    }
}

fn contradicting(place: &Place, message: &'static str) -> impl IntoView + use<> {
    let link = place.link(&Route::WizardResult);
    view! {
        <h1 class="question">"有的回答对不上"</h1>
        <p class="problem" role="alert">{message}</p>
        <p>
            <a class="button button--wide" href=link>"去改回答"</a>
        </p>
    }
}
