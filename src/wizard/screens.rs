//! The screens of the wizard: wishes, a question, a gate, or the end.

use policy::Date;
use policy::eligibility::{Choice, ChoiceEffect, Choices, Evaluation, InterviewStep, Next, evaluate};
use policy::model::rules::{BenefitIndex, FactIndex, FactKind, Wish};

use super::texts;
use super::why::why;
use crate::components::terms;
use crate::contract::{DATA_LEADS, DATA_WISH};
use crate::html::{Element, Html, element};
use crate::page_context::{PageContext, SiteNode, measure_route, name_of};
use crate::route::{Route, Tool};
use crate::wizard::question::options::{boxes, row};
use crate::wizard::question::{PROBLEM, problem, question};
use crate::wizard::{Screen, Session};

/// The name of the back button.
pub const BACK: &str = "back";
/// The name of the button that resumes an earlier visit.
pub const RESUME: &str = "resume";
/// The name of the button that clears all answers.
pub const ANEW: &str = "anew";
/// The name of a gate's "none" button.
pub const NONE: &str = "none";
/// The class of a gate's form.
pub const GATE: &str = "gate";
/// The class of the link to the result at the end.
pub const TO_RESULT: &str = "to-result";

/// The input of a screen.
pub struct ScreenInput<'a> {
    /// The session.
    pub session: &'a Session,
    /// The place on the trail.
    pub at: usize,
    /// What is shown there; `None` at the end.
    pub screen: Option<Screen>,
    /// The evaluation of the answers.
    pub evaluation: &'a Evaluation<'static, 'static>,
    /// The next screen after the end of the trail.
    pub next: &'a Next,
    /// The benefits in scope.
    pub benefits: &'a [BenefitIndex],
    /// The link to the result.
    pub result: &'a str,
}

/// The screen of a place on the trail, or the end.
#[must_use]
pub fn screen(context: &PageContext, input: &ScreenInput<'_>) -> Html {
    let ScreenInput { session, at, .. } = *input;
    let body = match input.screen {
        Some(Screen::Wish) => return wish_screen(context, session, at),
        Some(Screen::Question(fact)) => asked(context, input, fact),
        Some(Screen::Gate(gate, shown)) => gated(context, input, gate, shown),
        None => end(context, input),
    };
    let progress = if input.screen.is_some() { progress(input) } else { Html::default() };
    let is_end = input.screen.is_none();
    [framed(context, session, at, is_end, body), progress].into_iter().collect()
}

/// The choice of a wish. Independent of the rules.
#[must_use]
pub fn wish_screen(context: &PageContext, session: &Session, at: usize) -> Html {
    framed(context, session, at, false, wishes(context, session, &mut |_| None))
}

/// A screen body with the common header.
fn framed(context: &PageContext, session: &Session, at: usize, is_end: bool, body: Html) -> Html {
    let resume = (at == 0 && !is_end && session.has_earlier_answers()).then(|| resume(session));
    let head = head(at, subject(context, session));
    [head, problem(PROBLEM, "")].into_iter().chain(resume).chain([body]).collect()
}

fn heading(words: &str) -> Html {
    element("h1").class("question").text(words).end()
}

fn button(classes: &str, name: &str) -> Element {
    element("button").class(classes).attribute("type", "button").attribute("name", name)
}

/// The back button, and the current subject.
fn head(at: usize, subject: Html) -> Html {
    let back = (at > 0).then(|| button("back", BACK).text(texts::BACK).end());
    element("div").class("wizard__head").children(back).child(subject).end()
}

fn subject(context: &PageContext, session: &Session) -> Html {
    let link = |route: &Route| element("a").attribute("href", &context.link(route));
    let measure = session.measure.and_then(|(source, node)| {
        let source = context.corpus.eligibility.sources.get(usize::from(source))?;
        let measure: SiteNode = context.corpus.documents.get(usize::from(source.document))?.at(node);
        let name = link(&measure_route(measure)?).text(measure.label()).text(name_of(measure));
        let all = link(&context.route_of(Tool::Wizard)).text(texts::ALL_MEASURES);
        Some(about(texts::MEASURE_ONLY).child(name).text(" · ").child(all).end())
    });
    let wish = session.link.wish.and_then(|at| context.corpus.eligibility.wish(at));
    measure
        .or_else(|| wish.map(|wish| asks(wish.label)))
        .unwrap_or_else(|| about(&texts::everything_of(context.province_name(), context.year())).end())
}

