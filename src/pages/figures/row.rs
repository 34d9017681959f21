//! One figure as a row of a table; on a narrow screen the stylesheet makes it a card.
//!
//! The roles repeat what a table is, because a table laid out as cards loses its meaning for readers
//! aloud without them.

use leptos::prelude::*;
use policy::document::{Quote, Span};
use policy::eligibility::Benefit;
use policy::figures::{Figure, Group};

use crate::components::copy::copy_button;
use crate::components::numerals::numerals;
use crate::place::{Place, measure_of};

/// What stands where the text is silent.
const UNSTATED: &str = "文件未写明";

/// The columns of a group's table. Only sums have a payer and a recurrence of their own.
fn columns(group: Group) -> &'static [&'static str] {
    match group {
        Group::Sum => &["金额", "是什么", "给谁", "谁出钱", "怎么发", "原句"],
        Group::Share
        | Group::Quota
        | Group::Term
        | Group::Deadline
        | Group::Frequency
        | Group::Target
        | Group::Count
        | Group::Date => &["数字", "是什么", "对谁", "原句"],
    }
}

/// The head of a group's table.
pub fn head(group: Group) -> impl IntoView {
    let cells = columns(group).iter().map(|name| view! { <th role="columnheader" scope="col">{*name}</th> });
    view! {
        <thead role="rowgroup">
            <tr role="row">{cells.collect_view()}</tr>
        </thead>
    }
}

/// A figure's row.
pub fn row(place: &Place, figure: &'static Figure<'static>) -> impl IntoView + use<> {
    let document = &place.corpus.documents[usize::from(figure.document)];
    let quoted = |quote: Option<Quote>| quote.map(|quote| document.quoted(quote));
    let recurrence = figure.recurrence.map(|span| span.slice(document.text));
    let fund = quoted(figure.fund).map(|fund| view! { <span class="figure__fund">"资金来自" {fund}</span> });
    let cells: Vec<AnyView> = if figure.group == Group::Sum {
        vec![
            view! {
                {figure.who}
                {quota_of(place, figure).map(|quota| view! { <span class="figure__places">{quota.meaning} "：" {every(place, quota)}</span> })}
            }
            .into_any(),
            view! {
                {quoted(figure.payer).unwrap_or(UNSTATED)}
                {fund}
            }
            .into_any(),
            view! { {recurrence.unwrap_or(UNSTATED)} }.into_any(),
        ]
    } else {
        vec![
            view! {
                {figure.who}
                {fund}
            }
            .into_any(),
        ]
    };
    // The first two and the last column are the same in every group.
    let between = columns(figure.group).iter().skip(2).zip(cells).map(|(name, cell)| {
        view! { <td class="figure__cell" role="cell" data-label=*name>{cell}</td> }
    });
    let number = if figure.group == Group::Sum { figure.amount(document) } else { every(place, figure) };
    view! {
        <tr class="figure" role="row" id=figure.id data-at=figure.number.start.to_string()>
            <th class="figure__amount" role="rowheader" scope="row">
                {number}
            </th>
            <td class="figure__meaning" role="cell">
                {figure.meaning}
                {figure.note.map(|note| view! { <span class="figure__note">{note}</span> })}
            </td>
            {between.collect_view()}
            <td class="figure__source" role="cell">{source(place, figure)}</td>
        </tr>
    }
}

/// The figure that says how many there are of what a sum is for.
pub fn quota_of(place: &Place, sum: &Figure<'_>) -> Option<&'static Figure<'static>> {
    place.corpus.figures.iter().find(|figure| Some(figure.id) == sum.quota)
}

/// A number with how often there is so much: `每两年20名`.
pub fn every(place: &Place, figure: &Figure<'_>) -> String {
    let document = &place.corpus.documents[usize::from(figure.document)];
    let recurrence = figure.recurrence.map_or("", |span| span.slice(document.text));
    format!("{recurrence}{}", figure.amount(document))
}

/// The quoted words with the number in them set off, and the way to their sentence.
fn source(place: &Place, figure: &'static Figure<'static>) -> impl IntoView + use<> {
    let document = &place.corpus.documents[usize::from(figure.document)];
    let node = document.at(figure.quote.node);
    let (quote, number) = (figure.quote.span, figure.number);
    let words = |start, end| numerals(Span::new(start, end).slice(document.text));
    let measure = measure_of(node).and_then(|measure| measure.measure_number());
    let article = measure.map(|number| format!("第{number}条"));
    view! {
        <q class="figure__quote">
            {words(quote.start, number.start)} <b class="number">{Span::new(number.start, number.end).slice(document.text)}</b>
            {words(number.end, quote.end)}
        </q>
        <a class="figure__link" href=place.link_to_node(node)>{document.metadata.short_title} {article}</a>
        {questions(place, figure)}
        {copy_button()}
    }
}

/// The way to the questions of the benefit whose terms hold this number; nothing where none does.
fn questions(place: &Place, figure: &Figure<'_>) -> Option<impl IntoView + use<>> {
    let document = &place.corpus.documents[usize::from(figure.document)];
    let measure = measure_of(document.at(figure.quote.node))?;
    let holds = |quote: Quote| quote.span.contains(figure.number);
    let is_term = |benefit: &&Benefit<'_>| {
        benefit
            .amount
            .is_some_and(|amount| holds(amount.quote) || amount.total_cap.is_some_and(|cap| holds(cap.quote)))
            || benefit.quota.is_some_and(|quota| holds(quota.quote))
            || benefit.term.is_some_and(|term| holds(term.quote))
    };
    let benefit = place.benefits_of(measure).find(is_term)?;
    let label = format!("查我符不符合：{}", benefit.title);
    Some(view! {
        <a class="figure__questions" href=place.link_to_questions(measure) aria-label=label>"查我符不符合"</a>
    })
}
