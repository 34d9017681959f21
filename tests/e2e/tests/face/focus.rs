//! Keyboard focus: its order, its visibility, and the skip link.

use e2e::{Browser, Result, Served, Size};
use serde::Deserialize;
use thirtyfour::prelude::*;

use super::TextSize;
use crate::MEASURE;

/// The focused element.
#[derive(Debug, Deserialize)]
struct Focused {
    name: String,
    /// Its index in document order.
    order: i64,
    outline: f64,
    /// Whether the element at its centre is itself, an ancestor or a descendant.
    seen: bool,
    /// Whether it intersects the window vertically.
    inside: bool,
}

const FOCUSED: &str = "(() => {
    const element = document.activeElement;
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    // A visually hidden checkbox shows its focus ring on its label.
    const ring = element.matches('.contents__switch, .pick') ? getComputedStyle(element.nextElementSibling) : style;
    const drawn = element.matches('.contents__switch, .pick') ? element.nextElementSibling : element;
    const place = Array.from(drawn.getClientRects())[0] || box;
    const at = document.elementFromPoint(place.left + place.width / 2, place.top + place.height / 2);
    return {
        name: `${element.tagName} ${element.className} ${element.textContent.trim().slice(0, 20)}`,
        order: Array.from(document.querySelectorAll('*')).indexOf(element),
        outline: ring.outlineStyle === 'none' ? 0 : parseFloat(ring.outlineWidth),
        seen: at !== null && (drawn.contains(at) || at.contains(drawn)),
        inside: place.bottom > 0 && place.top < innerHeight,
    };
})()";

#[tokio::test]
async fn tab_goes_through_the_page_in_its_order_and_is_seen_everywhere() -> Result {
    let site = Served::at_root()?;
    for size in [Size::PHONE, Size::DESKTOP] {
        let browser = Browser::with_size(size).await?;
        for page in ["", MEASURE, "measures/", "figures/", "wizard/", "about/", "national/"] {
            browser.visit(&site.address(page)).await?;
            let mut last = -1;
            // Enough for the header, the page's own controls, and the start of its lists.
            for step in 0..24 {
                press(&browser, &Key::Tab).await?;
                let focused: Focused = browser.value(FOCUSED).await?;
                if focused.name.starts_with("BODY") || focused.order < last {
                    assert!(step > 12, "{page}: the keyboard left the page after {step} steps: {focused:?}");
                    break;
                }
                assert!(focused.order > last, "{page}: {focused:?} comes after what stands behind it");
                assert!(focused.outline >= 2.0, "{page}: {focused:?} has no ring");
                assert!(focused.seen && focused.inside, "{page}: {focused:?} is covered");
                last = focused.order;
            }
        }
        browser.close(&site).await?;
    }
    Ok(())
}

#[tokio::test]
async fn the_first_step_leads_past_the_head() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    for size in TextSize::ALL {
        browser.load(&site.address(MEASURE)).await?;
        size.choose(&browser).await?;
        browser.visit(&site.address(MEASURE)).await?;
        press(&browser, &Key::Tab).await?;
        let link: Focused = browser.value(FOCUSED).await?;
        assert!(link.name.contains("跳到正文") && link.seen && link.inside, "{link:?}");
        press(&browser, &Key::Enter).await?;
        browser.wait_until("document.activeElement.id === 'main'").await?;
        press(&browser, &Key::Tab).await?;
        assert!(browser.value::<bool>("document.activeElement.closest('main') !== null").await?);
    }
    browser.close(&site).await
}

/// Sends a key to the focused element.
async fn press(browser: &Browser, key: &Key) -> Result {
    Ok(browser.driver.active_element().await?.send_keys(key.value().to_string()).await?)
}
