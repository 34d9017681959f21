//! The site without a network: the service worker, as a real browser runs it.

mod first_visit;
mod install;
mod update;

use e2e::{Browser, Host, Result};
use xtask::server::Fault;

/// Says how things stand.
const ABOUT: &str = "about/";

/// A telephone on its own network, as Chromium tells of it.
const METERED: &str =
    "Object.defineProperty(navigator, 'connection', { value: { saveData: false, type: 'cellular' } })";

/// Waits until the about page says so.
async fn wait_for_state(browser: &Browser, state: &str) -> Result {
    browser.wait_until(&format!("document.getElementById('offline-state').dataset.state === '{state}'")).await
}

/// Visits the site until all of it is stored.
async fn store(browser: &Browser, host: &Host) -> Result {
    browser.visit(&host.site.address(ABOUT)).await?;
    wait_for_state(browser, "ready").await
}

/// From now on nothing answers.
fn unplug(host: &Host) {
    host.network.break_files("", Fault::Unplugged);
}

/// The names of all caches of the origin.
async fn caches(browser: &Browser) -> Result<Vec<String>> {
    browser.value("caches.keys()").await
}

/// The release that the page is of; its stylesheet must be of the same. Empty for the built one.
async fn release(browser: &Browser) -> Result<String> {
    let page: String = browser.value("document.documentElement.dataset.release || ''").await?;
    let style: String =
        browser.value("getComputedStyle(document.documentElement).getPropertyValue('--release')").await?;
    assert_eq!(page, style, "page and stylesheet are of one release");
    let styled: bool = browser
        .value("getComputedStyle(document.documentElement).getPropertyValue('--paper') !== ''")
        .await?;
    assert!(styled, "the stylesheet is there");
    Ok(page)
}
