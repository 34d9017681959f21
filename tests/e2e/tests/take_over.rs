//! When the app starts, it keeps what the reader has done before.

use e2e::{Browser, Result, Served, Size};
use xtask::server::ResponseGate;

const IS_RUNNING: &str = "document.documentElement.dataset.app === 'running'";

/// Opens a page on a phone and focuses the search box; the gate delays the app.
async fn before_the_app(path: &str) -> Result<(Served, Browser, ResponseGate)> {
    let gate = ResponseGate::default();
    let site = Served::holding(".wasm", &gate)?;
    let browser = Browser::with_size(Size::PHONE).await?;
    browser.load(&site.address(path)).await?;
    browser.wait_until("document.documentElement.dataset.app === 'waiting'").await?;
    browser.run("query.focus({ preventScroll: true })").await?;
    browser.wait_until("document.documentElement.dataset.app === 'starting'").await?;
    Ok((site, browser, gate))
}

#[tokio::test]
async fn the_scroll_position_stays() -> Result {
    let (site, browser, gate) = before_the_app("measures/").await?;
    browser.run("scrollTo(0, 3000)").await?;
    browser.wait_until("scrollY === 3000").await?;
    let text = "document.elementFromPoint(180, 400).textContent";
    let (top, at): (f64, String) = (browser.value("scrollY").await?, browser.value(text).await?);
    gate.open();
    browser.wait_until(IS_RUNNING).await?;
    assert!((browser.value::<f64>("scrollY").await? - top).abs() < 1.0);
    assert_eq!(browser.value::<String>(text).await?, at);
    browser.close(&site).await
}

#[tokio::test]
async fn focus_and_typed_text_stay() -> Result {
    let (site, browser, gate) = before_the_app("measures/").await?;
    browser.run("query.focus(); query.value = '考证补'; query.setSelectionRange(1, 2)").await?;
    gate.open();
    browser.wait_until(IS_RUNNING).await?;
    let field: (String, String, u32, u32) = browser
        .value("[document.activeElement.id, query.value, query.selectionStart, query.selectionEnd]")
        .await?;
    assert_eq!(field, ("query".into(), "考证补".into(), 1, 2));
    browser.close(&site).await
}

#[tokio::test]
async fn selected_words_stay_selected() -> Result {
    let (site, browser, gate) = before_the_app("measures/").await?;
    browser.run("getSelection().selectAllChildren(document.querySelector('h1'))").await?;
    let before: String = browser.value("getSelection().toString()").await?;
    assert!(before.starts_with("29条"), "{before}");
    gate.open();
    browser.wait_until(IS_RUNNING).await?;
    assert_eq!(browser.value::<String>("getSelection().toString()").await?, before);
    browser.close(&site).await
}

#[tokio::test]
async fn the_target_stays_the_target() -> Result {
    let (site, browser, gate) = before_the_app("measures/#heilongjiang.p2-3").await?;
    let target = "document.querySelector(':target').id";
    let before: String = browser.value(target).await?;
    assert!(before == "heilongjiang.p2-3", "{before}");
    gate.open();
    browser.wait_until(IS_RUNNING).await?;
    assert_eq!(browser.value::<String>(target).await?, before);
    browser.close(&site).await
}

/// The app keeps the existing elements.
#[tokio::test]
async fn nothing_flickers() -> Result {
    for size in [Size::PHONE, Size::DESKTOP] {
        for path in ["measures/", "heilongjiang/measures/9/"] {
            let gate = ResponseGate::default();
            let site = Served::holding(".wasm", &gate)?;
            let browser = Browser::with_size(size).await?;
            browser.load(&site.address(path)).await?;
            browser
                .run(
                    "document.querySelector('h1').mark = true;
                     document.querySelector('main').mark = true;
                     document.getElementById('query').focus();",
                )
                .await?;
            gate.open();
            browser.wait_for_app().await?;
            let kept = "document.querySelector('h1').mark && document.querySelector('main').mark";
            assert!(browser.value::<bool>(kept).await?, "{path}");
            browser.close(&site).await?;
        }
    }
    Ok(())
}
