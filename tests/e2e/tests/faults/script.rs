//! Injection of markup and scripts wherever a page takes input. For `site.json`, see `settings`. The server of
//! these tests sends no Content-Security-Policy that would stop a script.

use std::fmt::Write as _;
use std::fs;

use e2e::{Browser, Result, Scratch, Served};
use serde_json::json;

use crate::MEASURE;
use crate::wizard::Reply::{Press, Tick};
use crate::wizard::{press, reply, wait_for_question};

/// Inputs that would run as markup, as an attribute, or as an address.
const PAYLOADS: [&str; 5] = [
    "<img src=x onerror=window.hacked=1>",
    "</title></textarea></script><script>window.hacked=1</script>",
    "\" onmouseover=window.hacked=1 autofocus onfocus=window.hacked=1 x=\"",
    "javascript:window.hacked=1",
    "<svg/onload=window.hacked=1><iframe srcdoc='<script>parent.hacked=1</script>'>",
];

/// Becomes true after a request and two frames; requests by an injected script were sent earlier.
const SETTLED: &str =
    "fetch(location.href.split('#')[0], { cache: 'no-store' }).then(answer => answer.text())
    .then(() => new Promise(requestAnimationFrame)).then(() => new Promise(requestAnimationFrame))";

/// A payload percent-encoded as by a browser, and as written by hand.
fn in_address(payload: &str) -> [String; 2] {
    let encoded = payload.bytes().fold(String::new(), |mut encoded, byte| {
        let _ = write!(encoded, "%{byte:02X}");
        encoded
    });
    [encoded, payload.replace(' ', "%20")]
}

/// Fails if a script ran, or the page contains an injected element or attribute.
pub async fn assert_no_injection(browser: &Browser, what: &str) -> Result {
    browser.wait_until(SETTLED).await?;
    // Triggers injected mouse and focus handlers.
    browser
        .run(
            "document.querySelectorAll('main *').forEach(e => e.dispatchEvent(new MouseEvent('mouseover'))); \
             document.querySelectorAll('input, a, button').forEach(e => e.focus());",
        )
        .await?;
    assert!(!browser.value::<bool>("'hacked' in window").await?, "a script ran: {what}");
    let foreign = "Array.from(document.querySelectorAll('*')).filter(e => e.matches('iframe, object, embed, [src=x]') || \
                     Array.from(e.attributes).some(a => /^on/i.test(a.name) || /^\\s*javascript:/i.test(a.value) && \
                       ['href', 'src', 'action', 'formaction'].includes(a.name))).map(e => e.outerHTML)";
    let foreign: Vec<String> = browser.value(foreign).await?;
    assert!(foreign.is_empty(), "{what}: {foreign:?}");
    assert!(browser.value::<bool>("document.querySelector('main h1') !== null").await?, "{what}");
    Ok(())
}

#[tokio::test]
async fn script_in_a_fragment_is_text() -> Result {
    let site = Served::below("/a/b/")?;
    let browser = Browser::open().await?;
    let pages: [(&str, &[&str]); 6] = [
        (MEASURE, &["", "q="]),
        ("measures/", &["q=", "area=", "", "for="]),
        ("figures/", &["q=", "group="]),
        ("compare/", &["", "q="]),
        ("wizard/", &["measure=", "q="]),
        ("wizard/result/", &["a="]),
    ];
    for (page, fields) in pages {
        let written = PAYLOADS.into_iter().flat_map(in_address);
        for (written, field) in written.zip(fields.iter().cycle()) {
            let address = site.address(&format!("{page}#{field}{written}"));
            // A navigation that changes only the fragment does not load the page.
            browser.load("about:blank").await?;
            browser.visit(&address).await?;
            assert_no_injection(&browser, &address).await?;
        }
    }
    browser.close(&site).await
}

#[tokio::test]
async fn script_in_a_query_or_a_path_is_text() -> Result {
    let site = Served::below("/a/b/")?;
    let browser = Browser::open().await?;
    let queries = ["?", "?from=", "?q=", "?kiosk=", "?isappinstalled=0&from=singlemessage&x="];
    let written = PAYLOADS.into_iter().flat_map(in_address);
    for (written, query) in written.zip(queries.iter().cycle()) {
        let address = site.address(&format!("measures/{query}{written}"));
        browser.visit(&address).await?;
        assert_no_injection(&browser, &address).await?;
    }
    browser.close(&site).await?;
    let browser = Browser::open().await?;
    for payload in PAYLOADS {
        let [encoded, _] = in_address(payload);
        let address = site.address(&encoded);
        browser.load(&address).await?;
        assert_no_injection(&browser, &address).await?;
    }
    browser.close_expecting(&site, &["404"]).await
}

