//! A first visit stores the whole site or nothing usable.

use e2e::{Browser, Host, Result, is_full};
use serde_json::json;
use std::time::{Duration, Instant};
use xtask::build::worker;

use xtask::server::{Fault, Habits, ResponseGate};

use super::{ABOUT, METERED, caches, release, store, unplug, wait_for_state};
use crate::{MEASURE, PREFIXES};

#[tokio::test]
async fn after_one_visit_every_page_works_without_a_network() -> Result {
    for prefix in PREFIXES {
        let host = Host::below(prefix)?;
        let browser = Browser::open().await?;
        store(&browser, &host).await?;
        assert!(browser.text("#offline-state").await?.contains("可离线使用"));
        unplug(&host);
        let sent = host.network.sent().len();
        for page in host.site.pages()? {
            browser.visit(&host.site.address(&page)).await?;
            assert!(!browser.text("h1").await?.is_empty(), "{page}");
        }
        assert_eq!(host.network.sent().len(), sent, "nothing was sent");
        // WeChat's parameters, a folder without its trailing slash, and an address that does not exist.
        browser.visit(&host.site.address(&format!("{MEASURE}?from=singlemessage#heilongjiang.9.s2"))).await?;
        assert!(browser.value::<bool>("document.querySelector(':target') !== null").await?);
        browser.visit(&host.site.address("about")).await?;
        assert_eq!(browser.address().await?, host.site.address(ABOUT));
        // An app has encoded the `#` before the sentence.
        browser.load(&host.site.address(&format!("{MEASURE}%23heilongjiang.9.s2?from=x"))).await?;
        browser.wait_until("document.querySelector(':target')?.id === 'heilongjiang.9.s2'").await?;
        browser.load(&host.site.address("heilongjiang/measures/30/")).await?;
        assert!(browser.text("h1").await?.contains("没有"));
        browser.close_expecting(&host.site, &["ERR_"]).await?;
    }
    Ok(())
}

/// Parts that load on first use, such as the pinyin table, work too.
#[tokio::test]
async fn parts_that_were_never_used_work_without_a_network() -> Result {
    let host = Host::below("/a/b/")?;
    let browser = Browser::open().await?;
    store(&browser, &host).await?;
    unplug(&host);
    browser.visit(&host.site.address("measures/#q=peixun")).await?;
    browser.wait_until("document.querySelectorAll('mark').length > 0").await?;
    browser.close(&host.site).await
}

/// With data saving on, storing needs consent; pages for frames of other sites are never stored.
#[tokio::test]
async fn who_saves_traffic_stores_the_site_when_asked() -> Result {
    let host = Host::below("/a/b/")?;
    let browser = Browser::open().await?;
    let saving = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })";
    browser.before_pages(saving).await?;
    browser.visit(&host.site.address(ABOUT)).await?;
    wait_for_state(&browser, "thrifty").await?;
    assert!(!host.network.sent().iter().any(|file| file.path.ends_with("sw.js")));
    assert_eq!(browser.text("#check-version").await?, "存到本机");
    assert!(browser.text("#offline-size").await?.contains("兆流量"));
    browser.click("#check-version").await?;
    wait_for_state(&browser, "ready").await?;
    assert_eq!(browser.text("#check-version").await?, "检查新版本");
    assert!(!host.network.sent().iter().any(|file| file.path.contains("/embed/")));
    // From now on, the stored site is used and updated without asking again.
    browser.visit(&host.site.address(ABOUT)).await?;
    wait_for_state(&browser, "ready").await?;
    browser.close(&host.site).await
}