fn about(words: &str) -> Element {
    element("p").class("wizard__measure").text(words)
}

fn asks(wish: &str) -> Html {
    about(texts::WISH).text(wish).end()
}

/// The resume button for returning users.
fn resume(session: &Session) -> Html {
    let go_on = (session.end_of_answers() > 0).then(|| button("button", RESUME).text(texts::RESUME));
    element("div")
        .class("resume")
        .child(element("p").text(texts::ANSWERS_KEPT))
        .children(go_on)
        .text(" ")
        .child(button("button button--quiet", ANEW).text(texts::ANEW))
        .end()
}

/// The wishes; `leads` maps each wish to the template of its first question.
fn wishes(
    context: &PageContext,
    session: &Session,
    leads: &mut dyn FnMut(u8) -> Option<&'static str>,
) -> Html {
    let mut choice = |classes: &str, at: u8, wish: &Wish<'_>, words: &str| {
        let button =
            element("button").class(classes).attribute("type", "button").attribute(DATA_WISH, wish.id);
        let button = match leads(at) {
            Some(template) => button.attribute(DATA_LEADS, template),
            None => button,
        };
        let button = button.text(words);
        if session.link.wish == Some(at) { button.attribute("aria-pressed", "true") } else { button }
    };
    let rules = &context.corpus.eligibility;
    let (own, others): (Vec<_>, Vec<_>) = rules.listed_wishes().partition(|(_, wish)| wish.who == 0);
    let own = own.into_iter().map(|(at, wish)| element("li").child(choice("choice", at, wish, wish.label)));
    let own = element("ul").class("choices").children(own.collect::<Vec<_>>());
    let others =
        others.into_iter().map(|(at, wish)| choice("link-button wizard__other", at, wish, wish.label));
    let others = element("p").class("answers").children(others.collect::<Vec<_>>());
    [heading(texts::WHICH_WISH), own.end(), others.end()].into_iter().collect()
}

fn asked(context: &PageContext, input: &ScreenInput<'_>, fact: FactIndex) -> Html {
    let choices = input.evaluation.choices(fact, &context.corpus.eligibility.visible(None, None));
    [alone(context, input.session, fact, &choices), why(context, fact, input.benefits)].into_iter().collect()
}

/// A question of a result, asked again.
#[must_use]
pub fn again(
    context: &PageContext,
    session: &Session,
    fact: FactIndex,
    choices: &Choices,
    result: &str,
) -> Html {
    let asked = context.corpus.eligibility.fact(fact);
    let back = element("a").attribute("href", result).text(texts::KEEP_ANSWER).end();
    [
        problem(PROBLEM, ""),
        heading(asked.question),
        question(asked, choices, session.link.answers.get(fact), texts::CHANGED),
        element("p").class(TO_RESULT).child(back).end(),
    ]
    .into_iter()
    .collect()
}

/// The question with its controls.
fn alone(context: &PageContext, session: &Session, fact: FactIndex, choices: &Choices) -> Html {
    let asked = context.corpus.eligibility.fact(fact);
    let given = session.link.answers.get(fact);
    let options = asked.options().iter().flat_map(|option| [option.label, option.help]);
    let words = terms::folded(context, [asked.question, asked.help].into_iter().chain(options));
    [heading(asked.question), question(asked, choices, given, texts::NEXT), words].into_iter().collect()
}

/// A gate: a screen that covers several questions.
fn gated(context: &PageContext, input: &ScreenInput<'_>, gate: u8, shown: u64) -> Html {
    let rules = &context.corpus.eligibility;
    let Some(gate) = rules.interview.gates.get(usize::from(gate)) else { return Html::default() };
    let ticked = input.session.ticked(context.corpus, input.at);
    let options = gate.options.iter().enumerate().filter(|(at, _)| shown >> at & 1 == 1);
    let rows = options.map(|(at, option)| {
        let effect = ChoiceEffect::Tick(u8::try_from(at).unwrap_or(u8::MAX), None);
        let choice = Choice { label: option.label.to_owned(), help: String::new(), effect };
        row(&format!("{}-{at}", gate.id), &choice, ticked >> at & 1 == 1)
    });
    let buttons = element("div")
        .class("answers")
        .child(element("button").class("button button--wide").attribute("type", "submit").text(texts::NEXT))
        .child(button("button button--quiet", NONE).text(texts::NONE));
    let form = boxes("boxes gate", gate.question, rows.collect()).child(buttons);
    let hint = element("p").class("hint").text(texts::TICK_IF_UNSURE);
    [heading(gate.question), hint.end(), form.end()].into_iter().collect()
}

