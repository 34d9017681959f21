//! The summary of the comparison: number of correspondences, diagram and table.

use std::collections::BTreeSet;

use leptos::prelude::*;
use policy::compare::{Point, measure_of};
use policy::model::pairs::{Relation, Side};

use super::Compared;
use super::diagram::diagram;
use crate::page_context::{SiteNode, name_of};

/// The summary at the top of the page.
pub(super) fn overview(compared: &Compared<'_>) -> AnyView {
    let points = points(compared);
    let (left, right) = (compared.short_name(Side::Left), compared.short_name(Side::Right));
    let matched: BTreeSet<u16> = points.iter().flat_map(PassageRow::numbers).collect();
    let measures: Vec<SiteNode> = compared.left.document.measures().collect();
    let unmatched: Vec<SiteNode> = (measures.iter().copied())
        .filter(|measure| measure.measure_number().is_some_and(|number| !matched.contains(&number)))
        .collect();
    view! {
        <section class="overview" aria-labelledby="overview">
            <h2 id="overview">"一眼看清"</h2>
            {counts(compared)}
            <p>
                {format!(
                    "{right}说到具体措施的有{}处，对应{left}{}条措施中的{}条；另外{}条，{right}没有提到。",
                    points.len(),
                    measures.len(),
                    matched.len(),
                    unmatched.len(),
                )}
            </p>
            <details class="fold overview__fold">
            <summary>"看总图"</summary>
            <div class="overview__parts">
                <figure class="diagram">
                    <figcaption class="diagram__caption">
                        {format!("左边是{right}的话，右边的圆圈是对应的措施编号，点一下看对照。")}
                    </figcaption>
                    {diagram(&points, [compared.left.document.text, compared.right.document.text])}
                    {table(compared, &points)}
                </figure>
                <div class="unmatched">
                    <h3 class="unmatched__heading">{format!("{right}没有提到的{}条", unmatched.len())}</h3>
                    <ul>{unmatched.into_iter().map(|measure| unmatched_line(compared, measure)).collect_view()}</ul>
                </div>
            </div>
            </details>
        </section>
    }
    .into_any()
}

fn counts(compared: &Compared<'_>) -> AnyView {
    let alignment = compared.alignment;
    let related = |relation| alignment.pairs.iter().filter(|pair| pair.relation == relation).count();
    let alone = |side| alignment.alone.iter().filter(|alone| alone.side == side).count();
    let (left, right) = (compared.short_name(Side::Left), compared.short_name(Side::Right));
    let count = |number: usize, words: String| {
        view! {
            <li class="count">
                <strong class="count__number">{number}</strong>
                <span class="count__words">{words}</span>
            </li>
        }
    };
    view! {
        <ul class="counts">
            {count(related(Relation::Same), "处相同".to_owned())}
            {count(related(Relation::MoreSpecific), format!("处{}更具体", compared.here()))}
            {count(alone(Side::Left), format!("处{right}未提"))}
            {count(alone(Side::Right), format!("处{left}未提"))}
        </ul>
    }
    .into_any()
}

/// A passage of the right document, as a row of diagram and table.
pub(super) struct PassageRow {
    /// Its text, or its topic if the text is too long.
    pub(super) label: String,
    /// Its measures, each with the URL of the pair.
    pub(super) measures: Vec<(SiteNode, String)>,
}

impl PassageRow {
    fn numbers(&self) -> impl Iterator<Item = u16> {
        self.measures.iter().filter_map(|(measure, _)| measure.measure_number())
    }
}

/// Maximum length of a verbatim label, in characters.
const MAX_LABEL_CHARS: usize = 20;

fn points(compared: &Compared<'_>) -> Vec<PassageRow> {
    let row = |point: Point<'static, 'static>| {
        let right = compared.right.document;
        let node = right.at(point.quote.node);
        let words = if node.label().is_empty() { right.quoted(point.quote) } else { name_of(node) };
        let title = point.pairs.first().map_or(words, |pair| pair.title);
        let label = if words.chars().count() <= MAX_LABEL_CHARS { words } else { title };
        let measures = (point.pairs.iter())
            .filter_map(|pair| {
                Some((measure_of(pair, compared.left.document)?, format!("#pair-{}", pair.id)))
            })
            .collect();
        PassageRow { label: label.to_owned(), measures }
    };
    compared.alignment.points(compared.left.document).into_iter().map(row).collect()
}

/// The diagram as a table, for screen readers and for reading in detail.
fn table(compared: &Compared<'_>, points: &[PassageRow]) -> AnyView {
    let rows = points.iter().map(|row| {
        let measures = row.measures.iter().map(|(measure, link)| {
            view! {
                <li>
                    <a href=link.clone()>{measure.label()} {name_of(*measure)}</a>
                </li>
            }
        });
        view! {
            <tr>
                <th scope="row">{row.label.clone()}</th>
                <td>
                    <ul>{measures.collect_view()}</ul>
                </td>
            </tr>
        }
    });
    view! {
        <details class="diagram__table">
            <summary>"看成表格"</summary>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{compared.short_name(Side::Right)}</th>
                        <th scope="col">{compared.short_name(Side::Left)}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </details>
    }
    .into_any()
}

fn unmatched_line(compared: &Compared<'_>, measure: SiteNode) -> impl IntoView + use<> {
    let entry = compared.alignment.alone_at(measure).next();
    entry.map(|alone| {
        view! {
            <li>
                <a href=format!("#only-{}", alone.id)>{measure.label()} {name_of(measure)}</a>
            </li>
        }
    })
}
