//! nginx and Apache with the snippets given to webmasters, at a path prefix.

use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use e2e::{Browser, Result, Served, WebServer, apache, is_full, nginx};

use crate::MEASURE;

const PREFIX: &str = "/a/b/c/";

/// Each server with its encoding of precompressed files: Debian's nginx supports only gzip.
fn servers() -> Result<[(WebServer, &'static str); 2]> {
    Ok([(nginx::below(PREFIX)?, "gzip"), (apache::below(PREFIX)?, "br")])
}

/// The response headers of a file.
async fn headers(browser: &Browser, path: &str) -> Result<BTreeMap<String, String>> {
    browser.value(&format!("fetch('{path}').then(response => Object.fromEntries(response.headers))")).await
}

#[test]
fn nginx_accepts_the_snippet_and_no_broken_one() -> Result {
    let snippet = nginx::snippet(PREFIX)?;
    let verdict = nginx::check(&snippet)?;
    assert!(verdict.status.success(), "{}", String::from_utf8_lossy(&verdict.stderr));
    let verdict = nginx::check(&snippet.replace("gzip_static on;", "gzip_static maybe;"))?;
    assert!(!verdict.status.success());
    Ok(())
}

#[test]
fn apache_accepts_the_snippet_and_no_broken_one() -> Result {
    let snippet = apache::snippet(PREFIX)?;
    let verdict = apache::check(&snippet)?;
    assert!(verdict.status.success(), "{}", String::from_utf8_lossy(&verdict.stderr));
    let verdict = apache::check(&snippet.replace("RewriteEngine On", "RewriteEngine Maybe"))?;
    assert!(!verdict.status.success());
    Ok(())
}

#[tokio::test]
async fn pages_work_under_the_strict_policy_without_a_message() -> Result {
    for (server, _) in servers()? {
        let browser = Browser::open().await?;
        let pages = Served::at_root()?.pages()?;
        // One measure stands for all.
        let sample =
            pages.iter().filter(|page| is_full() || !page.contains("/measures/") || *page == MEASURE);
        for page in sample {
            browser.visit(&server.address(page)).await?;
            assert!(!browser.text("h1").await?.is_empty(), "{page}");
        }
        browser.close_at_origin(&server.origin(), &[]).await?;
    }
    Ok(())
}

#[tokio::test]
async fn what_is_loaded_later_works_under_the_strict_policy() -> Result {
    for (server, _) in servers()? {
        let browser = Browser::open().await?;
        browser.visit(&server.address("measures/#q=peixun")).await?;
        browser.wait_until("document.querySelectorAll('mark').length > 0").await?;
        browser.visit(&server.address("wizard/")).await?;
        browser.wait_until("document.querySelector('.wizard input, .wizard button')").await?;
        browser.visit(&server.address("about/")).await?;
        browser.wait_until("document.getElementById('offline-state').dataset.state === 'ready'").await?;
        // The second visit is answered from the cache, with the server's headers.
        browser.visit(&server.address("about/")).await?;
        let headers = headers(&browser, "./").await?;
        assert!(headers["content-security-policy"].contains("default-src 'none'"));
        browser.close_at_origin(&server.origin(), &[]).await?;
    }
    Ok(())
}

/// After an update, the server may still send the old policy, without the hashes of the new pages' inline content.
#[tokio::test]
async fn a_policy_of_another_release_leaves_pages_their_styles_settings_and_app() -> Result {
    let snippet = nginx::snippet(PREFIX)?;
    let old = snippet.replace("'sha256-", "'sha256-A");
    assert_ne!(old, snippet);
    let server = nginx::with(PREFIX, &old)?;
    let browser = Browser::open().await?;
    for page in [MEASURE, "wizard/"] {
        browser.visit(&server.address(page)).await?;
        browser.wait_until("getComputedStyle(document.documentElement).getPropertyValue('--paper')").await?;
        browser.wait_until("document.documentElement.hasAttribute('data-reading')").await?;
    }
    browser.wait_until("document.querySelector('.wizard input, .wizard button')").await?;
    browser.close_at_origin(&server.origin(), &["Content Security Policy"]).await
}

#[tokio::test]
async fn every_kind_of_file_has_its_headers() -> Result {
    for (server, packing) in servers()? {
        let browser = Browser::open().await?;
        browser.load(&server.address(MEASURE)).await?;
        let wasm: String = browser.value("'../../../' + document.documentElement.dataset.wasmSearch").await?;
        for (path, kind, caching) in [
            ("./", "text/html; charset=utf-8", "no-cache"),
            ("../../../sw.js", "text/javascript; charset=utf-8", "no-cache"),
            ("../../../site.json", "application/json; charset=utf-8", "no-cache"),
            ("../../../manifest.webmanifest", "application/manifest+json", "no-cache"),
            ("../../../icons/icon-192.png", "image/png", "no-cache"),
            (wasm.as_str(), "application/wasm", "public, max-age=31536000, immutable"),
        ] {
            let headers = headers(&browser, path).await?;
            assert_eq!(headers["content-type"], kind, "{path}");
            assert_eq!(headers["cache-control"], caching, "{path}");
            assert_eq!(headers["x-content-type-options"], "nosniff", "{path}");
            assert_eq!(headers["referrer-policy"], "no-referrer", "{path}");
            assert!(headers["permissions-policy"].contains("camera=()"), "{path}");
            let policy = &headers["content-security-policy"];
            assert!(policy.contains("frame-ancestors 'self'") && !policy.contains("unsafe-inline"), "{path}");
        }
        for path in ["./", wasm.as_str()] {
            assert_eq!(headers(&browser, path).await?["content-encoding"], packing, "{path}");
        }
        let embed = headers(&browser, "../../../embed/").await?;
        assert!(embed["content-security-policy"].contains("frame-ancestors *"));
        browser.close_at_origin(&server.origin(), &[]).await?;
    }
    Ok(())
}

/// Servers must allow `unsafe-eval` for old engines; the page removes it where `wasm-unsafe-eval` is supported.
#[tokio::test]
async fn text_does_not_become_code() -> Result {
    for (server, _) in servers()? {
        let browser = Browser::open().await?;
        browser.visit(&server.address("measures/")).await?;
        // The driver's own scripts bypass the policy, but their timers do not.
        browser
            .run("setTimeout('window.evaluated = true', 0); setTimeout(() => { window.waited = true; }, 50)")
            .await?;
        browser.wait_until("window.waited").await?;
        assert!(!browser.value::<bool>("Boolean(window.evaluated)").await?);
        browser
            .run(
                "const script = document.createElement('script');
                 script.textContent = 'window.ran = true';
                 document.head.appendChild(script);",
            )
            .await?;
        assert!(!browser.value::<bool>("Boolean(window.ran)").await?);
        browser.close_at_origin(&server.origin(), &["unsafe-eval", "inline"]).await?;
    }
    Ok(())
}

/// The `Location` header of the response for a path.
fn location(server: &WebServer, path: &str) -> Result<String> {
    let mut stream = TcpStream::connect(server.origin().trim_start_matches("http://"))?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: union.example:8443\r\nConnection: close\r\n\r\n")?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    let line = answer.lines().find_map(|line| line.strip_prefix("Location: "));
    Ok(line.ok_or_else(|| format!("{path} leads nowhere: {answer}"))?.to_owned())
}

/// Behind a gateway, the server knows neither the scheme nor the port of the visitor's address, so redirects should
/// be relative. Apache can only use the request's `Host`.
#[test]
fn a_folder_without_its_slash_leads_to_where_the_visitor_is() -> Result {
    let [(nginx, _), (apache, _)] = servers()?;
    for (server, origin) in [(nginx, ""), (apache, "http://union.example:8443")] {
        assert_eq!(location(&server, "/a/b/c/measures")?, format!("{origin}/a/b/c/measures/"));
        assert_eq!(location(&server, "/a/b/c")?, format!("{origin}/a/b/c/"));
    }
    Ok(())
}

#[tokio::test]
async fn a_lost_address_has_its_page_and_a_way_home() -> Result {
    for (server, _) in servers()? {
        let browser = Browser::open().await?;
        browser.load(&server.address("heilongjiang/measures/30/")).await?;
        assert!(browser.text("h1").await?.contains("没有"));
        let wide: String = browser.value("getComputedStyle(document.querySelector('main')).maxWidth").await?;
        assert_ne!(wide, "none", "its styles count");
        browser.click("a").await?;
        browser.wait_until(&format!("location.href === '{}'", server.address(""))).await?;
        browser.close_at_origin(&server.origin(), &["404"]).await?;
    }
    Ok(())
}
