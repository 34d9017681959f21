//! The table of contents of a document.

use leptos::prelude::*;
use policy::Document;
use policy::model::document::NodeKind;

use crate::components::official_text::cover_name;
use crate::page_context::{SiteNode, anchor};

/// Links to the document's divisions. On narrow screens the list is collapsible; a checkbox does that
/// without scripts, where `<details>` could not be open on wide screens only.
#[must_use]
pub fn contents(document: &'static Document<'static>) -> impl IntoView {
    let entries = document.iter().filter_map(entry);
    view! {
        <div class="contents" data-slot="contents">
            <input class="contents__switch" id="contents-switch" type="checkbox" />
            <label class="contents__label" for="contents-switch">"目录"</label>
            <nav class="contents__list" aria-label="目录">
                <ol>{entries.collect_view()}</ol>
            </nav>
        </div>
    }
}

fn entry(node: SiteNode) -> Option<impl IntoView> {
    let (class, label, words) = match node.kind() {
        NodeKind::Cover => ("contents__entry", None, cover_name(node)),
        NodeKind::Part => ("contents__entry", Some(node.label()), node.heading_text()),
        NodeKind::Section | NodeKind::Point => {
            ("contents__entry contents__entry--section", Some(node.label()), node.heading_text())
        }
        NodeKind::Measure => {
            ("contents__entry contents__entry--measure", Some(node.label()), node.heading_text())
        }
        NodeKind::Root
        | NodeKind::Attachment
        | NodeKind::Principle
        | NodeKind::Item
        | NodeKind::Paragraph
        | NodeKind::Sentence
        | NodeKind::Heading
        | NodeKind::HeadLine
        | NodeKind::Title
        | NodeKind::Addressees
        | NodeKind::Issuer
        | NodeKind::Date
        | NodeKind::CopyTo => return None,
    };
    let words = words.trim_end_matches('。');
    Some(view! { <li class=class><a href=anchor(node)>{label}{words}</a></li> })
}
