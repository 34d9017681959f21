//! Reads the codes on a page, as a telephone's camera does.

use e2e::{Browser, Result};
use serde::Deserialize;

const CODES: &str = ".share__code";

/// An image as it is drawn.
#[derive(Deserialize)]
struct Picture {
    width: usize,
    height: usize,
    /// A character for each pixel, row by row: `1` is dark.
    pixels: String,
}

/// What the codes on the page say, as a reader of codes finds it in their pixels.
pub async fn read_codes(browser: &Browser) -> Result<Vec<String>> {
    browser.wait_until(&format!("document.querySelector('{CODES}')")).await?;
    let all_are_drawn = format!("[...document.querySelectorAll('{CODES}')].every(code => code.complete)");
    browser.wait_until(&all_are_drawn).await?;
    let pictures: Vec<Picture> = browser
        .value(&format!(
            "Array.from(document.querySelectorAll('{CODES}'), code => {{
                const canvas = document.createElement('canvas');
                canvas.width = code.naturalWidth; canvas.height = code.naturalHeight;
                const pen = canvas.getContext('2d');
                pen.drawImage(code, 0, 0);
                const {{ data }} = pen.getImageData(0, 0, canvas.width, canvas.height);
                let pixels = '';
                for (let at = 0; at < data.length; at += 4) pixels += data[at] < 128 ? 1 : 0;
                return {{ width: canvas.width, height: canvas.height, pixels }};
            }})"
        ))
        .await?;
    pictures.iter().map(read_code).collect()
}

fn read_code(picture: &Picture) -> Result<String> {
    let Picture { width, height, pixels } = picture;
    let pixels = pixels.as_bytes();
    let grey = |x: usize, y: usize| if pixels[y * width + x] == b'1' { 0 } else { 255 };
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(*width, *height, grey);
    let grids = prepared.detect_grids();
    assert_eq!(grids.len(), 1, "one code an image");
    Ok(grids[0].decode()?.1)
}
