//! The preview: the page of the document, made by the renderer of the site.

use leptos::prelude::*;

use crate::state::{self, workbench};

/// Debounce of the preview in milliseconds.
const DEBOUNCE: u64 = 500;

/// The page in a sandboxed frame, or the error message.
#[component]
pub fn Preview() -> impl IntoView {
    let state = workbench();
    // The debounced project and document.
    let debounced = RwSignal::new((state.files.get_untracked(), state.document.get_untracked()));
    let timer = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |_| {
        let now = (state.files.get(), state.document.get());
        let new_timer =
            set_timeout_with_handle(move || debounced.set(now), std::time::Duration::from_millis(DEBOUNCE));
        if let Some(old_timer) =
            timer.try_update_value(|timer| std::mem::replace(timer, new_timer.ok())).flatten()
        {
            old_timer.clear();
        }
    });
    on_cleanup(move || {
        if let Some(Some(timer_handle)) = timer.try_get_value() {
            timer_handle.clear();
        }
    });
    let page = LocalResource::new(move || {
        let (files, document) = debounced.get();
        async move {
            match document {
                Some(document) => state::preview(files, document).await.map_err(PreviewError),
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

/// Why the page cannot be rendered, in Chinese.
#[derive(Debug, Clone)]
struct PreviewError(String);

impl std::fmt::Display for PreviewError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for PreviewError {}
