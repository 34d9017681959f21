//! The page of a whole document.

use leptos::prelude::*;
use policy::Document;

use crate::components::contents::contents;
use crate::components::document_facts::{all_facts, key_facts};
use crate::components::edition::edition_notice;
use crate::components::official_text::official_text;
use crate::page_context::PageContext;
use crate::pages::Page;

/// The page of a document.
pub fn page(context: &PageContext, document: &'static Document<'static>) -> Page {
    Page {
        title: format!("{}全文", document.metadata.short_title),
        description: document.metadata.description.to_owned(),
        view: view(context, document).into_any(),
    }
}

fn view(context: &PageContext, document: &'static Document<'static>) -> impl IntoView {
    view! {
        <header class="document-head">
            <h1>{document.metadata.short_title}</h1>
            <p class="document-head__what">{document.metadata.description}</p>
            {edition_notice(context, document)}
            {key_facts(context, document)}
            {all_facts(context, document)}
        </header>
        <div class="reader">
            {contents(document)}
            <article class="official" id=document.id>{official_text(context, document.root())}</article>
        </div>
    }
}
