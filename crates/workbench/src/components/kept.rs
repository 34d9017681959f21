//! 接着做: the projects that the browser keeps.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser;
use crate::keeping::{self, Saved, State};
use crate::state::{documents, workbench};

/// The projects, where there are any.
#[component]
pub fn KeptProjects() -> impl IntoView {
    let again = RwSignal::new(0_u32);
    let projects = LocalResource::new(move || {
        again.track();
        keeping::all()
    });
    view! {
        <Transition>
            {move || Suspend::new(async move {
                let projects = projects.await;
                (!projects.is_empty()).then(|| {
                    let rows = projects.into_iter().map(|(key, saved)| view! { <Row key saved again/> });
                    view! {
                        <section class="card kept">
                            <h2>"接着做"</h2>
                            <ul>{rows.collect_view()}</ul>
                        </section>
                    }
                })
            })}
        </Transition>
    }
}

/// A project, to be opened or forgotten.
#[component]
fn Row(key: String, saved: Saved, again: RwSignal<u32>) -> impl IntoView {
    let state = workbench();
    let name = |(id, short_title): (String, String)| if short_title.is_empty() { id } else { short_title };
    let names: Vec<String> = documents(&saved.files)
        .into_iter()
        .map(|document| name((document.id, document.short_title)))
        .collect();
    let at = browser::moment(saved.at);
    let forgotten = key.clone();
    let forget = move |_| {
        let key = forgotten.clone();
        spawn_local(async move {
            keeping::forget(&key).await;
            again.update(|times| *times += 1);
        });
    };
    let asked = RwSignal::new(false);
    view! {
        <li class="kept__row">
            <button class="link" on:click=move |_| state.resume(key.clone(), saved.clone())>{names.join("、")}</button>
            <span class="quiet">{format!("存于 {at}")}</span>
            <Show
                when=move || asked.get()
                fallback=move || view! { <button class="link" on:click=move |_| asked.set(true)>"删除"</button> }
            >
                <button class="link" on:click=forget.clone()>"删除了找不回来，确定删除"</button>
            </Show>
        </li>
    }
}

/// Whether what is worked on is kept.
#[component]
pub fn KeptState() -> impl IntoView {
    let state = workbench();
    view! {
        {move || match state.keeper.state.get() {
            State::Nothing => ().into_any(),
            State::Soon => view! { <p class="quiet">"正在保存…"</p> }.into_any(),
            State::Kept => view! { <p class="quiet kept__yes">"已自动保存在这台电脑的浏览器里"</p> }.into_any(),
            State::Failed(words) => view! { <p class="kept__no" role="alert">{words}</p> }.into_any(),
        }}
    }
}
