//! The webmaster's settings in `site.json`.

mod hostile;

use std::fs;

use e2e::{Browser, Host, Result};
use serde_json::{Value, json};
use xtask::server::Fault;

use crate::wizard::examples::{SENIOR, link_by_seeds};

const ABOUT: &str = "about/";

fn write(host: &Host, settings: &Value) -> Result {
    Ok(fs::write(host.folder().join("site.json"), settings.to_string())?)
}

/// Waits until the settings have been read and shown.
async fn read(browser: &Browser) -> Result {
    let on_about =
        "!document.getElementById('settings') || document.getElementById('settings').dataset.filled === ''";
    browser.wait_until(&format!("window.siteSettings.then(() => {on_about})")).await
}

async fn foot(browser: &Browser) -> Result<String> {
    browser.value("document.querySelector('[data-settings]').innerText").await
}

async fn message(browser: &Browser) -> Result<String> {
    browser.value("document.getElementById('settings').innerText").await
}

#[tokio::test]
async fn the_shipped_file_changes_nothing() -> Result {
    let host = Host::below("/a/b/")?;
    let browser = Browser::open().await?;
    browser.load(&host.site.address(ABOUT)).await?;
    read(&browser).await?;
    assert!(browser.value::<bool>("document.querySelector('[data-settings]').hidden").await?);
    assert_eq!(message(&browser).await?, "");
    browser.close(&host.site).await
}

