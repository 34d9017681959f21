//! Kiosk mode: leaves nothing of one reader for the next, and prevents leaving the site.

use e2e::{Browser, Result, Served};
use thirtyfour::prelude::*;

use super::{THROWING_HISTORY, go_to, open, wait_for_page};
use crate::wizard::{press, wait_for_question, wait_for_result};

const SHORT_TIMEOUTS: &str = r#"{ "kiosk": { "idle_seconds": 20, "countdown_seconds": 10 } }"#;

/// An answer that the tests search for in the page and in storage.
pub const ANSWER: &str = "在企业上班";

pub async fn answer(browser: &Browser) -> Result {
    go_to(browser, "wizard/").await?;
    wait_for_question(browser, "哪件事").await?;
    press(browser, "考了证、升了级").await?;
    wait_for_question(browser, "哪种情况").await?;
    press(browser, ANSWER).await?;
    browser.wait_until("document.querySelector('.progress__jump')").await?;
    browser.click(".progress__jump").await?;
    wait_for_result(browser).await?;
    browser.click(".given-list summary").await?;
    assert!(browser.text("main").await?.contains(ANSWER));
    Ok(())
}

/// Fails if the page or any storage contains the answer.
pub async fn assert_nothing_is_left(browser: &Browser) -> Result {
    let page: String =
        browser.value("document.documentElement.outerHTML.replace(/<script[^]*?<\\/script>/g, '')").await?;
    assert!(!page.contains(ANSWER), "in the page");
    assert_nothing_is_stored(browser).await
}

