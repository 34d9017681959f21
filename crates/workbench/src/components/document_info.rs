//! 文件信息: the form of `document.toml`, with links to the lines of its quotes.

use leptos::prelude::*;
use workbench_messages::{DocumentEdit, DocumentField, DocumentForm, DocumentName, MetadataEntry};

use super::summary::SummaryTable;
use crate::labels;
use crate::state::workbench;

/// The step.
#[component]
pub fn DocumentInfo() -> impl IntoView {
    let state = workbench();
    let form = Memo::new(move |_| {
        state.view.with(|view| view.as_ref().map(|view| view.form.clone()).unwrap_or_default())
    });
    let summary =
        move || state.view.with(|view| view.as_ref().map(|view| view.summary.clone()).unwrap_or_default());
    let review = move |event: leptos::ev::Event| {
        let is_reviewed = event_target_checked(&event);
        let status = if is_reviewed { "已标记为核对过" } else { "已改为待核对" };
        state.edit_document(DocumentEdit::Reviewed(is_reviewed), status.to_owned());
    };
    view! {
        <section class="card">
            <h2>"网站怎样称呼它"</h2>
            <TextField name="简称" field=DocumentField::ShortTitle value=move |form: &DocumentForm| form.short_title.clone() form/>
            <TextField name="适用地区" field=DocumentField::Jurisdiction value=move |form: &DocumentForm| form.jurisdiction.clone() form/>
            <TextField name="一句话说明" field=DocumentField::Description value=move |form: &DocumentForm| form.description.clone() form/>
        </section>
        <section class="card">
            <h2>"文件头和落款"</h2>
            <p class="quiet">"这些是从原文里读出来的，一字不改。哪一项不对，到“核对结构”里改那一行。"</p>
            <dl class="facts">
                {move || form.get().metadata.into_iter().map(|entry| view! { <EntryRow entry/> }).collect_view()}
            </dl>
        </section>
        <section class="card">
            <h2>"系统的理解"</h2>
            {move || view! { <SummaryTable summary=summary()/> }}
        </section>
        <section class="card">
            <label class="tick">
                <input id="reviewed" type="checkbox" prop:checked=move || form.get().is_reviewed on:change=review/>
                <span>"已对照原文核对：条目、文件头、落款都对"</span>
            </label>
            <p class="quiet">"没有核对的文件不能做成网站。"</p>
        </section>
        <Documents/>
    }
}

/// A field of the form. It is saved on change.
#[component]
fn TextField(
    /// Label.
    name: &'static str,
    /// Which one.
    field: DocumentField,
    /// Its value.
    value: impl Fn(&DocumentForm) -> String + Copy + Send + Sync + 'static,
    /// The form.
    form: Memo<DocumentForm>,
) -> impl IntoView {
    let state = workbench();
    let change = move |event: leptos::ev::Event| {
        state.edit_document(
            DocumentEdit::Field { field, value: event_target_value(&event) },
            format!("已改{name}"),
        );
    };
    view! {
        <label class="field">
            <span>{name}</span>
            <input type="text" prop:value=move || form.with(value) on:change=change/>
        </label>
    }
}

/// A metadata entry with a link to its line.
#[component]
fn EntryRow(entry: MetadataEntry) -> impl IntoView {
    let state = workbench();
    let MetadataEntry { key, text, line } = entry;
    let to_line = line.map(|line| {
        view! { <button class="link" on:click=move |_| state.show_line(line)>{format!("第{line}行")}</button> }
    });
    view! {
        <div class="facts__row">
            <dt>{labels::metadata_key(&key).to_owned()}</dt>
            <dd>{text}" "{to_line}</dd>
        </div>
    }
}

/// The documents of the project, if there are several.
#[component]
fn Documents() -> impl IntoView {
    let state = workbench();
    let documents = Memo::new(move |_| state.files.with(crate::state::documents));
    let item = move |DocumentName { id, short_title }: DocumentName| {
        let name = if short_title.is_empty() { id.clone() } else { short_title };
        let is_here = {
            let id = id.clone();
            move || state.document.with(|document| document.as_ref() == Some(&id))
        };
        view! {
            <li>
                <button class="link" disabled=is_here on:click=move |_| state.open_document(id.clone())>{name}</button>
            </li>
        }
    };
    view! {
        <Show when=move || documents.with(|documents| documents.len() > 1)>
            <section class="card">
                <h2>"工程里的文件"</h2>
                <ul>{move || documents.get().into_iter().map(item).collect_view()}</ul>
            </section>
        </Show>
    }
}
