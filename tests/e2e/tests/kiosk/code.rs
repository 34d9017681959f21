//! The QR codes of a result, decoded from the screen.

use e2e::{Browser, Result, Served};
use xtask::server::ResponseGate;

use super::mode::answer;
use super::open;
use crate::codes::read_codes;
use crate::wizard::{press, wait_for_result};

const ADDRESS: &str = "https://union.example/cgt/";

/// Answers some questions, and shows the result's QR codes.
async fn ask_for_code(browser: &Browser) -> Result {
    answer(browser).await?;
    press(browser, "显示二维码").await
}

/// The verdicts of a result, as one string.
const VERDICTS: &str = "[...document.querySelectorAll('[data-verdict]')].map(card => card.id + ' ' + card.dataset.verdict).sort().join()";

#[tokio::test]
async fn the_code_of_a_kiosk_leads_a_telephone_to_the_same_result() -> Result {
    let settings = format!("{{ \"public_address\": \"{ADDRESS}\" }}");
    let opened = open(Some(&settings), "").await?;
    let browser = &opened.browser;
    ask_for_code(browser).await?;
    let codes = read_codes(browser).await?;
    let [link] = codes.as_slice() else { return Err(format!("one code: {codes:?}").into()) };
    let tail = link.strip_prefix(ADDRESS).ok_or_else(|| format!("leads elsewhere: {link}"))?;
    assert!(tail.starts_with("wizard/result/#a="), "{link}");
    assert!(browser.text(".share__codes").await?.contains("您的回答"), "it is said what is in the code");
    let shown: String = browser.value(VERDICTS).await?;
    assert!(shown.contains("m10-skill-subsidy"), "{shown}");

    // Prints only the result.
    let media = serde_json::json!({ "media": "print" });
    browser.driver.cdp().send_raw("Emulation.setEmulatedMedia", media).await?;
    assert!(browser.text(".sheet").await?.contains("在企业上班"));
    for part in [".kiosk-bar", ".share"] {
        let is_seen = format!("document.querySelector('{part}').offsetParent !== null");
        assert!(!browser.value::<bool>(&is_seen).await?, "{part} is printed");
    }
    opened.close().await?;

    let site = Served::at_root()?;
    let phone = Browser::open().await?;
    phone.visit(&site.address(tail)).await?;
    wait_for_result(&phone).await?;
    assert_eq!(phone.value::<String>(VERDICTS).await?, shown);
    phone.close(&site).await
}

#[tokio::test]
async fn without_an_address_the_codes_hold_the_words() -> Result {
    let opened = open(None, "?kiosk=0").await?;
    let browser = &opened.browser;
    ask_for_code(browser).await?;
    let words = read_codes(browser).await?.join("\n");
    let seen = "[...document.querySelectorAll('.share__code')].filter((code) => code.offsetParent).length";
    assert_eq!(browser.value::<u32>(seen).await?, 1, "a long press must not take another's");
    assert!(words.contains("产改政策通") && words.contains("在企业上班"), "{words}");
    assert!(!words.contains(".invalid"), "nothing leads nowhere: {words}");
    press(browser, "复制成文字").await?;
    let copied: String = browser.value("document.querySelector('.share__field').value").await?;
    let lines =
        |text: &str| text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(lines(&words), lines(&copied), "every line is in a code, in order");
    let offered: bool =
        browser.value("document.querySelector('.share [name=link]').offsetParent !== null").await?;
    assert!(!offered, "no link is offered that leads nowhere");
    opened.close().await
}

/// On a server, the script for QR codes is loaded on first use.
#[tokio::test]
async fn on_a_server_the_code_is_the_link() -> Result {
    let site = Served::below("/a/b/")?;
    let mut browser = Browser::open().await?;
    browser.visit(&site.address("")).await?;
    ask_for_code(&browser).await?;
    let codes = read_codes(&browser).await?;
    assert!(codes[0].starts_with(&site.address("wizard/result/#a=")), "{codes:?}");
    let loaded = browser.requests().await?.iter().filter(|request| request.contains("/code-")).count();
    assert_eq!(loaded, 1);
    browser.close(&site).await
}

/// The settings, with the address that the code holds, may come late.
#[tokio::test]
async fn two_presses_before_the_settings_come_show_one_code() -> Result {
    let gate = ResponseGate::default();
    let site = Served::holding("site.json", &gate)?;
    let browser = Browser::open().await?;
    browser.before_pages("delete Navigator.prototype.serviceWorker").await?;
    browser.visit(&site.address("")).await?;
    ask_for_code(&browser).await?;
    press(&browser, "显示二维码").await?;
    gate.open();
    browser.wait_until("document.querySelector('.share__code')").await?;
    assert_eq!(browser.value::<u32>("document.querySelectorAll('.share__code').length").await?, 1);
    browser.close(&site).await
}
