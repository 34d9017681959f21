//! Layout shift while pages load: each kind of page, on a phone and on a desktop, with a CPU slowed down four
//! times.

use e2e::{Browser, Result, Served, Size};
use serde_json::json;
use xtask::server::{Fault, Network, ServedFolder};

use crate::wizard::examples::{SENIOR, link_by_seeds};
use crate::wizard::{press, wait_for_question};

/// The nine kinds of page, also with fragments that cause further changes.
const PAGES: [&str; 16] = [
    "",
    "national/",
    "heilongjiang/",
    "heilongjiang/#heilongjiang.9.s2",
    "heilongjiang/measures/9/",
    "heilongjiang/measures/9/#9.s2",
    "measures/",
    "measures/#for=farm_worker",
    "measures/#q=学徒",
    "compare/",
    "figures/",
    "figures/#group=sum",
    "about/",
    "wizard/",
    "wizard/#wish=certificate",
    "wizard/result/",
];
/// Rounds to 0.00.
const LIMIT: f64 = 0.005;

/// Sums the layout shifts from the first frame on, except those after user input.
const OBSERVE: &str = "window.shift = 0; window.moved = [];
    new PerformanceObserver(list => list.getEntries().forEach(entry => {
        if (entry.hadRecentInput) return;
        shift += entry.value;
        moved.push(entry.value.toFixed(4) + ' ' + entry.sources.map(({ node }) => node && (node.className || node.nodeName)).join(' '));
    })).observe({ type: 'layout-shift', buffered: true });";

/// A browser without HTTP cache and service worker, so that every visit is a first visit.
async fn open_uncached(size: Size) -> Result<Browser> {
    let browser = Browser::with_size(size).await?;
    browser.before_pages(OBSERVE).await?;
    let cdp = browser.driver.cdp();
    cdp.send_raw("Network.enable", json!({})).await?;
    cdp.send_raw("Network.setCacheDisabled", json!({ "cacheDisabled": true })).await?;
    cdp.send_raw("Network.setBypassServiceWorker", json!({ "bypass": true })).await?;
    Ok(browser)
}

/// As [`open_uncached`], with a CPU slowed down four times.
async fn open_slow(size: Size) -> Result<Browser> {
    let browser = open_uncached(size).await?;
    browser.driver.cdp().send_raw("Emulation.setCPUThrottlingRate", json!({ "rate": 4 })).await?;
    Ok(browser)
}

/// Waits 700 ms and returns the layout shifts of the page, if they exceed the limit.
async fn layout_shifts(browser: &Browser, page: &str, size: Size) -> Result<Option<String>> {
    browser.run("window.isLate = false; setTimeout(() => window.isLate = true, 700)").await?;
    browser.wait_until("window.isLate").await?;
    let (shift, moved): (f64, Vec<String>) = (browser.value("shift").await?, browser.value("moved").await?);
    Ok((shift >= LIMIT).then(|| format!("{page} at {size:?}: {shift}, {moved:?}")))
}

#[tokio::test]
async fn no_page_moves_while_it_comes() -> Result {
    let site = Served::at_root()?;
    let mut all = Vec::new();
    for size in [Size::PHONE, Size::DESKTOP] {
        let browser = open_slow(size).await?;
        for path in PAGES {
            // A navigation that changes only the fragment does not load the page.
            browser.load("about:blank").await?;
            browser.visit(&site.address(path)).await?;
            all.extend(layout_shifts(&browser, path, size).await?);
            browser.run("sessionStorage.clear()").await?;
        }
        browser.close(&site).await?;
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
    Ok(())
}

/// A page that arrives in two pieces is painted in between; what is painted must stay in place.
#[tokio::test]
async fn no_page_moves_while_it_comes_in_pieces() -> Result {
    const KINDS: [&str; 9] = [
        "",
        "national/",
        "heilongjiang/",
        "heilongjiang/measures/9/",
        "measures/",
        "compare/",
        "figures/",
        "about/",
        "wizard/",
    ];
    /// The number of bytes of `main` in the first piece; the largest still ends within the first screen of a wide
    /// window.
    const PIECES: [usize; 6] = [700, 1500, 3000, 4500, 6000, 9000];
    let network = Network::default();
    let dist = xtask::project::dist();
    let site = Served::site(ServedFolder::new(&dist).over(&network), &dist, "/")?;
    let mut all = Vec::new();
    for size in [Size::PHONE, Size::DESKTOP] {
        let browser = open_uncached(size).await?;
        for path in KINDS {
            let main = site.html(path)?.find("<main").ok_or("the page has no main part")?;
            for piece in PIECES {
                network.break_files("/", Fault::Paused(main + piece));
                browser.load(&site.address(path)).await?;
                let page = format!("{path}, {piece} bytes first,");
                all.extend(layout_shifts(&browser, &page, size).await?);
                network.repair();
            }
        }
        browser.close(&site).await?;
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
    Ok(())
}

/// Validates the observer.
#[tokio::test]
async fn what_moves_is_noticed() -> Result {
    let site = Served::at_root()?;
    let browser = open_slow(Size::PHONE).await?;
    browser.visit(&site.address("about/")).await?;
    // Only what has been painted can shift. The first paint may hold a part of the page: the whole of it is there in
    // the frame after the next.
    browser.wait_until("performance.getEntriesByName('first-contentful-paint').length").await?;
    browser
        .wait_until("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        .await?;
    browser.run("document.querySelector('main').style.paddingTop = '200px'").await?;
    browser.wait_until("shift > 0.1").await?;
    browser.close(&site).await
}

/// From the first question to those that need the engine, and a result from a link.
#[tokio::test]
async fn neither_questions_nor_a_result_move() -> Result {
    let site = Served::at_root()?;
    let links = [link_by_seeds("who.person", "2018-06-01")?, link_by_seeds(SENIOR, "2018-06-01")?];
    for size in [Size::PHONE, Size::DESKTOP] {
        let browser = open_slow(size).await?;
        browser.visit(&site.address("wizard/")).await?;
        wait_for_question(&browser, "哪件事").await?;
        press(&browser, "替单位问").await?;
        wait_for_question(&browser, "您的单位").await?;
        assert_eq!(layout_shifts(&browser, "wizard/ and its first questions", size).await?, None);
        for link in &links {
            browser.load(&site.address("about/")).await?;
            browser.visit(&site.address(&format!("wizard/result/#a={link}"))).await?;
            browser.wait_until("document.querySelector('.outcome .row, .outcome li')").await?;
            assert_eq!(layout_shifts(&browser, "a result", size).await?, None);
        }
        browser.close(&site).await?;
    }
    Ok(())
}
