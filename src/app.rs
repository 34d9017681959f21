//! The frame of every page: header, navigation, footer.

use leptos::either::Either;
use leptos::prelude::*;
use policy::Document;

use crate::components::icon::{Icon, icon};
use crate::components::search_form::search_form;
use crate::contract::ID_NOTICE;
use crate::page_context::PageContext;
use crate::pages::SITE;
use crate::route::{Route, Tool};

/// The id of the element with the page's own view.
pub const MAIN: &str = "main";

/// The contents of `<body>`.
#[must_use]
pub fn shell(context: &PageContext, page: AnyView) -> impl IntoView {
    view! {
        <a class="skip-link" href="#main">"跳到正文"</a>
        {header(context)}
        <div class="notice" id=ID_NOTICE role="status"></div>
        <main class="main" id=MAIN tabindex="-1">{page}</main>
        {footer(context)}
    }
}

/// The contents of `<body>` in an iframe on another site: the page's own view, and a link to the full site.
#[must_use]
pub fn embedded(context: &PageContext, page: AnyView) -> impl IntoView {
    view! {
        <div class="notice" id=ID_NOTICE role="status"></div>
        <main class="main" id=MAIN tabindex="-1">{page}</main>
        <p class="embed-foot">
            {format!("按{}文件整理，不是官方决定。", context.year())}
            <a href=context.link(&context.route) target="_blank" rel="noopener">{format!("在{SITE}打开")}</a>
        </p>
    }
}

/// The pages in the navigation, with their labels.
fn nav_links(context: &PageContext) -> Vec<(Route, String)> {
    let documents = context.corpus.documents.iter().map(|document| {
        (Route::Document(document.id.to_owned()), format!("{}文件", document.metadata.jurisdiction))
    });
    let all = [
        (Tool::Wizard, "查条件"),
        (Tool::Measures, "措施"),
        (Tool::Figures, "金额"),
        (Tool::Compare, "对照"),
    ];
    let is_there = |tool: Tool| match tool {
        Tool::Compare => context.is_compared(),
        Tool::Wizard | Tool::WizardResult => context.has_questions(),
        Tool::Measures | Tool::Figures => true,
    };
    let tools = all.into_iter().filter(|(tool, _)| is_there(*tool));
    let tools = tools.map(|(tool, words)| (context.route_of(tool), words.to_owned()));
    tools.chain(documents).chain([(Route::About, "关于".to_owned())]).collect()
}

/// The header row: site name, search, menu. If there is room, the navigation links are part of the row.
///
/// The last lines are for engines without scripts and for those that cannot parse or load the loader. The
/// loader removes its line.
fn header(context: &PageContext) -> impl IntoView {
    view! {
        <header class="site-header">
            <div class="site-header__inner">
                <a class="brand" href=context.link(&Route::Home) aria-label=SITE>
                    <svg class="brand__mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
                        <rect class="brand__field" width="32" height="32" rx="7" />
                        <path class="brand__strokes" d="M8 10h10M8 16h7M8 22h5M16 21l4 4l7-9" />
                    </svg>
                    <span class="brand__name">"产改"<wbr />"政策通"</span>
                </a>
                <nav class="site-nav site-nav--row" aria-label="主要页面">{links(context)}</nav>
                {search_form(context)}
                {menu(context)}
            </div>
            <noscript>
                <p class="site-header__note" data-on-site="">"浏览器没有启用 JavaScript：文件都能看，搜索用不了。"</p>
                <p class="site-header__note" data-in-file="" hidden>
                    "现在的打开方式不能运行程序，只能看这一页。请用浏览器（Chrome、Edge、Safari 等）打开这个文件。"
                </p>
            </noscript>
            <p class="site-header__note needs-loader">
                "搜索、查条件等功能没有载入（L0），文字都能看。请重新载入；还不行，请换用新版浏览器，双核浏览器请切换到“极速模式”。"
            </p>
            <p class="site-header__note needs-app" hidden></p>
        </header>
    }
}

fn links(context: &PageContext) -> impl IntoView {
    let links = nav_links(context).into_iter().map(|(route, words)| {
        let current = (route == context.route).then_some("page");
        view! {
            <li>
                <a class="site-nav__link" href=context.link(&route) aria-current=current>{words}</a>
            </li>
        }
    });
    view! { <ul class="site-nav__list">{links.collect_view()}</ul> }
}

/// The menu: all pages and the reading settings. Open without scripts; `reading-tools.ts` closes it.
fn menu(context: &PageContext) -> impl IntoView {
    view! {
        <details class="menu">
            <summary class="menu__button">{icon(Icon::Measures)}<span class="menu__name">"菜单"</span></summary>
            <div class="menu__panel">
                <nav class="site-nav" aria-label="全部页面">{links(context)}</nav>
                {reading()}
            </div>
        </details>
    }
}

/// The reading settings: text size and reading aloud. `reading-tools.ts` shows those that the device
/// supports.
fn reading() -> impl IntoView {
    let sizes = [("", "标准"), ("large", "大"), ("largest", "特大")].map(|(size, words)| {
        view! {
            <button class="sizes__choice" type="button" data-text-size=size aria-pressed="false">
                <span class="sizes__sample" aria-hidden="true">"字"</span>
                {words}
            </button>
        }
    });
    view! {
        <div class="reading">
            <p class="reading__label">{icon(Icon::Letters)}"字号"</p>
            <div class="sizes" role="group" aria-label="字号">{sizes.into_iter().collect_view()}</div>
            <button class="reading__button reading__aloud" type="button" data-read-aloud="">
                {icon(Icon::Voice)}
                "朗读"
            </button>
        </div>
    }
}

fn footer(context: &PageContext) -> impl IntoView {
    let sources = context.corpus.documents.iter().map(|document| source(context, document));
    let sources = view! { <ul class="site-footer__sources">{sources.collect_view()}</ul> };
    // On pages that show an answer, the sources are collapsed.
    let is_folded = matches!(&context.route, Route::Tool(_, Tool::Wizard | Tool::WizardResult));
    let sources = if is_folded {
        Either::Left(
            view! { <details class="site-footer__more"><summary>"按哪些文件整理的"</summary>{sources}</details> },
        )
    } else {
        Either::Right(sources)
    };
    view! {
        <footer class="site-footer">
            <div class="site-footer__inner">
                <div class="site-footer__union" data-settings="" hidden></div>
                <p class="site-footer__caution">
                    {format!("按{}文件整理，以后的变化本站不知道。不是官方决定，请向主管部门核实。", context.year())}
                </p>
                {sources}
                <p class="site-footer__about">
                    <a href=context.link(&Route::About)>"来源、说明和您的信息"</a>
                </p>
            </div>
        </footer>
    }
}

fn source(context: &PageContext, document: &'static Document<'static>) -> impl IntoView {
    let link = context.link(&Route::Document(document.id.to_owned()));
    view! {
        <li>
            <a href=link>{document.metadata.short_title}</a>
            "：" {document.metadata.description}
        </li>
    }
}
