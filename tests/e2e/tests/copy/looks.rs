//! The open menu on a phone, at each text size.

use e2e::{Browser, Result, Served, Size};
use thirtyfour::prelude::*;

use super::{FIGURE_BUTTON, MEASURE_BUTTON, PAIR_BUTTON, SENTENCE_NUMBER, open_menu, press};
use crate::MEASURE;
use crate::face::TextSize;
use crate::face::examine::examine;

#[tokio::test]
async fn the_open_menu_covers_nothing_and_is_easy_to_touch() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::with_size(Size::PHONE).await?;
    browser.load(&site.address("about/")).await?;
    for size in TextSize::ALL {
        for (page, button) in [
            (MEASURE, MEASURE_BUTTON),
            (MEASURE, SENTENCE_NUMBER),
            ("compare/#pair-worker-army", PAIR_BUTTON),
            ("figures/#m19-craftsman", FIGURE_BUTTON),
        ] {
            size.choose(&browser).await?;
            browser.load("about:blank").await?;
            browser.visit(&site.address(page)).await?;
            open_menu(&browser, button).await?;
            press(&browser, "text").await?;
            browser.click(".share--node [name=code]").await?;
            browser.wait_until("document.querySelector('.share__code')").await?;
            let findings = examine(&browser, size).await?;
            assert!(findings.is_empty(), "{page} {button} {size:?}:\n{}", findings.join("\n"));
        }
    }
    browser.close(&site).await
}

#[tokio::test]
async fn by_keyboard_it_opens_and_closes_where_one_is() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.visit(&site.address(MEASURE)).await?;
    let button = browser.driver.find(By::Css(MEASURE_BUTTON)).await?;
    button.focus().await?;
    button.send_keys(Key::Enter + "").await?;
    browser.wait_until("document.querySelector('.share--node button')").await?;
    assert_eq!(button.attr("aria-expanded").await?.as_deref(), Some("true"));
    let next = browser.driver.active_element().await?;
    next.send_keys(Key::Tab + "").await?;
    assert_eq!(browser.value::<String>("document.activeElement.name").await?, "text");
    browser.driver.active_element().await?.send_keys(Key::Escape + "").await?;
    browser.wait_until("!document.querySelector('.share--node')").await?;
    assert!(browser.value::<bool>(&format!("document.activeElement.matches('{MEASURE_BUTTON}')")).await?);
    browser.close(&site).await
}
