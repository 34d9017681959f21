//! The result: what it rests on, the answers, and every benefit in the group of its verdict.

use policy::Date;
use policy::eligibility::{BenefitIndex, Flip, Group, Verdict};

use super::SiteEvaluation;
use super::answers::answers;
use super::basis::{basis, issued_after};
use super::card::card;
use super::others::others;
use super::share::share;
use super::sheet::sheet;
use crate::components::terms::Terms;
use crate::components::wizard::screens::problem;
use crate::html::{Html, element};
use crate::place::Place;
use crate::route::Tool;
use crate::wizard::Session;

/// The id of the element that says what a change turned.
pub const TURNED: &str = "turned";
/// The name of the button that widens the result to everything.
pub const WIDEN: &str = "widen";

/// What a result is made of.
pub struct Outcome<'a> {
    /// The answers.
    pub session: &'a Session,
    /// What a reader should know about the link they came by.
    pub notice: Option<&'a str>,
    /// What the last change turned; nothing where nothing was changed here.
    pub turned: Option<&'a [Flip]>,
    /// The day it is worked out for, and whether that is the present one.
    pub day: (Date, bool),
    /// Whether the platform can print.
    pub can_print: bool,
    /// What the answers make of the benefits, or why they make nothing.
    pub evaluation: Result<&'a SiteEvaluation, &'a str>,
}

/// The result as a page.
#[must_use]
pub fn outcome(place: &Place, outcome: &Outcome<'_>) -> Html {
    let Outcome { session, notice, turned, day, .. } = *outcome;
    let rules = &place.corpus.eligibility;
    let heading = element("h1").text("查询结果").end();
    let notice = notice.map(problem);
    if session.is_new() {
        // Before the documents there may be nothing to ask: another day is the way on.
        let too_early = issued_after(place, day.0).map(|_| basis(place, day.0, day.1));
        return std::iter::once(heading).chain(notice).chain(too_early).chain([nothing_yet(place)]).collect();
    }
    let scope = rules.in_scope(session.scope());
    let body = match outcome.evaluation {
        Ok(evaluation) => groups(place, outcome, evaluation, &scope),
        Err(message) => problem(&format!("这些回答对不上：{message}")),
    };
    std::iter::once(heading)
        .chain(notice)
        .chain([basis(place, day.0, day.1), said(place, turned)])
        .chain(narrowed(place, session, &scope))
        .chain([answers(place, session, turned.is_some()), body])
        .collect()
}

fn groups(place: &Place, outcome: &Outcome<'_>, evaluation: &SiteEvaluation, scope: &[BenefitIndex]) -> Html {
    let (session, rules) = (outcome.session, &place.corpus.eligibility);
    let groups = evaluation.groups(scope);
    let asked = rules.for_whoever_asks(scope, &session.link.answers);
    let open = evaluation.plan(&asked).next.is_some();
    let mut words = Terms::of(place);
    let sections: Html = groups.iter().map(|group| section(place, evaluation, group, &mut words)).collect();
    open.then(|| go_on(place, session))
        .into_iter()
        .chain([at_a_glance(&groups)])
        .chain(nothing_met(&groups))
        .chain([
            sections,
            words.explained(),
            sheet(place, evaluation, &session.link.answers, scope),
            share(outcome.can_print),
        ])
        .collect()
}

fn nothing_yet(place: &Place) -> Html {
    let link = element("a").class("button button--wide").attribute("href", &place.link_to(Tool::Wizard));
    [element("p").text("还没有回答问题，所以没有结果。"), element("p").child(link.text("去答题"))]
        .into_iter()
        .collect()
}

/// Says which results a changed answer turned.
fn said(place: &Place, turned: Option<&[Flip]>) -> Html {
    let rules = &place.corpus.eligibility;
    let rows = turned.unwrap_or_default().iter().map(|flip| {
        element("li")
            .text(&format!("{}：{} → ", rules.benefit(flip.benefit).title, flip.before.name()))
            .child(element("b").text(flip.after.name()))
    });
    let words = match turned.map(<[Flip]>::len) {
        None => String::new(),
        Some(0) => "改好了，各项结果没有变。".to_owned(),
        Some(turned) => format!("改好了，{turned}项的结果变了："),
    };
    element("div")
        .class("turned")
        .attribute("id", TURNED)
        .attribute("role", "status")
        .text(&words)
        .child(element("ul").children(rows))
        .end()
}

