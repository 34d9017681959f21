//! The control for the text size.

use e2e::{Browser, Result, Served, Settings};
use xtask::server::ResponseGate;

use super::TextSize;
use crate::MEASURE;

const FONT_SIZE: &str = "parseFloat(getComputedStyle(document.querySelector('.sentence')).fontSize)";

async fn assert_size(browser: &Browser, size: TextSize) -> Result {
    let pixels: f64 = browser.value(FONT_SIZE).await?;
    assert!((pixels - size.pixels()).abs() < 0.1, "{pixels} px at {size:?}");
    Ok(())
}

async fn press(browser: &Browser, size: TextSize) -> Result {
    if !browser.value::<bool>("document.querySelector('.menu').open").await? {
        browser.click(".menu summary").await?;
    }
    browser.click(&format!(".sizes [data-text-size='{}']", size.key())).await
}

#[tokio::test]
async fn the_size_is_chosen_and_kept_on_the_device_without_the_app() -> Result {
    let gate = ResponseGate::default();
    let site = Served::holding(".wasm", &gate)?;
    let browser = Browser::open().await?;
    browser.load(&site.address(MEASURE)).await?;
    assert_size(&browser, TextSize::Standard).await?;
    for size in [TextSize::Large, TextSize::Largest, TextSize::Standard, TextSize::Large] {
        press(&browser, size).await?;
        assert_size(&browser, size).await?;
        let pressed: Vec<String> = browser
            .value("Array.from(document.querySelectorAll('.sizes [aria-pressed=true]'), b => b.dataset.textSize)")
            .await?;
        assert_eq!(pressed, [size.key()]);
        browser.load(&site.address(MEASURE)).await?;
        assert_size(&browser, size).await?;
    }
    gate.open();
    browser.close(&site).await
}

/// A synchronous script in the head sets the size before the first paint.
#[tokio::test]
async fn the_first_letters_have_the_size_already() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.load(&site.address("about/")).await?;
    TextSize::Largest.choose(&browser).await?;
    let watch = "new MutationObserver(() => { if (document.body && !window.first) \
                 window.first = document.documentElement.dataset.text || 'none'; }) \
                 .observe(document, { childList: true, subtree: true });";
    browser.before_pages(watch).await?;
    browser.load(&site.address(MEASURE)).await?;
    assert_eq!(browser.value::<String>("window.first").await?, "largest");
    browser.close(&site).await
}

#[tokio::test]
async fn escape_and_a_click_elsewhere_close_the_choices() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.visit(&site.address(MEASURE)).await?;
    browser.click(".menu summary").await?;
    browser.run("document.querySelector('.sizes__choice').focus(); \
                 document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))")
        .await?;
    browser.wait_until("!document.querySelector('.menu').open").await?;
    assert!(browser.value::<bool>("document.activeElement.matches('.menu summary')").await?);
    browser.click(".menu summary").await?;
    browser.click("h1").await?;
    browser.wait_until("!document.querySelector('.menu').open").await?;
    browser.close(&site).await
}

/// Storage may throw on access, as in a sandboxed frame, and may contain invalid values.
#[tokio::test]
async fn storage_that_throws_or_lies_leaves_the_usual_size() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.load(&site.address(MEASURE)).await?;
    for nonsense in ["huge", "largest large", "\\\" onload=", "null"] {
        browser.run(&format!("localStorage.setItem('text-size', '{nonsense}')")).await?;
        browser.load(&site.address(MEASURE)).await?;
        assert_size(&browser, TextSize::Standard).await?;
    }
    let source = "Object.defineProperty(window, 'localStorage', \
                  { get() { throw new DOMException('no', 'SecurityError'); } });";
    browser.before_pages(source).await?;
    browser.load(&site.address(MEASURE)).await?;
    assert_size(&browser, TextSize::Standard).await?;
    press(&browser, TextSize::Largest).await?;
    assert_size(&browser, TextSize::Largest).await?;
    browser.close(&site).await
}

#[tokio::test]
async fn a_kiosk_keeps_no_size() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    let kiosk = site.address("heilongjiang/measures/9/?kiosk=1");
    // A kiosk starts with large text, since it is read from a distance.
    let begins_large = "document.documentElement.dataset.text === 'largest'";
    browser.load(&kiosk).await?;
    browser.wait_until(begins_large).await?;
    press(&browser, TextSize::Large).await?;
    assert_size(&browser, TextSize::Large).await?;
    browser.load(&kiosk).await?;
    browser.wait_until(begins_large).await?;
    assert_size(&browser, TextSize::Largest).await?;
    assert!(browser.value::<bool>("localStorage.getItem('text-size') === null").await?);
    browser.close(&site).await
}

#[tokio::test]
async fn without_scripts_there_is_no_control() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::with(Settings { scripts: false, ..Settings::default() }).await?;
    browser.load(&site.address(MEASURE)).await?;
    let control = browser.driver.find(thirtyfour::By::Css(".reading__button")).await?;
    assert!(!control.is_displayed().await?);
    browser.close(&site).await
}
