//! What is seen: a file a step.

#![allow(clippy::must_use_candidate, reason = "components are used by `view!`")]

pub mod about;
pub mod app;
pub mod benefits;
pub mod bring_in;
pub mod check;
pub mod comparison;
pub mod give_out;
pub mod guide;
pub mod kept;
pub mod numbers;
pub mod preview;
pub mod structure;
pub mod summary;
pub mod turn;
