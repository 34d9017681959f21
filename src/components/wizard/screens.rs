//! What a place on the way through the questions shows: a question, the choice of a topic, or the end.

use std::iter;

use policy::eligibility::{BenefitIndex, Evaluation, FactIndex, Plan};

use super::why::why;
use crate::components::question::question;
use crate::components::terms;
use crate::html::{Element, Html, element};
use crate::place::{Place, SiteNode, measure_route, name_of};
use crate::route::{Route, Tool};
use crate::wizard::{Screen, Session};

/// The attribute of the buttons that choose a topic; its value is empty for all of them.
pub const TOPIC: &str = "data-topic";
/// The name of the button to the screen before.
pub const BACK: &str = "back";
/// The name of the button that goes on where somebody left off.
pub const RESUME: &str = "resume";
/// The name of the button that forgets all answers.
pub const ANEW: &str = "anew";

/// Where a visit is.
pub struct Step<'a> {
    /// What was asked and answered.
    pub session: &'a Session,
    /// The place on the way.
    pub at: usize,
    /// What is shown there; nothing at the end.
    pub screen: Option<Screen>,
    /// What the answers make of the benefits.
    pub evaluation: &'a Evaluation<'static, 'static>,
    /// The way to the result.
    pub result: &'a str,
}

/// The screen of a step.
#[must_use]
pub fn screen(place: &Place, step: &Step<'_>) -> Html {
    let Step { session, at, .. } = *step;
    let rules = &place.corpus.eligibility;
    let scope = rules.in_scope(session.scope());
    let counted = rules.for_whoever_asks(&scope, &session.link.answers);
    let plan = step.evaluation.plan(&counted);
    let body = match step.screen {
        Some(Screen::Question(fact)) => asked(place, session, fact, &counted),
        Some(Screen::Topic) => topics(place, session, at),
        None => end(step.result, &plan),
    };
    let resume = (at == 0 && session.has_earlier_answers()).then(resume);
    head(place, session, at)
        .into_iter()
        .chain([problem("")])
        .chain(resume)
        .chain([body, progress(&plan, step.result, session.is_new())])
        .collect()
}

/// What is wrong with an answer, or with the address.
#[must_use]
pub fn problem(words: &str) -> Html {
    element("p").class("problem").attribute("role", "alert").text(words).end()
}

fn heading(words: &str) -> Html {
    element("h1").class("question").text(words).end()
}

fn button(classes: &str, name: &str) -> Element {
    element("button").class(classes).attribute("type", "button").attribute("name", name)
}

/// The way back, and what is asked about where that is one measure or one wish only.
fn head(place: &Place, session: &Session, at: usize) -> Vec<Html> {
    let back = (at > 0).then(|| button("back", BACK).text("‹ 上一题").end());
    let measure = session.measure.and_then(|(source, node)| {
        let source = place.corpus.eligibility.sources.get(usize::from(source))?;
        let measure: SiteNode = place.corpus.documents.get(usize::from(source.document))?.at(node);
        let link = |route: &Route| element("a").attribute("href", &place.link(route));
        let words = element("p")
            .class("wizard__measure")
            .text("只问和这一条有关的：")
            .child(link(&measure_route(measure)?).text(measure.label()).text(name_of(measure)))
            .text(" · ")
            .child(link(&place.route_of(Tool::Wizard)).text("改查全部"));
        Some(words.end())
    });
    let wish = session.link.wish.and_then(|at| place.corpus.eligibility.wish(at));
    let wish = wish
        .map(|wish| element("p").class("wizard__measure").text(&format!("您想问的：{}", wish.label)).end());
    back.into_iter().chain(measure).chain(wish).collect()
}

/// On the first screen, for whoever comes back.
fn resume() -> Html {
    element("div")
        .class("resume")
        .child(element("p").text("您上次的回答还在。"))
        .child(button("button", RESUME).text("接着上次的答"))
        .text(" ")
        .child(button("button button--quiet", ANEW).text("全部清掉，从头答"))
        .end()
}

