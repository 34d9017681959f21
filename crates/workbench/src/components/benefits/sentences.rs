//! A unit with its sentences, to be selected in and ticked.

use leptos::prelude::*;
use workbench_messages::benefits::{Measure, Sentence};

use super::desk;
use crate::benefits;
use crate::browser;
use crate::state::workbench;

/// A unit.
#[component]
pub fn MeasureRow(
    /// What is shown of it.
    measure: Measure,
) -> impl IntoView {
    let desk = desk();
    let Measure { node, name, why, sentences } = measure;
    // A unit without sentences is ticked by its own name.
    let nodes: Vec<String> = if sentences.is_empty() {
        vec![node]
    } else {
        sentences.iter().map(|sentence| sentence.node.clone()).collect()
    };
    let of_all = nodes.clone();
    let is_ticked = move || desk.ticked.with(|ticked| of_all.iter().all(|node| ticked.contains(node)));
    let tick = move |event: leptos::ev::Event| {
        let is_on = event_target_checked(&event);
        desk.ticked.update(|ticked| {
            for node in &nodes {
                if is_on {
                    ticked.insert(node.clone());
                } else {
                    ticked.remove(node);
                }
            }
        });
    };
    let is_bare = sentences.is_empty();
    let state_of = match &why {
        Some(why) => format!("整条没有给谁什么：{why}"),
        None if is_bare => "没着落".to_owned(),
        None => String::new(),
    };
    view! {
        <li class="measure">
            <label class="measure__name">
                <input type="checkbox" prop:checked=is_ticked on:change=tick/>
                <b>{name}</b>
            </label>
            {(!state_of.is_empty()).then(|| view! { <p class="quiet measure__why">{state_of}</p> })}
            <ol>{sentences.into_iter().map(|sentence| view! { <SentenceRow sentence/> }).collect_view()}</ol>
        </li>
    }
}

/// A sentence with what it is.
#[component]
fn SentenceRow(sentence: Sentence) -> impl IntoView {
    let state = workbench();
    let desk = desk();
    let words = benefits::words_of(&sentence);
    let is_open = benefits::is_open(&sentence);
    let quote = benefits::whole(&sentence);
    let Sentence { node, text, line, .. } = sentence;
    let (of_row, of_tick) = (node.clone(), node.clone());
    let is_ticked = move || desk.ticked.with(|ticked| ticked.contains(&of_row));
    let tick = move |event: leptos::ev::Event| {
        let is_on = event_target_checked(&event);
        desk.ticked.update(|ticked| {
            if is_on {
                ticked.insert(of_tick.clone());
            } else {
                ticked.remove(&of_tick);
            }
        });
    };
    let take_whole = move |_| {
        // Else words that were selected before would take its place.
        browser::unselect();
        desk.picked.set(Ok(Some(quote.clone())));
    };
    let start: String = text.chars().take(12).collect();
    view! {
        <li class="sentence" class:sentence--open=is_open>
            <input type="checkbox" aria-label=format!("勾选：{start}") prop:checked=is_ticked on:change=tick/>
            <div>
                <p class="sentence__text" data-node=node>{text}</p>
                <p class="sentence__is">
                    <span class="sentence__state">{words}</span>
                    <button class="link" on:click=take_whole>"用整句"</button>
                    <button class="link" title="到“核对结构”里看这一行" on:click=move |_| state.show_line(line)>
                        {format!("第{line}行")}
                    </button>
                </p>
            </div>
        </li>
    }
}
