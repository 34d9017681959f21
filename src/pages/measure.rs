//! The page of one measure: its sentences, its position, and its neighbours.

use leptos::prelude::*;

use crate::components::breadcrumb::breadcrumb;
use crate::components::copy::{citations, copy_button};
use crate::components::counterparts::counterparts;
use crate::components::icon::{Icon, icon};
use crate::components::measure_benefits::{measure_benefits, measure_gist};
use crate::components::sentence_list::sentence_list;
use crate::components::terms::Terms;
use crate::page_context::{PageContext, SiteNode, anchor, area_of, measure_route, name_of};
use crate::pages::Page;
use crate::route::Tool;

/// The page of a measure.
pub fn page(context: &PageContext, measure: SiteNode) -> Page {
    let document = measure.document().metadata.short_title;
    let opening = measure.sentences().next().map_or("", |sentence| sentence.text());
    Page {
        title: title(measure),
        description: format!("{document}{}：{opening}", measure.cited()),
        view: view(context, measure).into_any(),
    }
}

fn title(measure: SiteNode) -> String {
    let (name, document) = (name_of(measure), measure.document().metadata.short_title);
    match measure.measure_number() {
        Some(number) => format!("{number}. {name} - {document}"),
        None => format!("{} {name} - {document}", measure.label().trim()).trim_start().to_owned(),
    }
}

fn view(context: &PageContext, measure: SiteNode) -> impl IntoView {
    let document = measure.document();
    let mut terms = Terms::of(context);
    let sentences = sentence_list(measure, &mut terms);
    let mut steps = vec![(context.link_to(Tool::Measures), "全部措施")];
    if let Some(area) = area_of(measure) {
        steps.push((context.link_to(Tool::Measures) + &anchor(area), name_of(area)));
    }
    view! {
        {breadcrumb(steps)}
        <div class="measure-page">
        <article class="measure" id=measure.id()>
            <h1 class="measure__heading" id=measure.heading().map(|heading| heading.id())>
                <span class="label">{measure.label()}</span>
                {measure.heading_text()}
            </h1>
            {measure_gist(context, measure)}
            {sentences}
            <p class="source">
                {icon(Icon::Source)}
                "出自"
                <a href=context.link_in_document(measure)>{document.metadata.short_title}"，看它在全文中的位置"</a>
            </p>
            {copy_button()}
            {citations([document])}
        </article>
        {measure_benefits(context, measure)}
        {counterparts(context, measure)}
        {terms.explained()}
        </div>
        {neighbours(context, measure)}
    }
}

/// The previous and next measure of the document.
fn neighbours(context: &PageContext, measure: SiteNode) -> impl IntoView {
    let document = measure.document();
    let previous = document.measures().take_while(|other| *other != measure).last();
    let next = document.measures().skip_while(|other| *other != measure).nth(1);
    let link = |other: SiteNode, class: &'static str, rel: &'static str, words: &'static str, mark: Icon| {
        let route = measure_route(other)?;
        Some(view! {
            <li class=class>
                <a class="tile" href=context.link(&route) rel=rel>
                    <span class="neighbour__way">{icon(mark)}{words}</span>
                    <span class="neighbour__name">{other.label()}" "{name_of(other)}</span>
                </a>
            </li>
        })
    };
    view! {
        <nav aria-label="前后两条措施">
            <ul class="neighbours">
                {previous.and_then(|other| link(other, "neighbour", "prev", "上一条", Icon::Previous))}
                {next.and_then(|other| link(other, "neighbour neighbour--next", "next", "下一条", Icon::Next))}
            </ul>
        </nav>
    }
}
