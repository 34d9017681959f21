//! 接着做: the projects saved in the browser.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::autosave::{self, SaveState, SavedProject};
use crate::browser;
use crate::state::{documents, workbench};

/// The list of saved projects, if there are any.
#[component]
pub fn SavedProjects() -> impl IntoView {
    let reload = RwSignal::new(0_u32);
    let projects = LocalResource::new(move || {
        reload.track();
        autosave::list()
    });
    view! {
        <Transition>
            {move || Suspend::new(async move {
                let projects = projects.await;
                (!projects.is_empty()).then(|| {
                    let rows = projects.into_iter().map(|(key, saved)| view! { <Row key saved reload/> });
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

/// A saved project, with buttons to open and to delete it.
#[component]
fn Row(key: String, saved: SavedProject, reload: RwSignal<u32>) -> impl IntoView {
    let state = workbench();
    let name = |(id, short_title): (String, String)| if short_title.is_empty() { id } else { short_title };
    let names: Vec<String> = documents(&saved.files)
        .into_iter()
        .map(|document| name((document.id, document.short_title)))
        .collect();
    let saved_at = browser::format_time(saved.at);
    let key_to_delete = key.clone();
    let delete = move |_| {
        let key = key_to_delete.clone();
        spawn_local(async move {
            autosave::delete(&key).await;
            reload.update(|times| *times += 1);
        });
    };
    let is_confirming = RwSignal::new(false);
    view! {
        <li class="kept__row">
            <button class="link" on:click=move |_| state.open_saved(key.clone(), saved.clone())>{names.join("、")}</button>
            <span class="quiet">{format!("存于 {saved_at}")}</span>
            <Show
                when=move || is_confirming.get()
                fallback=move || view! { <button class="link" on:click=move |_| is_confirming.set(true)>"删除"</button> }
            >
                <button class="link" on:click=delete.clone()>"删除了找不回来，确定删除"</button>
            </Show>
        </li>
    }
}

/// The state of the autosave.
#[component]
pub fn SaveStatus() -> impl IntoView {
    let state = workbench();
    view! {
        {move || match state.autosave.state.get() {
            SaveState::Idle => ().into_any(),
            SaveState::Pending => view! { <p class="quiet">"正在保存…"</p> }.into_any(),
            SaveState::Saved => view! { <p class="quiet kept__yes">"已自动保存在这台电脑的浏览器里"</p> }.into_any(),
            SaveState::Failed(message) => view! { <p class="kept__no" role="alert">{message}</p> }.into_any(),
        }}
    }
}
