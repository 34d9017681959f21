//! 检查: the compiler's findings, with links to their lines.

use leptos::prelude::*;
use workbench_messages::{Finding, Severity};

use crate::labels;
use crate::state::{self, Step, workbench};

/// The step.
#[component]
pub fn Check() -> impl IntoView {
    let state = workbench();
    let findings = LocalResource::new(move || state::check(state.files.get()));
    view! {
        <section class="card">
            <h2>"检查结果"</h2>
            <Transition fallback=|| view! { <p class="quiet">"正在检查…"</p> }>
                {move || Suspend::new(async move {
                    match findings.await {
                        Ok(findings) => view! { <Findings findings/> }.into_any(),
                        Err(message) => view! { <p class="notice" role="alert">{message}</p> }.into_any(),
                    }
                })}
            </Transition>
        </section>
    }
}

/// The findings, and which exports are possible.
#[component]
fn Findings(findings: Vec<Finding>) -> impl IntoView {
    let state = workbench();
    let has = |severity| findings.iter().any(|one| one.severity == severity);
    let is_reading =
        state.view.with_untracked(|view| view.as_ref().is_none_or(|view| view.form.is_reading_edition));
    let verdict = match (has(Severity::Error), has(Severity::Draft), is_reading) {
        (true, ..) => "有错误，改正以后才能做成网站。",
        (false, true, true) => {
            "没有错误。还有没核对的文件：在“文件信息”里勾选“已对照原文核对”，就可以做成网站（阅读版）。"
        }
        (false, true, false) => {
            "没有错误。还有没写完、没核对的：在“待遇”“数字”里写完，在“文件信息”里勾选“已对照原文核对”，就可以做成网站（完整版）。"
        }
        (false, false, true) => "没有错误，可以做成网站（阅读版：全文、查找、找到的数字；待遇还没有整理）。",
        (false, false, false) => "没有错误，可以做成网站（完整版：读者能查自己能得到什么）。",
    };
    view! {
        <p class="verdict" class:verdict--bad=has(Severity::Error)>{verdict}</p>
        <ul class="findings">
            {findings.into_iter().map(|finding| view! { <FindingRow finding/> }).collect_view()}
        </ul>
    }
}

/// A finding.
#[component]
fn FindingRow(finding: Finding) -> impl IntoView {
    let state = workbench();
    let Finding { severity, path, line, message, hint } = finding;
    let is_in_source = state.document.with_untracked(|document| {
        document.as_ref().is_some_and(|document| path == format!("{document}/source.txt"))
    });
    let place = match line {
        Some(line) if is_in_source => {
            view! { <button class="link" on:click=move |_| state.show_line(line)>{format!("第{line}行")}</button> }.into_any()
        }
        Some(line) if path.contains("/benefits/") => view! {
            <span class="quiet">{format!("{path}，第{line}行")}</span>" "
            <button class="link" on:click=move |_| state.step.set(Step::Benefits)>"去“待遇”"</button>
        }
        .into_any(),
        Some(line) => view! { <span class="quiet">{format!("{path}，第{line}行")}</span> }.into_any(),
        None => view! { <span class="quiet">{path}</span> }.into_any(),
    };
    view! {
        <li class="finding" class:finding--error=severity == Severity::Error>
            <b class="finding__severity">{labels::severity(severity)}</b>
            <div>
                <p>{message}</p>
                {(!hint.is_empty()).then(|| view! { <p class="quiet">{hint}</p> })}
                {place}
            </div>
        </li>
    }
}
