//! Updates: a new release is offered, never forced, and never mixed with the old one.

use std::fs;

use e2e::{Browser, Host, Result, Settings};
use thirtyfour::WindowHandle;
use xtask::project;
use xtask::server::{Fault, ResponseGate};

use super::{ABOUT, METERED, caches, release, store, unplug, wait_for_state};
use crate::MEASURE;

const OFFER: &str = "#new-version button";

/// Checks for a new version on the about page.
async fn check(browser: &Browser, host: &Host) -> Result {
    browser.visit(&host.site.address(ABOUT)).await?;
    browser.wait_until("!document.getElementById('check-version').hidden").await?;
    browser.click("#check-version").await
}

/// Accepts the offered version.
async fn accept(browser: &Browser) -> Result {
    browser.run("window.old = true").await?;
    browser.click(OFFER).await?;
    browser.wait_until("!window.old").await?;
    browser.wait_for_app().await
}

async fn open_tab(browser: &Browser, address: &str) -> Result<WindowHandle> {
    let tab = browser.driver.new_tab().await?;
    browser.driver.switch_to_window(tab.clone()).await?;
    browser.visit(address).await?;
    Ok(tab)
}

#[tokio::test]
async fn a_new_version_is_offered_and_used_only_when_the_reader_says_so() -> Result {
    let host = Host::below("/a/b/")?;
    let browser = Browser::open().await?;
    store(&browser, &host).await?;
    check(&browser, &host).await?;
    wait_for_state(&browser, "current").await?;

    host.deploy("two")?;
    check(&browser, &host).await?;
    wait_for_state(&browser, "offered").await?;
    // Loading further pages keeps the old version and the offer.
    for page in ["", MEASURE, ABOUT] {
        browser.visit(&host.site.address(page)).await?;
        assert_eq!(release(&browser).await?, "");
        browser.wait_until(&format!("document.querySelector('{OFFER}')")).await?;
    }
    accept(&browser).await?;
    assert_eq!(release(&browser).await?, "two");
    wait_for_state(&browser, "ready").await?;
    unplug(&host);
    for page in host.site.pages()? {
        browser.visit(&host.site.address(&page)).await?;
        assert_eq!(release(&browser).await?, "two", "{page}");
    }
    check(&browser, &host).await?;
    wait_for_state(&browser, "unreachable").await
}

/// The reader accepts the new version in one tab, while another shows a page of the old one.
#[tokio::test]
async fn a_tab_with_the_old_version_keeps_its_files() -> Result {
    let host = Host::below("/a/b/")?;
    let browser = Browser::open().await?;
    store(&browser, &host).await?;
    browser.visit(&host.site.address(ABOUT)).await?;
    let first = browser.driver.window().await?;
    let second = open_tab(&browser, &host.site.address(MEASURE)).await?;
    let file =
        "new URL(document.querySelector('style').dataset.path, document.documentElement.dataset.root).href";
    let stylesheet: String = browser.value(file).await?;

    host.deploy("two")?;
    browser.driver.switch_to_window(first).await?;
    check(&browser, &host).await?;
    wait_for_state(&browser, "offered").await?;
    accept(&browser).await?;
    assert_eq!(release(&browser).await?, "two");

    browser.driver.switch_to_window(second).await?;
    assert_eq!(release(&browser).await?, "", "the reader has not agreed in this tab");
    let status = format!("fetch('{stylesheet}').then(response => response.status)");
    assert_eq!(browser.value::<u32>(&status).await?, 200, "the server does not have the old file any more");
    // A link leads to a page of a single version, old or new.
    browser.run("document.querySelector(\"header a[href$='measures/']\").click()").await?;
    browser.wait_until(&format!("location.href === '{}'", host.site.address("measures/"))).await?;
    browser.wait_for_app().await?;
    browser.wait_until("document.querySelector('h1')").await?;
    release(&browser).await?;
    Ok(())
}

#[tokio::test]
async fn a_browser_that_ends_in_mid_update_has_the_old_version_whole_and_then_the_new() -> Result {
    let gate = ResponseGate::default();
    gate.open();
    let host = Host::holding("/", "assets/bundle-", &gate)?;
    let browser = Browser::open().await?;
    store(&browser, &host).await?;
    gate.close();
    host.deploy("two")?;
    check(&browser, &host).await?;
    wait_for_state(&browser, "filling").await?;
    browser.wait_until("caches.keys().then(names => names.length === 3)").await?;
    let profile = browser.kill();

    unplug(&host);
    let browser = Browser::with_profile(Settings::default(), profile).await?;
    for page in host.site.pages()? {
        browser.visit(&host.site.address(&page)).await?;
        assert_eq!(release(&browser).await?, "", "{page}");
    }

    gate.open();
    host.network.repair();
    check(&browser, &host).await?;
    wait_for_state(&browser, "offered").await?;
    accept(&browser).await?;
    assert_eq!(release(&browser).await?, "two");
    unplug(&host);
    browser.visit(&host.site.address("wizard/result/")).await?;
    assert_eq!(release(&browser).await?, "two");
    Ok(())
}