/// Fails if any storage outside the page contains answers or search words.
pub async fn assert_nothing_is_stored(browser: &Browser) -> Result {
    // Read through a frame, because the page overrides its own storage objects.
    let stores: String = browser
        .value(
            "(() => { const frame = document.createElement('iframe'); document.body.appendChild(frame);
             const view = frame.contentWindow; let kept = '';
             for (const name of ['sessionStorage', 'localStorage']) kept += JSON.stringify(view[name]);
             frame.remove(); return kept; })()",
        )
        .await?;
    let of_server = !browser.address().await?.starts_with("file:");
    assert_eq!(stores, if of_server { r#"{"kiosk":"1"}{}"# } else { "{}{}" }, "stored");
    assert_eq!(browser.value::<String>("document.cookie").await?, "");
    let entries: serde_json::Value =
        browser.driver.cdp().send_raw("Page.getNavigationHistory", serde_json::json!({})).await?;
    for entry in entries["entries"].as_array().ok_or("the history is a list")? {
        let address = entry["url"].as_str().unwrap_or_default();
        assert!(!address.contains("a=") && !address.contains("q="), "in the history: {address}");
    }
    Ok(())
}

/// Waits until the page has reloaded as the home page.
async fn wait_for_wipe(browser: &Browser) -> Result {
    browser.wait_until("!window.used").await?;
    browser.wait_for_app().await?;
    wait_for_page(browser, "", "").await
}

#[tokio::test]
async fn when_nobody_is_there_everything_is_forgotten() -> Result {
    let opened = open(Some(SHORT_TIMEOUTS), "").await?;
    let browser = &opened.browser;
    let start: String = browser.text("h1").await?;
    answer(browser).await?;
    browser.run("window.used = true").await?;
    browser.advance(20_500).await?;
    browser.wait_until("document.querySelector('.kiosk-cover--idle')").await?;
    browser.advance(10_500).await?;
    wait_for_wipe(browser).await?;
    assert_eq!(browser.text("h1").await?, start);
    assert_nothing_is_left(browser).await?;
    // Going back must never restore answers.
    for _ in 0..8 {
        browser.driver.back().await?;
        if !browser.address().await?.starts_with("file:") {
            break;
        }
        browser.wait_until("document.querySelector('main h1')").await?;
        assert!(!browser.text("main").await?.contains(ANSWER));
    }
    opened.close().await
}

#[tokio::test]
async fn a_touch_stops_the_countdown_and_scrolling_keeps_it_away() -> Result {
    let opened = open(Some(r#"{ "kiosk": { "idle_seconds": 3, "countdown_seconds": 60 } }"#), "").await?;
    let browser = &opened.browser;
    answer(browser).await?;
    browser.run("window.used = true").await?;
    for step in 0..20 {
        browser.run(&format!("scrollTo(0, {})", step % 2 * 200 + 100)).await?;
        // Scroll events are dispatched with the next frame.
        browser.wait_until("new Promise(requestAnimationFrame)").await?;
        browser.advance(2_500).await?;
        assert!(!browser.value::<bool>("document.querySelector('.kiosk-cover') !== null").await?);
    }
    browser.advance(3_500).await?;
    browser.wait_until("document.querySelector('.kiosk-cover--idle')").await?;
    press_in(browser, ".kiosk-panel", "继续").await?;
    browser.wait_until("!document.querySelector('.kiosk-cover')").await?;
    assert!(browser.value::<bool>("window.used === true").await?, "nothing was forgotten");
    wait_for_result(browser).await?;
    opened.close().await
}

#[tokio::test]
async fn who_is_done_clears_everything_at_once() -> Result {
    let opened = open(None, "").await?;
    let browser = &opened.browser;
    let field = browser.driver.find(By::Id("query")).await?;
    field.send_keys("拖欠工资".to_owned() + Key::Enter).await?;
    browser.wait_until("document.querySelector('.hit__link')").await?;
    assert!(!browser.address().await?.contains("q="), "no words stand in the address");
    answer(browser).await?;
    assert!(!browser.address().await?.contains("a="), "no answer stands in the address");
    browser.run("window.used = true").await?;
    press_in(browser, ".kiosk-bar", "用完了").await?;
    wait_for_wipe(browser).await?;
    assert_nothing_is_left(browser).await?;
    assert_eq!(browser.value::<String>("document.getElementById('query').value").await?, "");
    opened.close().await
}

#[tokio::test]
async fn the_keypad_types_pinyin_and_numbers() -> Result {
    let opened = open(None, "").await?;
    let browser = &opened.browser;
    browser.click("#query").await?;
    for key in ["j", "i", "n", "e", "n", "g"] {
        press_in(browser, ".keypad", key).await?;
    }
    press_in(browser, ".keypad", "搜索").await?;
    wait_for_page(browser, "measures/", "").await?;
    browser.wait_until("document.querySelector('main').textContent.includes('技能')").await?;
    browser.wait_until("document.querySelector('.hit__link') && !document.querySelector('.keypad')").await?;
    opened.close().await
}

#[tokio::test]
async fn nothing_leads_away_and_no_menu_opens() -> Result {
    let opened = open(None, "").await?;
    let browser = &opened.browser;
    for event in ["contextmenu", "dragstart", "copy"] {
        let goes_on = format!(
            "document.querySelector('h1').dispatchEvent(new Event('{event}', {{ bubbles: true, cancelable: true }}))"
        );
        assert!(!browser.value::<bool>(&goes_on).await?, "{event}");
    }
    let selectable: String =
        browser.value("getComputedStyle(document.querySelector('h1')).userSelect").await?;
    assert_eq!(selectable, "none");
    browser
        .run("document.querySelector('main').insertAdjacentHTML('afterbegin', '<a id=away href=\"https://example.com/\">away</a>')")
        .await?;
    let before = browser.address().await?;
    browser.click("#away").await?;
    browser.wait_until("document.getElementById('notice').textContent.includes('打不开外面')").await?;
    assert_eq!(browser.address().await?, before);
    opened.close().await
}

/// The ids of some units have dots, and are folders.
#[tokio::test]
async fn a_folder_with_dots_is_a_page_and_a_file_is_none() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.visit(&site.address("?kiosk=1")).await?;
    browser.wait_until("document.querySelector('.kiosk-bar')").await?;
    for (path, is_page) in [
        ("gan/measures/a1.p1-2/", true),
        ("gan/measures/a1.p1-2/index.html", true),
        ("gan/measures/a1.p1-2/source.txt", false),
        ("data/catalogue.json", false),
        ("licences.txt", false),
    ] {
        // Whether a click reaches the link, which then leads nowhere.
        let arrives = format!(
            "(() => {{
                const link = document.createElement('a');
                let arrives = false;
                link.href = document.documentElement.dataset.root + '{path}';
                link.onclick = () => {{ arrives = true; return false; }};
                document.querySelector('main').append(link);
                link.click();
                link.remove();
                return arrives;
            }})()"
        );
        assert_eq!(browser.value::<bool>(&arrives).await?, is_page, "{path}");
    }
    browser.close(&site).await
}

#[tokio::test]
async fn a_long_press_on_the_name_shows_the_staff_page() -> Result {
    let opened = open(None, "").await?;
    let browser = &opened.browser;
    let brand = browser.driver.find(By::Css(".brand")).await?;
    browser.driver.action_chain().move_to_element_center(&brand).click_and_hold().perform().await?;
    browser.wait_until("document.querySelector('.kiosk-cover--staff .kiosk-panel__facts')").await?;
    browser.driver.action_chain().release().perform().await?;
    let facts = browser.text(".kiosk-panel__facts").await?;
    assert!(facts.contains("0.1.0") && facts.contains("正常") && !facts.contains("不正常"), "{facts}");
    press_in(browser, ".kiosk-panel", "关闭").await?;
    browser.wait_until("!document.querySelector('.kiosk-cover')").await?;
    opened.close().await
}

