//! The handout: selected measures, printed.

use e2e::{Browser, Result, Served, Size};
use serde_json::json;

use super::examine::examine;
use super::{TextSize, set_width};
use crate::MEASURE;

/// A printer stub that counts calls; the test ends printing by dispatching `afterprint`.
const PRINT_STUB: &str = "window.printed = 0; window.print = () => { printed += 1; window.dispatchEvent(new Event('beforeprint')); };";

async fn open(site: &Served) -> Result<Browser> {
    let browser = Browser::with_size(Size::PHONE).await?;
    browser.before_pages(PRINT_STUB).await?;
    browser.visit(&site.address("measures/")).await?;
    browser.click("[data-script=handout]").await?;
    browser.wait_until("document.querySelectorAll('.card__tick').length === 29").await?;
    Ok(browser)
}

/// Selects a measure.
async fn tick(browser: &Browser, number: u16) -> Result {
    browser
        .run(&format!("document.querySelector('[data-node=\"heilongjiang.{number}\"] .card__tick').click()"))
        .await
}

#[tokio::test]
async fn chosen_measures_are_printed_with_text_source_day_and_code() -> Result {
    let site = Served::at_root()?;
    let browser = open(&site).await?;
    browser.click(".handout-bar .button").await?;
    assert!(browser.text(".handout-bar").await?.contains("还没有选"));
    tick(&browser, 10).await?;
    tick(&browser, 21).await?;
    assert!(browser.text(".handout-bar").await?.contains("选了2条"));
    browser.click(".handout-bar .button").await?;
    browser.wait_until("window.printed === 1").await?;
    let sheets: Vec<String> = browser
        .value("Array.from(document.querySelectorAll('.handout__measure'), m => m.textContent)")
        .await?;
    assert_eq!(sheets.len(), 2);
    for (sheet, heading, words, cited) in
        [(&sheets[0], "10.", "技能提升补贴", "第10条"), (&sheets[1], "21.", "世界技能大赛", "第21条")]
    {
        assert!(sheet.starts_with(heading), "{sheet}");
        for word in [words, cited, "《新时期产业工人队伍建设改革的实施意见》", "2017年11月30日", "打印"]
        {
            assert!(sheet.contains(word), "{word} in {sheet}");
        }
    }
    let codes: usize = browser.value("document.querySelectorAll('.handout__code img').length").await?;
    assert_eq!(codes, 2);
    let media = json!({ "media": "print" });
    browser.driver.cdp().send_raw("Emulation.setEmulatedMedia", media).await?;
    let alone = "Array.from(document.body.children).filter(e => e.offsetParent || e.offsetHeight).map(e => e.className).join()";
    assert_eq!(browser.value::<String>(alone).await?, "handout");
    browser.driver.cdp().send_raw("Emulation.setEmulatedMedia", json!({ "media": "" })).await?;
    browser.run("window.dispatchEvent(new Event('afterprint'))").await?;
    assert!(!browser.value::<bool>("!!document.querySelector('.handout')").await?);
    browser.click(".handout-bar .button--quiet").await?;
    assert!(!browser.value::<bool>("!!document.querySelector('.card__tick, .handout-bar')").await?);
    browser.close(&site).await
}

/// Other documents have measures such as “（一）”, whose cards say so.
#[tokio::test]
async fn a_measure_without_a_number_is_cited_as_its_card_says() -> Result {
    const CARD: &str = "document.querySelector('[data-node=\"heilongjiang.10\"]')";
    let site = Served::at_root()?;
    let browser = Browser::with_size(Size::PHONE).await?;
    browser.before_pages(PRINT_STUB).await?;
    browser.visit(&site.address("measures/")).await?;
    let cited: String = browser.value(&format!("{CARD}.dataset.cited")).await?;
    assert_eq!(cited, "第10条");
    browser.run(&format!("{CARD}.dataset.cited = '（一）'")).await?;
    browser.click("[data-script=handout]").await?;
    browser.wait_until("document.querySelector('.card__tick')").await?;
    let label: String = browser.value(&format!("{CARD}.querySelector('.card__pick').textContent")).await?;
    assert_eq!(label, "打印（一）");
    tick(&browser, 10).await?;
    browser.click(".handout-bar .button").await?;
    browser.wait_until("window.printed === 1").await?;
    let source: String = browser.value("document.querySelector('.handout__source').textContent").await?;
    assert!(source.contains("2017年11月30日）（一）。"), "{source}");
    browser.close(&site).await
}