/// What the result leaves out by choice, and the way to have all of it.
fn narrowed(place: &Place, session: &Session, scope: &[BenefitIndex]) -> Option<Html> {
    let rules = &place.corpus.eligibility;
    let left_out = rules.benefits.len() - scope.len();
    let topic = session.link.topic.and_then(|at| rules.topics.get(usize::from(at)));
    let what = topic.map_or_else(|| "选定的一条或一方面".to_owned(), |topic| format!("“{}”", topic.label));
    let widen = element("button").class("link-button").attribute("type", "button").attribute("name", WIDEN);
    (left_out > 0).then(|| {
        element("p")
            .class("narrowed")
            .text(&format!("这里只列了{what}，另外{left_out}项没有列。"))
            .child(widen.text("全部列出来"))
            .end()
    })
}

/// The way to the questions that are left.
fn go_on(place: &Place, session: &Session) -> Html {
    let measure = session.measure.map(|(source, node)| {
        let source = &place.corpus.eligibility.sources[usize::from(source)];
        place.corpus.documents[usize::from(source.document)].at(node)
    });
    let link =
        measure.map_or_else(|| place.link_to(Tool::Wizard), |measure| place.link_to_questions(measure));
    element("p")
        .class("go-on")
        .text("问题还没有答完，再答几题，结果会更确定。")
        .child(element("a").class("button").attribute("href", &link).text("接着答题"))
        .end()
}

/// Said where nothing is met: what that does not mean, and where to go on reading.
fn nothing_met(groups: &[Group]) -> Option<Html> {
    if groups.iter().any(|group| matches!(group.verdict, Verdict::Met | Verdict::Discretionary)) {
        return None;
    }
    let next = groups.iter().find(|group| group.verdict != Verdict::NotForYou)?;
    let link = element("a").attribute("href", &format!("#{}", next.verdict.key()));
    let hint = match next.verdict {
        Verdict::Undetermined => "还有没说准的：",
        _ => "差在哪里、怎样才会符合，下面都写着：",
    };
    let way = element("p").text(hint).child(link.text(next.verdict.name()));
    let words = element("p").class("empty__words").text("按您现在的回答，还没有哪一项的条件全部符合。");
    Some(element("div").class("empty").child(words).child(way).end())
}

/// How many there are of each verdict, with the way to them.
fn at_a_glance(groups: &[Group]) -> Html {
    let rows = groups.iter().map(|group| {
        let count = element("b").class("glance__count").text(&group.benefits.len().to_string());
        let link = element("a")
            .class("tile")
            .attribute("href", &format!("#{}", group.verdict.key()))
            .child(count)
            .text(group.verdict.name());
        element("li").child(link)
    });
    let list = element("ul").class("glance").children(rows);
    element("nav").attribute("aria-label", "结果一览").child(list).end()
}

fn section(place: &Place, evaluation: &SiteEvaluation, group: &Group, words: &mut Terms) -> Html {
    let heading = format!("{}（{}项）", group.verdict.name(), group.benefits.len());
    let key = group.verdict.key();
    if group.verdict == Verdict::NotForYou {
        return others(evaluation.rules(), key, &heading, &group.benefits);
    }
    let cards = group.benefits.iter().map(|&at| card(place, evaluation, at, words));
    element("section")
        .class("verdict")
        .attribute("id", key)
        .child(element("h2").class("verdict__heading").text(&heading))
        .child(element("p").class("verdict__words").text(explained(group.verdict)))
        .child(element("ul").class("benefits").children(cards))
        .end()
}

const fn explained(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "文件写的条件，按您的回答都对上了。",
        Verdict::Discretionary => {
            "条件都对上了，但文件写的是可以给、鼓励、优先、重点或者目标，没有说一定给。"
        }
        Verdict::Undetermined => "还缺几个回答，现在说不准。",
        Verdict::Unlisted => "文件没有点到您的情况，也没有排除：算不算要问主管部门。",
        Verdict::NotMet => "有条件对不上。下面写着差在哪里。",
        Verdict::NotForYou => "",
        Verdict::NotYetIssued => "您选的日期比文件的日期（成文日期）早，那时文件尚未印发。",
    }
}
