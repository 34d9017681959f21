//! The printed result: on A4, on rolls, and in the dark scheme.

use base64::Engine;
use base64::prelude::BASE64_STANDARD as STANDARD;
use e2e::{Browser, Result, Served};
use serde_json::{Value, json};

use super::Scheme;
use crate::wizard::examples::{SENIOR, link_by_seeds};
use crate::wizard::wait_for_result;

/// A4, and rolls of 80 and 58 mm; in millimetres.
const PAPERS: [(f64, f64); 3] = [(210.0, 297.0), (80.0, 297.0), (58.0, 210.0)];
const MM_PER_INCH: f64 = 25.4;
/// CSS pixels per millimetre.
const PX_PER_MM: f64 = 96.0 / MM_PER_INCH;

/// Checks the printed page for overflow, text that is too light, unbreakable boxes that are longer than a page, and
/// dark backgrounds.
const CHECK_PRINT: &str = "(height => {
    const light = ([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
    const parts = (colour) => (colour.match(/[\\d.]+/g) || []).map(Number);
    const wrong = [];
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth > clientWidth) wrong.push(`${scrollWidth} px on ${clientWidth}`);
    for (const element of document.querySelectorAll('.sheet *')) {
        if (!element.offsetHeight || ![...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim())) continue;
        if (light(parts(getComputedStyle(element).color)) > 110) wrong.push('pale: ' + element.textContent.slice(0, 20));
        if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth) wrong.push('cut off: ' + element.textContent.slice(0, 20));
        if (getComputedStyle(element).breakInside === 'avoid' && element.offsetHeight > height) wrong.push('longer than a page: ' + element.textContent.slice(0, 20));
    }
    for (let at = document.querySelector('.sheet'); at; at = at.parentElement) {
        const ground = parts(getComputedStyle(at).backgroundColor);
        if (ground[3] !== 0 && light(ground) < 200) wrong.push('dark ground: ' + at.localName);
    }
    return wrong;
})";

#[tokio::test]
async fn the_result_is_whole_on_sheets_and_rolls_and_dark_on_light() -> Result {
    let answers = link_by_seeds(SENIOR, "2018-06-01")?;
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    for scheme in [Scheme::Light, Scheme::Dark] {
        browser.load("about:blank").await?;
        scheme.emulate(&browser).await?;
        browser.visit(&site.address(&format!("wizard/result/#a={answers}"))).await?;
        wait_for_result(&browser).await?;
        for (width, height) in PAPERS {
            let margins = if width > 100.0 { (32.0, 36.0) } else { (6.0, 8.0) };
            let (inner, tall) = ((width - margins.0) * PX_PER_MM, (height - margins.1) * PX_PER_MM);
            let screen = json!({ "width": inner.floor(), "height": tall.floor(), "deviceScaleFactor": 1, "mobile": false });
            browser.driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", screen).await?;
            let media = json!({ "media": "print", "features": [{ "name": "prefers-color-scheme", "value": if scheme == Scheme::Dark { "dark" } else { "light" } }] });
            browser.driver.cdp().send_raw("Emulation.setEmulatedMedia", media).await?;
            let wrong: Vec<String> = browser.value(&format!("{CHECK_PRINT}({tall})")).await?;
            assert!(wrong.is_empty(), "{scheme:?}, {width} mm: {wrong:?}");
            let height: f64 = browser.value("document.querySelector('.sheet').offsetHeight").await?;
            let paper = json!({ "paperWidth": width / MM_PER_INCH, "paperHeight": 297.0 / MM_PER_INCH, "transferMode": "ReturnAsStream" });
            let pages = pages(&browser, paper).await?;
            println!("{scheme:?}, {width} mm: {pages} pages, {:.0} mm", height / PX_PER_MM);
            // Margins and unbreakable boxes add at most one page.
            let least = (height / PX_PER_MM / (297.0 - margins.1)).ceil();
            assert!(f64::from(pages) <= least + 1.0, "{scheme:?}, {width} mm: {pages} pages for {least}");
        }
    }
    browser.close(&site).await
}

/// The number of printed pages.
async fn pages(browser: &Browser, paper: Value) -> Result<u32> {
    let printed = browser.driver.cdp().send_raw("Page.printToPDF", paper).await?;
    let stream = printed["stream"].clone();
    let mut pdf = Vec::new();
    loop {
        let read = browser.driver.cdp().send_raw("IO.read", json!({ "handle": stream })).await?;
        pdf.extend(STANDARD.decode(read["data"].as_str().unwrap_or_default())?);
        if read["eof"] == true {
            break;
        }
    }
    Ok(u32::try_from(String::from_utf8_lossy(&pdf).matches("/Type /Page\n").count())?)
}