#[tokio::test]
async fn script_that_is_typed_is_text() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.visit(&site.address("measures/")).await?;
    let type_in = |selector: &str, words: &str| {
        format!(
            "{{ const field = document.querySelector({}); field.value = {}; \
                field.dispatchEvent(new Event('input', {{ bubbles: true }})); }}",
            json!(selector),
            json!(words)
        )
    };
    for payload in PAYLOADS {
        browser.run(&type_in("#search input", payload)).await?;
        browser.wait_until("document.querySelector('[data-results]').textContent.includes('没有')").await?;
        assert_no_injection(&browser, payload).await?;
    }
    // Recent searches are offered again.
    browser.run(&type_in("#search input", PAYLOADS[0])).await?;
    browser.run("document.querySelector('#search').requestSubmit()").await?;
    browser.run(&type_in("#search input", "")).await?;
    assert_no_injection(&browser, "searched for before").await?;

    browser.visit(&site.address("wizard/#measure=heilongjiang.10")).await?;
    let replies = [
        ("为谁查", Press("为我自己")),
        ("哪种情况", Press("在企业上班")),
        ("哪些证书", Tick(&["职业资格证书"])),
    ];
    while !browser.value("document.querySelector('.digits__field') !== null").await? {
        reply(&browser, &replies).await?;
    }
    browser.run("document.querySelector('.digits__field').closest('details').open = true").await?;
    for payload in PAYLOADS {
        browser.run(&type_in(".digits__field", payload)).await?;
        press(&browser, "下一题").await?;
        browser.wait_until("document.querySelector('.problem').textContent !== ''").await?;
        assert_no_injection(&browser, payload).await?;
    }
    browser.close(&site).await
}

/// Storage, `window.name` and `history.state` may contain values of earlier pages.
#[tokio::test]
async fn script_that_was_left_behind_is_text() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    for payload in PAYLOADS {
        browser.load(&site.address("about/")).await?;
        let leave = format!(
            "for (const storage of [localStorage, sessionStorage]) {{ \
               for (const key of ['policy-explorer.wizard', 'text-size', 'x']) storage.setItem(key, {0}); \
             }} \
             window.name = {0}; history.replaceState({0}, '');",
            json!(payload)
        );
        browser.run(&leave).await?;
        for page in [MEASURE, "wizard/", "wizard/result/", "measures/"] {
            browser.visit(&site.address(page)).await?;
            assert_no_injection(&browser, &format!("{payload} on {page}")).await?;
        }
        browser.visit(&site.address("wizard/")).await?;
        wait_for_question(&browser, "哪件事").await?;
    }
    browser.close(&site).await
}

/// A page that frames or opened this one may send any message; all are ignored.
#[tokio::test]
async fn script_in_a_message_of_another_page_is_not_heard() -> Result {
    let site = Served::below("/a/b/")?;
    let folder = Scratch::new()?;
    let framed = site.address("embed/");
    let messages = json!([
        PAYLOADS[0],
        { "type": "chan-gai-tong", "height": PAYLOADS[0] },
        { "type": "chan-gai-tong", "html": PAYLOADS[0], "answers": "who.person-" },
        "use-this-version",
        { "type": "SKIP_WAITING" },
        null,
    ]);
    let page = format!(
        "<!DOCTYPE html><html lang=zh><meta charset=utf-8><title>x</title><link rel=icon href='data:,'>\
         <iframe id=f src='{framed}'></iframe><script>\
         window.send = () => {messages}.forEach(m => f.contentWindow.postMessage(m, '*'));</script>"
    );
    fs::write(folder.path().join("index.html"), page)?;
    let other = Served::folder(folder)?;
    let mut browser = Browser::open().await?;
    browser.load(&other.address("").replace("127.0.0.1", "localhost")).await?;
    browser.driver.enter_frame(0).await?;
    browser.wait_for_app().await?;
    wait_for_question(&browser, "哪件事").await?;
    let before: String = browser.value("document.documentElement.outerHTML").await?;
    browser.driver.enter_default_frame().await?;
    browser.run("window.send()").await?;
    browser.driver.enter_frame(0).await?;
    assert_no_injection(&browser, "messages").await?;
    assert_eq!(browser.value::<String>("document.documentElement.outerHTML").await?, before);
    assert!(browser.console_messages().await?.is_empty());
    Ok(())
}