/// An incomplete update changes nothing.
#[tokio::test]
async fn a_broken_update_leaves_the_old_version_in_use() -> Result {
    let host = Host::below("/")?;
    let browser = Browser::open().await?;
    store(&browser, &host).await?;
    host.deploy("two")?;
    for fault in [Fault::Cut, Fault::Portal, Fault::Missing] {
        host.network.break_files("measures/index.html", fault);
        // Without bundles, each file is requested by itself.
        host.network.break_files(".gz", Fault::Missing);
        check(&browser, &host).await?;
        wait_for_state(&browser, "kept").await?;
        assert_eq!(release(&browser).await?, "", "{fault:?}");
        host.network.repair();
    }
    check(&browser, &host).await?;
    wait_for_state(&browser, "offered").await
}

#[tokio::test]
async fn a_release_that_is_taken_back_leads_back() -> Result {
    let host = Host::below("/")?;
    let browser = Browser::open().await?;
    store(&browser, &host).await?;
    for mark in ["two", "three", "two"] {
        host.deploy(mark)?;
        check(&browser, &host).await?;
        wait_for_state(&browser, "offered").await?;
        accept(&browser).await?;
        assert_eq!(release(&browser).await?, mark);
        wait_for_state(&browser, "ready").await?;
    }
    // Two versions and the worker's own cache: old versions are deleted.
    assert_eq!(caches(&browser).await?.len(), 3);
    unplug(&host);
    browser.visit(&host.site.address(MEASURE)).await?;
    assert_eq!(release(&browser).await?, "two");
    Ok(())
}

/// Other sites of the same origin keep their caches, whatever the worker does.
#[tokio::test]
async fn what_other_sites_have_stored_stays() -> Result {
    let host = Host::below("/a/b/")?;
    let browser = Browser::open().await?;
    browser.visit(&host.site.address(ABOUT)).await?;
    let other_caches = ["other app v1", "chan-gai-tong /a/ 0123456789abcdef", "chan-gai-tong / own"];
    for name in other_caches {
        browser
            .run(&format!(
                "return caches.open('{name}').then(cache => cache.put('/x', new Response('theirs')))"
            ))
            .await?;
    }
    store(&browser, &host).await?;
    host.deploy("two")?;
    check(&browser, &host).await?;
    wait_for_state(&browser, "offered").await?;
    accept(&browser).await?;
    assert_other_caches(&browser, &other_caches).await?;

    fs::copy(project::root().join("hosting/remove-worker/sw.js"), host.folder().join("sw.js"))?;
    browser.visit(&host.site.address("")).await?;
    browser
        .wait_until(
            "caches.keys().then(names => names.every(name => !name.startsWith('chan-gai-tong /a/b/ ')))",
        )
        .await?;
    assert_other_caches(&browser, &other_caches).await?;
    let left: Vec<String> = caches(&browser).await?;
    assert_eq!(left.len(), other_caches.len(), "{left:?}");
    Ok(())
}

async fn assert_other_caches(browser: &Browser, names: &[&str]) -> Result {
    for name in names {
        let text: String = browser
            .value(&format!(
                "caches.open('{name}').then(cache => cache.match('/x')).then(found => found ? found.text() : '')"
            ))
            .await?;
        assert_eq!(text, "theirs", "{name}");
    }
    Ok(())
}

/// A release without a worker replaces it by `hosting/remove-worker/sw.js`.
#[tokio::test]
async fn the_worker_can_be_removed_by_a_later_release() -> Result {
    let host = Host::below("/a/b/")?;
    let browser = Browser::open().await?;
    store(&browser, &host).await?;
    host.deploy("two")?;
    fs::copy(project::root().join("hosting/remove-worker/sw.js"), host.folder().join("sw.js"))?;
    // The old worker fetches its update and is removed; the next page comes from the server.
    browser.visit(&host.site.address("")).await?;
    browser.wait_until("caches.keys().then(names => names.length === 0)").await?;
    browser.visit(&host.site.address(MEASURE)).await?;
    assert_eq!(release(&browser).await?, "two");
    Ok(())
}

/// On a metered network, only pages are stored. After a new release, the server lacks the old engines, so the new
/// release replaces the old one at once.
#[tokio::test]
async fn pages_without_engines_give_way_to_the_next_release() -> Result {
    let host = Host::below("/a/b/")?;
    let browser = Browser::open().await?;
    browser.before_pages(METERED).await?;
    browser.visit(&host.site.address(ABOUT)).await?;
    wait_for_state(&browser, "pages").await?;
    host.deploy("two")?;
    browser.visit(&host.site.address("measures/")).await?;
    assert_eq!(release(&browser).await?, "");
    browser
        .wait_until("caches.open('chan-gai-tong /a/b/ own').then((own) => own.match('/a/b/__live__')).then((live) => live.text()).then((name) => { window.live = window.live || name; return window.live !== name; })")
        .await?;
    browser.visit(&host.site.address("wizard/")).await?;
    browser.wait_for_app().await?;
    assert_eq!(release(&browser).await?, "two");
    browser.close(&host.site).await
}
