//! The comparison of two documents: correspondences, and statements of only one of them.
//!
//! Views are erased to [`AnyView`] part by part, because the nested type is too deep for the compiler.
//!
//! Complete without scripts. With them, `scripts/enhance/compare.ts` filters the entries, updates the count,
//! and switches the sides of a pair on a swipe.

mod diagram;
mod entry;
mod overview;
mod side;

use std::collections::BTreeSet;
use std::slice;

use leptos::prelude::*;
use policy::compare::Counted;
use policy::model::document::{NodeKind, Quote};
use policy::model::pairs::{Alignment, Alone, Pair, Relation, Side};
use policy::{Corpus, Document};

use crate::components::copy::citations;
use crate::components::empty::nothing_left;
use crate::contract::FIELD_TOPIC;
use crate::page_context::{PageContext, SiteNode, measure_of, name_of, on_nationwide};
use crate::pages::Page;
use crate::route::Route;

use entry::Position;

/// The page of an alignment of two documents.
pub fn page(
    context: &PageContext,
    corpus: &'static Corpus<'static>,
    alignment: &'static Alignment<'static>,
) -> Page {
    let compared = Compared::new(context, corpus, alignment);
    let (left, right) = (compared.left.document, compared.right.document);
    let names = [left, right].map(|document| document.metadata.short_title);
    let here = compared.here();
    Page {
        title: match &context.route {
            Route::Comparison { .. } => format!("{}对照着看", names.join("和")),
            _ => "两份文件对照着看".to_owned(),
        },
        description: format!(
            "{}和{}逐处对照：{}处说的是同一件事，哪里相同，哪里{here}更具体，{here}多给了什么。",
            names[0],
            names[1],
            alignment.pairs.len()
        ),
        view: view(&compared),
    }
}

/// The shared data of the page's parts.
struct Compared<'p> {
    context: &'p PageContext,
    alignment: &'static Alignment<'static>,
    left: Counted<'static, 'static>,
    right: Counted<'static, 'static>,
    /// Words that no mark may split.
    terms: Vec<&'static str>,
}

impl<'p> Compared<'p> {
    fn new(
        context: &'p PageContext,
        corpus: &'static Corpus<'static>,
        alignment: &'static Alignment<'static>,
    ) -> Self {
        let counted = |position: u16| Counted {
            document: &corpus.documents[usize::from(position)],
            position,
            figures: &corpus.figures,
        };
        Self {
            context,
            alignment,
            left: counted(alignment.left),
            right: counted(alignment.right),
            terms: corpus.vocabulary.terms.iter().map(|term| term.official).collect(),
        }
    }

    fn document(&self, side: Side) -> &'static Document<'static> {
        match side {
            Side::Left => self.left.document,
            Side::Right => self.right.document,
        }
    }

    /// The subject for additions of the left document: the province, if the other document is national.
    fn here(&self) -> &'static str {
        if self.right.document.metadata.is_nationwide() {
            "省里"
        } else {
            self.left.document.metadata.jurisdiction
        }
    }

    /// The short name of a side.
    fn short_name(&self, side: Side) -> &'static str {
        self.document(side).metadata.short_title
    }
}

/// An entry: a section of the page.
#[derive(Clone, Copy)]
enum ComparisonEntry {
    Pair(&'static Pair<'static>),
    Alone(&'static Alone<'static>),
}

impl ComparisonEntry {
    /// The fragment of the entry.
    fn anchor(self) -> String {
        match self {
            Self::Pair(pair) => format!("pair-{}", pair.id),
            Self::Alone(alone) => format!("only-{}", alone.id),
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Pair(pair) => pair.title,
            Self::Alone(alone) => alone.title,
        }
    }

    /// The quote that determines the entry's position.
    fn first(self) -> Option<Quote> {
        match self {
            Self::Pair(pair) => pair.left.first().copied(),
            Self::Alone(alone) => alone.quotes.first().copied(),
        }
    }

    fn adds_something(self) -> bool {
        match self {
            Self::Pair(pair) => !pair.adds.is_empty(),
            Self::Alone(alone) => !alone.adds.is_empty(),
        }
    }

