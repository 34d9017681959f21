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

use crate::wizard::{asked, press, see_result};

/// Goes from the first question to the result.
async fn see_first_result(browser: &Browser, site: &Served) -> Result {
    browser.visit(&site.address("wizard/")).await?;
    asked(browser, "哪件事").await?;
    press(browser, "说不准").await?;
    asked(browser, "哪种情况").await?;
    press(browser, "在企业上班").await?;
    press(browser, "先看能说准的").await?;
    see_result(browser).await
}
