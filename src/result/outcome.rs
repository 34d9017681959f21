//! The result: the answer, the benefits in groups, the basis.

use policy::Date;
use policy::eligibility::Flip;
use policy::model::rules::BenefitIndex;
use policy::outline::Outline;

use super::answers::answers;
use super::basis::{DateOrigin, basis, issued_after};
use super::print_sheet::print_sheet;
use super::sections::sections;
use super::share::{PRINT, share};
use super::{SiteEvaluation, texts};
use crate::components::terms::Terms;
use crate::html::{Html, element};
use crate::page_context::{PageContext, SiteNode, measure_route};
use crate::route::Tool;
use crate::route::fragment::NEXT;
use crate::wizard::Session;
use crate::wizard::question::problem;

/// The id of the element that reports changed verdicts.
pub const TURNED: &str = "turned";
/// The name of the button that widens the result to everything.
pub const WIDEN: &str = "widen";

/// The input of a result page.
pub struct ResultInput<'a> {
    /// The answers.
    pub session: &'a Session,
    /// A notice about the link the user followed.
    pub notice: Option<&'a str>,
    /// The verdicts changed by the last change; `None` before any change.
    pub turned: Option<&'a [Flip]>,
    /// The as-of date, and how it was determined.
    pub day: (Date, DateOrigin),
    /// Whether the device can print.
    pub can_print: bool,
    /// The evaluation, or the message about contradictory answers.
    pub evaluation: Result<&'a SiteEvaluation, &'a str>,
}

/// The result page.
#[must_use]
pub fn outcome(context: &PageContext, input: &ResultInput<'_>) -> Html {
    let ResultInput { session, notice, turned, day, .. } = *input;
    let rules = &context.corpus.eligibility;
    let notice = notice.map(|words| problem("about-link", words));
    if session.is_new() {
        let heading = element("h1").text(texts::TITLE).end();
        // Before the documents' date there may be no questions; the date form is the only way forward.
        let too_early = issued_after(context, day.0).map(|_| basis(context, day.0, day.1));
        return std::iter::once(heading)
            .chain(notice)
            .chain(too_early)
            .chain([nothing_yet(context)])
            .collect();
    }
    let heading = element("h1").text(&texts::heading(context.year())).end();
    let scope = rules.in_scope(session.scope());
    let narrowed = narrowed(context, session, &scope);
    let basis = basis(context, day.0, day.1);
    let top = std::iter::once(heading).chain(notice).chain([said(context, turned)]);
    match input.evaluation {
        Ok(evaluation) => top.chain(body(context, input, evaluation, &scope, narrowed, basis)).collect(),
        Err(message) => top
            .chain([
                problem("contradiction", &texts::contradictory(message)),
                answers(context, session, true),
                basis,
            ])
            .collect(),
    }
}

/// Everything below the heading.
fn body(
    context: &PageContext,
    input: &ResultInput<'_>,
    evaluation: &SiteEvaluation,
    scope: &[BenefitIndex],
    narrowed: Option<Html>,
    basis: Html,
) -> Vec<Html> {
    let (session, rules) = (input.session, &context.corpus.eligibility);
    let outline = Outline::of(context.corpus, evaluation, scope);
    let asked = rules.for_whoever_asks(scope, &session.link.answers);
    let go_on = evaluation.plan(&asked).next.map(|_| context.link_to_question(NEXT));
    let mut words = Terms::of(context);
    let print = input.can_print.then(|| {
        let button = element("button").class("button answer__print").attribute("type", "button");
        button.attribute("name", PRINT).attribute("data-script", PRINT).text(texts::PRINT).end()
    });
    let sections = sections(context, evaluation, &outline, go_on.as_deref(), &mut words);
    [headline(&outline), replies(context, &outline)]
        .into_iter()
        .chain(print)
        .chain([
            element("div").class("outcome__groups").child(sections).children(narrowed).end(),
            element("div")
                .class("outcome__side")
                .child(answers(context, session, input.turned.is_some()))
                .child(words.folded_in_page())
                .child(basis)
                .child(share(input.can_print))
                .end(),
            print_sheet(context, evaluation, &outline),
        ])
        .collect()
}

/// The answer, money first.
fn headline(outline: &Outline<'static>) -> Html {
    let line = |(at, words): (usize, &String)| {
        let classes = if at == 0 { "answer answer--money" } else { "answer" };
        element("p").class(classes).text(words)
    };
    outline.lines.iter().enumerate().map(line).collect()
}

/// The replies to hardships: one line each, expandable to the full reply with a link to the measure.
fn replies(context: &PageContext, outline: &Outline<'static>) -> Html {
    let rows = outline.replies.iter().map(|reply| {
        let link = reply.measure.and_then(|(source, node)| {
            let source = context.corpus.eligibility.sources.get(usize::from(source))?;
            let measure: SiteNode = context.corpus.documents.get(usize::from(source.document))?.at(node);
            let link = element("a").attribute("href", &context.link(&measure_route(measure)?));
            Some(link.text(&texts::to_measure(&measure.cited())))
        });
        let whole = element("p").text(&reply.words).text(" ").children(link);
        let short = element("summary").text(&reply.short);
        element("details").class("answer answer--reply").child(short).child(whole)
    });
    rows.collect()
}

fn nothing_yet(context: &PageContext) -> Html {
    let link = element("a").class("button button--wide").attribute("href", &context.link_to(Tool::Wizard));
    [element("p").text(texts::NOTHING_YET), element("p").child(link.text(texts::TO_QUESTIONS))]
        .into_iter()
        .collect()
}

/// Reports the verdicts that a changed answer flipped.
fn said(context: &PageContext, turned: Option<&[Flip]>) -> Html {
    let rules = &context.corpus.eligibility;
    let rows = turned.unwrap_or_default().iter().map(|flip| {
        element("li")
            .text(&format!("{}：{} → ", rules.benefit(flip.benefit).title, flip.before.name()))
            .child(element("b").text(flip.after.name()))
    });
    let words = match turned.map(<[Flip]>::len) {
        None => String::new(),
        Some(0) => texts::NOTHING_TURNED.to_owned(),
        Some(turned) => texts::turned(turned),
    };
    element("div")
        .class("turned")
        .attribute("id", TURNED)
        .attribute("role", "status")
        .text(&words)
        .child(element("ul").children(rows))
        .end()
}

/// The current restriction of the result, and the button to widen it.
fn narrowed(context: &PageContext, session: &Session, scope: &[BenefitIndex]) -> Option<Html> {
    let rules = &context.corpus.eligibility;
    let left_out = rules.benefits.len() - scope.len();
    let topic = session.link.topic.and_then(|at| rules.topics.get(usize::from(at)));
    let wish = session.link.wish.and_then(|at| rules.wish(at));
    let what = wish.map(|wish| wish.label).or(topic.map(|topic| topic.label));
    let what = what.map_or_else(|| texts::NARROWED_TO_SOME.to_owned(), |what| format!("“{what}”"));
    let widen = element("button").class("link-button").attribute("type", "button").attribute("name", WIDEN);
    (left_out > 0).then(|| {
        element("p")
            .class("narrowed")
            .text(&texts::narrowed(&what, left_out))
            .child(widen.text(texts::WIDEN))
            .end()
    })
}