/// On a metered network, engines are stored once they are used, or on request.
#[tokio::test]
async fn on_a_metered_network_engines_are_stored_when_they_are_used() -> Result {
    let host = Host::below("/a/b/")?;
    let browser = Browser::open().await?;
    browser.before_pages(METERED).await?;
    browser.visit(&host.site.address(ABOUT)).await?;
    wait_for_state(&browser, "pages").await?;
    let engines = |host: &Host| {
        let sent = host.network.sent();
        sent.iter().filter(|file| file.path.contains(".wasm") || file.path.contains(".bin")).count()
    };
    assert_eq!(engines(&host), 0);
    assert_eq!(browser.text("#check-version").await?, "全部存到本机");
    browser.visit(&host.site.address("wizard/")).await?;
    browser.wait_for_app().await?;
    unplug(&host);
    // Engines that were used work; other pages can be read.
    browser.visit(&host.site.address("wizard/")).await?;
    browser.wait_for_app().await?;
    browser.load(&host.site.address(MEASURE)).await?;
    assert!(!browser.text("h1").await?.is_empty());

    host.network.repair();
    browser.visit(&host.site.address(ABOUT)).await?;
    wait_for_state(&browser, "pages").await?;
    browser.click("#check-version").await?;
    wait_for_state(&browser, "ready").await?;
    browser.close(&host.site).await
}

/// Compares the displayed size, computed by the build, with the stored one.
#[tokio::test]
async fn the_about_page_says_how_much_is_stored() -> Result {
    const TENTH: f64 = 1024.0 * 1024.0 / 10.0;
    let host = Host::below("/a/b/")?;
    let browser = Browser::open().await?;
    store(&browser, &host).await?;
    let said = browser.text("#offline-size").await?;
    let number = said.split("约占").nth(1).and_then(|rest| rest.split('兆').next()).ok_or("says no size")?;
    let told = 10.0 * number.parse::<f64>()?;
    let stored: f64 = browser
        .value(
            "caches.keys().then(async (names) => {
               const cache = await caches.open(names.find((name) => !name.endsWith(' own')));
               let bytes = 0;
               for (const request of await cache.keys()) {
                 bytes += (await (await cache.match(request)).arrayBuffer()).byteLength;
               }
               return bytes;
             })",
        )
        .await?;
    assert!((told - stored / TENTH - 0.5).abs() < 0.51, "{said}: {stored} bytes");
    let on_the_way =
        said.split("大约用").nth(1).and_then(|rest| rest.split('兆').next()).ok_or("of traffic")?;
    assert!(10.0 * on_the_way.parse::<f64>()? < told, "{said}");
    browser.close(&host.site).await
}

const FAULTS: [Fault; 7] = [
    Fault::Cut,
    Fault::Corrupted,
    Fault::Truncated,
    Fault::Missing,
    Fault::Portal,
    Fault::Redirected,
    Fault::Unplugged,
];

/// Gateways may limit requests.
#[tokio::test]
async fn the_site_is_stored_by_few_requests() -> Result {
    let host = Host::below("/a/b/")?;
    let browser = Browser::open().await?;
    store(&browser, &host).await?;
    let sent: Vec<String> = host.network.sent().into_iter().map(|file| file.path).collect();
    assert!(sent.len() <= 40, "{} requests by the page and the worker: {sent:?}", sent.len());
    browser.close(&host.site).await
}

/// If a bundle is broken, its files are fetched one by one.
#[tokio::test]
async fn bundles_that_are_broken_are_done_without() -> Result {
    for fault in FAULTS {
        let host = Host::below("/a/b/")?;
        let bundles = host.bundles()?;
        assert!(bundles.len() > 2, "{bundles:?}");
        // The second bundle, so that one has arrived before.
        host.network.break_files(&bundles[1], fault);
        let browser = Browser::open().await?;
        store(&browser, &host).await.map_err(|error| format!("{fault:?}: {error}"))?;
        unplug(&host);
        for page in host.site.pages()? {
            browser.load(&host.site.address(&page)).await?;
            assert!(!browser.text("h1").await?.is_empty(), "{page}, {fault:?}");
        }
        browser.close(&host.site).await?;
    }
    Ok(())
}

