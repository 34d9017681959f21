//! The about page: sources, and the limits of the site.
//!
//! Content under `data-on-site` needs files that only a hosted site has. In the single file, the build
//! replaces it with the content under `data-in-file`.

#[cfg(feature = "ssr")]
mod data_files;

use leptos::prelude::*;
use policy::Document;

use crate::components::document_facts::key_facts;
use crate::page_context::{PageContext, is_reading, on_nationwide, years_of};
use crate::pages::Page;
use crate::route::Route;
use crate::site::Site;

/// The release date, `2026-11-21`, provided as context during rendering.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleaseDate(pub String);

/// The page.
pub fn page(context: &PageContext, site: &Site) -> Page {
    Page {
        title: "关于本站".to_owned(),
        description: "文件的来源、发文字号和日期；本站是什么，不是什么；您的信息怎样留在自己的设备上。"
            .to_owned(),
        view: view(context, site).into_any(),
    }
}

fn view(context: &PageContext, site: &Site) -> impl IntoView {
    let documents = &site.corpus.documents;
    let says_edition = documents.iter().any(is_reading);
    let sources = documents.iter().map(|document| source(context, document, says_edition));
    view! {
        <h1>"关于本站"</h1>
        <section class="block" aria-labelledby="is">
            <h2 id="is">"本站是什么"</h2>
            <p>
                "本站把关于产业工人队伍建设改革的文件整理成一条一条的措施，让工人、企业和学校看得明白、查得到出处。原文一字不改；凡是本站自己的话，都与原文分开。"
            </p>
        </section>
        <section class="block" aria-labelledby="is-not">
            <h2 id="is-not">"本站不是什么"</h2>
            <ul class="plain-list">
                <li>"不是官方网站，这里的说明也不是官方决定。能不能享受、怎样办理，以主管部门的答复为准。"</li>
                <li>
                    {format!("这里收录的是{}文件。以后有没有修改、补充或废止，本站不知道。", years_of(documents))}
                </li>
                <li>
                    {on_nationwide(documents).collect_view()}
                    "本站只说明收录了的文件，对别的文件的内容不作任何说明。"
                </li>
            </ul>
        </section>
        <section class="block" aria-labelledby="privacy">
            <h2 id="privacy">"您的信息"</h2>
            <p>
                "本站没有登录，没有统计，不用 Cookie。您看了什么、搜了什么，都在您自己的设备上处理，不会发给本站或任何人。页面打开后，除本站自己的文件外，不向任何网站取东西。"
            </p>
        </section>
        <section class="block" aria-labelledby="sources">
            <h2 id="sources">"文件来源"</h2>
            {sources.collect_view()}
        </section>
        {data_files(context, site)}
        <div class="block" id="settings" hidden></div>
        {embedding()}
        {site_check()}
        {version()}
        <section class="block" aria-labelledby="licences">
            <h2 id="licences">"软件许可"</h2>
            <p>
                "本站是自由软件，用了别人的自由软件，各按各的许可使用"
                <span data-on-site="">
                    "："<a href=context.route.root() + "licences.txt">"所用软件和许可全文（英文）"</a>
                </span>
                <span data-in-file="" hidden>"，许可全文在网站压缩包的 licences.txt 里"</span>"。"
            </p>
        </section>
    }
}

/// Server checks for webmasters; performed by `src/scripts/site-check/`.
fn site_check() -> impl IntoView {
    view! {
        <section class="block" aria-labelledby="checking" data-on-site="">
            <h2 id="checking">"本站检查"</h2>
            <p>
                "给网站管理员：上传或改了服务器以后按一下，看文件有没有被改动、服务器的设置对不对。每条都写着怎么改。"
            </p>
            <button class="button" type="button" data-script="site-check">"检查本站"</button>
            <div id="site-check" role="status"></div>
        </section>
    }
}

/// The code for embedding a page in an iframe. `src/scripts/enhance/about.ts` fills in the URL.
fn embedding() -> impl IntoView {
    view! {
        <section class="block" aria-labelledby="embedding" data-on-site="">
            <h2 id="embedding">"放进别的网站"</h2>
            <p>
                "把下面两行放进网页，就能在那里查条件。只放一条措施时，把 embed/ 换成 embed/heilongjiang/9/ 这样的地址，末尾是措施的编号。"
            </p>
            <pre class="embed-code" id="embed-code" tabindex="0">{EMBED_CODE}</pre>
        </section>
    }
}

