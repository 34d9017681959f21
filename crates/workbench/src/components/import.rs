//! 导入: a file is dropped, chosen or pasted, and its summary is shown before it is added to the project.

use leptos::ev::DragEvent;
use leptos::prelude::*;
use workbench_messages::ImportedDocument;

use super::guide::TrySample;
use super::saved_projects::SavedProjects;
use super::summary::{SummaryTable, WarningList};
use crate::browser::HtmlInputElement;
use crate::state::{Workbench, workbench};

/// The accepted file types.
const FILE_TYPES: &str = ".docx,.html,.htm,.txt,.zip";

/// The step.
#[component]
pub fn Import() -> impl IntoView {
    let state = workbench();
    view! {
        <Show when=move || state.imported.with(Option::is_none)>
            <FileInput/>
            <SavedProjects/>
        </Show>
        {move || state.imported.get().map(|imported| view! { <ImportReview imported/> })}
    }
}

/// The controls to import a file or pasted text.
#[component]
fn FileInput() -> impl IntoView {
    let state = workbench();
    let is_over = RwSignal::new(false);
    let pasted = RwSignal::new(String::new());
    let input = NodeRef::<leptos::html::Input>::new();
    let drop = move |event: DragEvent| {
        event.prevent_default();
        is_over.set(false);
        let file = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0));
        match file {
            Some(file) => state.import_file(file),
            None => state.notice.set(Some("拖进来的不是文件，请把文件直接拖到方框里".to_owned())),
        }
    };
    let over = move |event: DragEvent| {
        event.prevent_default();
        is_over.set(true);
    };
    let choose = move |_| {
        if let Some(input) = input.get() {
            import_chosen_file(state, &input);
        }
    };
    view! {
        <section class="card">
            <h2>"把文件放进来"</h2>
            <div
                class="drop"
                class:drop--over=move || is_over.get()
                on:dragover=over
                on:dragleave=move |_| is_over.set(false)
                on:drop=drop
            >
                <p class="drop__words">"把 Word 文件（.docx）拖到这里"</p>
                <p class="quiet">"也可以是网页（.html）、文本（.txt），或以前导出的“工程.zip”"</p>
                <label class="button button--main">
                    "选择文件"
                    <input node_ref=input id="file" class="unseen" type="file" accept=FILE_TYPES on:change=choose/>
                </label>
            </div>
            <p class="quiet">"手边没有文件？ "<TrySample/></p>
            <details class="paste">
                <summary>"没有文件，只有文字？粘贴在这里"</summary>
                <label for="paste">"公文全文"</label>
                <textarea id="paste" rows="8" prop:value=pasted on:input=move |event| pasted.set(event_target_value(&event))></textarea>
                <button
                    class="button"
                    disabled=move || pasted.with(|text| text.trim().is_empty())
                    on:click=move |_| pasted.with_untracked(|text| state.import_text(text))
                >
                    "读这段文字"
                </button>
            </details>
        </section>
    }
}

fn import_chosen_file(state: Workbench, input: &HtmlInputElement) {
    if let Some(file) = input.files().and_then(|files| files.get(0)) {
        state.import_file(file);
    }
    // Without this, choosing the same file again fires no event.
    input.set_value("");
}

/// The summary of the imported document, and the form that adds it to the project.
#[component]
fn ImportReview(imported: ImportedDocument) -> impl IntoView {
    let state = workbench();
    let id = RwSignal::new(imported.id.clone());
    let jurisdiction = RwSignal::new(imported.summary.jurisdiction.clone().unwrap_or_default());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        state.add_document(id.get_untracked(), jurisdiction.get_untracked());
    };
    view! {
        <section class="card">
            <h2>"读到了什么"</h2>
            <p class="quiet">{format!("这是{}，共{}个字。", imported.kind, imported.summary.characters)}</p>
            <SummaryTable summary=imported.summary/>
        </section>
        <section class="card">
            <h2>"要留意的地方"</h2>
            <WarningList warnings=imported.warnings/>
        </section>
        <form class="card" on:submit=submit>
            <h2>"开始"</h2>
            <label class="field">
                <span>"适用地区"</span>
                <input id="jurisdiction" type="text" required placeholder="如：黑龙江省；全国通用的填“全国”"
                    prop:value=jurisdiction on:input=move |event| jurisdiction.set(event_target_value(&event))/>
            </label>
            <label class="field">
                <span>"网址里的名字"</span>
                <input id="id" type="text" required
                    prop:value=id on:input=move |event| id.set(event_target_value(&event))/>
                <small class="quiet">"小写英文字母开头，只用字母、数字和 -。以后不要再改，改了旧网址会失效。"</small>
            </label>
            <div class="buttons">
                <button class="button button--main" type="submit">"核对结构"</button>
                <button class="button" type="button" on:click=move |_| state.imported.set(None)>"换一个文件"</button>
            </div>
        </form>
    }
}
