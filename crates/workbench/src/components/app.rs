//! The app: header, steps, messages, and the current step.

use leptos::prelude::*;
use workbench_messages::Progress;

use super::benefits::BenefitsStep;
use super::check::Check;
use super::comparison::Comparison;
use super::document_info::DocumentInfo;
use super::export::Export;
use super::figures::Figures;
use super::guide::Guide;
use super::import::Import;
use super::saved_projects::SaveStatus;
use super::structure::Structure;
use crate::autosave::SaveState;
use crate::browser;
use crate::engine;
use crate::state::{Step, Workbench, workbench};

const STEPS: [(Step, &str); 9] = [
    (Step::Import, "导入"),
    (Step::Structure, "核对结构"),
    (Step::DocumentInfo, "文件信息"),
    (Step::Figures, "数字"),
    (Step::Benefits, "待遇"),
    (Step::Comparison, "对照"),
    (Step::Check, "检查"),
    (Step::Export, "导出"),
    (Step::Guide, "说明"),
];

/// The root component.
#[component]
pub fn App() -> impl IntoView {
    let state = Workbench::new();
    provide_context(state);
    let is_saved = move || state.autosave.state.with_untracked(|save_state| *save_state == SaveState::Saved);
    browser::warn_before_unload(move || state.is_unsaved.get_untracked() && !is_saved());
    Effect::new(move |_| {
        if let Some(document) = state.document.get() {
            state.autosave.schedule(state.files.get(), document, state.notice);
        }
    });
    view! {
        <header class="top">
            <h1 class="top__name">"产改政策通 · 工作台"</h1>
            <p class="top__promise">"文件只在这台电脑上处理，不会上传。"</p>
            <SaveStatus/>
        </header>
        <Steps/>
        <Messages/>
        <main class="step">
            {move || match state.step.get() {
                Step::Import => view! { <Import/> }.into_any(),
                Step::Structure => view! { <Structure/> }.into_any(),
                Step::DocumentInfo => view! { <DocumentInfo/> }.into_any(),
                Step::Figures => view! { <Figures/> }.into_any(),
                Step::Benefits => view! { <BenefitsStep/> }.into_any(),
                Step::Check => view! { <Check/> }.into_any(),
                Step::Comparison => view! { <Comparison/> }.into_any(),
                Step::Export => view! { <Export/> }.into_any(),
                Step::Guide => view! { <Guide/> }.into_any(),
            }}
        </main>
    }
}

/// The navigation between the steps.
#[component]
fn Steps() -> impl IntoView {
    let state = workbench();
    let button = move |(step, name): (Step, &'static str)| {
        let is_current = move || state.step.get() == step;
        let is_disabled = move || !matches!(step, Step::Import | Step::Guide) && !state.has_project();
        view! {
            <li>
                <button
                    class="steps__step"
                    aria-current=move || is_current().then_some("step")
                    disabled=is_disabled
                    on:click=move |_| state.step.set(step)
                >
                    {name}
                </button>
            </li>
        }
    };
    view! {
        <nav class="steps" aria-label="步骤">
            <ol>{STEPS.map(button).collect_view()}</ol>
        </nav>
    }
}

/// The error message, the status message, and the progress of the engine.
#[component]
fn Messages() -> impl IntoView {
    let state = workbench();
    let label = |progress: Progress| match progress.total {
        0 => format!("{}…", progress.activity),
        total => format!("{}：{} / {total}", progress.activity, progress.done),
    };
    view! {
        <Show when=move || state.notice.with(Option::is_some)>
            <div class="notice" role="alert">
                <p>{move || state.notice.get()}</p>
                <button class="button" on:click=move |_| state.notice.set(None)>"知道了"</button>
            </div>
        </Show>
        <p class="said" role="status">{move || state.status.get()}</p>
        // Requests that take little time report no progress.
        <Show when=move || state.progress.with(Option::is_some)>
            <div class="progress">
                <progress
                    max=move || state.progress.get().map(|it| it.total).filter(|total| *total > 0)
                    value=move || state.progress.get().filter(|it| it.total > 0).map(|it| it.done)
                ></progress>
                <span>{move || state.progress.get().map(label)}</span>
                <button class="button" on:click=move |_| engine::stop()>"停止"</button>
            </div>
        </Show>
    }
}
