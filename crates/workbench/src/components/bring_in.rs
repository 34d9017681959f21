//! 导入: a file is dropped, chosen or pasted, and how it is understood is shown at once.

use leptos::ev::DragEvent;
use leptos::prelude::*;
use workbench_messages::Received;

use super::guide::TrySample;
use super::kept::KeptProjects;
use super::summary::{DoubtList, SummaryTable};
use crate::browser::HtmlInputElement;
use crate::state::{Workbench, workbench};

/// What is read.
const KINDS: &str = ".docx,.html,.htm,.txt,.zip";

/// The step.
#[component]
pub fn BringIn() -> impl IntoView {
    let state = workbench();
    view! {
        <Show when=move || state.received.with(Option::is_none)>
            <Choose/>
            <KeptProjects/>
        </Show>
        {move || state.received.get().map(|received| view! { <FirstLook received/> })}
    }
}

/// Where a file comes in.
#[component]
fn Choose() -> impl IntoView {
    let state = workbench();
    let is_over = RwSignal::new(false);
    let pasted = RwSignal::new(String::new());
    let input = NodeRef::<leptos::html::Input>::new();
    let drop = move |event: DragEvent| {
        event.prevent_default();
        is_over.set(false);
        let file = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0));
        match file {
            Some(file) => state.open(file),
            None => state.notice.set(Some("拖进来的不是文件，请把文件直接拖到方框里".to_owned())),
        }
    };
    let over = move |event: DragEvent| {
        event.prevent_default();
        is_over.set(true);
    };
    let choose = move |_| {
        if let Some(input) = input.get() {
            open_chosen(state, &input);
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
                    <input node_ref=input id="file" class="unseen" type="file" accept=KINDS on:change=choose/>
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
                    on:click=move |_| pasted.with_untracked(|text| state.paste(text))
                >
                    "读这段文字"
                </button>
            </details>
        </section>
    }
}

fn open_chosen(state: Workbench, input: &HtmlInputElement) {
    if let Some(file) = input.files().and_then(|files| files.get(0)) {
        state.open(file);
    }
    // The same file can be chosen once more, when it was mended.
    input.set_value("");
}

/// How a file is understood, before it is a part of the project.
#[component]
fn FirstLook(received: Received) -> impl IntoView {
    let state = workbench();
    let id = RwSignal::new(received.id.clone());
    let jurisdiction = RwSignal::new(received.summary.jurisdiction.clone().unwrap_or_default());
    let begin = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        state.begin(id.get_untracked(), jurisdiction.get_untracked());
    };
    view! {
        <section class="card">
            <h2>"读到了什么"</h2>
            <p class="quiet">{format!("这是{}，共{}个字。", received.kind, received.summary.characters)}</p>
            <SummaryTable summary=received.summary/>
        </section>
        <section class="card">
            <h2>"要留意的地方"</h2>
            <DoubtList doubts=received.doubts/>
        </section>
        <form class="card" on:submit=begin>
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
                <button class="button" type="button" on:click=move |_| state.received.set(None)>"换一个文件"</button>
            </div>
        </form>
    }
}
