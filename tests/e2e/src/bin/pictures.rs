//! The three pictures of the README, into `docs/`: a telephone, the comparison, a kiosk.

use std::path::Path;

use e2e::{Browser, Result, Served, Settings, Size};
use serde_json::json;
use xtask::project;

/// A picture of a part of the site.
struct Picture {
    /// The name of its file in `docs/`.
    file: &'static str,
    /// The page, with what follows its path.
    page: &'static str,
    size: Size,
    /// Picture elements for each CSS pixel.
    scale: f32,
    /// What stands at the top of the picture; the page's own top where nothing is named.
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

/// As wide as an office's or a kiosk's screen, and as high as the README has room for.
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
    let browser = Browser::with(Settings { size: picture.size, ..Settings::default() }).await?;
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
