//! Installing the site as an app.

use e2e::{Browser, Host, Result};
use serde_json::{Value, json};

#[tokio::test]
async fn the_browser_finds_nothing_that_keeps_the_site_from_being_installed() -> Result {
    let host = Host::below("/a/b/")?;
    let browser = Browser::open().await?;
    browser.visit(&host.site.address("measures/")).await?;
    let tools = browser.driver.cdp();
    let manifest: Value = tools.send_raw("Page.getAppManifest", json!({})).await?;
    assert_eq!(manifest["url"], host.site.address("manifest.webmanifest").as_str());
    assert_eq!(manifest["errors"], json!([]));
    let parsed: Value = serde_json::from_str(manifest["data"].as_str().ok_or("the manifest has text")?)?;
    assert_eq!(parsed["name"], "产改政策通");
    let errors: Value = tools.send_raw("Page.getInstallabilityErrors", json!({})).await?;
    assert_eq!(errors["installabilityErrors"], json!([]));
    browser.close(&host.site).await
}
