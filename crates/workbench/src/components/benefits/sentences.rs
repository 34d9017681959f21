//! A unit and its sentences, whose text can be selected and which can be ticked.

use leptos::prelude::*;
use workbench_messages::benefits::{Measure, MeasureSentence};

use super::benefits_context;
use crate::benefits;
use crate::browser;
use crate::state::workbench;

/// A unit.
#[component]
pub fn MeasureRow(
    /// The unit with the sentences to show.
    measure: Measure,
) -> impl IntoView {
    let context = benefits_context();
    let Measure { node, name, no_benefit_reason, sentences } = measure;
    // A unit without sentences is ticked by its own id.
    let nodes: Vec<String> = if sentences.is_empty() {
        vec![node]
    } else {
        sentences.iter().map(|sentence| sentence.node.clone()).collect()
    };
    let all_nodes = nodes.clone();
    let is_ticked = move || context.ticked.with(|ticked| all_nodes.iter().all(|node| ticked.contains(node)));
    let tick = move |event: leptos::ev::Event| {
        let is_checked = event_target_checked(&event);
        context.ticked.update(|ticked| {
            for node in &nodes {
                if is_checked {
                    ticked.insert(node.clone());
                } else {
                    ticked.remove(node);
                }
            }
        });
    };
    let has_no_sentences = sentences.is_empty();
    let status = match &no_benefit_reason {
        Some(reason) => format!("整条没有给谁什么：{reason}"),
        None if has_no_sentences => "没着落".to_owned(),
        None => String::new(),
    };
    view! {
        <li class="measure">
            <label class="measure__name">
                <input type="checkbox" prop:checked=is_ticked on:change=tick/>
                <b>{name}</b>
            </label>
            {(!status.is_empty()).then(|| view! { <p class="quiet measure__why">{status}</p> })}
            <ol>{sentences.into_iter().map(|sentence| view! { <SentenceRow sentence/> }).collect_view()}</ol>
        </li>
    }
}

/// A sentence with its status.
#[component]
fn SentenceRow(sentence: MeasureSentence) -> impl IntoView {
    let state = workbench();
    let context = benefits_context();
    let status = benefits::status_text(&sentence);
    let is_uncovered = benefits::is_uncovered(&sentence);
    let quote = benefits::whole_sentence(&sentence);
    let MeasureSentence { node, text, line, .. } = sentence;
    let (row_node, tick_node) = (node.clone(), node.clone());
    let is_ticked = move || context.ticked.with(|ticked| ticked.contains(&row_node));
    let tick = move |event: leptos::ev::Event| {
        let is_checked = event_target_checked(&event);
        context.ticked.update(|ticked| {
            if is_checked {
                ticked.insert(tick_node.clone());
            } else {
                ticked.remove(&tick_node);
            }
        });
    };
    let quote_whole_sentence = move |_| {
        // Otherwise the next event would restore the old selection.
        browser::clear_selection();
        context.selected_quote.set(Ok(Some(quote.clone())));
    };
    let start: String = text.chars().take(12).collect();
    view! {
        <li class="sentence" class:sentence--open=is_uncovered>
            <input type="checkbox" aria-label=format!("勾选：{start}") prop:checked=is_ticked on:change=tick/>
            <div>
                <p class="sentence__text" data-node=node>{text}</p>
                <p class="sentence__is">
                    <span class="sentence__state">{status}</span>
                    <button class="link" on:click=quote_whole_sentence>"用整句"</button>
                    <button class="link" title="到“核对结构”里看这一行" on:click=move |_| state.show_line(line)>
                        {format!("第{line}行")}
                    </button>
                </p>
            </div>
        </li>
    }
}
