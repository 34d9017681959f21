//! The quotes of one side, each linked to its position in the document.

use leptos::prelude::*;
use policy::compare::Stretch;
use policy::model::document::{NodeKind, Quote, Span};
use policy::model::pairs::Side;

use super::Compared;
use crate::components::numerals::numerals;
use crate::page_context::{SiteNode, measure_of, name_of};

/// One side of a pair, marked.
pub(super) fn side(compared: &Compared<'_>, side: Side, quotes: &[Quote], marks: &[Vec<Stretch>]) -> AnyView {
    let quotes = quotes.iter().zip(marks).map(|(quote, stretches)| quoted(compared, side, *quote, stretches));
    let class = match side {
        Side::Left => "side side--left",
        Side::Right => "side side--right",
    };
    view! {
        <div class=class>
            <h4 class="side__name">{compared.short_name(side)}</h4>
            {quotes.collect_view()}
        </div>
    }
    .into_any()
}

/// The statements of one document without counterpart: whole measures and covers as links, other passages in
/// full.
pub(super) fn plain_quotes(compared: &Compared<'_>, side: Side, quotes: &[Quote]) -> AnyView {
    let document = compared.document(side);
    let quotes = quotes.iter().map(|&quote| {
        let node = document.at(quote.node);
        if matches!(node.kind(), NodeKind::Measure | NodeKind::Cover) {
            whole(compared, node).into_any()
        } else {
            let unmarked = Stretch { span: quote.span, phrase: None, number: false };
            quoted(compared, side, quote, &[unmarked]).into_any()
        }
    });
    view! {
        <div class="side">
            <h4 class="side__name">{compared.short_name(side)}</h4>
            {quotes.collect_view()}
        </div>
    }
    .into_any()
}

fn whole(compared: &Compared<'_>, node: SiteNode) -> impl IntoView + use<> {
    let name = if node.kind() == NodeKind::Measure {
        format!("{}：{}", node.cited(), name_of(node))
    } else {
        crate::components::official_text::cover_name(node).to_owned()
    };
    view! {
        <p class="quote quote--whole">
            <a href=compared.context.link_to_node(node)>{name}</a>
        </p>
    }
}

fn quoted(compared: &Compared<'_>, side: Side, quote: Quote, stretches: &[Stretch]) -> impl IntoView + use<> {
    let document = compared.document(side);
    let node = document.at(quote.node);
    let of_quote = |leaf: &SiteNode| leaf.kind().is_leaf() && leaf.span().overlaps(quote.span);
    // A heading gets its own line only if text follows.
    let heading_line = document.iter().filter(of_quote).nth(1).map(|_| "quote__heading");
    let leaves: Vec<_> = document
        .iter()
        .filter(of_quote)
        .map(|leaf| {
            let class = heading_line.filter(|_| leaf.kind() == NodeKind::Heading);
            let inside = stretches.iter().filter_map(|stretch| cut(*stretch, leaf.span()));
            let number = number_of(leaf).map(|number| {
                let name = format!("第{number}句，看出处");
                let link = compared.context.link_to_node(leaf);
                view! { <a class="quote__number" href=link aria-label=name data-number=number></a> }
            });
            view! { {number}<span class=class>{inside.map(|stretch| shown(stretch, document.text)).collect_view()}</span> }
        })
        .collect();
    let (words, label) = match measure_of(node).map(|measure| measure.cited().into_owned()) {
        Some(place) => (place.clone(), format!("{place}，这几句的出处")),
        None => ("原文".to_owned(), format!("原文：在{}中看这几句", document.metadata.short_title)),
    };
    view! {
        <blockquote class="quote">
            {leaves}
            <a class="quote__link" href=compared.context.link_to_node(node) aria-label=label>{words}</a>
        </blockquote>
    }
}

/// The number of a leaf among the sentences of its measure, as on the measure's page; `None` for others.
fn number_of(leaf: SiteNode) -> Option<&'static str> {
    measure_of(leaf)?;
    let (_, number) = leaf.id().rsplit_once(".s")?;
    number.parse::<u16>().is_ok().then_some(number)
}

/// The part of a range that lies in a leaf.
fn cut(stretch: Stretch, leaf: Span) -> Option<Stretch> {
    let span = Span::new(stretch.span.start.max(leaf.start), stretch.span.end.min(leaf.end));
    (!span.is_empty()).then_some(Stretch { span, ..stretch })
}

fn shown(stretch: Stretch, text: &'static str) -> AnyView {
    let words = numerals(stretch.span.slice(text));
    match stretch {
        Stretch { phrase: Some(_), .. } => view! { <mark class="shared">{words}</mark> }.into_any(),
        Stretch { number: true, .. } => view! { <strong class="lone-number">{words}</strong> }.into_any(),
        Stretch { .. } => view! { {words} }.into_any(),
    }
}