/// The second line adjusts the height of this iframe to its content.
const EMBED_CODE: &str = r#"<iframe id="chan-gai-tong" src="本站网址/embed/" title="产改政策通" width="100%" height="700"></iframe>
<script>addEventListener("message", function (e) { var f = document.getElementById("chan-gai-tong"); if (e.source === f.contentWindow && e.data.type === "chan-gai-tong") f.height = e.data.height; });</script>"#;

/// Placeholders for sizes, which the build fills in once all pages are written.
const STORED_SIZE: &str = "{STORED-SIZE}";
/// See [`STORED_SIZE`].
const SENT_SIZE: &str = "{SENT-SIZE}";

/// The release. `src/scripts/enhance/about.ts` shows whether it is stored offline, and checks for a newer
/// one.
fn version() -> impl IntoView {
    let date = use_context::<ReleaseDate>().map(|ReleaseDate(date)| format!("，{date}"));
    view! {
        <section class="block" aria-labelledby="version">
            <h2 id="version">"版本和离线使用"</h2>
            <p>"版本 "{env!("CARGO_PKG_VERSION")}{date}"。"</p>
            <p id="offline-state" role="status">
                "浏览器支持时，打开一次以后，断网也能看全部页面。要用到 JavaScript。"
            </p>
            <p id="offline-size" data-on-site="">
                "全部页面存到本机，约占"{STORED_SIZE}"；网站压缩传送时，大约用"{SENT_SIZE}"流量。"
            </p>
            <button class="button" id="check-version" type="button" hidden>
                "检查新版本"
            </button>
        </section>
    }
}

#[cfg(feature = "ssr")]
use data_files::data_files;

/// The exporter is only available natively.
#[cfg(not(feature = "ssr"))]
fn data_files(_: &PageContext, _: &Site) -> AnyView {
    ().into_any()
}

/// A document's card; it names the edition if the site has both.
fn source(context: &PageContext, document: &'static Document<'static>, says_edition: bool) -> impl IntoView {
    let link = context.link(&Route::Document(document.id.to_owned()));
    view! {
        <section class="source-card">
            <h3>
                <a href=link>{document.metadata.short_title}</a>
            </h3>
            <p>{document.metadata.description}</p>
            {says_edition.then(|| edition(document))}
            {key_facts(context, document)}
            {document
                .is_silent_on_start()
                .then(|| view! { <p>"从哪天起施行，文件没有写。"</p> })}
            {source_check(context, document)}
        </section>
    }
}

/// How far a document has been edited.
fn edition(document: &Document<'_>) -> impl IntoView + use<> {
    let words = if is_reading(document) {
        "阅读版：原文、搜索和找到的数字；给了谁什么，还没有整理。"
    } else {
        "完整版：数字都有说明，给了谁什么都整理过。"
    };
    view! { <p>{words}</p> }
}

/// The ranges of the source that are no text, such as page numbers, for the source check.
fn not_text(document: &Document<'_>) -> Option<String> {
    let ranges: Vec<String> =
        document.not_text.iter().map(|span| format!("{}-{}", span.start, span.end)).collect();
    (!ranges.is_empty()).then(|| ranges.join(" "))
}

/// The digest of the source text, and the slot where `scripts/enhance/source-check.ts` verifies the server's
/// copy.
fn source_check(context: &PageContext, document: &'static Document<'static>) -> impl IntoView {
    let source = format!("{}data/{}/source.txt", context.route.root(), document.id);
    view! {
        <div
            class="source-check"
            data-on-site=""
            data-document=document.id
            data-source=source.clone()
            data-not-text=not_text(document)
        >
            <p>
                "收录的原文：" <a href=source.clone()>"source.txt"</a> "。校验码（SHA-256）："
                <code class="source-check__digest">{document.source_digest}</code>
            </p>
            <button class="button" type="button" data-script="source-check" hidden>
                "核对原文"
            </button>
            <div role="status"></div>
        </div>
    }
}
