//! What the end-to-end tests are written with: the built site on a server of its own, and a browser
//! that reports everything it was asked to load and everything it complained about.
//!
//! The tests are in `tests/`; `cargo xtask test` runs them after a build. `src/bin/` takes
//! screenshots with the same means.

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
pub use engine::{Engine, Kind};
pub use host::Host;
pub use scratch::Scratch;
pub use served::Served;
pub use web_server::WebServer;

/// The result of a test: any error fails it.
pub type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// Whether complete matrices were asked for: `cargo xtask test --full`.
#[must_use]
pub fn is_full() -> bool {
    std::env::var_os("E2E_FULL").is_some()
}

/// The condition that scripts have mounted in the page what counts and hides; engines mount what is theirs.
const IS_MOUNTED: &str = "!document.querySelector(\
    'main [data-slot]:not([data-mounted]):not([data-slot=wizard]):not([data-slot=result])')";
