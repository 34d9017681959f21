//! Support for the end-to-end tests: servers for the built site, and browsers that record their requests and
//! console messages.
//!
//! The tests are in `tests/`; `cargo xtask test` runs them after a build. The programs in `src/bin/` take
//! screenshots.

pub mod apache;
mod browser;
mod chromedriver;
mod engine;
mod host;
mod log;
pub mod nginx;
mod process_group;
mod scratch;
mod served;
mod virtual_clock;
mod web_server;

pub use browser::{Browser, Settings, Size};
pub use engine::{Engine, EngineKind};
pub use host::Host;
pub use scratch::Scratch;
pub use served::{Served, copy_files};
pub use web_server::WebServer;

/// The result of a test or helper.
pub type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// Whether to run complete matrices: `cargo xtask test --full`.
#[must_use]
pub fn is_full() -> bool {
    std::env::var_os("E2E_FULL").is_some()
}

/// A JavaScript condition: scripts have mounted every slot except those of the engines.
const IS_MOUNTED: &str = "!document.querySelector(\
    'main [data-slot]:not([data-mounted]):not([data-slot=wizard]):not([data-slot=result])')";
