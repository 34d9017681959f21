//! The views: a file for each step, and shared parts.

#![allow(clippy::must_use_candidate, reason = "components are used by `view!`")]

pub mod app;
pub mod benefits;
pub mod check;
pub mod comparison;
pub mod document_info;
pub mod export;
pub mod figures;
pub mod guide;
pub mod import;
pub mod preview;
pub mod saved_projects;
pub mod structure;
pub mod summary;
pub mod undo_redo;
