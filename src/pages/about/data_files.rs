//! The list of the open data files in `data/`.

use export::{CatalogueEntry, MediaType};
use leptos::prelude::*;

use crate::page_context::PageContext;
use crate::site::Site;

/// The section that lists the files.
pub fn data_files(context: &PageContext, site: &Site) -> AnyView {
    let entries = export::catalogue(site.corpus, &site.alignments);
    let of_documents = site.corpus.documents.iter().map(|document| {
        let own = entries.iter().filter(|entry| entry.document.as_deref() == Some(document.id));
        view! {
            <h3>{document.metadata.short_title}</h3>
            {list(context, own)}
        }
    });
    let (schemas, others): (Vec<_>, Vec<_>) = (entries.iter())
        .filter(|entry| entry.document.is_none())
        .partition(|entry| entry.media_type == MediaType::JsonSchema);
    view! {
        <section class="block data-files" aria-labelledby="data" data-on-site="">
            <h2 id="data">"开放数据"</h2>
            <p>
                "文件和本站的整理，都可以整份取走：JSON 和 XML 给程序用，CSV 用表格软件打开，Markdown 和纯文本给人看。每一种格式都能还原出原文全部文字。"
            </p>
            {of_documents.collect_view()}
            <h3>"本站的整理"</h3>
            {list(context, others)}
            <h3>"格式说明"</h3>
            {list(context, schemas)}
        </section>
    }
    .into_any()
}

fn list<'e>(context: &PageContext, entries: impl IntoIterator<Item = &'e CatalogueEntry>) -> impl IntoView {
    let root = context.route.root();
    let item = |entry: &CatalogueEntry| {
        let name = entry.path.rsplit('/').next().unwrap_or(&entry.path).to_owned();
        let words = format!("（{}）：{}", entry.media_type.label(), entry.title);
        view! {
            <li>
                <a href=format!("{root}data/{}", entry.path) type=entry.media_type.name()>
                    {name}
                </a>
                {words}
            </li>
        }
    };
    view! { <ul class="plain-list">{entries.into_iter().map(item).collect_view()}</ul> }
}
