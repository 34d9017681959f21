//! The search box in the head of every page.

use e2e::{Browser, Result, Served};
use thirtyfour::prelude::*;
use xtask::server::Gate;

use crate::{MEASURE, PREFIXES};

/// Types words into the search box and presses Enter.
async fn search(browser: &Browser, words: &str) -> Result {
    let field = browser.driver.find(By::Id("query")).await?;
    Ok(field.send_keys(words.to_owned() + Key::Enter).await?)
}

/// The condition that the list of measures is shown with these words.
async fn wait_for_results(browser: &Browser, site: &Served, words: &str) -> Result {
    let path = site.address("measures/").replace(&site.origin(), "");
    browser.wait_until(&format!("location.pathname.replace('index.html', '') === '{path}'")).await?;
    browser.wait_until(&format!("decodeURIComponent(location.hash) === '#q={words}'")).await?;
    browser.wait_for_app().await?;
    browser.wait_until(&format!("document.getElementById('query').value === '{words}'")).await
}

#[tokio::test]
async fn words_lead_to_the_list_of_measures() -> Result {
    for prefix in PREFIXES {
        let site = Served::below(prefix)?;
        let browser = Browser::open().await?;
        browser.visit(&site.address(MEASURE)).await?;
        search(&browser, "高技能人才").await?;
        wait_for_results(&browser, &site, "高技能人才").await?;
        browser.close(&site).await?;
    }
    Ok(())
}

#[tokio::test]
async fn words_sent_before_the_app_has_started_are_not_lost() -> Result {
    let gate = Gate::default();
    let site = Served::holding(".wasm", &gate)?;
    let browser = Browser::open().await?;
    browser.load(&site.address(MEASURE)).await?;
    search(&browser, "高技能人才").await?;
    browser.wait_until("location.hash.startsWith('#q=')").await?;
    gate.open();
    wait_for_results(&browser, &site, "高技能人才").await?;
    browser.close(&site).await
}
