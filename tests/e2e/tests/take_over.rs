//! What a reader has done before the app starts stays as it is when it does.

use e2e::{Browser, Result, Served, Settings, Size};
use xtask::server::Gate;

/// A long page on a telephone, with the app still under way.
async fn before_the_app(path: &str) -> Result<(Served, Browser, Gate)> {
    let gate = Gate::default();
    let site = Served::holding(".wasm", &gate)?;
    let browser = Browser::with(Settings { size: Size::PHONE, ..Settings::default() }).await?;
    browser.load(&site.address(path)).await?;
    browser.touch_page().await?;
    browser.wait_until("document.documentElement.dataset.app === 'starting'").await?;
    Ok((site, browser, gate))
}

#[tokio::test]
async fn the_scroll_position_stays() -> Result {
    let (site, browser, gate) = before_the_app("heilongjiang/").await?;
    browser.run("scrollTo(0, 3000)").await?;
    browser.wait_until("scrollY === 3000").await?;
    let text = "document.elementFromPoint(180, 400).closest('[id]').id";
    let (top, at): (f64, String) = (browser.value("scrollY").await?, browser.value(text).await?);
    gate.open();
    browser.wait_for_app().await?;
    assert!((browser.value::<f64>("scrollY").await? - top).abs() < 1.0);
    assert_eq!(browser.value::<String>(text).await?, at);
    browser.close(&site).await
}

#[tokio::test]
async fn focus_and_typed_text_stay() -> Result {
    let (site, browser, gate) = before_the_app("heilongjiang/measures/9/").await?;
    browser.run("query.focus(); query.value = '考证补'; query.setSelectionRange(1, 2)").await?;
    gate.open();
    browser.wait_for_app().await?;
    let field: (String, String, u32, u32) = browser
        .value("[document.activeElement.id, query.value, query.selectionStart, query.selectionEnd]")
        .await?;
    assert_eq!(field, ("query".into(), "考证补".into(), 1, 2));
    browser.close(&site).await
}

#[tokio::test]
async fn selected_words_stay_selected() -> Result {
    let (site, browser, gate) = before_the_app("heilongjiang/measures/9/").await?;
    browser.run("getSelection().selectAllChildren(document.getElementById('heilongjiang.9.s2'))").await?;
    let before: String = browser.value("getSelection().toString()").await?;
    assert!(before.starts_with("对晋升技师"), "{before}");
    gate.open();
    browser.wait_for_app().await?;
    assert_eq!(browser.value::<String>("getSelection().toString()").await?, before);
    browser.close(&site).await
}

#[tokio::test]
async fn the_target_stays_the_target() -> Result {
    let (site, browser, gate) = before_the_app("heilongjiang/#heilongjiang.9.s2").await?;
    let target = "document.querySelector(':target').id + getComputedStyle(document.querySelector(':target')).backgroundColor";
    let before: String = browser.value(target).await?;
    assert!(before.starts_with("heilongjiang.9.s2"), "{before}");
    gate.open();
    browser.wait_for_app().await?;
    assert_eq!(browser.value::<String>(target).await?, before);
    browser.close(&site).await
}

/// The text that is being read is not made anew, and nothing moves.
#[tokio::test]
async fn nothing_flickers_or_shifts() -> Result {
    for size in [Size::PHONE, Size::DESKTOP] {
        for path in ["", "measures/", "heilongjiang/", "heilongjiang/measures/9/", "national/", "about/"] {
            let gate = Gate::default();
            let site = Served::holding(".wasm", &gate)?;
            let browser = Browser::with(Settings { size, ..Settings::default() }).await?;
            browser.load(&site.address(path)).await?;
            browser
                .run(
                    "window.shift = 0;
                     new PerformanceObserver(list => list.getEntries().forEach(entry => shift += entry.value))
                         .observe({ type: 'layout-shift', buffered: true });
                     document.querySelector('h1').mark = true;
                     document.querySelector('main').mark = true;",
                )
                .await?;
            gate.open();
            browser.wait_for_app().await?;
            // Shifts are reported with the frame that shows them.
            browser
                .run("requestAnimationFrame(() => requestAnimationFrame(() => window.painted = true))")
                .await?;
            browser.wait_until("window.painted").await?;
            let kept = "document.querySelector('h1').mark && document.querySelector('main').mark";
            assert!(browser.value::<bool>(kept).await?, "{path}");
            assert!(browser.value::<f64>("shift").await? < 0.01, "{path} at {size:?}");
            browser.close(&site).await?;
        }
    }
    Ok(())
}

#[tokio::test]
async fn who_only_reads_loads_no_app() -> Result {
    let site = Served::at_root()?;
    let mut browser = Browser::open().await?;
    let is_app = |request: &String| request.contains(".wasm");
    browser.load(&site.address("heilongjiang/measures/9/")).await?;
    browser.wait_until("document.documentElement.dataset.app === 'waiting'").await?;
    assert!(!browser.requests().await?.iter().any(is_app));
    browser.wait_for_app().await?;
    assert!(browser.requests().await?.iter().any(is_app));
    browser.close(&site).await
}
