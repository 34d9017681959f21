//! The numbers that are not figures, with the reason, to show that none is missing.

use leptos::prelude::*;
use policy::model::figures::{NotFigure, NotFigureReason};

use crate::components::numerals::numerals;
use crate::page_context::PageContext;

/// The list, initially collapsed.
pub fn others(context: &PageContext) -> impl IntoView + use<> {
    let count = context.corpus.not_figures.len();
    let reasons: Vec<_> = NotFigureReason::ALL
        .into_iter()
        .map(|reason| {
            let entries: Vec<_> = context
                .corpus
                .not_figures
                .iter()
                .filter(|entry| entry.reason == reason)
                .map(|entry| link(context, *entry))
                .collect();
            (!entries.is_empty()).then(|| {
                view! {
                    <dt>{reason.name()}</dt>
                    <dd>
                        <ul class="figures-others__list">{entries}</ul>
                    </dd>
                }
            })
        })
        .collect();
    view! {
        <details class="fold figures-others">
            <summary>{format!("不算在内的{count}处数字")}</summary>
            <p>"标题的序号（如“9.”“（一）”）也不算。"</p>
            <dl>{reasons}</dl>
        </details>
    }
}

fn link(context: &PageContext, entry: NotFigure) -> impl IntoView + use<> {
    let document = &context.corpus.documents[usize::from(entry.document)];
    let node = document.at(entry.quote.node);
    view! {
        <li>
            <a href=context.link_to_node(node)>{numerals(document.quoted(entry.quote))}</a>
        </li>
    }
}
