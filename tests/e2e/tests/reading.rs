//! Reading loads no WebAssembly and none of its data, whatever is touched.

use e2e::{Browser, Result, Served, Size};
use serde_json::json;

/// Every kind of page for reading, with links to a sentence and a filter.
const PAGES: [&str; 11] = [
    "",
    "national/",
    "heilongjiang/",
    "heilongjiang/#heilongjiang.9.s2",
    "heilongjiang/measures/9/",
    "heilongjiang/measures/9/#9.s2",
    "measures/#for=farm_worker",
    "compare/#pair-contests",
    "figures/#group=sum",
    "about/",
    "embed/heilongjiang/9/",
];

/// Whether a file is loaded only for searching or answering.
fn is_engine_file(request: &str) -> bool {
    let file = request.rsplit('/').next().unwrap_or_default();
    file.contains(".wasm")
        || file.contains(".bin")
        || ["app-", "wizard-", "result-", "search-"]
            .iter()
            .any(|name| file.starts_with(name) && file.contains(".js"))
}

/// Scrolls by touch and wheel, swipes, unfolds, selects, prints, moves the mouse, and changes the text size.
async fn interact(browser: &Browser) -> Result {
    let cdp = browser.driver.cdp();
    for (source, across, down) in
        [("touch", 0, -900), ("touch", -120, 0), ("mouse", 0, -900), ("mouse", 0, 600)]
    {
        let gesture = json!({ "x": 180, "y": 400, "xDistance": across, "yDistance": down, "gestureSourceType": source, "speed": 3000 });
        cdp.send_raw("Input.synthesizeScrollGesture", gesture).await?;
    }
    for (x, y) in [(20, 300), (200, 500), (300, 200)] {
        cdp.send_raw("Input.dispatchMouseEvent", json!({ "type": "mouseMoved", "x": x, "y": y })).await?;
    }
    browser
        .run(
            "document.querySelectorAll('details > summary').forEach(summary => summary.click());
             getSelection().selectAllChildren(document.querySelector('main'));
             document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', bubbles: true }));
             window.print = () => { for (const name of ['beforeprint', 'afterprint']) dispatchEvent(new Event(name)); };
             window.print();
             const size = document.querySelector('[data-text-size=largest]');
             if (size) size.click();",
        )
        .await
}

#[tokio::test]
async fn whatever_is_touched_a_page_that_is_read_loads_no_engine() -> Result {
    let site = Served::at_root()?;
    for path in PAGES {
        let mut browser = Browser::with_size(Size::PHONE).await?;
        browser.visit(&site.address(path)).await?;
        interact(&browser).await?;
        // Loading would start at once, so a short wait is enough.
        browser.run("setTimeout(() => window.isQuiet = true, 500)").await?;
        browser.wait_until("window.isQuiet").await?;
        let requests = browser.requests().await?;
        assert!(requests.iter().any(|request| request.contains("/assets/boot-")), "{path}: {requests:?}");
        let engine: Vec<&String> = requests.iter().filter(|request| is_engine_file(request)).collect();
        // The service worker loads engines when the page is idle; only the page's own requests are listed here.
        assert!(engine.is_empty(), "{path}: {engine:?}");
        browser.close(&site).await?;
    }
    Ok(())
}

/// Validates the previous test: the same check finds an engine where one is loaded.
#[tokio::test]
async fn the_search_box_brings_the_engine() -> Result {
    let site = Served::at_root()?;
    for path in ["measures/", "heilongjiang/measures/9/"] {
        let mut browser = Browser::open().await?;
        browser.visit(&site.address(path)).await?;
        browser.run("document.getElementById('query').focus()").await?;
        browser
            .wait_until(
                "performance.getEntriesByType('resource').some(entry => entry.name.includes('.wasm'))",
            )
            .await?;
        assert!(browser.requests().await?.iter().any(|request| is_engine_file(request)), "{path}");
        browser.close(&site).await?;
    }
    Ok(())
}

/// Chromium keeps the page in its back/forward cache.
#[tokio::test]
async fn a_page_that_was_left_is_kept_for_the_way_back() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.visit(&site.address("heilongjiang/measures/9/")).await?;
    // Chromium does not cache a page that is left while the site is being stored.
    browser.wait_until("document.documentElement.dataset.offline === 'ready'").await?;
    browser
        .run("window.isSame = true; addEventListener('pageshow', event => window.isKept = event.persisted)")
        .await?;
    browser.run("document.querySelector('header a[href$=\"figures/\"]').click()").await?;
    browser.wait_until("location.pathname.endsWith('/figures/')").await?;
    browser.wait_for_app().await?;
    browser.driver.back().await?;
    browser.wait_until("location.pathname.endsWith('/measures/9/')").await?;
    browser.wait_until("window.isSame && window.isKept").await?;
    browser.close(&site).await
}