#[tokio::test]
async fn choosing_is_for_everybody() -> Result {
    let site = Served::at_root()?;
    let browser = open(&site).await?;
    for width in [320, 360] {
        set_width(&browser, width).await?;
        assert_eq!(examine(&browser, TextSize::Standard).await?, [""; 0], "{width}");
    }
    browser.close(&site).await
}

/// Android dispatches `afterprint` before it captures the page.
const EARLY_AFTERPRINT: &str = "window.print = () => { for (const name of ['beforeprint', 'afterprint']) dispatchEvent(new Event(name)); window.printed = true; };";

async fn open_android() -> Result<Browser> {
    let browser = Browser::with_size(Size::PHONE).await?;
    let agent = json!({ "userAgent": "Mozilla/5.0 (Linux; Android 12; Phone) Chrome/116.0.0.0 Mobile" });
    browser.driver.cdp().send_raw("Network.setUserAgentOverride", agent).await?;
    browser.before_pages(EARLY_AFTERPRINT).await?;
    Ok(browser)
}

#[tokio::test]
async fn where_the_page_is_taken_late_the_hand_out_is_still_there() -> Result {
    let site = Served::at_root()?;
    let browser = open_android().await?;
    browser.visit(&site.address("measures/")).await?;
    browser.click("[data-script=handout]").await?;
    browser.wait_until("document.querySelectorAll('.card__tick').length === 29").await?;
    tick(&browser, 10).await?;
    browser.click(".handout-bar .button").await?;
    browser.wait_until("window.printed").await?;
    assert!(browser.value::<bool>("!!document.querySelector('.handout')").await?);
    browser.run("dispatchEvent(new Event('pointerdown'))").await?;
    browser.wait_until("!document.querySelector('.handout')").await?;
    browser.close(&site).await
}

/// As in engines that do not print closed `details`.
const OLD_DETAILS: &str = "const own = CSS.supports; CSS.supports = (what) => !/details-content/.test(what) && own.call(CSS, what);";

/// For engines that do not print closed `details`, the page opens them, and closes them once printing is done.
#[tokio::test]
async fn where_the_page_is_taken_late_what_was_folded_is_still_open() -> Result {
    const CLOSED: &str = "document.querySelectorAll('.fold:not([open])').length";
    let site = Served::at_root()?;
    let browser = open_android().await?;
    browser.before_pages(OLD_DETAILS).await?;
    browser.visit(&site.address(MEASURE)).await?;
    let closed: u32 = browser.value(CLOSED).await?;
    assert!(closed > 0);
    browser.run("window.print()").await?;
    assert_eq!(browser.value::<u32>(CLOSED).await?, 0);
    browser.run("dispatchEvent(new Event('pointerdown'))").await?;
    assert_eq!(browser.value::<u32>(CLOSED).await?, closed);
    browser.close(&site).await
}

/// The first touch ends printing; later ones are the reader's.
#[tokio::test]
async fn after_printing_what_the_reader_unfolds_stays_open() -> Result {
    let site = Served::at_root()?;
    let browser = open_android().await?;
    browser.before_pages(OLD_DETAILS).await?;
    browser.visit(&site.address(MEASURE)).await?;
    let open_again = "window.unfolded = document.querySelector('.fold:not([open])'); window.print(); \
                      dispatchEvent(new Event('pointerdown')); unfolded.open = true; \
                      dispatchEvent(new Event('pointerdown'));";
    browser.run(open_again).await?;
    assert!(browser.value::<bool>("unfolded.open").await?);
    browser.close(&site).await
}