/// Breaks each file of the release in turn, then repairs the network; the next visit stores the site.
#[tokio::test]
async fn a_first_visit_that_is_broken_at_any_file_stores_nothing_and_the_next_does() -> Result {
    let gate = ResponseGate::default();
    gate.open();
    let host = Host::holding("/a/b/", "sw.js", &gate)?;
    let files: Vec<String> = worker::digests(host.folder())?.into_keys().collect();
    assert!(files.len() > 45, "{files:?}");
    let browser = Browser::open().await?;
    for (index, file) in files.iter().enumerate() {
        // Samples every fourth file, with the faults in turn.
        let faults: Vec<Fault> = match (is_full(), index % 4) {
            (true, _) => FAULTS.to_vec(),
            (false, 0) => vec![FAULTS[index / 4 % FAULTS.len()]],
            (false, _) => continue,
        };
        for fault in faults {
            broken_then_mended(&browser, &host, &gate, file, fault)
                .await
                .map_err(|error| format!("{file}, {fault:?}: {error}"))?;
        }
    }
    Ok(())
}

async fn broken_then_mended(
    browser: &Browser,
    host: &Host,
    gate: &ResponseGate,
    file: &str,
    fault: Fault,
) -> Result {
    // The gate holds the worker back until the page has loaded, so that only the worker meets the fault.
    gate.close();
    browser.visit(&host.site.address(ABOUT)).await?;
    // The home page is requested as `index.html`.
    host.network.break_files(&format!("/{file}"), fault);
    // The compressed copy must fail too, as either one would do.
    host.network.break_files(&format!("/{file}.gz"), fault);
    // Without bundles, each file is requested by itself.
    host.network.break_files(".gz", Fault::Missing);
    gate.open();
    // Pages are useful without engines, but the site needs every page.
    let is_engine = [".wasm", ".bin"].iter().any(|ending| file.ends_with(ending));
    wait_for_state(browser, if is_engine { "pages" } else { "failed" }).await?;
    let active: bool = browser
        .value("navigator.serviceWorker.getRegistration().then(found => Boolean(found?.active))")
        .await?;
    assert_eq!(active, is_engine, "{file}, {fault:?}: a broken version is live");
    // The page goes on without the worker.
    assert_eq!(release(browser).await?, "");

    host.network.repair();
    store(browser, host).await?;
    for cache in caches(browser).await? {
        browser.run(&format!("return caches.delete('{cache}')")).await?;
    }
    browser.run("return navigator.serviceWorker.getRegistration().then(found => found.unregister())").await
}

#[tokio::test]
async fn a_full_disk_gets_its_space_back_and_the_page_stays() -> Result {
    let host = Host::below("/")?;
    let browser = Browser::open().await?;
    browser.load(&host.site.address("heilongjiang/measures/30/")).await?;
    let quota = |bytes: Option<u32>| json!({ "origin": host.site.origin(), "quotaSize": bytes });
    browser.driver.cdp().send_raw("Storage.overrideQuotaForOrigin", quota(Some(300_000))).await?;
    browser.visit(&host.site.address(ABOUT)).await?;
    wait_for_state(&browser, "failed").await?;
    assert_eq!(caches(&browser).await?, Vec::<String>::new());
    assert_eq!(release(&browser).await?, "");

    browser.driver.cdp().send_raw("Storage.overrideQuotaForOrigin", quota(Some(50_000_000))).await?;
    store(&browser, &host).await?;
    unplug(&host);
    browser.visit(&host.site.address(MEASURE)).await
}

