//! What the project's commands are made of. `cargo xtask` without arguments lists the commands.
//!
//! - [`commands`]: the command line, and one module for each command with its options.
//! - [`tools`]: the pinned tools that commands need, installed into one cache folder.
//! - [`build`]: from the sources to `dist/`, and whether that is still up to date.
//! - [`content`]: the seeds, compiled.
//! - [`open_data`]: the files of `data/`.
//! - [`faults`]: what may go wrong, with the tests that show it.
//! - [`server`]: a small static web server, for `serve` and for the browser tests.
//! - [`project`], [`process`], [`progress`], [`lock`], [`error`]: folders, child processes, what is shown of
//!   them, runs at the same time, and what can go wrong.
//!
//! This crate never depends on the app: checking seeds works even when the app does not compile.

pub mod build;
pub mod commands;
pub mod content;
pub mod error;
pub mod faults;
pub mod lock;
pub mod open_data;
pub mod process;
pub mod progress;
pub mod project;
pub mod server;
pub mod tools;

pub use error::{Error, Result};