    /// The topics of the benefits of the measures on its left side, by id.
    fn topics(self, compared: &Compared<'_>) -> BTreeSet<&'static str> {
        let rules = &compared.context.corpus.eligibility;
        let quotes = match self {
            Self::Pair(pair) => &pair.left,
            Self::Alone(Alone { side: Side::Left, quotes, .. }) => quotes,
            Self::Alone(_) => return BTreeSet::new(),
        };
        let measures = quotes.iter().filter_map(|quote| measure_of(compared.left.document.at(quote.node)));
        let benefits = measures.flat_map(|measure| compared.context.benefits_of(measure));
        benefits.flat_map(|benefit| &benefit.topics).map(|&at| rules.topics[usize::from(at)].id).collect()
    }

    /// The relation, as a key for the filter and as text.
    fn relation(self, compared: &Compared<'_>) -> (&'static str, String) {
        match self {
            Self::Pair(pair) => (pair.relation.key(), pair.relation.name().to_owned()),
            Self::Alone(alone) => match alone.side {
                Side::Left => ("only-left", format!("{}未提", compared.short_name(Side::Right))),
                Side::Right => ("only-right", format!("{}未提", compared.short_name(Side::Left))),
            },
        }
    }
}

/// The entries of one part or area.
struct Division {
    node: SiteNode,
    name: String,
    entries: Vec<ComparisonEntry>,
}

/// All entries in the order of the left document, then those of only the right one.
fn divisions(compared: &Compared<'_>) -> Vec<Division> {
    let alignment = compared.alignment;
    let of_side =
        |side| alignment.alone.iter().filter(move |alone| alone.side == side).map(ComparisonEntry::Alone);
    let mut entries: Vec<ComparisonEntry> =
        alignment.pairs.iter().map(ComparisonEntry::Pair).chain(of_side(Side::Left)).collect();
    entries.sort_by_key(|entry| entry.first().map(|quote| quote.span.start));
    let mut divisions: Vec<Division> = Vec::new();
    for entry in entries {
        let Some(quote) = entry.first() else { continue };
        let node = division_of(compared.left.document.at(quote.node));
        match divisions.last_mut() {
            Some(last) if last.node == node => last.entries.push(entry),
            _ => divisions.push(Division { node, name: division_name(node), entries: vec![entry] }),
        }
    }
    let right = compared.right.document;
    divisions.push(Division {
        node: right.root(),
        name: format!("只有{}写了的", right.metadata.short_title),
        entries: of_side(Side::Right).collect(),
    });
    divisions
}

/// The area of a node, else its part, else the document.
fn division_of(node: SiteNode) -> SiteNode {
    let upwards = || std::iter::once(node).chain(node.ancestors());
    let is_area = |node: &SiteNode| {
        node.kind() == NodeKind::Section && node.children().any(|child| child.kind() == NodeKind::Measure)
    };
    upwards()
        .find(is_area)
        .or_else(|| upwards().find(|node| node.kind() == NodeKind::Part))
        .unwrap_or_else(|| node.document().root())
}

fn division_name(node: SiteNode) -> String {
    if node.parent().is_none() { "开头".to_owned() } else { format!("{}{}", node.label(), name_of(node)) }
}

fn view(compared: &Compared<'_>) -> AnyView {
    let divisions = divisions(compared);
    let (left, right) = (compared.short_name(Side::Left), compared.short_name(Side::Right));
    let sections: Vec<_> = divisions.iter().map(|division| section(compared, division)).collect();
    view! {
        <div class="compare folds">
            <h1>"两份文件对照着看"</h1>
            <p class="compare__lead">
                {format!("一边是{left}，一边是{right}。")}
                {on_nationwide(slice::from_ref(compared.right.document)).collect_view()}
                "哪一处对哪一处，是逐句读过两份文件后写下的；这不是说一份文件由另一份改写而来。"
            </p>
            {overview::overview(compared)}
            {filters(compared, &divisions)}
            <div class="compare__body">
                {contents(&divisions)}
                <div class="compare__list">
                    {legend()}
                    {nothing_left("没有同时符合这几项的对照。")}
                    {sections}
                </div>
            </div>
            {citations([compared.left.document, compared.right.document])}
        </div>
    }
    .into_any()
}

fn filters(compared: &Compared<'_>, divisions: &[Division]) -> AnyView {
    let relations =
        [Relation::Same, Relation::MoreSpecific].map(|relation| (relation.key(), relation.name().to_owned()));
    let only = [("only-left", Side::Right), ("only-right", Side::Left)]
        .map(|(key, silent)| (key, format!("{}未提", compared.short_name(silent))));
    let relations =
        relations.into_iter().chain(only).map(|(key, name)| view! { <option value=key>{name}</option> });
    let topics = (compared.context.corpus.eligibility.listed_topics())
        .map(|(_, topic)| view! { <option value=topic.id>{topic.label}</option> });
    let areas = divisions
        .iter()
        .map(|division| view! { <option value=division.node.id()>{division.name.clone()}</option> });
    let count: usize = divisions.iter().map(|division| division.entries.len()).sum();
    view! {
        <form class="filters" data-slot="compare">
            <details class="fold filters__fold">
                <summary class="filters__open">"筛选"</summary>
                <div class="filters__choices">
                    <p class="filter">
                        <label class="filter__label" for="relation">"关系"</label>
                        <select class="filter__choice" id="relation">
                            <option value="">"全部"</option>
                            {relations.collect_view()}
                        </select>
                    </p>
                    <p class="filter">
                        <label class="filter__label" for=FIELD_TOPIC>"哪方面"</label>
                        <select class="filter__choice" id=FIELD_TOPIC>
                            <option value="">"全部"</option>
                            {topics.collect_view()}
                        </select>
                    </p>
                    <p class="filter">
                        <label class="filter__label" for="area">"部分"</label>
                        <select class="filter__choice" id="area">
                            <option value="">"全部"</option>
                            {areas.collect_view()}
                        </select>
                    </p>
                    <p class="filter">
                        <input class="filter__tick" id="adds" type="checkbox" />
                        <label class="filter__tick-label" for="adds">{format!("只看{}多给了什么", compared.here())}</label>
                    </p>
                </div>
            </details>
            <p class="filters__count" role="status" data-count="">{format!("共{count}处")}</p>
            <noscript>
                <p class="filters__note">"筛选要用到 JavaScript，现在没有启用。下面是全部对照。"</p>
            </noscript>
        </form>
    }
    .into_any()
}

fn contents(divisions: &[Division]) -> AnyView {
    let groups = divisions.iter().map(|division| {
        let entries = division.entries.iter().map(|entry| {
            view! {
                <li class="contents__entry contents__entry--section">
                    <a href=format!("#{}", entry.anchor())>{entry.title()}</a>
                </li>
            }
        });
        view! {
            <li class="contents__entry">
                <a href=format!("#{}", division.node.id())>{division.name.clone()}</a>
            </li>
            {entries.collect_view()}
        }
    });
    view! {
        <div class="contents contents--compare" data-slot="contents">
            <input class="contents__switch" id="contents-switch" type="checkbox" />
            <label class="contents__label" for="contents-switch">"目录"</label>
            <nav class="contents__list" aria-label="目录">
                <ol>{groups.collect_view()}</ol>
            </nav>
        </div>
    }
    .into_any()
}

/// The legend of the marks in quotes.
fn legend() -> impl IntoView {
    view! {
        <p class="compare__legend">
            <mark class="shared">"这样的字句"</mark>
            "两边都有；"
            <strong class="lone-number">"这样的数字"</strong>
            "只有一边有。"
        </p>
    }
}

fn section(compared: &Compared<'_>, division: &Division) -> AnyView {
    let id = division.node.id();
    let of = division.entries.len();
    let entries: Vec<_> = (1..)
        .zip(&division.entries)
        .map(|(at, entry)| entry::entry(compared, *entry, id, Position { at, of }))
        .collect();
    view! {
        <section class="group" id=id data-division="">
            <details class="fold group__fold">
                <summary>
                    <h2 class="group__heading">{division.name.clone()}</h2>
                    <span class="fold__count">{format!("{of}处")}</span>
                </summary>
                {entries}
            </details>
        </section>
    }
    .into_any()
}
