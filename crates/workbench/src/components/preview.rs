//! The page as readers will see it, made by the renderer of the site.

use leptos::prelude::*;

use crate::state::{self, workbench};

/// How long nothing must have changed before the page is made anew, in milliseconds.
const PAUSE: u64 = 500;

/// The page in a frame; what keeps it from being made in its place.
#[component]
pub fn Preview() -> impl IntoView {
    let state = workbench();
    // What the page is made of, some moments behind the keys.
    let shown = RwSignal::new((state.files.get_untracked(), state.document.get_untracked()));
    let later = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |_| {
        let now = (state.files.get(), state.document.get());
        let change = set_timeout_with_handle(move || shown.set(now), std::time::Duration::from_millis(PAUSE));
        if let Some(before) = later.try_update_value(|later| std::mem::replace(later, change.ok())).flatten()
        {
            before.clear();
        }
    });
    on_cleanup(move || {
        if let Some(Some(waiting)) = later.try_get_value() {
            waiting.clear();
        }
    });
    let page = LocalResource::new(move || {
        let (files, document) = shown.get();
        async move {
            match document {
                Some(document) => state::preview(files, document).await.map_err(CannotShow),
                None => Ok(String::new()),
            }
        }
    });
    view! {
        <section class="structure__page" aria-label="读者看到的网页">
            <h2>"读者看到的网页"</h2>
            <ErrorBoundary fallback=|errors| view! {
                <div class="notice" role="status">
                    {move || errors.get().into_iter().map(|(_, error)| view! { <p>{error.to_string()}</p> }).collect_view()}
                </div>
            }>
                <Transition fallback=|| view! { <p class="quiet">"正在制作网页…"</p> }>
                    {move || Suspend::new(async move {
                        page.await.map(|html| view! {
                            <iframe class="frame" title="读者看到的网页" sandbox="" srcdoc=html></iframe>
                        })
                    })}
                </Transition>
            </ErrorBoundary>
        </section>
    }
}

/// Why the page cannot be shown, in Chinese.
#[derive(Debug, Clone)]
struct CannotShow(String);

impl std::fmt::Display for CannotShow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for CannotShow {}
