//! The measures page: all measures by area, with filters and search.

use std::collections::BTreeMap;

use leptos::prelude::*;
use policy::Document;
use policy::model::document::{MetadataKey, NodeKind};

use crate::components::copy::citation;
use crate::components::edition::edition_notice;
use crate::components::empty::nothing_left;
use crate::components::measure_card::measure_card;
use crate::page_context::{PageContext, SiteNode, areas, name_of};
use crate::pages::Page;
use crate::route::Province;
use crate::site::Site;

/// The page.
pub fn page(context: &PageContext, site: &Site) -> Page {
    let count = context.corpus.documents.iter().flat_map(Document::measures).count();
    Page {
        title: format!("{count}条措施"),
        description: format!(
            "{}{}{}的{count}条措施，按领域列出，可以用自己的话搜索。",
            context.province_name(),
            context.year(),
            title_of(context),
        ),
        view: view(context, site, count).into_any(),
    }
}

/// The title of the province's document, in title marks 《…》.
fn title_of(context: &PageContext) -> String {
    let title = context.own_document().and_then(|own| {
        let entry = own.metadata.entries.iter().find(|entry| entry.key == MetadataKey::Title)?;
        Some(format!("《{}》", own.quoted(entry.quote)))
    });
    title.unwrap_or_default()
}

/// The search packs by the id of each province's document, provided as context during rendering.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Corpora(pub BTreeMap<String, String>);

/// The search packs of the other provinces; `None` if there are none.
fn corpora_elsewhere(context: &PageContext, site: &Site) -> Option<String> {
    let Corpora(paths) = use_context()?;
    let others = site.parts.iter().filter(|part| part.province != context.province).filter_map(|part| {
        let id = match &part.province {
            Province::Home => "",
            Province::Other(id) => id,
        };
        Some(format!("{id}={}", paths.get(part.id)?))
    });
    let others: Vec<String> = others.collect();
    (!others.is_empty()).then(|| others.join(" "))
}

/// Complete without scripts. With them, `scripts/enhance/measure-filters.ts` filters the list and updates
/// the count, and `scripts/search/main.ts` shows search results.
fn view(context: &PageContext, site: &Site, count: usize) -> impl IntoView {
    let areas: Vec<SiteNode> = context.corpus.documents.iter().flat_map(areas).collect();
    let rules = &context.corpus.eligibility;
    let others = corpora_elsewhere(context, site);
    let groups = areas.iter().copied().map(|area| group(context, area)).collect_view();
    view! {
        <h1>{format!("{count}条措施")}</h1>
        {context.reading_editions().map(|document| edition_notice(context, document)).collect_view()}
        <form class="filters folds" data-slot="measures" data-engine="search">
            <details class="fold filters__fold">
                <summary class="filters__open">"筛选"</summary>
                <div class="filters__choices">
                    {filter("area", "领域", "全部领域", areas.iter().map(|area| (area.id(), name_of(*area))).collect())}
                    {filter("for", "写给谁", "所有人", rules.listed_audiences().map(|(_, audience)| (audience.id, audience.label)).collect())}
                    {filter("topic", "哪方面", "各方面", rules.listed_topics().map(|(_, topic)| (topic.id, topic.label)).collect())}
                </div>
            </details>
            <p class="filters__count" role="status" data-count="">{format!("共{count}条")}</p>
            <noscript>
                <p class="filters__note">"筛选和搜索要用到 JavaScript，现在没有启用。下面是全部措施。"</p>
            </noscript>
        </form>
        <div class="results" data-results="" data-others=others></div>
        {nothing_left("选定的范围里没有。换一个领域、人群或方面看看。")}
        <div class="groups" data-groups="">
            <button class="link-button handout-open" type="button" data-script="handout">
                "选几条打印"
            </button>
            {groups}
        </div>
    }
}

fn filter(
    id: &'static str,
    name: &'static str,
    all: &'static str,
    options: Vec<(&'static str, &'static str)>,
) -> impl IntoView {
    let options =
        options.into_iter().map(|(id, label)| view! { <option value=id>{label}</option> }).collect_view();
    view! {
        <p class="filter">
            <label class="filter__label" for=id>{name}</label>
            <select class="filter__choice" id=id>
                <option value="">{all}</option>
                {options}
            </select>
        </p>
    }
}

fn group(context: &PageContext, area: SiteNode) -> impl IntoView {
    let cards = area
        .children()
        .filter(|child| child.kind() == NodeKind::Measure)
        .map(|measure| measure_card(context, measure));
    view! {
        <section class="group" id=area.id() data-area=area.id() data-source=citation(area.document())>
            <h2 class="group__heading">
                <span class="label">{area.label()}</span>
                {name_of(area)}
            </h2>
            <ul class="cards">{cards.collect_view()}</ul>
        </section>
    }
}
