//! Text enlarged by the host, as WeChat's font setting does: a page can neither prevent nor detect it.

use e2e::{Browser, Result, Served, Size};

use super::examine::own_checks;
use super::matrix::KINDS;
use super::{Scheme, TextSize, set_width};

/// What WeChat injects on iOS. On Android, it sets the web view's text zoom, with the same effect: font sizes and
/// line heights grow, other lengths do not.
pub(super) const SCALE: &str = "document.addEventListener('DOMContentLoaded', () => {
    document.body.style.setProperty('-webkit-text-size-adjust', '160%', 'important'); });";

const HEIGHT: &str = "(() => { const range = document.createRange();
    range.selectNodeContents(document.querySelector('h1'));
    return range.getClientRects()[0].height; })()";

#[tokio::test]
async fn letters_that_the_host_enlarges_break_no_page() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::with_size(Size::PHONE).await?;
    browser.load(&site.address("about/")).await?;
    Scheme::Light.emulate(&browser).await?;
    let before: f64 = browser.value(HEIGHT).await?;
    browser.before_pages(SCALE).await?;
    browser.load(&site.address("about/")).await?;
    let after: f64 = browser.value(HEIGHT).await?;
    assert!((after / before - 1.6).abs() < 0.1, "the letters were scaled: {before}, {after}");
    let mut wrong = Vec::new();
    for width in [360, 320] {
        set_width(&browser, width).await?;
        for page in KINDS {
            // A navigation that changes only the fragment does not load the page.
            browser.load("about:blank").await?;
            browser.visit(&site.address(page)).await?;
            // Checks the open menu too.
            for is_open in [false, true] {
                browser.run(&format!("document.querySelector('.menu').open = {is_open}")).await?;
                let findings = own_checks(&browser, TextSize::Standard).await?;
                wrong.extend(
                    findings.iter().map(|finding| format!("{width}, {page}, menu {is_open}: {finding}")),
                );
            }
        }
    }
    assert!(wrong.is_empty(), "{} findings:\n{}", wrong.len(), wrong.join("\n"));
    browser.close(&site).await
}
