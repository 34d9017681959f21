//! The window: steps, messages, and the step that is shown.

use leptos::prelude::*;
use workbench_messages::Progress;

use super::about::About;
use super::benefits::BenefitsStep;
use super::bring_in::BringIn;
use super::check::Check;
use super::comparison::Comparison;
use super::give_out::GiveOut;
use super::guide::Guide;
use super::kept::KeptState;
use super::numbers::Numbers;
use super::structure::Structure;
use crate::browser;
use crate::engine;
use crate::keeping::State;
use crate::state::{Step, Workbench, workbench};

const STEPS: [(Step, &str); 9] = [
    (Step::BringIn, "导入"),
    (Step::Structure, "核对结构"),
    (Step::About, "文件信息"),
    (Step::Numbers, "数字"),
    (Step::Benefits, "待遇"),
    (Step::Comparison, "对照"),
    (Step::Check, "检查"),
    (Step::GiveOut, "导出"),
    (Step::Guide, "说明"),
];

/// The workbench.
#[component]
pub fn App() -> impl IntoView {
    let state = Workbench::new();
    provide_context(state);
    let is_kept = move || state.keeper.state.with_untracked(|keeping| *keeping == State::Kept);
    browser::ask_before_leaving(move || state.is_unsaved.get_untracked() && !is_kept());
    Effect::new(move |_| {
        if let Some(document) = state.document.get() {
            state.keeper.keep(state.files.get(), document, state.notice);
        }
    });
    view! {
        <header class="top">
            <h1 class="top__name">"产改政策通 · 工作台"</h1>
            <p class="top__promise">"文件只在这台电脑上处理，不会上传。"</p>
            <KeptState/>
        </header>
        <Steps/>
        <Messages/>
        <main class="step">
            {move || match state.step.get() {
                Step::BringIn => view! { <BringIn/> }.into_any(),
                Step::Structure => view! { <Structure/> }.into_any(),
                Step::About => view! { <About/> }.into_any(),
                Step::Numbers => view! { <Numbers/> }.into_any(),
                Step::Benefits => view! { <BenefitsStep/> }.into_any(),
                Step::Check => view! { <Check/> }.into_any(),
                Step::Comparison => view! { <Comparison/> }.into_any(),
                Step::GiveOut => view! { <GiveOut/> }.into_any(),
                Step::Guide => view! { <Guide/> }.into_any(),
            }}
        </main>
    }
}

/// The way from a file to a site, and the guide.
#[component]
fn Steps() -> impl IntoView {
    let state = workbench();
    let button = move |(step, name): (Step, &'static str)| {
        let is_here = move || state.step.get() == step;
        let is_closed = move || !matches!(step, Step::BringIn | Step::Guide) && !state.has_project();
        view! {
            <li>
                <button
                    class="steps__step"
                    aria-current=move || is_here().then_some("step")
                    disabled=is_closed
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

/// What went wrong, what was done, and how far the engine is.
#[component]
fn Messages() -> impl IntoView {
    let state = workbench();
    let words = |progress: Progress| match progress.of {
        0 => format!("{}…", progress.doing),
        of => format!("{}：{} / {of}", progress.doing, progress.done),
    };
    view! {
        <Show when=move || state.notice.with(Option::is_some)>
            <div class="notice" role="alert">
                <p>{move || state.notice.get()}</p>
                <button class="button" on:click=move |_| state.notice.set(None)>"知道了"</button>
            </div>
        </Show>
        <p class="said" role="status">{move || state.said.get()}</p>
        // Short work is done before anybody could read that it is being done.
        <Show when=move || state.progress.with(Option::is_some)>
            <div class="progress">
                <progress
                    max=move || state.progress.get().map(|it| it.of).filter(|of| *of > 0)
                    value=move || state.progress.get().filter(|it| it.of > 0).map(|it| it.done)
                ></progress>
                <span>{move || state.progress.get().map(words)}</span>
                <button class="button" on:click=move |_| engine::stop()>"停止"</button>
            </div>
        </Show>
    }
}
