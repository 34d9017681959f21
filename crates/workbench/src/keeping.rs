//! What is worked on is kept in the browser as it changes, so that a crash loses nothing.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};
use workbench_messages::ProjectFiles;

use crate::browser;
use crate::browser::store::{self, Kept};

/// How long nothing must have changed before it is kept.
const PAUSE: Duration = Duration::from_millis(300);

/// A project as the browser keeps it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Saved {
    /// How often it was kept; by it two windows notice each other.
    pub revision: u64,
    /// When, in milliseconds since 1970.
    pub at: f64,
    /// The document that was worked on.
    pub document: String,
    /// The project.
    pub files: ProjectFiles,
}

/// How what is worked on is kept.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum State {
    /// There is nothing to keep.
    #[default]
    Nothing,
    /// It will be, in a moment.
    Soon,
    /// It is.
    Kept,
    /// It is not, for this reason.
    Failed(&'static str),
}

const NO_ROOM: &str =
    "没有自动保存下来：浏览器的存储空间满了，或者是无痕窗口。请在“导出”里导出工程.zip，免得丢失。";
const OTHER_WINDOW: &str = "另一个窗口也改了这个工程。这里的改动已另存成一个新工程，两边都在。";

/// Keeps one project.
#[derive(Debug, Clone, Copy)]
pub struct Keeper {
    /// How it is kept.
    pub state: RwSignal<State>,
    /// Under which key, and how often it was kept.
    place: StoredValue<(String, u64)>,
    waiting: StoredValue<Option<TimeoutHandle>>,
}

impl Keeper {
    /// One that keeps nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self { state: RwSignal::default(), place: StoredValue::default(), waiting: StoredValue::default() }
    }

    /// Keeps another project from here on: a new one, or one that was kept before.
    pub fn turn_to(self, kept: Option<(String, u64)>) {
        self.place.set_value(kept.unwrap_or_else(|| (browser::now().to_string(), 0)));
    }

    /// Keeps what is worked on, once nothing has changed for a moment. Says what the user should know.
    pub fn keep(self, files: ProjectFiles, document: String, say: RwSignal<Option<String>>) {
        self.state.set(State::Soon);
        let work = move || spawn_local(self.put(files.clone(), document.clone(), say));
        let later = set_timeout_with_handle(work, PAUSE).ok();
        let before = self.waiting.try_update_value(|waiting| std::mem::replace(waiting, later)).flatten();
        if let Some(before) = before {
            before.clear();
        }
    }

    async fn put(self, files: ProjectFiles, document: String, say: RwSignal<Option<String>>) {
        let (key, revision) = self.place.get_value();
        let saved = Saved { revision: revision + 1, at: browser::now(), document, files };
        let Ok(text) = serde_json::to_string(&saved) else { return };
        let is_ours = move |there: Option<&str>| match there {
            None => true,
            Some(there) => serde_json::from_str::<Saved>(there).is_ok_and(|there| there.revision == revision),
        };
        match store::keep(&key, &text, is_ours).await {
            Ok(Kept::Yes) => {
                self.place.set_value((key, revision + 1));
                self.state.set(State::Kept);
            }
            Ok(Kept::Conflict) => {
                self.turn_to(None);
                say.set(Some(OTHER_WINDOW.to_owned()));
                self.keep(saved.files, saved.document, say);
            }
            Err(_) => self.state.set(State::Failed(NO_ROOM)),
        }
    }
}

impl Default for Keeper {
    fn default() -> Self {
        Self::new()
    }
}

/// All projects that are kept, the last first, with their keys.
pub async fn all() -> Vec<(String, Saved)> {
    // Where nothing is kept, nothing is offered: that it will not be is said when there is something.
    let rows = store::all().await.unwrap_or_default();
    let mut projects: Vec<(String, Saved)> =
        rows.into_iter().filter_map(|(key, text)| Some((key, serde_json::from_str(&text).ok()?))).collect();
    projects.sort_by(|(_, a), (_, b)| b.at.total_cmp(&a.at));
    projects
}

/// Forgets a project.
pub async fn forget(key: &str) {
    // What is not forgotten is offered again.
    let _ = store::forget(key).await;
}
