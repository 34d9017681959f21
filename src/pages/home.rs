//! The home page.

use leptos::prelude::*;
use policy::Document;

use crate::components::icon::{Icon, icon};
use crate::components::illustration::illustration;
use crate::page_context::{
    PageContext, SiteNode, anchor, areas, is_reading, name_of, on_nationwide, years_of,
};
use crate::pages::Page;
use crate::route::{Fragment, Route, Tool, fragment::Fields};

/// The page.
pub fn page(context: &PageContext) -> Page {
    let documents = &context.corpus.documents;
    let names: Vec<&str> = documents.iter().map(|document| document.metadata.short_title).collect();
    Page {
        title: String::new(),
        description: format!(
            "{}（{}文件），讲产业工人队伍建设改革：一条一条看措施，每句话都有出处。",
            names.join("和"),
            years_of(documents),
        ),
        view: view(context).into_any(),
    }
}

fn view(context: &PageContext) -> impl IntoView {
    let years = years_of(&context.corpus.documents);
    let count = context.corpus.documents.iter().flat_map(Document::measures).count();
    let documents = context.corpus.documents.iter().map(|document| document_way(context, document));
    let areas = context.corpus.documents.iter().flat_map(areas).map(|area| area_link(context, area));
    let compare = context.is_compared().then(|| {
        let page = context.route_of(Tool::Compare);
        way(context, &page, Icon::Compare, "两份文件对照".to_owned(), "国家怎么说，省里具体了什么")
    });
    let numbers = if context.has_questions() {
        "给谁，谁出钱，原句在哪里"
    } else {
        "程序找到的数字，原句在哪里"
    };
    view! {
        <div class="hero">
            <h1>"工人的政策，一条一条看明白"</h1>
            {illustration()}
            <p class="hero__start">{start(context)}</p>
        </div>
        {wishes(context)}
        {asks(context)}
        <p class="hero__lead">
            {format!(
                "技能培训、补贴奖励、评职称、创业、权益保障：{years}文件写没写、怎么写，这里原文照录，每句话都能查到出处。"
            )}
        </p>
        <ul class="ways">
            {way(context, &context.route_of(Tool::Measures), Icon::Measures, format!("{count}条措施"), "按领域看，或用自己的话搜")}
            {way(context, &context.route_of(Tool::Figures), Icon::Figures, "金额、名额和期限".to_owned(), numbers)}
            {compare}
            {documents.collect_view()}
        </ul>
        <div class="home-more">
        <section class="block" aria-labelledby="areas">
            <h2 id="areas">"措施分哪几个领域"</h2>
            <ul class="link-list">{areas.collect_view()}</ul>
        </section>
        <section class="block" aria-labelledby="what">
            <h2 id="what">"先说明白"</h2>
            <ul class="plain-list">
                <li>
                    {format!("这里收录的是{years}文件。以后有没有修改、是不是还在执行，本站不知道，请向当地工会或人社部门核实。")}
                </li>
                {on_nationwide(&context.corpus.documents).map(|words| view! { <li>{words}</li> }).collect_view()}
                {unwritten(context)}
                <li>"本站不是政府网站，内容不是官方决定。"</li>
                <li>
                    "您在本站看什么、搜什么，都只在您自己的设备上，不会发给任何人。"
                    <a href=context.link(&Route::About)>"详细说明"</a>
                </li>
            </ul>
        </section>
        </div>
    }
}

/// The main entry: the wizard, or the document's text if there are no benefits yet.
fn start(context: &PageContext) -> impl IntoView + use<> {
    let (tool, mark, name, words) = if context.has_questions() {
        (Tool::Wizard, Icon::Check, "查我符合哪些条件", "答几个问题，看文件给您写了什么")
    } else {
        (Tool::Measures, Icon::Measures, "一条一条看文件", "原文照录，可以用自己的话搜；还不能查条件")
    };
    view! {
        <a class="start" href=context.link_to(tool)>
            {icon(mark)}
            <span class="start__name">{name}</span>
            <span class="start__words">{words}</span>
            {icon(Icon::Next)}
        </a>
    }
}

