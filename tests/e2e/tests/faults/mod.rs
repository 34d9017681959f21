//! Faults of the app and of its environment. Faults of the network and of offline storage are in `offline`, those
//! of `site.json` in `settings`; docs/faults.md lists all.

mod clock;
mod memory;
mod panic;
mod platform;
mod script;
mod seeds;
mod storage;

use e2e::{Browser, Result, Served};

use crate::wizard::answer_until_result;

/// Answers the first questions and opens the result.
async fn open_first_result(browser: &Browser, site: &Served) -> Result {
    browser.visit(&site.address("wizard/")).await?;
    answer_until_result(browser).await
}