fn asked(place: &Place, session: &Session, fact: FactIndex, counted: &[BenefitIndex]) -> Html {
    [alone(place, session, fact), why(place, fact, counted)].into_iter().collect()
}

/// The question with its way to answer, without what it is for.
fn alone(place: &Place, session: &Session, fact: FactIndex) -> Html {
    let asked = place.corpus.eligibility.fact(fact);
    let given = session.link.answers.get(fact);
    let options = asked.options().iter().flat_map(|option| [option.label, option.help]);
    let words = terms::folded(place, [asked.question, asked.help].into_iter().chain(options));
    [heading(asked.question), question(asked, given, "下一题"), words].into_iter().collect()
}

/// The screens before anything was answered, which need no app: `scripts/loader/wizard-preload.ts` shows them as long as
/// it is on its way. The last one says that what comes next is still under way.
#[must_use]
pub fn early(place: &Place) -> Vec<Html> {
    let mut session = Session::default();
    let asked = iter::from_fn(|| match session.screen(session.trail.len(), None)? {
        Screen::Question(fact) => Some(alone(place, &Session::default(), fact)),
        Screen::Topic => Some(topics(place, &Session::default(), 0)),
    });
    let status =
        element("p").class("hint").attribute("role", "status").text("下一题正在载入。网慢时要等几秒。").end();
    let waiting: Html = [heading("记下了"), status].into_iter().collect();
    // With all that stands above in the app's own: nothing moves under a finger when that takes its place.
    let with_head =
        |(at, body)| head(place, &Session::default(), at).into_iter().chain([problem(""), body]).collect();
    asked.chain([waiting]).enumerate().map(with_head).collect()
}

fn topics(place: &Place, session: &Session, at: usize) -> Html {
    let came_by = session.trail.len() > at + 1;
    let chosen = session.link.topic;
    let everything = [(None, "全部都查")].into_iter();
    let topics = place.corpus.eligibility.listed_topics().map(|(at, topic)| (Some(at), topic.label));
    let rows = everything.chain(topics).map(|(topic, label)| {
        let value = topic.map_or(String::new(), |topic| topic.to_string());
        let button = element("button").class("choice").attribute("type", "button");
        let button = button.attribute(TOPIC, &value).text(label);
        let is_chosen = came_by && topic == chosen;
        element("li").child(if is_chosen { button.attribute("aria-pressed", "true") } else { button })
    });
    let hint = element("p").class("hint").text("只查一方面，问题会少一些。不清楚就选“全部都查”。");
    [heading("您想查哪方面的？"), hint.end(), element("ul").class("choices").children(rows).end()]
        .into_iter()
        .collect()
}

fn end(result: &str, plan: &Plan) -> Html {
    let words = match plan.open {
        0 => format!("{}项全部有了结果。", plan.decided),
        open => format!("{}项有了结果；还有{open}项要看您答“不清楚”的那些情况。", plan.decided),
    };
    [heading("问题都答完了"), element("p").text(&words).end(), way("看结果", result)].into_iter().collect()
}

fn way(words: &str, link: &str) -> Html {
    let link = element("a").class("button button--wide").attribute("href", link).text(words);
    element("p").child(link).end()
}

/// How far the verdicts are, and the way out.
fn progress(plan: &Plan, result: &str, is_new: bool) -> Html {
    let words = format!("已确定 {} 项，还有 {} 项，最多再答 {} 题", plan.decided, plan.open, plan.at_most);
    let jump = (!is_new && plan.next.is_some())
        .then(|| element("a").class("progress__jump").attribute("href", result).text("先看现在的结果"));
    element("div")
        .class("progress")
        .child(element("p").class("progress__words").attribute("role", "status").text(&words))
        .children(jump)
        .end()
}

/// Answers that contradict each other cannot be given here, but a result with such a link can.
#[must_use]
pub fn contradicting(place: &Place, message: &str) -> Html {
    [heading("有的回答对不上"), problem(message), way("去改回答", &place.link_to(Tool::WizardResult))]
        .into_iter()
        .collect()
}
