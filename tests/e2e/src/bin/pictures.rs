//! Takes the three screenshots of the README, into `docs/`: a phone, the comparison, a kiosk.

use std::path::Path;

use e2e::{Browser, Result, Served, Size};
use serde_json::json;
use xtask::project;

/// A screenshot of a page.
struct Picture {
    /// Its file name in `docs/`.
    file: &'static str,
    /// The page's path, with query and fragment.
    page: &'static str,
    size: Size,
    /// Device pixels per CSS pixel.
    scale: f32,
    /// Selector of the element to scroll to the top; the top of the page if none.
    from: Option<&'static str>,
}

const PICTURES: [Picture; 3] = [
    Picture {
        file: "phone.png",
        page: "heilongjiang/measures/9/",
        size: Size::PHONE,
        scale: 1.5,
        from: None,
    },
    Picture { file: "comparison.png", page: "compare/", size: WIDE, scale: 1.0, from: Some(".pair") },
    Picture { file: "kiosk.png", page: "?kiosk=1", size: WIDE, scale: 1.0, from: None },
];

/// The width of an office or kiosk screen; the height suits the README.
const WIDE: Size = Size { width: 1280, height: 657, mobile: false };

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result {
    let folder = project::root().join("docs");
    let site = Served::at_root()?;
    for picture in &PICTURES {
        take(&site, picture, &folder).await?;
        println!("docs/{}", picture.file);
    }
    Ok(())
}

async fn take(site: &Served, picture: &Picture, folder: &Path) -> Result {
    let Size { width, height, mobile } = picture.size;
    let browser = Browser::with_size(picture.size).await?;
    let screen =
        json!({ "width": width, "height": height, "deviceScaleFactor": picture.scale, "mobile": mobile });
    browser.driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", screen).await?;
    browser.visit(&site.address(picture.page)).await?;
    if let Some(selector) = picture.from {
        browser.run(&format!("document.querySelector('{selector}').scrollIntoView()")).await?;
    }
    browser.driver.screenshot(&folder.join(picture.file)).await?;
    browser.close(site).await
}
