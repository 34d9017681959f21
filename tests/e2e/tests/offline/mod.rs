//! Offline use: the service worker in a real browser.

mod first_visit;
mod install;
mod update;

use e2e::{Browser, Host, Result};
use xtask::server::Fault;

/// The page that shows the state of offline storage.
const ABOUT: &str = "about/";

/// Simulates a mobile network, as reported by Chromium.
const METERED: &str =
    "Object.defineProperty(navigator, 'connection', { value: { saveData: false, type: 'cellular' } })";

/// Waits for a state of the about page.
async fn wait_for_state(browser: &Browser, state: &str) -> Result {
    browser.wait_until(&format!("document.getElementById('offline-state').dataset.state === '{state}'")).await
}

/// Visits the site until it is completely stored.
async fn store(browser: &Browser, host: &Host) -> Result {
    browser.visit(&host.site.address(ABOUT)).await?;
    wait_for_state(browser, "ready").await
}

/// Drops every connection from now on.
fn unplug(host: &Host) {
    host.network.break_files("", Fault::Unplugged);
}

/// The names of all caches of the origin.
async fn caches(browser: &Browser) -> Result<Vec<String>> {
    browser.value("caches.keys()").await
}

/// The release mark of the page, which its stylesheet must share; empty for the built site.
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
