//! Empty states: each says why nothing is shown, and offers a way on that works.

use e2e::{Browser, Result, Served, Size};
use serde_json::json;

use super::examine::examine;
use super::{Scheme, TextSize, set_width};

async fn open_phone() -> Result<Browser> {
    Browser::with_size(Size::PHONE).await
}

#[tokio::test]
async fn a_search_without_result_offers_other_words_and_the_whole_list() -> Result {
    let site = Served::at_root()?;
    let browser = open_phone().await?;
    browser.visit(&site.address("measures/#q=饕餮")).await?;
    browser.wait_until("document.querySelector('.results .empty')").await?;
    assert!(browser.text(".results .empty").await?.contains("文件没有说到“饕餮”"));
    browser.click(".empty [data-query='欠薪']").await?;
    browser.wait_until("document.querySelector('.hit')").await?;
    browser.load(&site.address("about/")).await?;
    browser.visit(&site.address("measures/#q=饕餮")).await?;
    browser.wait_until("document.querySelector('.results .empty')").await?;
    browser.click(".empty [data-query='']").await?;
    browser.wait_until("document.querySelector('.card').offsetParent").await?;
    browser.close(&site).await
}

#[tokio::test]
async fn filters_that_leave_nothing_can_be_taken_away() -> Result {
    let site = Served::at_root()?;
    let browser = open_phone().await?;
    // For each page: filters that together match nothing, the entries, and the message.
    let cases = [
        ("measures/", vec![("for", "contestant"), ("topic", "rest")], ".card", "选定的范围里没有"),
        ("compare/", vec![("relation", "only-left"), ("area", "ANY")], ".pair, .alone", "没有同时符合"),
        ("figures/", vec![("words", "饕餮")], ".figure", "没有符合的数字"),
    ];
    for (page, filters, entry, words) in cases {
        browser.visit(&site.address(page)).await?;
        let all: usize = browser.value(&format!("document.querySelectorAll('{entry}').length")).await?;
        assert!(all > 0, "{page}");
        for (id, value) in filters {
            if value == "ANY" {
                // Tries options until none matches.
                browser
                    .run(
                        "const list = document.getElementById('area'); \
                    for (const option of list.options) { list.value = option.value; \
                    list.dispatchEvent(new Event('change', { bubbles: true })); \
                    if (!document.querySelector('[data-empty]').hidden) break; }",
                    )
                    .await?;
            } else {
                browser.fill(id, value).await?;
            }
        }
        browser.wait_until("!document.querySelector('[data-empty]').hidden").await?;
        assert!(browser.text("[data-empty]").await?.contains(words), "{page}");
        browser.click("[data-empty] button").await?;
        browser.wait_until("document.querySelector('[data-empty]').hidden").await?;
        // Entries below the screen are shown in steps.
        let shown = format!("[...document.querySelectorAll('{entry}')].filter(e => e.offsetParent).length");
        browser.wait_until(&format!("{shown} === {all}")).await?;
        assert!(browser.value::<bool>("document.activeElement.matches('select')").await?, "{page}");
    }
    browser.close(&site).await
}

#[tokio::test]
async fn a_page_that_no_network_brings_is_said_and_this_one_stays() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    // Some environments have no service worker: plain HTTP, WeChat on iOS.
    browser.before_pages("delete Navigator.prototype.serviceWorker").await?;
    browser.visit(&site.address("measures/")).await?;
    let offline = json!({ "offline": true, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    browser.driver.cdp().send_raw("Network.enable", json!({})).await?;
    browser.driver.cdp().send_raw("Network.emulateNetworkConditions", offline).await?;
    browser.click("header a[href='../figures/']").await?;
    browser.wait_until("document.getElementById('notice').textContent.includes('没有网络')").await?;
    assert_eq!(browser.address().await?, site.address("measures/"));
    assert!(browser.text("h1").await?.contains("29条措施"));
    let online = json!({ "offline": false, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    browser.driver.cdp().send_raw("Network.emulateNetworkConditions", online).await?;
    browser.click("header a[href='../figures/']").await?;
    browser.wait_until("document.querySelector('h1').textContent.includes('金额')").await?;
    browser.close(&site).await
}

/// The links of the comparison's drawing are SVG.
#[tokio::test]
async fn without_a_network_a_link_in_a_drawing_is_followed_within_the_page() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.before_pages("delete Navigator.prototype.serviceWorker").await?;
    browser.visit(&site.address("compare/")).await?;
    let network = |is_gone: bool| json!({ "offline": is_gone, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    browser.driver.cdp().send_raw("Network.enable", json!({})).await?;
    browser.driver.cdp().send_raw("Network.emulateNetworkConditions", network(true)).await?;
    browser.wait_until("!navigator.onLine").await?;
    let press = "window.errors = 0; addEventListener('error', () => errors++); \
                 document.querySelector('.diagram a').dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))";
    browser.run(press).await?;
    assert_eq!(browser.value::<u32>("errors").await?, 0);
    assert_eq!(browser.text("#notice").await?, "");
    browser.driver.cdp().send_raw("Network.emulateNetworkConditions", network(false)).await?;
    browser.close(&site).await
}

/// Examines the empty states in several colour schemes and text sizes.
#[tokio::test]
async fn every_state_is_for_everybody() -> Result {
    let site = Served::at_root()?;
    let browser = open_phone().await?;
    browser.load(&site.address("about/")).await?;
    let mut wrong = Vec::new();
    for (scheme, size) in [
        (Scheme::Light, TextSize::Standard),
        (Scheme::Dark, TextSize::Largest),
        (Scheme::Forced, TextSize::Large),
    ] {
        set_width(&browser, 320).await?;
        scheme.emulate(&browser).await?;
        size.choose(&browser).await?;
        for (page, ready) in [
            ("measures/#q=饕餮", ".results .empty"),
            ("measures/#for=contestant&topic=rest", "[data-empty]:not([hidden])"),
            ("figures/#q=饕餮", "[data-empty]:not([hidden])"),
            ("heilongjiang/measures/9/#nowhere", "#notice:not(:empty)"),
        ] {
            browser.load("about:blank").await?;
            browser.visit(&site.address(page)).await?;
            browser.wait_until(&format!("document.querySelector('{ready}')")).await?;
            let findings = examine(&browser, size).await?;
            wrong.extend(findings.iter().map(|finding| format!("{page} {scheme:?} {size:?}: {finding}")));
        }
    }
    assert!(wrong.is_empty(), "{} findings:\n{}", wrong.len(), wrong.join("\n"));
    browser.close(&site).await
}
