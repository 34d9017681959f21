//! What surrounds every page: head, navigation, foot.

use leptos::prelude::*;
use policy::Document;

use crate::components::search_form::search_form;
use crate::pages::SITE;
use crate::place::Place;
use crate::route::Route;

/// The id of the element that holds the page's own view.
pub const MAIN: &str = "main";

/// The id of the element that says what a reader should know about the address they came by.
pub const NOTICE: &str = "notice";

/// Everything in `<body>`: the page's own view with what surrounds it.
#[must_use]
pub fn shell(place: &Place, page: AnyView) -> impl IntoView {
    view! {
        <a class="skip-link" href="#main">"跳到正文"</a>
        {header(place)}
        <div class="notice" id=NOTICE role="status"></div>
        <main class="main" id=MAIN tabindex="-1">{page}</main>
        {footer(place)}
    }
}

/// The pages in the navigation, with the words for them.
fn ways(place: &Place) -> Vec<(Route, String)> {
    let documents = place.corpus.documents.iter().map(|document| {
        (Route::Document(document.id.to_owned()), format!("{}文件", document.metadata.jurisdiction))
    });
    [(Route::Wizard, "查条件"), (Route::Measures, "措施")]
        .map(|(route, words)| (route, words.to_owned()))
        .into_iter()
        .chain(documents)
        .chain(
            [(Route::Compare, "对照"), (Route::Figures, "金额"), (Route::About, "关于")]
                .map(|(route, words)| (route, words.to_owned())),
        )
        .collect()
}

fn header(place: &Place) -> impl IntoView {
    let links = ways(place).into_iter().map(|(route, words)| {
        let current = (route == place.route).then_some("page");
        view! {
            <li>
                <a class="site-nav__link" href=place.link(&route) aria-current=current>{words}</a>
            </li>
        }
    });
    view! {
        <header class="site-header">
            <div class="site-header__inner">
                <a class="brand" href=place.link(&Route::Home)>
                    <svg class="brand__mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
                        <rect class="brand__field" width="32" height="32" rx="7" />
                        <path class="brand__strokes" d="M8 10h10M8 16h7M8 22h5M16 21l4 4l7-9" />
                    </svg>
                    <span class="brand__name">{SITE}</span>
                </a>
                {search_form(place)}
                <nav class="site-nav" aria-label="主要页面">
                    <ul>{links.collect_view()}</ul>
                </nav>
            </div>
            <noscript>
                <p class="site-header__note">"浏览器没有启用 JavaScript：文件都能看，搜索用不了。"</p>
            </noscript>
            <p class="site-header__note needs-app" hidden></p>
        </header>
    }
}

fn footer(place: &Place) -> impl IntoView {
    let sources = place.corpus.documents.iter().map(|document| source(place, document));
    view! {
        <footer class="site-footer">
            <div class="site-footer__inner">
                <p>"按2017年文件整理，以后的变化本站不知道。不是官方决定，请向主管部门核实。"</p>
                <ul class="site-footer__sources">{sources.collect_view()}</ul>
                <p>
                    <a href=place.link(&Route::About)>"来源、说明和您的信息"</a>
                </p>
            </div>
        </footer>
    }
}

fn source(place: &Place, document: &'static Document<'static>) -> impl IntoView {
    let link = place.link(&Route::Document(document.id.to_owned()));
    view! {
        <li>
            <a href=link>{document.metadata.short_title}</a>
            "：" {document.metadata.description}
        </li>
    }
}
