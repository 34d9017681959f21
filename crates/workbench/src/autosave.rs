//! Saves the project in the browser (`IndexedDB`) after each change, so that a crash loses nothing.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};
use workbench_messages::ProjectFiles;

use crate::browser;
use crate::browser::store::{self, PutResult};

/// Debounce: the project is saved once nothing has changed for this long.
const DEBOUNCE: Duration = Duration::from_millis(300);

/// A saved project, stored as JSON: the names of its fields must not change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SavedProject {
    /// Number of saves; a conflict with another window is detected by it.
    pub revision: u64,
    /// Time of the save, in milliseconds since 1970.
    pub at: f64,
    /// Id of the open document.
    pub document: String,
    /// The project's files.
    pub files: ProjectFiles,
}

/// The state of the autosave.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum SaveState {
    /// There is no project.
    #[default]
    Idle,
    /// A save is pending.
    Pending,
    /// The project is saved.
    Saved,
    /// The save failed; the message to show.
    Failed(&'static str),
}

const STORAGE_FULL: &str =
    "没有自动保存下来：浏览器的存储空间满了，或者是无痕窗口。请在“导出”里导出工程.zip，免得丢失。";
const CONFLICT: &str = "另一个窗口也改了这个工程。这里的改动已另存成一个新工程，两边都在。";

/// Saves one project.
#[derive(Debug, Clone, Copy)]
pub struct Autosave {
    /// State of the last save.
    pub state: RwSignal<SaveState>,
    /// The project's key and its revision when last loaded or saved.
    slot: StoredValue<(String, u64)>,
    timer: StoredValue<Option<TimeoutHandle>>,
    /// Whether a save is running.
    is_saving: StoredValue<bool>,
}

impl Autosave {
    /// An autosave without a project.
    #[must_use]
    pub fn new() -> Self {
        Self {
            state: RwSignal::default(),
            slot: StoredValue::default(),
            timer: StoredValue::default(),
            is_saving: StoredValue::default(),
        }
    }

    /// Switches to another project: a saved one by its key and revision, or a new one.
    pub fn switch_to(self, saved: Option<(String, u64)>) {
        self.slot.set_value(saved.unwrap_or_else(|| (browser::now().to_string(), 0)));
    }

    /// Schedules a save, debounced. `notice` receives the message about a conflict.
    pub fn schedule(self, files: ProjectFiles, document: String, notice: RwSignal<Option<String>>) {
        self.state.set(SaveState::Pending);
        let save = move || spawn_local(self.save(files.clone(), document.clone(), notice));
        let new_timer = set_timeout_with_handle(save, DEBOUNCE).ok();
        let old_timer = self.timer.try_update_value(|timer| std::mem::replace(timer, new_timer)).flatten();
        if let Some(old_timer) = old_timer {
            old_timer.clear();
        }
    }

    /// Saves now, or later if another save is running: its revision is only known when it is done.
    async fn save(self, files: ProjectFiles, document: String, notice: RwSignal<Option<String>>) {
        if self.is_saving.get_value() {
            self.schedule(files, document, notice);
            return;
        }
        self.timer.set_value(None);
        let (key, revision) = self.slot.get_value();
        let saved = SavedProject { revision: revision + 1, at: browser::now(), document, files };
        let Ok(json) = serde_json::to_string(&saved) else { return };
        let is_unchanged = move |stored: Option<&str>| match stored {
            None => true,
            Some(stored) => {
                serde_json::from_str::<SavedProject>(stored).is_ok_and(|stored| stored.revision == revision)
            }
        };
        self.is_saving.set_value(true);
        let result = store::put_if(&key, &json, is_unchanged).await;
        self.is_saving.set_value(false);
        // The user may have opened another project meanwhile.
        let is_current = self.slot.with_value(|(open, _)| *open == key);
        match result {
            Ok(PutResult::Stored) if is_current => {
                self.slot.set_value((key, revision + 1));
                if self.timer.with_value(Option::is_none) {
                    self.state.set(SaveState::Saved);
                }
            }
            Ok(PutResult::Stored) => {}
            Ok(PutResult::Conflict) if !is_current => {
                // Without a key of its own it would be lost. If storage fails now, the other window has its version.
                let _ = store::put_if(&browser::now().to_string(), &json, |stored: Option<&str>| {
                    stored.is_none()
                })
                .await;
            }
            Ok(PutResult::Conflict) => {
                self.switch_to(None);
                notice.set(Some(CONFLICT.to_owned()));
                self.schedule(saved.files, saved.document, notice);
            }
            Err(_) => self.state.set(SaveState::Failed(STORAGE_FULL)),
        }
    }
}

impl Default for Autosave {
    fn default() -> Self {
        Self::new()
    }
}

/// All saved projects with their keys, latest first.
pub async fn list() -> Vec<(String, SavedProject)> {
    // If storage is unavailable, the list is empty; the user is told at the first save.
    let rows = store::list().await.unwrap_or_default();
    let mut projects: Vec<(String, SavedProject)> =
        rows.into_iter().filter_map(|(key, json)| Some((key, serde_json::from_str(&json).ok()?))).collect();
    projects.sort_by(|(_, a), (_, b)| b.at.total_cmp(&a.at));
    projects
}

/// Deletes a saved project.
pub async fn delete(key: &str) {
    // If the deletion fails, the project stays in the list.
    let _ = store::delete(key).await;
}