/// The wishes, each linked to the wizard; `None` if there are none.
fn wishes(context: &PageContext) -> Option<impl IntoView + use<>> {
    let wishes = || context.corpus.eligibility.listed_wishes().map(|(_, wish)| wish);
    // The wishes of the first kind of user, that is, individuals; the button leads to all.
    let first = wishes().next()?.who;
    let links: Vec<_> = wishes()
        .filter(|wish| wish.who == first && !wish.is_everything)
        .map(|wish| {
            let fields = Fields { wish: wish.id.to_owned(), ..Fields::default() };
            let link = context.link_to(Tool::Wizard) + &Fragment::from(fields).to_string();
            view! {
                <li>
                    <a class="wishes__link" href=link>{wish.label}{icon(Icon::Next)}</a>
                </li>
            }
        })
        .collect();
    (!links.is_empty()).then(|| {
        view! {
            <section class="wishes" aria-labelledby="wishes">
                <h2 class="wishes__heading" id="wishes">"您想问哪件事？"</h2>
                <ul class="wishes__list">{links}</ul>
            </section>
        }
    })
}

/// The documents without benefits yet; `None` if there are none.
fn unwritten(context: &PageContext) -> Option<impl IntoView + use<>> {
    let names: Vec<&str> = context.reading_editions().map(|document| document.metadata.short_title).collect();
    (!names.is_empty()).then(|| {
        view! {
            <li>
                {format!("{}是阅读版：有原文、搜索和找到的数字；给了谁什么，还没有整理，不能查条件。", names.join("、"))}
            </li>
        }
    })
}

fn document_way(context: &PageContext, document: &'static Document<'static>) -> impl IntoView {
    let route = Route::Document(document.id.to_owned());
    let words = if is_reading(document) { "读全文（阅读版）" } else { "读全文" };
    way(context, &route, Icon::Document, document.metadata.short_title.to_owned(), words)
}

fn way(
    context: &PageContext,
    route: &Route,
    mark: Icon,
    name: String,
    words: &'static str,
) -> impl IntoView + use<> {
    view! {
        <li class="way">
            <a class="way__link" href=context.link(route)>
                {icon(mark)}
                <span class="way__name">{name}</span>
                <span class="way__words">{words}</span>
            </a>
        </li>
    }
}

/// Everyday words that each find a measure.
const ASKS: [&str; 5] = ["欠薪", "学徒", "评职称", "创业", "劳模"];

/// Those words that the province's documents address; `None` if there are none.
fn asks(context: &PageContext) -> Option<impl IntoView + use<>> {
    let is_known = |words: &&str| {
        context.corpus.documents.iter().any(|document| document.text.contains(words))
            || context.corpus.vocabulary.words.texts().any(|said| said == *words)
    };
    let links: Vec<_> = ASKS.into_iter().filter(is_known).map(|words| ask(context, words)).collect();
    (!links.is_empty()).then(|| {
        view! {
            <p class="asks">
                <span class="asks__label">"也可以直接搜："</span>
                {links}
            </p>
        }
    })
}

fn ask(context: &PageContext, words: &str) -> impl IntoView + use<> {
    let fields = Fields { query: words.to_owned(), ..Fields::default() };
    let link = context.link_to(Tool::Measures) + &Fragment::from(fields).to_string();
    view! { <a class="asks__link" href=link>{words.to_owned()}</a> }
}

fn area_link(context: &PageContext, area: SiteNode) -> impl IntoView {
    let link = context.link_to(Tool::Measures) + &anchor(area);
    let numbers: Vec<u16> = area.children().filter_map(|measure| measure.measure_number()).collect();
    let range = match (numbers.first(), numbers.last()) {
        (Some(first), Some(last)) if first == last => format!("第{first}条"),
        (Some(first), Some(last)) => format!("第{first}—{last}条"),
        _ => String::new(),
    };
    view! {
        <li>
            <a class="link-list__link" href=link>
                <span class="link-list__name">{name_of(area)}</span>
                <span class="link-list__note">{range}</span>
            </a>
        </li>
    }
}
