//! Where the texts come from, and what the site is and is not.

use leptos::prelude::*;
use policy::Document;

use crate::components::document_facts::key_facts;
use crate::pages::Page;
use crate::place::Place;
use crate::route::Route;

/// The page.
pub fn page(place: &Place) -> Page {
    Page {
        title: "关于本站".to_owned(),
        description: "两份文件的来源、发文字号和日期；本站是什么，不是什么；您的信息怎样留在自己的设备上。"
            .to_owned(),
        view: view(place).into_any(),
    }
}

fn view(place: &Place) -> impl IntoView {
    let sources = place.corpus.documents.iter().map(|document| source(place, document));
    view! {
        <h1>"关于本站"</h1>
        <section class="block" aria-labelledby="is">
            <h2 id="is">"本站是什么"</h2>
            <p>
                "本站把两份关于产业工人队伍建设改革的文件整理成一条一条的措施，让工人、企业和学校看得明白、查得到出处。原文一字不改；凡是本站自己的话，都与原文分开。"
            </p>
        </section>
        <section class="block" aria-labelledby="is-not">
            <h2 id="is-not">"本站不是什么"</h2>
            <ul class="plain-list">
                <li>"不是官方网站，这里的说明也不是官方决定。能不能享受、怎样办理，以主管部门的答复为准。"</li>
                <li>"两份文件都是2017年的。以后有没有修改、补充或废止，本站不知道。"</li>
                <li>
                    "这里的国家文件是全国总工会2017年6月20日的通知（由广东省总工会转发），不是《新时期产业工人队伍建设改革方案》本身。本站没有收录《改革方案》，也不对它的内容作任何说明。"
                </li>
            </ul>
        </section>
        <section class="block" aria-labelledby="sources">
            <h2 id="sources">"文件来源"</h2>
            {sources.collect_view()}
        </section>
        <section class="block" aria-labelledby="privacy">
            <h2 id="privacy">"您的信息"</h2>
            <p>
                "本站没有登录，没有统计，不用 Cookie。您看了什么、搜了什么，都在您自己的设备上处理，不会发给本站或任何人。页面打开后，除本站自己的文件外，不向任何网站取东西。"
            </p>
        </section>
    }
}

fn source(place: &Place, document: &'static Document<'static>) -> impl IntoView {
    let link = place.link(&Route::Document(document.id.to_owned()));
    view! {
        <section class="source-card">
            <h3>
                <a href=link>{document.metadata.short_title}</a>
            </h3>
            <p>{document.metadata.description}</p>
            {key_facts(place, document)}
        </section>
    }
}
