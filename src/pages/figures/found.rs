//! Automatically detected numbers of documents in the reading edition, each in its sentence.

use leptos::prelude::*;
use policy::model::document::Span;
use policy::model::figures::{FoundKind, FoundNumber};

use crate::components::numerals::numerals;
use crate::page_context::{PageContext, SiteNode, measure_of};

/// A list for each reading-edition document with numbers.
pub fn found(context: &PageContext) -> Vec<AnyView> {
    context.reading_editions().filter_map(|document| of_document(context, document.id)).collect()
}

fn of_document(context: &PageContext, id: &'static str) -> Option<AnyView> {
    let document = context.corpus.document(id)?;
    let numbers: Vec<&FoundNumber> = context
        .corpus
        .found
        .iter()
        .filter(|found| {
            context.corpus.documents.get(usize::from(found.document)).is_some_and(|one| one.id == id)
        })
        .collect();
    let count = numbers.len();
    let groups: Vec<_> =
        FoundKind::ALL.into_iter().filter_map(|kind| group(context, id, &numbers, kind)).collect();
    (count > 0).then(|| {
        view! {
            <section class="figures">
                <h2 class="group__heading">{format!("{}：找到的{count}个数字", document.metadata.short_title)}</h2>
                <p class="edition">
                    "这些数字是程序从原文里找出来的，还没有逐个说明给谁、什么条件、谁出钱。请看它所在的句子。"
                </p>
                {groups}
            </section>
        }
        .into_any()
    })
}

/// The numbers of one kind, one row per sentence.
fn group(context: &PageContext, id: &str, numbers: &[&FoundNumber], kind: FoundKind) -> Option<AnyView> {
    let document = context.corpus.document(id)?;
    let mut rows: Vec<(SiteNode, Vec<Span>)> = Vec::new();
    for found in numbers.iter().filter(|found| found.kind == kind) {
        let leaf = document.at(found.leaf);
        match rows.last_mut() {
            Some((last, words)) if *last == leaf => words.push(found.words),
            _ => rows.push((leaf, vec![found.words])),
        }
    }
    let count: usize = rows.iter().map(|(_, words)| words.len()).sum();
    let items: Vec<AnyView> = rows.into_iter().map(|(leaf, words)| row(context, leaf, &words)).collect();
    // Sums come first; numbers without a unit come last and are collapsed.
    let is_open = kind != FoundKind::Other;
    (count > 0).then(|| {
        view! {
            <details class="fold" open=is_open>
                <summary>
                    {kind.name()}
                    <span class="fold__count">{format!("{count}个")}</span>
                </summary>
                <ul class="plain-list">{items}</ul>
            </details>
        }
        .into_any()
    })
}

/// A sentence with its numbers highlighted, and a link to it.
fn row(context: &PageContext, leaf: SiteNode, numbers: &[Span]) -> AnyView {
    let document = leaf.document();
    let words = |start, end| {
        let words = numerals(Span::new(start, end).slice(document.text));
        view! { <span>{words}</span> }.into_any()
    };
    let mut at = leaf.span().start;
    let mut parts: Vec<AnyView> = Vec::new();
    for number in numbers {
        parts.push(words(at, number.start));
        parts.push(view! { <b class="number">{number.slice(document.text)}</b> }.into_any());
        at = number.end;
    }
    parts.push(words(at, leaf.span().end));
    let cited = measure_of(leaf).map_or_else(|| "原文".to_owned(), |measure| measure.cited().into_owned());
    view! {
        <li>
            <q class="figure__quote">{parts}</q>
            " "
            <a href=context.link_to_node(leaf)>{cited}</a>
        </li>
    }
    .into_any()
}
