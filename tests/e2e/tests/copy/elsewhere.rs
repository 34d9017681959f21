//! The menu with restrictions: in a kiosk, in the single file, in frames of other sites, before the app has
//! started.

use std::fs;

use e2e::{Browser, Result, Scratch, Served, Settings};
use thirtyfour::prelude::*;
use xtask::server::ResponseGate;

use super::{MEASURE_BUTTON, PAIR_BUTTON, SENTENCE, SENTENCE_NUMBER, open_menu, press};
use crate::MEASURE;
use crate::codes::read_codes;
use crate::kiosk;

const VISIBLE_BUTTONS: &str = "[...document.querySelectorAll('.share--node button')].filter(one => one.offsetParent).map(one => one.name)";

#[tokio::test]
async fn the_code_leads_to_the_place() -> Result {
    let site = Served::below("/a/b/")?;
    let browser = Browser::open().await?;
    for (page, button, place) in [
        (MEASURE, MEASURE_BUTTON, ""),
        (MEASURE, SENTENCE_NUMBER, "#heilongjiang.9.s2"),
        ("compare/", PAIR_BUTTON, "#pair-worker-army"),
    ] {
        browser.load("about:blank").await?;
        browser.visit(&site.address(page)).await?;
        open_menu(&browser, button).await?;
        browser.click(".share--node [name=code]").await?;
        assert_eq!(read_codes(&browser).await?, [site.address(&format!("{page}{place}"))]);
        let source: String = browser.value("document.querySelector('.share__code').src.slice(0, 15)").await?;
        assert_eq!(source, "data:image/png;", "a long press can save it");
        assert!(!browser.text(".share__codes").await?.contains("回答"), "there is no answer in it");
    }
    browser.close(&site).await
}

/// A kiosk offers no copying, which would leave text on the clipboard for the next user.
#[tokio::test]
async fn a_kiosk_shows_the_code_alone() -> Result {
    let settings = r#"{ "public_address": "https://union.example/cgt/" }"#;
    let opened = kiosk::open(Some(settings), "#/heilongjiang/measures/9/").await?;
    let browser = &opened.browser;
    open_menu(browser, MEASURE_BUTTON).await?;
    let codes = read_codes(browser).await?;
    assert_eq!(codes, ["https://union.example/cgt/heilongjiang/measures/9/"]);
    assert_eq!(browser.value::<Vec<String>>(VISIBLE_BUTTONS).await?, ["code"]);
    opened.close().await
}

#[tokio::test]
async fn a_file_without_an_address_gives_the_words() -> Result {
    let opened = kiosk::open(None, "?kiosk=0#/heilongjiang/measures/9/").await?;
    let browser = &opened.browser;
    open_menu(browser, SENTENCE_NUMBER).await?;
    assert_eq!(browser.value::<Vec<String>>(VISIBLE_BUTTONS).await?, ["text", "code"]);
    press(browser, "text").await?;
    browser.click(".share--node [name=code]").await?;
    let words = read_codes(browser).await?.concat();
    assert!(words.starts_with(SENTENCE) && words.ends_with("第9条第2句"), "{words}");
    opened.close().await
}

/// A sandboxed frame has no storage and no clipboard; the link is that of the page, not of the embedded page.
#[tokio::test]
async fn in_a_frame_the_link_is_that_of_the_page() -> Result {
    let site = Served::below("/a/b/")?;
    for sandbox in ["", "sandbox=\"allow-scripts\""] {
        let folder = Scratch::new()?;
        let address = site.address("embed/heilongjiang/9/");
        let html = format!(
            "<!doctype html><meta charset=utf-8><title>x</title><link rel=icon href=data:,>
             <iframe {sandbox} src=\"{address}\" width=700 height=1500></iframe>"
        );
        fs::write(folder.path().join("index.html"), html)?;
        let other = Served::folder(folder)?;
        let browser = Browser::open().await?;
        browser.load(&other.address("").replace("127.0.0.1", "localhost")).await?;
        browser.driver.enter_frame(0).await?;
        open_menu(&browser, MEASURE_BUTTON).await?;
        press(&browser, "link").await?;
        browser.click(".share--node [name=code]").await?;
        browser.wait_until("document.querySelector('.share__address')").await?;
        assert_eq!(browser.text(".share__address").await?, site.address(MEASURE), "{sandbox}");
    }
    Ok(())
}

/// Copying works while WebAssembly is loading, or where it cannot run.
#[tokio::test]
async fn the_menu_needs_no_app() -> Result {
    let gate = ResponseGate::default();
    let site = Served::holding(".wasm", &gate)?;
    let browser = Browser::open().await?;
    browser.load(&site.address(MEASURE)).await?;
    open_menu(&browser, MEASURE_BUTTON).await?;
    assert_eq!(press(&browser, "text").await?, "文字已复制，可以粘贴到微信等处。");
    let framed: String =
        browser.value("getComputedStyle(document.querySelector('.share--node')).borderTopStyle").await?;
    assert_eq!(framed, "solid", "the styles are there");
    gate.open();
    browser.close(&site).await
}

#[tokio::test]
async fn without_scripts_there_is_no_button() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::with(Settings { scripts: false, ..Settings::default() }).await?;
    for (page, button) in [(MEASURE, MEASURE_BUTTON), ("compare/", PAIR_BUTTON)] {
        browser.load(&site.address(page)).await?;
        assert!(!browser.driver.find(By::Css(button)).await?.is_displayed().await?, "{page}");
    }
    browser.close(&site).await
}