#[tokio::test]
async fn whose_site_it_is_stands_in_the_foot_of_every_page() -> Result {
    let host = Host::below("/a/b/")?;
    write(
        &host,
        &json!({
            "union": "某某市总工会", "hotline": "0000-1234567", "address": "某某路1号", "accent": "#1a5fa8",
            "links": [{ "text": "本会网站", "url": "https://example.org/x" }],
            "record_number": "某ICP备00000000号", "where_to_ask": "请向所在单位工会询问。",
        }),
    )?;
    let browser = Browser::open().await?;
    browser.load(&host.site.address("measures/")).await?;
    read(&browser).await?;
    let shown = foot(&browser).await?;
    for words in ["某某市总工会", "电话：0000-1234567", "地址：某某路1号", "本会网站", "某ICP备00000000号"]
    {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    let links: Vec<String> = browser
        .value("Array.from(document.querySelectorAll('[data-settings] a'), link => link.href)")
        .await?;
    assert_eq!(links, ["tel:00001234567", "https://example.org/x"]);
    let accent: String =
        browser.value("getComputedStyle(document.documentElement).getPropertyValue('--accent')").await?;
    assert_eq!(accent, "#1a5fa8");
    // The about page is shown without a full load.
    browser.wait_for_app().await?;
    browser.run("document.querySelector(\"header a[href$='about/']\").click()").await?;
    browser.wait_until("document.getElementById('settings')?.innerText.includes('所在单位工会')").await?;
    browser.close(&host.site).await
}

/// A note about later changes is shown at its node, as the webmaster's; the about page lists notes with unknown
/// ids.
#[tokio::test]
async fn notes_stand_at_their_addresses_as_the_webmasters_word() -> Result {
    let host = Host::below("/a/b/")?;
    write(
        &host,
        &json!({ "notes": { "heilongjiang.9": "2019年起按新规定执行", "heilongjiang.13.s1": "已有新办法", "heilongjiang.99": "错的" } }),
    )?;
    let browser = Browser::open().await?;
    let at = |address: &str| {
        format!(
            "[...document.querySelectorAll('.webmaster-note[data-note=\"{address}\"]')].map((note) => note.innerText)"
        )
    };
    for page in ["heilongjiang/measures/9/", "heilongjiang/", "figures/", "compare/"] {
        browser.load(&host.site.address(page)).await?;
        let is_there = format!("({}).length > 0", at("heilongjiang.9"));
        browser.wait_until(&is_there).await?;
        let notes: Vec<String> = browser.value(&at("heilongjiang.9")).await?;
        assert!(
            notes
                .iter()
                .all(|note| note.starts_with("本站管理员注") && note.contains("2019年起按新规定执行")),
            "{page}: {notes:?}"
        );
    }
    browser.load(&host.site.address("heilongjiang/measures/13/")).await?;
    browser.wait_until(&format!("({}).length > 0", at("heilongjiang.13.s1"))).await?;
    browser.load(&host.site.address(ABOUT)).await?;
    browser.wait_until("document.getElementById('settings').innerText.includes('heilongjiang.99')").await?;
    let told = message(&browser).await?;
    assert!(!told.contains("heilongjiang.9、") && !told.contains("heilongjiang.13.s1"), "{told}");
    browser.close(&host.site).await
}

/// Notes are also part of a printed or copied result.
#[tokio::test]
async fn notes_stand_in_the_printed_result_and_in_its_words() -> Result {
    let host = Host::below("/")?;
    write(&host, &json!({ "notes": { "heilongjiang.10": "2019年起按新规定执行" } }))?;
    let link = link_by_seeds(&format!("{SENIOR}-insured_years.60"), "2018-06-01")?;
    let browser = Browser::open().await?;
    browser.visit(&host.site.address(&format!("wizard/result/#a={link}"))).await?;
    browser.wait_until("document.querySelector('#m10-skill-subsidy .webmaster-note')").await?;
    let printed: Vec<String> = browser
        .value("[...document.querySelectorAll('.sheet__benefits .webmaster-note')].map((note) => note.textContent)")
        .await?;
    assert_eq!(printed, ["本站管理员注：2019年起按新规定执行"]);
    crate::wizard::press(&browser, "复制成文字").await?;
    let copied: String = browser.value("document.querySelector('.share__field').value").await?;
    assert!(copied.contains("\n  本站管理员注：2019年起按新规定执行\n"), "{copied}");
    browser.close(&host.site).await
}

/// The system may switch to the dark scheme while the page is open; an accent colour for light backgrounds is too
/// dark there.
#[tokio::test]
async fn the_colour_goes_and_comes_with_the_systems_scheme() -> Result {
    let host = Host::below("/")?;
    write(&host, &json!({ "accent": "#1a5fa8" }))?;
    let browser = Browser::open().await?;
    browser.load(&host.site.address("about/")).await?;
    read(&browser).await?;
    let is_chosen =
        "getComputedStyle(document.documentElement).getPropertyValue('--accent').trim() === '#1a5fa8'";
    for (scheme, expected) in [("light", true), ("dark", false), ("light", true)] {
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        browser.driver.cdp().send_raw("Emulation.setEmulatedMedia", features).await?;
        browser.wait_until(&format!("({is_chosen}) === {expected}")).await?;
    }
    browser.close(&host.site).await
}

/// Values are text: they never run, load anything, or link to a script.
#[tokio::test]
async fn markup_in_a_value_is_text() -> Result {
    let host = Host::below("/")?;
    let image = "<img src=x onerror=\"window.hacked=1\">";
    let script = "</p><script>window.hacked=1</script>";
    write(
        &host,
        &json!({
            "union": image, "hotline": "<a href='javascript:window.hacked=1'>1</a>", "address": script,
            "record_number": "\"><svg onload=window.hacked=1>", "where_to_ask": format!("{image}{script}"),
            "accent": "red;background:url(//example.org/x)",
            "public_address": "javascript:window.hacked=1",
            "links": [
                { "text": script, "url": "javascript:window.hacked=1" },
                { "text": image, "url": " jAvAsCrIpT:window.hacked=1" },
                { "text": "x", "url": "data:text/html,<script>parent.hacked=1</script>" },
                { "text": image, "url": "https://example.org/\"><script>window.hacked=1</script>" },
            ],
            "<b>": "</script><script>window.hacked=1</script>",
        }),
    )?;
    let browser = Browser::open().await?;
    browser.load(&host.site.address(ABOUT)).await?;
    read(&browser).await?;
    let shown = foot(&browser).await?;
    for words in [image, script, "\"><svg onload"] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    let elements = "document.querySelectorAll('[data-settings] :not(p):not(a), #settings :not(p)').length";
    assert_eq!(browser.value::<u32>(elements).await?, 0);
    let links: Vec<String> = browser
        .value(
            "Array.from(document.querySelectorAll('[data-settings] a'), link => link.protocol + link.host)",
        )
        .await?;
    assert_eq!(links, ["https:example.org"]);
    let style: String = browser.value("document.documentElement.getAttribute('style') || ''").await?;
    assert_eq!(style, "");
    let message = message(&browser).await?;
    for words in ["accent", "public_address", "links", "不认识“<b>”"] {
        assert!(message.contains(words), "{words}: {message}");
    }
    for link in ["[data-settings] a"] {
        browser
            .run(&format!("document.querySelector('{link}').dispatchEvent(new MouseEvent('mouseover'))"))
            .await?;
    }
    assert!(!browser.value::<bool>("'hacked' in window").await?);
    browser.close(&host.site).await
}

#[tokio::test]
async fn a_file_that_is_broken_changes_nothing_and_the_about_page_says_so() -> Result {
    let host = Host::below("/")?;
    for (text, words) in [
        ("{ \"union\": \"某某\", }", "格式不对"),
        ("", "格式不对"),
        ("[1, 2]", "最外层"),
        ("null", "最外层"),
        ("{ \"hotline\": 12351 }", "hotline 要是一段文字"),
        ("{ \"links\": \"https://example.org\" }", "links 要写成"),
        ("{ \"accent\": \"#ffffff\" }", "颜色要够深"),
        ("{ \"telephone\": \"1\" }", "不认识“telephone”"),
        ("<!doctype html><p>portal", "格式不对"),
    ] {
        fs::write(host.folder().join("site.json"), text)?;
        let browser = Browser::open().await?;
        browser.load(&host.site.address(ABOUT)).await?;
        read(&browser).await?;
        let message = message(&browser).await?;
        assert!(message.contains(words), "{text}: {message}");
        assert_eq!(foot(&browser).await?, "", "{text}");
        browser.close(&host.site).await?;
    }
    Ok(())
}

#[tokio::test]
async fn one_wrong_value_spoils_no_other() -> Result {
    let host = Host::below("/")?;
    write(&host, &json!({ "union": "某某市总工会", "hotline": 1, "address": "长".repeat(301) }))?;
    let browser = Browser::open().await?;
    browser.load(&host.site.address(ABOUT)).await?;
    read(&browser).await?;
    assert_eq!(foot(&browser).await?, "某某市总工会");
    let message = message(&browser).await?;
    assert!(message.contains("hotline") && message.contains("address 太长"), "{message}");
    browser.close(&host.site).await
}

#[tokio::test]
async fn a_missing_file_changes_nothing_and_the_about_page_says_so() -> Result {
    let host = Host::below("/a/b/")?;
    host.network.break_files("site.json", Fault::Missing);
    let browser = Browser::open().await?;
    browser.visit(&host.site.address(ABOUT)).await?;
    read(&browser).await?;
    assert!(message(&browser).await?.contains("读不到 site.json"));
    browser.close_expecting(&host.site, &["404"]).await
}

/// A captive portal answers with status 200 and its own page; the defaults or the last valid settings are used.
#[tokio::test]
async fn a_portals_page_is_no_settings() -> Result {
    let host = Host::below("/a/b/")?;
    write(&host, &json!({ "union": "甲工会" }))?;
    host.network.break_files("site.json", Fault::Portal);
    let browser = Browser::open().await?;
    browser.visit(&host.site.address(ABOUT)).await?;
    read(&browser).await?;
    assert_eq!(foot(&browser).await?, "");
    assert!(message(&browser).await?.contains("格式不对"));
    host.network.repair();
    browser.visit(&host.site.address(ABOUT)).await?;
    browser.wait_until("document.getElementById('offline-state').dataset.state === 'ready'").await?;
    browser.load(&host.site.address(ABOUT)).await?;
    read(&browser).await?;
    assert_eq!(foot(&browser).await?, "甲工会");
    for fault in [Fault::Portal, Fault::Redirected] {
        host.network.break_files("site.json", fault);
        browser.load(&host.site.address(ABOUT)).await?;
        read(&browser).await?;
        assert_eq!(foot(&browser).await?, "甲工会", "{fault:?}");
        assert_eq!(message(&browser).await?, "", "{fault:?}");
        host.network.repair();
    }
    browser.close(&host.site).await
}

/// The file is not part of a release: changes are visible at the next visit, and the release stays complete.
/// Offline, the last version seen is used.
#[tokio::test]
async fn an_edited_file_is_seen_at_once_and_kept_without_a_network() -> Result {
    let host = Host::below("/a/b/")?;
    let browser = Browser::open().await?;
    write(&host, &json!({ "union": "甲工会" }))?;
    browser.visit(&host.site.address(ABOUT)).await?;
    browser.wait_until("document.getElementById('offline-state').dataset.state === 'ready'").await?;
    write(&host, &json!({ "union": "乙工会" }))?;
    browser.load(&host.site.address("measures/")).await?;
    read(&browser).await?;
    assert_eq!(foot(&browser).await?, "乙工会");
    host.network.break_files("", Fault::Unplugged);
    browser.load(&host.site.address("")).await?;
    read(&browser).await?;
    assert_eq!(foot(&browser).await?, "乙工会");
    Ok(())
}

/// Windows editors save as GBK or UTF-16; the file is decoded, and the about page warns.
#[tokio::test]
async fn a_file_in_another_encoding_is_read_and_the_about_page_says_so() -> Result {
    // `{ "union": "某市总工会" }`.
    let gbk = [b"{ \"union\": \"".as_slice(), b"\xc4\xb3\xca\xd0\xd7\xdc\xb9\xa4\xbb\xe1", b"\" }"].concat();
    let text = "\u{feff}{ \"union\": \"某市总工会\" }";
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [gbk, utf16] {
        let host = Host::below("/a/b/")?;
        fs::write(host.folder().join("site.json"), bytes)?;
        let browser = Browser::open().await?;
        browser.load(&host.site.address(ABOUT)).await?;
        read(&browser).await?;
        assert!(foot(&browser).await?.contains("某市总工会"));
        assert!(message(&browser).await?.contains("编码选 UTF-8"));
        browser.close(&host.site).await?;
    }
    // A byte order mark before UTF-8, as written by Notepad, is valid.
    let host = Host::below("/a/b/")?;
    fs::write(host.folder().join("site.json"), text)?;
    let browser = Browser::open().await?;
    browser.load(&host.site.address(ABOUT)).await?;
    read(&browser).await?;
    assert_eq!(
        (foot(&browser).await?.contains("某市总工会"), message(&browser).await?),
        (true, String::new())
    );
    browser.close(&host.site).await
}
