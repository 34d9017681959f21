//! Back and forward navigation.

use e2e::{Browser, Result, Served};

use crate::wizard::examples::{SENIOR, link_by_seeds};
use crate::wizard::wait_for_result;
use crate::{MEASURE, PREFIXES};

#[tokio::test]
async fn back_and_forward_lead_where_one_was() -> Result {
    for prefix in PREFIXES {
        let site = Served::below(prefix)?;
        let browser = Browser::open().await?;
        let home = site.address("");
        browser.visit(&home).await?;
        let home_title: String = browser.value("document.title").await?;

        browser.click("header a[href='measures/']").await?;
        browser.wait_until(&at(&site, "measures/")).await?;
        browser.wait_until("document.querySelector(\"a[href$='measures/9/']\")").await?;
        let list_title: String = browser.value("document.title").await?;
        browser.click("main a[href$='measures/9/']").await?;
        browser.wait_until(&at(&site, MEASURE)).await?;
        let measure_title: String = browser.value("document.title").await?;
        assert_ne!(list_title, measure_title);

        for (forward, page, title) in [
            (false, "measures/", &list_title),
            (false, "", &home_title),
            (true, "measures/", &list_title),
            (true, MEASURE, &measure_title),
        ] {
            if forward {
                browser.driver.forward().await?;
            } else {
                browser.driver.back().await?;
            }
            browser.wait_until(&at(&site, page)).await?;
            browser.wait_until(&format!("document.title === '{title}'")).await?;
        }
        browser.close(&site).await?;
    }
    Ok(())
}

/// Navigating during a view transition aborts it; this rejection is not a fault to report.
#[tokio::test]
async fn a_transition_that_is_broken_off_is_no_fault() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.load(&site.address("")).await?;
    browser.wait_until("document.documentElement.hasAttribute('data-app')").await?;
    for (reason, is_reported) in [
        ("new DOMException('Transition was skipped. Navigation aborted', 'AbortError')", false),
        ("new DOMException('The user aborted a request.', 'AbortError')", true),
        ("new Error('Transition was wrong')", true),
        ("undefined", true),
    ] {
        let rejection = format!("{{ promise: Promise.resolve(), reason: {reason}, cancelable: true }}");
        let event = format!("new PromiseRejectionEvent('unhandledrejection', {rejection})");
        let reported: bool = browser.value(&format!("dispatchEvent({event})")).await?;
        assert_eq!(reported, is_reported, "{reason}");
    }
    browser.close(&site).await
}

#[tokio::test]
async fn back_leads_to_the_same_height() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.visit(&site.address("measures/")).await?;
    browser.run("document.querySelector(\"main a[href$='measures/20/']\").scrollIntoView()").await?;
    browser.wait_until("scrollY > 500").await?;
    let height: f64 = browser.value("scrollY").await?;
    browser.run("document.querySelector(\"main a[href$='measures/20/']\").click()").await?;
    browser.wait_until(&at(&site, "heilongjiang/measures/20/")).await?;
    browser.wait_until("scrollY === 0").await?;
    browser.driver.back().await?;
    browser.wait_until(&at(&site, "measures/")).await?;
    browser.wait_until(&format!("Math.abs(scrollY - {height}) < 2")).await?;
    browser.close(&site).await
}

/// A page from the back/forward cache would store its older answers over newer ones.
#[tokio::test]
async fn a_cached_page_is_loaded_anew_if_the_answers_have_changed() -> Result {
    let site = Served::at_root()?;
    let [first, second] = [
        link_by_seeds("who.person-employment.enterprise", "2018-06-01")?,
        link_by_seeds(SENIOR, "2018-06-01")?,
    ];
    for page in ["wizard/", "wizard/result/"] {
        let browser = Browser::open().await?;
        // A worker that takes over the pages would empty the cache.
        browser.before_pages("delete Navigator.prototype.serviceWorker").await?;
        browser.visit(&site.address(&format!("wizard/result/#a={first}"))).await?;
        wait_for_result(&browser).await?;
        browser.visit(&site.address(page)).await?;
        browser.run("window.used = true").await?;
        browser.load(&site.address("about/")).await?;
        browser.driver.back().await?;
        browser.wait_until("window.used").await?;

        browser.load(&site.address("about/")).await?;
        browser.visit(&site.address(&format!("wizard/result/#a={second}"))).await?;
        wait_for_result(&browser).await?;
        browser.run("window.isLeft = true; history.go(-2)").await?;
        browser.wait_until(&format!("{} && !window.isLeft && !window.used", at(&site, page))).await?;
        browser.wait_for_app().await?;
        let kept: String = browser.value("sessionStorage.getItem('policy-explorer.wizard')").await?;
        assert!(kept.contains("skill_level.senior"), "{page}: {kept}");
        browser.close(&site).await?;
    }
    Ok(())
}

/// A condition: the page is shown.
fn at(site: &Served, page: &str) -> String {
    format!("location.href === '{}'", site.address(page))
}
