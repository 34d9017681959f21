//! 工作台: from a Word file to a site, in the browser. A Leptos app in one window. Documents are processed by
//! `workbench_engine` in workers, which [`engine`] sends requests to.
//!
//! - [`state`]: the app's signals; opening, editing and exporting the project
//! - [`history`]: undo and redo
//! - [`figures`]: the step 数字: filter, navigation, shortcuts
//! - [`comparison`]: the step 对照: which documents, progress
//! - [`benefits`]: the step 待遇: progress, quotes from a selection, nested conditions
//! - [`autosave`]: saves the project in the browser
//! - [`labels`]: the Chinese labels of values
//! - [`components`]: the views, one file a step
//! - [`browser`]: the only module that calls the browser

// The type of a view nests as deeply as its elements.
#![recursion_limit = "512"]
#![allow(
    clippy::large_types_passed_by_value,
    reason = "the workbench's state is handles, copied to where it is used"
)]

pub mod autosave;
pub mod benefits;
pub mod browser;
pub mod comparison;
pub mod components;
pub mod engine;
pub mod figures;
pub mod history;
pub mod labels;
pub mod state;

use components::app::App;

/// Mounts the workbench into its element of the page.
pub fn mount() {
    if let Some(mount_point) = browser::mount_point() {
        leptos::mount::mount_to(mount_point, App).forget();
    }
}
