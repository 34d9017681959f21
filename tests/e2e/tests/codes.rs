//! Decodes the QR codes of a page.

use e2e::{Browser, Result, Served};
use serde::Deserialize;
use serde_json::json;

const CODES: &str = ".share__code";

/// Converts an image to black and white pixels.
const READ_PIXELS: &str = "code => {
    const canvas = document.createElement('canvas');
    canvas.width = code.naturalWidth; canvas.height = code.naturalHeight;
    const pen = canvas.getContext('2d');
    pen.drawImage(code, 0, 0);
    const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
    let pixels = '';
    for (let at = 0; at < data.length; at += 4) pixels += data[at] < 128 ? 1 : 0;
    return { width: canvas.width, height: canvas.height, pixels };
}";

/// The pixels of an image.
#[derive(Deserialize)]
struct Bitmap {
    width: usize,
    height: usize,
    /// A character per pixel, row by row: `1` is dark.
    pixels: String,
}

/// Decodes every QR code on the page.
pub async fn read_codes(browser: &Browser) -> Result<Vec<String>> {
    browser.wait_until(&format!("document.querySelector('{CODES}')")).await?;
    let all_are_drawn = format!("[...document.querySelectorAll('{CODES}')].every(code => code.complete)");
    browser.wait_until(&all_are_drawn).await?;
    let images: Vec<Bitmap> =
        browser.value(&format!("Array.from(document.querySelectorAll('{CODES}'), {READ_PIXELS})")).await?;
    images.iter().map(read_code).collect()
}

fn read_code(image: &Bitmap) -> Result<String> {
    let Bitmap { width, height, pixels } = image;
    let pixels = pixels.as_bytes();
    let grey = |x: usize, y: usize| if pixels[y * width + x] == b'1' { 0 } else { 255 };
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(*width, *height, grey);
    let grids = prepared.detect_grids();
    assert_eq!(grids.len(), 1, "one code an image");
    Ok(grids[0].decode()?.1)
}

/// Browsers that darken every page leave QR codes dark on light.
#[tokio::test]
async fn codes_are_read_from_the_screen_of_a_browser_that_darkens_pages() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    for dark in [false, true] {
        let on = json!({ "enabled": dark });
        browser.driver.cdp().send_raw("Emulation.setAutoDarkModeOverride", on).await?;
        browser.load("about:blank").await?;
        browser.visit(&site.address(crate::MEASURE)).await?;
        // Chromium darkens a page only if it declares no dark scheme.
        browser
            .run(
                "document.querySelector('meta[name=color-scheme]').remove(); \
                  document.documentElement.style.colorScheme = 'light'",
            )
            .await?;
        browser.click(".measure [data-script=copy]").await?;
        browser.click(".share [name=code]").await?;
        let expected = read_codes(&browser).await?;
        browser.run("document.querySelector('.share__code').scrollIntoView({ block: 'center' })").await?;
        let screen = screenshot(&browser).await?;
        let lights = screen.pixels.bytes().filter(|&pixel| pixel == b'0').count();
        assert_eq!(
            lights * 2 < screen.pixels.len(),
            dark,
            "the page around the code is darkened where it is to be"
        );
        assert_eq!([read_code(&screen)?], *expected, "darkened: {dark}");
    }
    browser.close(&site).await
}

/// A screenshot, as pixels.
async fn screenshot(browser: &Browser) -> Result<Bitmap> {
    let shot = browser.driver.cdp().send_raw("Page.captureScreenshot", json!({})).await?;
    let png = shot["data"].as_str().ok_or("no picture")?;
    let shown = format!("window.screenImage && window.screenImage.src.length === {}", png.len() + 22);
    browser
        .run(&format!(
            "window.screenImage = new Image(); window.screenImage.src = 'data:image/png;base64,{png}'"
        ))
        .await?;
    browser.wait_until(&format!("{shown} && window.screenImage.complete")).await?;
    browser.value(&format!("({READ_PIXELS})(window.screenImage)")).await
}
