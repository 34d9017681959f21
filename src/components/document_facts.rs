//! A document's metadata, in the order of its head: issuer, number, date and so on.

use leptos::prelude::*;
use policy::Document;
use policy::model::document::{MetadataKey, Metadatum, NodeKind};

use crate::components::official_text::{cover_name, has_title};
use crate::page_context::{PageContext, SiteNode};

/// Issuer, number and date of a document.
#[must_use]
pub fn key_facts(context: &PageContext, document: &'static Document<'static>) -> impl IntoView {
    let (_, own) = by_cover(document);
    let rows = [MetadataKey::Issuer, MetadataKey::Number, MetadataKey::Date].map(|key| {
        let of_key: Vec<_> = own.iter().filter(|entry| entry.key == key).copied().collect();
        if of_key.is_empty() {
            let absent = view! { <div class="facts__row"><dt>{name(key)}</dt><dd>"所据文本未载"</dd></div> };
            return absent.into_any();
        }
        rows(context, document, of_key).into_any()
    });
    view! { <dl class="facts">{rows.into_iter().collect_view()}</dl> }
}

/// All metadata, each entry linked to its quote. A cover with a title of its own has a separate list.
#[must_use]
pub fn all_facts(context: &PageContext, document: &'static Document<'static>) -> impl IntoView {
    let (cover, own) = by_cover(document);
    let of_cover = cover.map(|(cover, entries)| {
        view! {
            <p class="facts__heading">{cover_name(cover)}</p>
            <dl class="facts">{rows(context, document, entries)}</dl>
        }
    });
    view! {
        <details class="more">
            <summary class="more__label">"文头文尾全部信息"</summary>
            <dl class="facts">{rows(context, document, own)}</dl>
            {of_cover}
        </details>
    }
}

type Entry = &'static Metadatum<'static>;

/// Splits the entries: a titled cover with its entries, and those of the document.
fn by_cover(document: &'static Document<'static>) -> (Option<(SiteNode, Vec<Entry>)>, Vec<Entry>) {
    let cover = document.iter().find(|node| node.kind() == NodeKind::Cover && has_title(*node));
    let stands_in_cover = |entry: &Entry| cover.is_some_and(|cover| cover.span().contains(entry.quote.span));
    let (of_cover, own) = document.metadata.entries.iter().partition(stands_in_cover);
    (cover.map(|cover| (cover, of_cover)), own)
}

fn rows(context: &PageContext, document: &'static Document<'static>, entries: Vec<Entry>) -> impl IntoView {
    let rows = entries.into_iter().map(|entry| {
        let node: SiteNode = document.at(entry.quote.node);
        let remark =
            (!entry.note.is_empty()).then(|| view! { <span class="facts__note">{entry.note}</span> });
        view! {
            <div class="facts__row">
                <dt>{name(entry.key)}</dt>
                <dd>
                    <a href=context.link_in_document(node)>{document.quoted(entry.quote)}</a>
                    {remark}
                </dd>
            </div>
        }
    });
    rows.collect_view()
}

/// The official term for an entry.
const fn name(key: MetadataKey) -> &'static str {
    match key {
        MetadataKey::Title => "标题",
        MetadataKey::Issuer => "发文机关",
        MetadataKey::Number => "发文字号",
        MetadataKey::Date => "成文日期",
        MetadataKey::Addressees => "主送机关",
        MetadataKey::Urgency => "紧急程度",
        MetadataKey::Signatory => "签批盖章",
        MetadataKey::CopyTo => "抄送",
        MetadataKey::Received => "收文号",
        MetadataKey::ReceivedDate => "收文号旁日期",
        MetadataKey::TelegraphNumber => "发电编号",
        MetadataKey::TelegramKind => "发电类别",
    }
}