/// If the disk has room for the pages but not for the engines, the pages are kept.
#[tokio::test]
async fn a_disk_too_full_for_engines_keeps_the_pages() -> Result {
    let host = Host::below("/")?;
    let browser = Browser::open().await?;
    browser.before_pages(METERED).await?;
    browser.visit(&host.site.address(ABOUT)).await?;
    wait_for_state(&browser, "pages").await?;
    let used: u32 = browser.value("navigator.storage.estimate().then(({ usage }) => usage)").await?;
    let quota = json!({ "origin": host.site.origin(), "quotaSize": used + 100_000 });
    browser.driver.cdp().send_raw("Storage.overrideQuotaForOrigin", quota).await?;
    browser.click("#check-version").await?;
    let start = Instant::now();
    while !host.network.sent().iter().any(|file| file.path.contains(".wasm")) {
        assert!(start.elapsed().as_secs() < 15, "no engine is asked for");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    wait_for_state(&browser, "pages").await?;
    unplug(&host);
    browser.load(&host.site.address(MEASURE)).await?;
    assert!(!browser.text("h1").await?.is_empty());
    browser.close(&host.site).await
}

/// A first visit interrupted by the end of the browser is resumed.
#[tokio::test]
async fn a_first_visit_that_ends_in_the_middle_is_continued() -> Result {
    let gate = ResponseGate::default();
    let host = Host::holding("/", ".wasm", &gate)?;
    let browser = Browser::open().await?;
    browser.visit(&host.site.address(ABOUT)).await?;
    wait_for_state(&browser, "filling").await?;
    browser
        .wait_until(
            "caches.keys().then(async (names) => { const name = names.find((name) => !name.endsWith(' own')); return name && (await (await caches.open(name)).keys()).length > 40; })",
        )
        .await?;
    let profile = browser.kill();

    gate.open();
    let browser = Browser::with_profile(e2e::Settings::default(), profile).await?;
    store(&browser, &host).await?;
    unplug(&host);
    browser.visit(&host.site.address("wizard/result/")).await
}

/// In a frame, the worker would also serve the other site's visitors.
#[tokio::test]
async fn in_a_frame_of_another_site_nothing_is_stored() -> Result {
    let host = Host::below("/")?;
    let framed = e2e::Scratch::new()?;
    let page = format!(
        r#"<!DOCTYPE html><link rel="icon" href="data:,"><iframe src="{}"></iframe>"#,
        host.site.address(ABOUT)
    );
    std::fs::write(framed.path().join("index.html"), page)?;
    let other = e2e::Served::folder(framed)?;
    let browser = Browser::open().await?;
    browser.load(&other.address("").replace("127.0.0.1", "localhost")).await?;
    browser.driver.enter_frame(0).await?;
    browser.wait_for_app().await?;
    wait_for_state(&browser, "framed").await
}

/// The request limit of a typical office gateway suffices for a visit, including storing.
#[tokio::test]
async fn a_gateway_that_counts_requests_refuses_none() -> Result {
    let host = Host::with("/", |site| site.with_habits(Habits { requests: 60, ..Habits::default() }))?;
    let browser = Browser::open().await?;
    store(&browser, &host).await?;
    for page in ["", "measures/", MEASURE] {
        browser.visit(&host.site.address(page)).await?;
    }
    browser.close(&host.site).await
}

/// A gateway blocks archives and has a low request limit; the worker obeys its `Retry-After`.
#[tokio::test]
async fn a_gateway_that_counts_requests_is_left_alone_when_it_says_so() -> Result {
    const ANSWERED: usize = 50;
    let host = Host::with("/", |site| {
        site.with_habits(Habits { requests: ANSWERED, blocked: vec![".gz".into()], ..Habits::default() })
    })?;
    let browser = Browser::open().await?;
    browser.visit(&host.site.address(ABOUT)).await?;
    let start = Instant::now();
    while host.network.sent().len() <= ANSWERED {
        assert!(start.elapsed().as_secs() < 15, "nothing was refused");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    tokio::time::sleep(Duration::from_secs(1)).await;
    let asked = host.network.sent().len();
    assert!(asked <= ANSWERED + 6, "it stops: {asked}");
    tokio::time::sleep(Duration::from_secs(5)).await;
    assert_eq!(host.network.sent().len(), asked, "Retry-After is kept");
    // Afterwards the worker stays below the limit, so that reading is not rejected.
    tokio::time::sleep(Duration::from_secs(5)).await;
    let before = host.network.sent().len();
    tokio::time::sleep(Duration::from_secs(5)).await;
    let within = host.network.sent().len() - before;
    assert!((1..=ANSWERED / 2).contains(&within), "{within} in five seconds");
    Ok(())
}
