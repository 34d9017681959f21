//! The summary of a parsed document, and the parser's warnings.

use leptos::prelude::*;
use workbench_messages::{Summary, Warning};

use crate::state::workbench;

const NOT_FOUND: &str = "没有找到";

/// The summary: title, number, date and other metadata; units; lines that are not text.
#[component]
pub fn SummaryTable(
    /// The summary to show.
    summary: Summary,
) -> impl IntoView {
    let Summary {
        title,
        number,
        date,
        issuers,
        addressees,
        jurisdiction,
        units,
        attachments,
        not_text,
        numbers,
        ..
    } = summary;
    let row = |name: &'static str, value: Option<String>| {
        let is_missing = value.is_none();
        view! {
            <div class="facts__row">
                <dt>{name}</dt>
                <dd class:missing=is_missing>{value.unwrap_or_else(|| NOT_FOUND.to_owned())}</dd>
            </div>
        }
    };
    let list = |names: Vec<String>| (!names.is_empty()).then(|| names.join("、"));
    view! {
        <dl class="facts">
            {row("标题", title)}
            {row("发文字号", number)}
            {row("成文日期", date)}
            {row("发文机关", list(issuers))}
            {row("主送机关", list(addressees))}
            {row("适用地区", jurisdiction)}
            {(!attachments.is_empty()).then(|| row("附件", list(attachments)))}
            {row("数字", Some(format!("{numbers}处")))}
        </dl>
        <Lines name="条目" lines=units none="正文没有编号，全文作为一个整体。"/>
        <Lines name="不算正文的行" lines=not_text none="没有。"/>
    }
}

/// A collapsed list of lines.
#[component]
fn Lines(name: &'static str, lines: Vec<String>, none: &'static str) -> impl IntoView {
    let count = lines.len();
    view! {
        <details class="fold">
            <summary>{format!("{name}：{count}个")}</summary>
            {if lines.is_empty() {
                view! { <p class="quiet">{none}</p> }.into_any()
            } else {
                let items = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
                view! { <ol class="fold__list">{items}</ol> }.into_any()
            }}
        </details>
    }
}

/// The warnings, with links to their lines if the document is part of the project.
#[component]
pub fn WarningList(
    /// The warnings.
    warnings: Vec<Warning>,
    /// Whether the document is part of the project.
    #[prop(optional)]
    is_in_project: bool,
) -> impl IntoView {
    let state = workbench();
    if warnings.is_empty() {
        return view! { <p class="quiet">"没有。"</p> }.into_any();
    }
    let item = move |Warning { message, line }: Warning| {
        let line = line.filter(|_| is_in_project);
        let to_line = line.map(|line| {
            view! {
                <button class="link" on:click=move |_| state.show_line(line)>{format!("看第{line}行")}</button>
            }
        });
        view! { <li><span>{message}</span>{to_line}</li> }
    };
    view! { <ul class="doubts">{warnings.into_iter().map(item).collect_view()}</ul> }.into_any()
}
