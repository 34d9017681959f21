//! Explanations of official terms, opened in place by touch or key.

use e2e::{Browser, Result, Served, Settings, Size};
use thirtyfour::prelude::*;

use super::examine::examine;
use super::{TextSize, set_width};
use crate::MEASURE;

const SENTENCES: &str =
    "Array.from(document.querySelectorAll('.sentence'), s => s.textContent.trim()).join('\\n')";

#[tokio::test]
async fn a_term_is_explained_below_its_sentence_and_the_text_stays() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::with_size(Size::PHONE).await?;
    browser.load(&site.address(MEASURE)).await?;
    let before: String = browser.value(SENTENCES).await?;
    browser.click(".sentence .term").await?;
    let term = browser.text(".sentence .term").await?;
    assert!(browser.text(".term-note").await?.starts_with(&format!("{term}：")));
    assert!(browser.value::<bool>("document.activeElement.matches('.term-note')").await?);
    assert_eq!(browser.value::<String>(SENTENCES).await?, before);
    assert!(!browser.address().await?.contains('#'), "the address stays");
    browser.click(".term-note button").await?;
    assert!(!browser.value::<bool>("!!document.querySelector('.term-note')").await?);
    assert!(browser.value::<bool>("document.activeElement.matches('.term')").await?);
    browser.close(&site).await
}

#[tokio::test]
async fn keys_open_a_term_and_escape_leads_back() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.visit(&site.address(MEASURE)).await?;
    browser.run("document.querySelector('.sentence .term').focus()").await?;
    browser.driver.active_element().await?.send_keys(Key::Enter + "").await?;
    browser.wait_until("document.querySelector('.term-note')").await?;
    assert_eq!(
        browser.value::<String>("document.querySelector('.term').getAttribute('aria-expanded')").await?,
        "true"
    );
    browser.driver.active_element().await?.send_keys(Key::Escape + "").await?;
    browser.wait_until("!document.querySelector('.term-note')").await?;
    assert!(
        browser.value::<bool>("document.activeElement === document.querySelector('.sentence .term')").await?
    );
    browser.close(&site).await
}

#[tokio::test]
async fn without_scripts_a_term_leads_to_the_explanations_and_back() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::with(Settings { scripts: false, ..Settings::default() }).await?;
    browser.load(&site.address(MEASURE)).await?;
    let term = browser.text(".sentence .term").await?;
    browser.click(".sentence .term").await?;
    assert!(browser.text(".glossary__row:target").await?.starts_with(&term));
    browser.click(".glossary__row:target a").await?;
    assert!(browser.text(".sentence:target").await?.contains(&term));
    browser.close(&site).await
}

#[tokio::test]
async fn an_open_explanation_is_for_everybody() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::with_size(Size::PHONE).await?;
    browser.load(&site.address("about/")).await?;
    for size in TextSize::ALL {
        set_width(&browser, 320).await?;
        size.choose(&browser).await?;
        browser.visit(&site.address(MEASURE)).await?;
        browser.click(".sentence .term").await?;
        assert_eq!(examine(&browser, size).await?, [""; 0], "{size:?}");
    }
    browser.close(&site).await
}

/// Browsers wrap translated text in elements of their own.
#[tokio::test]
async fn in_a_translated_page_a_term_is_explained_too() -> Result {
    let shell = std::fs::read_to_string(xtask::project::root().join("tests/shells/translated.toml"))?;
    let shell: toml::Table = toml::from_str(&shell)?;
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.before_pages(shell["script"].as_str().ok_or("a shell has a script")?).await?;
    browser.visit(&site.address(MEASURE)).await?;
    browser.wait_until("document.querySelector('.glossary__row dd font')").await?;
    let term = browser.text(".sentence .term").await?;
    browser.click(".sentence .term").await?;
    let note = browser.text(".term-note p").await?;
    let is_explained =
        note.starts_with(&format!("{term}：")) && note.chars().count() > term.chars().count() + 6;
    assert!(is_explained && !note.contains("undefined"), "{note}");
    browser.close(&site).await
}

/// During composition, Escape belongs to the input method and must close nothing.
#[tokio::test]
async fn the_escape_of_an_input_method_closes_nothing() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.visit(&site.address(MEASURE)).await?;
    let escape = |how: &str| {
        format!(
            "document.body.dispatchEvent(new KeyboardEvent('keydown', {{ key: 'Escape', bubbles: true, {how} }}))"
        )
    };
    for (opener, shown) in [
        (".sentence .term", ".term-note"),
        (".measure .copy button", ".share--node button"),
        (".menu summary", ".menu[open]"),
    ] {
        browser.click(opener).await?;
        browser.wait_until(&format!("document.querySelector('{shown}')")).await?;
        for how in ["isComposing: true", "keyCode: 229"] {
            browser.run(&escape(how)).await?;
            let stays: bool = browser.value(&format!("!!document.querySelector('{shown}')")).await?;
            assert!(stays, "{shown}: {how}");
        }
        browser.run(&escape("keyCode: 27")).await?;
        browser.wait_until(&format!("!document.querySelector('{shown}')")).await?;
    }
    browser.close(&site).await
}
