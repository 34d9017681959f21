//! The implementation of the project's commands. `cargo xtask` without arguments lists them.
//!
//! - [`commands`]: the command line, and one module per command.
//! - [`tools`]: pinned tools, installed into one cache folder.
//! - [`build`]: builds `dist/`, and detects whether it is up to date.
//! - [`content`]: compiled seeds, and the open data made of them.
//! - [`faults`]: the list of faults with their tests.
//! - [`server`]: a small static web server, for `serve` and the browser tests.
//! - [`project`], [`process`], [`progress`], [`lock`], [`error`]: paths, child processes and their progress,
//!   mutual exclusion, errors.
//!
//! This crate does not depend on the app, so that checking seeds works even if the app does not compile.

pub mod build;
pub mod commands;
pub mod content;
pub mod error;
pub mod faults;
pub mod lock;
pub mod process;
pub mod progress;
pub mod project;
pub mod server;
pub mod tools;

pub use error::{Error, Result};
