//! What breaks around the app or in it, and what a reader has then. Faults of the network and of storing for use
//! without one are in `offline`, those of `site.json` in `settings`; docs/faults.md lists all of them.

mod clock;
mod memory;
mod panic;
mod platform;
mod script;
mod seeds;
mod storage;

use e2e::{Browser, Result, Served};

use crate::wizard::look_at_first_result;

/// Goes from the first question to the result.
async fn see_first_result(browser: &Browser, site: &Served) -> Result {
    browser.visit(&site.address("wizard/")).await?;
    look_at_first_result(browser).await
}
