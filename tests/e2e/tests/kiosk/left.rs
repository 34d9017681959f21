//! What the browser itself may keep of a page in a kiosk: its memory for the way back.

use e2e::{Browser, Result, Served};

use super::mode::{ANSWER, answer, assert_nothing_is_left};

#[tokio::test]
async fn a_page_in_the_browsers_memory_has_no_answer() -> Result {
    let site = Served::below("/a/b/")?;
    let browser = Browser::open().await?;
    browser.visit(&site.address("?kiosk=1")).await?;
    browser.wait_until("document.querySelector('.kiosk-bar')").await?;
    answer(&browser).await?;
    // As the browser does when another page is loaded and this one is kept: it is empty before it is kept,
    // and loaded anew when it comes back.
    let left: String = browser
        .value(
            "(() => { window.used = true;
             window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
             const left = document.querySelector('main').textContent;
             window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
             return left; })()",
        )
        .await?;
    assert_eq!(left, "");
    browser.wait_until("!window.used").await?;
    browser.wait_for_app().await?;
    assert_nothing_is_left(&browser).await?;

    // For real: off to another page in the midst of an answer, and back.
    answer(&browser).await?;
    browser.load(&site.address("about/")).await?;
    browser.driver.back().await?;
    browser.wait_until("document.querySelector('main h1')").await?;
    browser.wait_for_app().await?;
    assert!(!browser.text("main").await?.contains(ANSWER));
    assert_nothing_is_left(&browser).await?;
    browser.close(&site).await
}

/// Nobody's mistake in the settings lets answers stand for an hour, or wipes the page under the reader's hands.
#[tokio::test]
async fn seconds_that_make_no_sense_are_the_usual_ones() -> Result {
    for (kiosk, said) in [
        (r#"{ "idle_seconds": -5, "countdown_seconds": 0 }"#, "kiosk.idle_seconds 要是 1 到 3600"),
        (r#"{ "idle_seconds": 1e999, "countdown_seconds": "30" }"#, "kiosk.countdown_seconds 要是"),
        (r#"{ "idle_seconds": null, "countdown_seconds": [1] }"#, "kiosk.idle_seconds"),
        (r#"[90, 30]"#, "kiosk 要写成"),
        (r#""off""#, "kiosk 要写成"),
        (r#"{ "idle": 1 }"#, "不认识“kiosk.idle”"),
    ] {
        let opened = super::open(Some(&format!("{{ \"kiosk\": {kiosk} }}")), "#/about/").await?;
        let browser = &opened.browser;
        let settings: serde_json::Value =
            browser.value("siteSettings.then(settings => settings.kiosk)").await?;
        assert_eq!(settings, serde_json::json!({}), "{kiosk}");
        browser
            .wait_until(&format!("document.getElementById('settings').textContent.includes('{said}')"))
            .await?;
        browser.click("h1").await?;
        tokio::time::sleep(std::time::Duration::from_millis(1500)).await;
        assert!(!browser.value::<bool>("document.querySelector('.kiosk-cover') !== null").await?, "{kiosk}");
        opened.close().await?;
    }
    Ok(())
}
