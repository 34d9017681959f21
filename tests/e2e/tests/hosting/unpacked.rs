//! Servers without compression, and plain HTTP: the app still loads compressed files.

use e2e::{Browser, Host, Result};
use xtask::build::{files_below, packed::with_ending};
use xtask::server::{Fault, Habits};

/// Not local, hence not a secure context: no service worker, no `crypto.subtle`, no brotli.
const PLAIN_HOST: &str = "plain.test";

/// The sizes of the app's large files (WebAssembly and content) in bytes, raw and compressed.
fn sizes(host: &Host) -> Result<(u64, u64)> {
    let files = files_below(&host.folder().join("assets"))?;
    let is_large = |path: &&std::path::PathBuf| {
        let path = path.to_string_lossy();
        path.ends_with(".wasm") || path.contains("-heilongjiang-") && path.ends_with(".bin")
    };
    let (mut raw, mut gzip) = (0, 0);
    for file in files.iter().filter(is_large) {
        raw += std::fs::metadata(file)?.len();
        gzip += std::fs::metadata(with_ending(file, ".gz"))?.len();
    }
    Ok((raw, gzip))
}

/// The number of bytes of all other files that were sent, all uncompressed.
fn other_bytes(host: &Host) -> u64 {
    let sent = host.network.sent();
    let others = sent.iter().filter(|file| !file.path.contains(".wasm") && !file.path.contains(".bin"));
    others.map(|file| file.bytes as u64).sum()
}

/// Opens the list of measures with a search, which loads the app and its content.
async fn use_the_app(browser: &Browser, address: &str) -> Result {
    browser.visit(&format!("{address}#q=学徒")).await?;
    browser.wait_until("document.querySelectorAll('mark').length > 0").await
}

#[tokio::test]
async fn over_plain_http_only_packed_copies_are_asked_for() -> Result {
    let host = Host::with("/a/b/", xtask::server::ServedFolder::unpacked)?;
    let mut browser = Browser::open().await?;
    let address = host.site.address("measures/").replace("127.0.0.1", PLAIN_HOST);
    use_the_app(&browser, &address).await?;
    assert!(!browser.value::<bool>("isSecureContext || Boolean(window.crypto.subtle)").await?);
    let sent = host.network.sent();
    for ending in [".wasm", ".bin"] {
        assert!(!sent.iter().any(|file| file.path.ends_with(ending)), "{ending} as it is: {sent:?}");
        assert!(sent.iter().any(|file| file.path.ends_with(&format!("{ending}.gz"))), "{sent:?}");
    }
    let (raw, gzip) = sizes(&host)?;
    let received = browser.received().await?;
    println!("plain HTTP: {received} bytes in all; app and content {gzip} packed, {raw} as they are");
    assert!(received < other_bytes(&host) + gzip + 10_000, "{received}");
    // The about page explains why nothing is stored.
    browser.visit(&address.replace("measures/", "about/")).await?;
    browser.wait_until("document.getElementById('offline-state').dataset.state === 'absent'").await?;
    browser.close_at_origin(&host.site.origin().replace("127.0.0.1", PLAIN_HOST), &[]).await
}

/// Where brotli is possible, the raw file is requested first; if it arrives uncompressed, the compressed copy.
#[tokio::test]
async fn a_server_that_packs_nothing_sends_little_more_than_the_packed_copies() -> Result {
    let host = Host::with("/", xtask::server::ServedFolder::unpacked)?;
    let browser = Browser::open().await?;
    use_the_app(&browser, &host.site.address("measures/")).await?;
    let sent = host.network.sent();
    for ending in [".wasm.gz", ".bin.gz"] {
        assert!(sent.iter().any(|file| file.path.ends_with(ending)), "{ending}: {sent:?}");
    }
    browser.close(&host.site).await
}

#[tokio::test]
async fn a_server_that_packs_is_asked_for_nothing_else() -> Result {
    let host = Host::below("/")?;
    let browser = Browser::open().await?;
    use_the_app(&browser, &host.site.address("measures/")).await?;
    let sent = host.network.sent();
    // Bundles of the service worker are not compressed copies of other files.
    let sent: Vec<_> = sent.iter().filter(|file| !file.path.contains("/bundle-")).collect();
    let asked_for = |ending: &str| sent.iter().any(|file| file.path.ends_with(ending));
    assert!(asked_for(".wasm") && !asked_for(".gz"), "{sent:?}");
    browser.close(&host.site).await
}

/// A server may block `.gz` files, or send them with `Content-Encoding: gzip`.
#[tokio::test]
async fn without_packed_copies_the_app_comes_as_it_is() -> Result {
    for prefix in ["/", "/a/b/"] {
        let host = Host::with(prefix, xtask::server::ServedFolder::unpacked)?;
        host.network.break_files(".gz", Fault::Missing);
        let browser = Browser::open().await?;
        use_the_app(&browser, &host.site.address("measures/")).await?;
        browser.close_expecting(&host.site, &["404"]).await?;
    }
    Ok(())
}

/// If a gateway blocks files by name, each file and its compressed copy are requested only once.
#[tokio::test]
async fn a_gateway_that_refuses_is_asked_once_for_each_file_and_its_copy() -> Result {
    let habits = Habits { blocked: vec![".wasm".into(), ".bin".into()], ..Habits::default() };
    let host = Host::with("/", |site| site.with_habits(habits))?;
    let browser = Browser::open().await?;
    // The service worker's requests are not part of this test.
    browser.before_pages("delete Navigator.prototype.serviceWorker").await?;
    use_the_app(&browser, &host.site.address("measures/")).await?;
    let is_large = |path: &String| [".wasm", ".bin", ".gz"].iter().any(|end| path.ends_with(end));
    let mut asked: Vec<String> =
        host.network.sent().into_iter().map(|file| file.path).filter(is_large).collect();
    let count = asked.len();
    asked.sort();
    asked.dedup();
    assert_eq!(asked.len(), count, "asked for twice: {asked:?}");
    assert!(asked.iter().any(|path| path.ends_with(".wasm.gz")), "{asked:?}");
    browser.close_expecting(&host.site, &["403"]).await
}
