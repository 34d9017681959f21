//! A figure as a row: number and meaning, expandable to recipient, payer and quote.

use leptos::prelude::*;
use policy::model::document::{Quote, Span};
use policy::model::figures::{Figure, FigureGroup};
use policy::model::rules::Benefit;

use crate::components::copy::copy_button;
use crate::components::numerals::numerals;
use crate::page_context::{PageContext, measure_of};

/// Placeholder for unspecified data.
const UNSTATED: &str = "文件未写明";

/// A figure's row.
pub fn row(context: &PageContext, figure: &'static Figure<'static>) -> AnyView {
    let document = &context.corpus.documents[usize::from(figure.document)];
    let quoted = |quote: Option<Quote>| quote.map(|quote| document.quoted(quote));
    let recurrence = figure.recurrence.map(|span| span.slice(document.text));
    let fund = quoted(figure.fund).map(|fund| format!("资金来自{fund}"));
    let quota =
        quota_of(context, figure).map(|quota| format!("{}：{}", quota.meaning, every(context, quota)));
    let is_sum = figure.group == FigureGroup::Sum;
    // Only sums have a payer and a recurrence.
    let cells: Vec<(&str, Vec<String>)> = if is_sum {
        let payer = quoted(figure.payer).unwrap_or(UNSTATED).to_owned();
        vec![
            ("给谁", figure.who.map(str::to_owned).into_iter().chain(quota).collect()),
            ("谁出钱", [payer].into_iter().chain(fund).collect()),
            ("怎么发", vec![recurrence.unwrap_or(UNSTATED).to_owned()]),
        ]
    } else {
        vec![("对谁", figure.who.map(str::to_owned).into_iter().chain(fund).collect())]
    };
    let cells: Vec<_> = cells
        .into_iter()
        .filter(|(_, lines)| lines.iter().any(|line| !line.is_empty()))
        .map(|(name, lines)| {
            let lines: Vec<_> = lines
                .into_iter()
                .filter(|line| !line.is_empty())
                .map(|line| view! { <span>{line}</span> })
                .collect();
            view! {
                <div class="figure__pair">
                    <dt>{name}</dt>
                    <dd class="figure__cell" data-label=name>{lines}</dd>
                </div>
            }
        })
        .collect();
    let number = if is_sum { figure.amount(document) } else { every(context, figure) };
    let class = if is_sum { "figure__amount money" } else { "figure__amount" };
    view! {
        <li class="figure" id=figure.id data-at=figure.number.start.to_string()>
            <details class="fold figure__fold" name="figure">
                <summary class="figure__line">
                    <span class=class>{number}</span>
                    <span class="figure__meaning">{figure.meaning}</span>
                </summary>
                <div class="figure__more">
                    {figure.note.map(|note| view! { <p class="figure__note">{note}</p> })}
                    <dl class="figure__facts">{cells}</dl>
                    <div class="figure__source">{source(context, figure)}</div>
                </div>
            </details>
        </li>
    }
    .into_any()
}

/// The figure with the number of recipients of a sum.
pub fn quota_of(context: &PageContext, sum: &Figure<'_>) -> Option<&'static Figure<'static>> {
    context.corpus.figures.iter().find(|figure| Some(figure.id) == sum.quota)
}

/// A number with its recurrence: `每两年20名`.
pub fn every(context: &PageContext, figure: &Figure<'_>) -> String {
    let document = &context.corpus.documents[usize::from(figure.document)];
    let recurrence = figure.recurrence.map_or("", |span| span.slice(document.text));
    format!("{recurrence}{}", figure.amount(document))
}

/// The quote with its number highlighted, and a link to its sentence.
fn source(context: &PageContext, figure: &'static Figure<'static>) -> impl IntoView + use<> {
    let document = &context.corpus.documents[usize::from(figure.document)];
    let node = document.at(figure.quote.node);
    let (quote, number) = (figure.quote.span, figure.number);
    let words = |start, end| numerals(Span::new(start, end).slice(document.text));
    let article = measure_of(node).map(|measure| measure.cited());
    view! {
        <q class="figure__quote">
            {words(quote.start, number.start)} <b class="number">{Span::new(number.start, number.end).slice(document.text)}</b>
            {words(number.end, quote.end)}
        </q>
        <a class="figure__link" href=context.link_to_node(node)>{document.metadata.short_title} {article}</a>
        {questions(context, figure)}
        {copy_button()}
    }
}

/// A link to the questions of the benefit with this term; `None` if there is none.
fn questions(context: &PageContext, figure: &Figure<'_>) -> Option<impl IntoView + use<>> {
    let document = &context.corpus.documents[usize::from(figure.document)];
    let measure = measure_of(document.at(figure.quote.node))?;
    let holds = |quote: Quote| quote.span.contains(figure.number);
    let is_term = |benefit: &&Benefit<'_>| {
        benefit
            .amount
            .is_some_and(|amount| holds(amount.quote) || amount.total_cap.is_some_and(|cap| holds(cap.quote)))
            || benefit.quota.is_some_and(|quota| holds(quota.quote))
            || benefit.term.is_some_and(|term| holds(term.quote))
    };
    let benefit = context.benefits_of(measure).find(is_term)?;
    let label = format!("查我符不符合：{}", benefit.title);
    Some(view! {
        <a class="figure__questions" href=context.link_to_questions(measure) aria-label=label>"查我符不符合"</a>
    })
}
