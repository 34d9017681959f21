//! What another document says on the subject of a measure.

use leptos::prelude::*;
use policy::model::pairs::{Counterpart, CounterpartText};

use crate::page_context::{PageContext, SiteNode};
use crate::route::Tool;

/// The block on a measure's page; `None` without a comparison.
#[must_use]
pub fn counterparts(context: &PageContext, measure: SiteNode) -> Option<impl IntoView + use<>> {
    let corpus = context.corpus;
    let of_measure = |counterpart: &&Counterpart<'static>| {
        let document = corpus.documents.get(usize::from(counterpart.document));
        counterpart.measure == measure.index()
            && document.is_some_and(|document| document.id == measure.document().id)
    };
    let lines: Vec<_> =
        corpus.counterparts.iter().filter(of_measure).map(|counterpart| line(context, counterpart)).collect();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="counterparts" aria-labelledby="counterparts">
                <h2 class="counterparts__heading" id="counterparts">"国家文件怎么说"</h2>
                <ul>{lines}</ul>
            </section>
        }
    })
}

fn line(context: &PageContext, counterpart: &'static Counterpart<'static>) -> impl IntoView + use<> {
    let other = &context.corpus.documents[usize::from(counterpart.other)];
    let name = other.metadata.short_title;
    let compare = context.link_to(Tool::Compare);
    match &counterpart.text {
        CounterpartText::Here(relation, quotes) => {
            let quotes = quotes.iter().map(|&quote| {
                let link = context.link_to_node(other.at(quote.node));
                view! {
                    <blockquote class="counterpart__words">
                        <a href=link>{other.quoted(quote)}</a>
                    </blockquote>
                }
            });
            view! {
                <li class="counterpart">
                    <span class="counterpart__who">{name}"："</span>
                    {quotes.collect_view()}
                    <a class="counterpart__link" href=format!("{compare}#pair-{}", counterpart.id)>
                        {format!("对照着看（{}）", relation.name())}
                    </a>
                </li>
            }
            .into_any()
        }
        CounterpartText::Nothing => view! {
            <li class="counterpart">
                <span class="counterpart__who">{name}"没有写到这里的内容。"</span>
                <a class="counterpart__link" href=format!("{compare}#only-{}", counterpart.id)>"为什么这么说"</a>
            </li>
        }
        .into_any(),
    }
}