/// The named preload screens, which `scripts/loader/wizard-preload.ts` shows until the app runs: first the
/// wishes, then those first questions whose buttons do not depend on the date, and last a waiting screen.
#[must_use]
pub fn early(context: &PageContext) -> Vec<(&'static str, Html)> {
    let rules = &context.corpus.eligibility;
    let day = rules.sources.iter().map(|source| source.issued).max().unwrap_or(Date::EARLIEST);
    let mut questions: Vec<(&'static str, Html)> = Vec::new();
    let mut leads = |wish: u8| {
        let mut session = Session::default();
        session.set_wish(context.corpus, wish);
        let evaluation = evaluate(rules, &session.link.answers, day).ok()?;
        let next = session.next(&evaluation, &session.benefits(context.corpus));
        let Some(InterviewStep::Fact(fact)) = next.step else { return None };
        let FactKind::OneOf(_) = rules.fact(fact).kind else { return None };
        let id = rules.fact(fact).id;
        if !questions.iter().any(|&(name, _)| name == id) {
            let choices = evaluation.choices(fact, &[]);
            questions.push((id, alone(context, &Session::default(), fact, &choices)));
        }
        Some(id)
    };
    let first = wishes(context, &Session::default(), &mut leads);
    let status = element("p").class("hint").attribute("role", "status").text(texts::LOADING).end();
    let waiting = [heading(texts::NOTED), status].into_iter().collect();
    // Includes the same header as the app, so that nothing moves when the app takes over. The script fills
    // in the wish.
    let with_head = |(at, (name, body)): (usize, (&'static str, Html))| {
        let subject = if at == 0 { subject(context, &Session::default()) } else { asks("") };
        let html = [head(at, subject), problem(PROBLEM, ""), body].into_iter().collect();
        (name, html)
    };
    let all = [("", first)].into_iter().chain(questions).chain([("waiting", waiting)]);
    all.enumerate().map(with_head).collect()
}

fn end(context: &PageContext, input: &ScreenInput<'_>) -> Html {
    let rules = &context.corpus.eligibility;
    // A user with a specific wish may want to know the rest.
    let who = input.session.link.wish.and_then(|at| rules.wish(at)).filter(|wish| !wish.is_everything);
    let more = who.and_then(|wish| rules.wish(rules.everything(wish.who)?)).map(|everything| {
        let button = element("button").class("button button--quiet").attribute("type", "button");
        element("p").child(button.attribute(DATA_WISH, everything.id).text(texts::ASK_THE_REST))
    });
    let result =
        element("a").class("button button--wide").attribute("href", input.result).text(texts::RESULT);
    [heading(texts::END), element("p").class(TO_RESULT).child(result).end()]
        .into_iter()
        .chain(more.map(Element::end))
        .collect()
}

/// The number of remaining questions, and the way out.
fn progress(input: &ScreenInput<'_>) -> Html {
    let ScreenInput { session, at, next, .. } = *input;
    let before = session.questions_before(at);
    // The upper bound is known only at the end of the trail.
    let is_next = match (input.screen, next.step) {
        (Some(Screen::Question(shown)), Some(InterviewStep::Fact(fact))) => shown == fact,
        (Some(Screen::Gate(shown, _)), Some(InterviewStep::Gate(gate, _))) => usize::from(shown) == gate,
        _ => false,
    };
    let words = if is_next { next.progress_words(before) } else { texts::question_number(before + 1) };
    let jump = (before > 0 && next.plan.decided > 0).then(|| {
        element("a").class("progress__jump").attribute("href", input.result).text(texts::RESULT_SO_FAR)
    });
    element("div")
        .class("progress")
        .child(element("p").class("progress__words").attribute("role", "status").text(&words))
        .children(jump)
        .end()
}

/// The screen for contradictory answers, which only a followed link can cause.
#[must_use]
pub fn contradicting(context: &PageContext, message: &str) -> Html {
    let link =
        element("a").class("button button--wide").attribute("href", &context.link_to(Tool::WizardResult));
    let way = element("p").child(link.text(texts::CHANGE_ANSWERS));
    [heading(texts::CONTRADICTORY), problem(PROBLEM, message), way.end()].into_iter().collect()
}
