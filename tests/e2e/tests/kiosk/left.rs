//! The back/forward cache of the browser, in a kiosk.

use e2e::{Browser, Result, Served};

use super::mode::{ANSWER, answer, assert_nothing_is_left, assert_nothing_is_stored, press_in};

/// When a page is restored from the cache, records its text in `window.name`, before the page's own handlers run.
const RECORD_RESTORED_TEXT: &str = "addEventListener('pageshow', (event) => {
    if (event.persisted) window.name = 'kept: ' + document.body.innerText; });";

/// Opens a browser, answers on the page of this address, and navigates away with a full load.
async fn answer_and_leave(site: &Served, address: &str) -> Result<Browser> {
    let browser = Browser::open().await?;
    browser.before_pages(RECORD_RESTORED_TEXT).await?;
    browser.visit(&site.address(address)).await?;
    answer(&browser).await?;
    browser.run("window.used = true").await?;
    browser.load(&site.address("about/")).await?;
    Ok(browser)
}

/// Validates the next test: without kiosk mode, Chromium caches a page with answers and restores it unchanged.
#[tokio::test]
async fn elsewhere_the_browser_keeps_a_page_with_its_answers() -> Result {
    let site = Served::below("/a/b/")?;
    let browser = answer_and_leave(&site, "").await?;
    browser.driver.back().await?;
    browser.wait_until("window.used").await?;
    let kept: String = browser.value("window.name").await?;
    assert!(kept.starts_with("kept: ") && kept.contains(ANSWER), "{kept}");
    browser.close(&site).await
}

/// The answers come from the page's handover to the next one, and are stored nowhere else.
#[tokio::test]
async fn a_page_that_the_browser_keeps_has_no_answer_and_is_loaded_anew() -> Result {
    let site = Served::below("/a/b/")?;
    let browser = answer_and_leave(&site, "?kiosk=1").await?;
    browser.driver.back().await?;
    browser.wait_until("window.name && !window.used").await?;
    browser.wait_for_app().await?;
    let kept: String = browser.value("window.name").await?;
    assert!(kept.starts_with("kept: ") && !kept.contains(ANSWER), "{kept}");
    browser.wait_until("document.querySelector('.basis')").await?;
    assert!(browser.value::<String>("document.querySelector('main').textContent").await?.contains(ANSWER));
    assert_nothing_is_stored(&browser).await?;
    browser.close(&site).await
}

/// Pages of before the wipe may be cached too.
#[tokio::test]
async fn after_the_wipe_no_way_back_leads_to_an_answer() -> Result {
    let site = Served::below("/a/b/")?;
    let browser = answer_and_leave(&site, "?kiosk=1").await?;
    browser.wait_until("document.querySelector('.kiosk-bar')").await?;
    browser.run("window.used = true").await?;
    press_in(&browser, ".kiosk-bar", "用完了").await?;
    browser.wait_until("!window.used").await?;
    browser.wait_for_app().await?;
    assert_nothing_is_left(&browser).await?;
    let entries: u32 = browser.value("history.length").await?;
    for _ in 1..entries {
        browser.driver.back().await?;
        if !browser.address().await?.starts_with(&site.address("")) {
            break;
        }
        browser.wait_until("document.querySelector('main h1')").await?;
        browser.wait_for_app().await?;
        assert!(!browser.value::<String>("window.name").await?.contains(ANSWER));
        assert_nothing_is_left(&browser).await?;
    }
    browser.close(&site).await
}

/// Nobody touches the result on a web kiosk: each page there is loaded, so no earlier touch counts.
#[tokio::test]
async fn answers_that_nobody_touches_are_forgotten_too() -> Result {
    let site = Served::below("/a/b/")?;
    let browser = Browser::open().await?;
    browser.use_virtual_clock().await?;
    // Chromium invents such events when content appears under a resting pointer.
    browser
        .before_pages("addEventListener('pointermove', (event) => event.stopImmediatePropagation(), true)")
        .await?;
    browser.visit(&site.address("?kiosk=1")).await?;
    browser.wait_until("document.querySelector('.kiosk-bar')").await?;
    browser.run("window.used = true").await?;
    browser.advance(121_000).await?;
    assert!(browser.value::<bool>("window.used === true").await?, "nobody has come yet");
    answer(&browser).await?;
    browser.visit(&site.address("wizard/result/")).await?;
    browser.wait_until("document.querySelector('.basis') && document.querySelector('.kiosk-bar')").await?;
    browser.run("window.used = true").await?;
    browser.advance(91_000).await?;
    browser.wait_until("document.querySelector('.kiosk-cover--idle')").await?;
    browser.advance(31_000).await?;
    browser.wait_until("!window.used").await?;
    browser.wait_for_app().await?;
    assert_eq!(browser.address().await?, site.address(""));
    assert_nothing_is_left(&browser).await?;
    browser.close(&site).await
}

/// Invalid settings neither disable the wipe nor wipe while the kiosk is in use.
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
        browser.advance(89_000).await?;
        assert!(!browser.value::<bool>("document.querySelector('.kiosk-cover') !== null").await?, "{kiosk}");
        browser.advance(1_500).await?;
        assert!(browser.value::<bool>("document.querySelector('.kiosk-cover') !== null").await?, "{kiosk}");
        opened.close().await?;
    }
    Ok(())
}

/// Timers do not run while the machine is suspended; whoever wakes it counts as another person.
#[tokio::test]
async fn a_machine_that_has_slept_shows_nothing_of_before() -> Result {
    let opened = super::open(None, "").await?;
    let browser = &opened.browser;
    answer(browser).await?;
    browser.run("window.used = true; window.sleep(60 * 1000)").await?;
    browser.advance(500).await?;
    assert!(browser.value::<bool>("window.used").await?, "a minute is no absence");
    browser.run("window.sleep(8 * 3600 * 1000)").await?;
    browser.advance(500).await?;
    browser.wait_until("!window.used").await?;
    browser.wait_for_app().await?;
    assert_nothing_is_left(browser).await?;
    opened.close().await
}

/// The field sets `inputmode=none` before it gets the focus, so that the system's keyboard does not cover the
/// keypad.
#[tokio::test]
async fn the_systems_keyboard_is_kept_away_before_it_comes() -> Result {
    let opened = super::open(None, "").await?;
    let browser = &opened.browser;
    browser
        .run(
            "document.addEventListener('focus', (event) => { window.mode = window.mode || event.target.getAttribute('inputmode'); }, true)",
        )
        .await?;
    browser.click("#query").await?;
    browser.wait_until("document.querySelector('.keypad')").await?;
    assert_eq!(browser.value::<String>("window.mode").await?, "none");
    opened.close().await
}
