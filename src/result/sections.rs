//! The groups of the result: the first ones are open with a few rows, the others collapsed.

use policy::outline::{OPEN_ROWS, Outline, OutlineGroup, OutlineGroupKind};

use super::not_for_you::not_for_you;
use super::row::row;
use super::{SiteEvaluation, texts};
use crate::components::terms::Terms;
use crate::html::{Html, element};
use crate::page_context::PageContext;

/// All groups in order. `go_on` links to the remaining questions, if any.
pub fn sections(
    context: &PageContext,
    evaluation: &SiteEvaluation,
    outline: &Outline<'static>,
    go_on: Option<&str>,
    words: &mut Terms,
) -> Html {
    let section = |group: &OutlineGroup<'static>| match group.kind {
        OutlineGroupKind::ForOthers => {
            let benefits: Vec<_> = group.rows.iter().map(|row| row.benefit).collect();
            not_for_you(evaluation.rules(), group.kind.key(), &group.heading(), &benefits)
        }
        OutlineGroupKind::Missing => missing(context, evaluation, outline, group, go_on, words),
        _ => {
            let rows: Vec<Html> =
                group.rows.iter().map(|line| row(context, evaluation, line, words)).collect();
            if group.is_open { open(group, rows) } else { folded(group, rows) }
        }
    };
    outline.groups.iter().map(section).collect()
}

fn open(group: &OutlineGroup<'_>, mut rows: Vec<Html>) -> Html {
    let more = rows.split_off(rows.len().min(OPEN_ROWS));
    let words = texts::more_rows(more.len());
    // Several groups may have the same number of further rows.
    let label = format!("{}：{words}", group.kind.name());
    let more = (!more.is_empty()).then(|| {
        element("details")
            .class("group__more")
            .child(element("summary").attribute("aria-label", &label).text(&words))
            .child(element("ul").class("benefits").children(more))
    });
    element("section")
        .class("group")
        .attribute("id", group.kind.key())
        .child(element("h2").class("group__heading").text(&group.heading()))
        .child(element("ul").class("benefits").children(rows))
        .children(more)
        .end()
}

/// A collapsed group.
fn folded(group: &OutlineGroup<'_>, rows: Vec<Html>) -> Html {
    let explained = match group.kind {
        OutlineGroupKind::Unlisted => texts::UNLISTED_GROUP,
        OutlineGroupKind::NotNow => texts::NOT_NOW_GROUP,
        _ => "",
    };
    element("details")
        .class("group group--folded")
        .attribute("id", group.kind.key())
        .child(element("summary").class("group__heading").text(&group.heading()))
        .children((!explained.is_empty()).then(|| element("p").class("group__words").text(explained)))
        .child(element("ul").class("benefits").children(rows))
        .end()
}

/// The undetermined benefits by question: the most decisive questions, a link to them, and below each
/// question the collapsed benefits.
fn missing(
    context: &PageContext,
    evaluation: &SiteEvaluation,
    outline: &Outline<'static>,
    group: &OutlineGroup<'static>,
    go_on: Option<&str>,
    words: &mut Terms,
) -> Html {
    let way = go_on.map(|link| element("a").class("button").attribute("href", link).text(texts::GO_ON));
    let mut of_question = |missing: &policy::outline::Missing<'static>| -> Html {
        let lines = missing.benefits.iter().filter_map(|at| group.rows.iter().find(|row| row.benefit == *at));
        let rows: Vec<Html> = lines.map(|line| row(context, evaluation, line, words)).collect();
        [
            element("h3").class("missing__question").text(missing.label),
            element("ul").class("benefits").children(rows),
        ]
        .into_iter()
        .collect()
    };
    let rows: Html = outline.missing.iter().map(&mut of_question).collect();
    element("section")
        .class("group missing")
        .attribute("id", group.kind.key())
        .child(element("h2").class("group__heading").text(&group.heading()))
        .child(element("p").class("missing__words").text(&outline.missing_words().unwrap_or_default()))
        .children(way)
        .child(
            element("details")
                .class("group__more")
                .child(element("summary").text(texts::WHICH_DEPEND))
                .child(rows),
        )
        .end()
}