#[tokio::test]
async fn on_a_server_it_is_the_same() -> Result {
    let site = Served::below("/a/b/")?;
    let browser = Browser::open().await?;
    browser.visit(&site.address("?kiosk=1")).await?;
    browser.wait_until("document.querySelector('.kiosk-bar')").await?;
    answer(&browser).await?;
    let address = browser.address().await?;
    assert!(address.ends_with("/wizard/result/"), "{address}");
    assert!(browser.value::<bool>("document.querySelector('.kiosk-bar') !== null").await?);
    browser.run("window.used = true").await?;
    press_in(&browser, ".kiosk-bar", "用完了").await?;
    browser.wait_until("!window.used").await?;
    browser.wait_for_app().await?;
    browser.wait_until("document.querySelector('.kiosk-bar')").await?;
    assert_eq!(browser.address().await?, site.address(""));
    assert_nothing_is_left(&browser).await?;
    browser.close(&site).await
}

/// Safari before 16.4.
#[tokio::test]
async fn where_no_stylesheet_can_be_constructed_it_is_the_same() -> Result {
    const OLD: &str =
        "window.CSSStyleSheet = class { constructor() { throw new TypeError('Illegal constructor'); } };
        delete Document.prototype.adoptedStyleSheets;";
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.before_pages(OLD).await?;
    browser.visit(&site.address("?kiosk=1")).await?;
    browser.wait_until("document.querySelector('.kiosk-bar')").await?;
    let styled = "[getComputedStyle(document.querySelector('.kiosk-bar')).position, getComputedStyle(document.body).userSelect]";
    assert_eq!(browser.value::<[String; 2]>(styled).await?, ["sticky", "none"]);
    answer(&browser).await?;
    browser.run("window.used = true").await?;
    press_in(&browser, ".kiosk-bar", "用完了").await?;
    browser.wait_until("!window.used").await?;
    browser.wait_for_app().await?;
    browser.wait_until("document.querySelector('.kiosk-bar')").await?;
    assert_nothing_is_left(&browser).await?;
    browser.close(&site).await
}

/// Presses the first button in a part of the page whose text starts with `words`.
pub async fn press_in(browser: &Browser, part: &str, words: &str) -> Result {
    let class = part.trim_start_matches('.');
    let path =
        format!("//*[contains(@class, '{class}')]//button[starts-with(normalize-space(.), '{words}')]");
    browser.click_on(By::XPath(path)).await
}

/// Wiping works where the history throws.
#[tokio::test]
async fn where_the_history_refuses_all_is_forgotten_too() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.before_pages(THROWING_HISTORY).await?;
    browser.visit(&site.address("measures/?kiosk=1#q=欠薪")).await?;
    browser.wait_until("document.querySelector('.kiosk-bar')").await?;
    press_in(&browser, ".kiosk-bar", "用完了，清除").await?;
    browser.wait_until(&format!("location.href === '{}'", site.address(""))).await?;
    browser.wait_until("document.querySelector('.kiosk-bar')").await?;
    assert_eq!(browser.value::<String>("document.getElementById('query').value").await?, "");
    browser.close(&site).await
}

/// Nobody accepts updates at a kiosk, so the wipe installs them.
#[tokio::test]
async fn a_new_version_is_taken_when_all_is_forgotten() -> Result {
    let host = e2e::Host::below("/a/b/")?;
    let browser = Browser::open().await?;
    browser.visit(&host.site.address("about/?kiosk=1")).await?;
    browser.wait_until("document.documentElement.dataset.offline === 'ready'").await?;
    host.deploy("two")?;
    browser.visit(&host.site.address("measures/")).await?;
    browser.wait_until("navigator.serviceWorker.getRegistration().then((own) => own.waiting)").await?;
    let is_offered =
        "!!document.querySelector('#new-version') || 'release' in document.documentElement.dataset";
    assert!(!browser.value::<bool>(is_offered).await?);
    browser.run("window.used = true").await?;
    press_in(&browser, ".kiosk-bar", "用完了").await?;
    browser
        .wait_until(
            "!window.used && document.documentElement.dataset.release === 'two' && document.querySelector('.kiosk-bar')",
        )
        .await?;
    browser.close(&host.site).await
}
