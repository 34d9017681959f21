//! What is known about a document, in the order of its head: issuer, number, date and so on.

use leptos::prelude::*;
use policy::Document;
use policy::document::{Kind, MetadataKey, Metadatum};

use crate::components::official_text::{cover_name, has_title};
use crate::place::{Place, SiteNode};

/// The facts about a document, each linked to the words it rests on. Where a document came inside
/// another one (a cover with a title of its own), each has its own list.
#[must_use]
pub fn document_facts(place: &Place, document: &'static Document<'static>) -> impl IntoView {
    let cover = document.iter().find(|node| node.kind() == Kind::Cover && has_title(*node));
    let (of_cover, of_document): (Vec<_>, Vec<_>) = document
        .metadata
        .entries
        .iter()
        .partition(|entry| cover.is_some_and(|cover| cover.span().contains(entry.quote.span)));
    let cover_facts = cover.map(|cover| {
        view! {
            <h2 class="facts__heading">{cover_name(cover)}</h2>
            {list(place, document, of_cover)}
        }
    });
    view! {
        <div class="facts">
            {list(place, document, of_document)}
            {cover_facts}
        </div>
    }
}

fn list(
    place: &Place,
    document: &'static Document<'static>,
    entries: Vec<&'static Metadatum<'static>>,
) -> impl IntoView {
    let rows = entries.into_iter().map(|entry| {
        let node: SiteNode = document.at(entry.quote.node);
        let remark =
            (!entry.note.is_empty()).then(|| view! { <span class="facts__note">{entry.note}</span> });
        view! {
            <div class="facts__row">
                <dt>{name(entry.key)}</dt>
                <dd>
                    <a href=place.link_in_document(node)>{document.quoted(entry.quote)}</a>
                    {remark}
                </dd>
            </div>
        }
    });
    view! { <dl class="facts__list">{rows.collect_view()}</dl> }
}

/// The term of official documents for an entry.
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
