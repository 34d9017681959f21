//! 工作台: from a Word file to a site, in the browser. A Leptos app in one window; all work on documents is done by
//! `workbench_engine` in a worker, which [`engine`] asks.
//!
//! - [`state`]: the project that is worked on, and what can be done with it
//! - [`history`]: undo and redo
//! - [`numbers`]: the way through the numbers of a document
//! - [`comparison`]: the way through two documents side by side
//! - [`benefits`]: what its sentences are, quotes from a selection, and conditions
//! - [`keeping`]: what is worked on is kept in the browser
//! - [`components`]: one file a step
//! - [`browser`]: the only door to the platform

// A view is one type, as deep as what it holds.
#![recursion_limit = "512"]
#![allow(
    clippy::large_types_passed_by_value,
    reason = "the workbench's state is handles, copied to where it is used"
)]

pub mod benefits;
pub mod browser;
pub mod comparison;
pub mod components;
pub mod engine;
pub mod history;
pub mod keeping;
pub mod numbers;
pub mod state;
pub mod words;

use components::app::App;

/// Puts the workbench into the page's element for it.
pub fn mount() {
    if let Some(place) = browser::place() {
        leptos::mount::mount_to(place, App).forget();
    }
}
