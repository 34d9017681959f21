//! Takes screenshots of every page, by screen size and colour scheme, into `target/shots/`, with a contact sheet.
//! `--all` adds tablet and large screens. `--beside FOLDER` shows each beside the same one of an earlier
//! `target/shots/`.

use std::fmt::Write as _;
use std::path::Path;

use e2e::{Browser, Result, Served, Size};
use serde_json::json;
use xtask::project;

const SCHEMES: [&str; 2] = ["light", "dark"];

/// The maximum height of a screenshot, in CSS pixels.
const HEIGHT: u32 = 2400;

/// A column of the contact sheet: a screen size and a colour scheme.
type Column = (Size, &'static str);

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result {
    let arguments: Vec<String> = std::env::args().collect();
    let all = arguments.iter().any(|argument| argument == "--all");
    let before = arguments.iter().skip_while(|argument| *argument != "--beside").nth(1).map(Path::new);
    let sizes: &[Size] = if all {
        &[Size::PHONE, Size::TABLET, Size::DESKTOP, Size::LARGE]
    } else {
        &[Size::PHONE, Size::DESKTOP]
    };
    let folder = project::target().join("shots");
    std::fs::create_dir_all(&folder)?;
    let site = Served::at_root()?;
    let pages = site.pages()?;
    let mut columns: Vec<Column> = Vec::new();
    for &size in sizes {
        let browser = Browser::with_size(size).await?;
        for scheme in SCHEMES {
            let feature = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
            browser.driver.cdp().send_raw("Emulation.setEmulatedMedia", feature).await?;
            for page in &pages {
                browser.visit(&site.address(page)).await?;
                shoot(&browser, size, &folder.join(file_name(page, size, scheme))).await?;
            }
            columns.push((size, scheme));
        }
        browser.close(&site).await?;
    }
    let sheet = folder.join("index.html");
    std::fs::write(&sheet, contact_sheet(&pages, &columns, before))?;
    let picture = folder.join("contact-sheet.png");
    let browser = Browser::open().await?;
    let width = columns.iter().map(|(size, _)| cell(*size).0 + 12).sum::<u32>()
        * (1 + u32::from(before.is_some()))
        + 60;
    show(&browser, width, 800).await?;
    browser.load(&format!("file://{}", sheet.display())).await?;
    // Chromium's limit for the height of a screenshot.
    let height: u32 = browser.value("Math.min(document.documentElement.scrollHeight, 16000)").await?;
    show(&browser, width, height).await?;
    browser.driver.screenshot(&picture).await?;
    browser.close(&site).await?;
    println!("{} screenshots, all of them on {}", pages.len() * columns.len(), picture.display());
    Ok(())
}

/// Takes a screenshot of the page from its top, at most [`HEIGHT`] high.
async fn shoot(browser: &Browser, size: Size, file: &Path) -> Result {
    let height: u32 = browser.value("document.documentElement.scrollHeight").await?;
    let window = |height: u32| json!({ "width": size.width, "height": height, "deviceScaleFactor": 1, "mobile": size.mobile });
    let cdp = browser.driver.cdp();
    cdp.send_raw("Emulation.setDeviceMetricsOverride", window(height.clamp(size.height, HEIGHT))).await?;
    browser.driver.screenshot(file).await?;
    cdp.send_raw("Emulation.setDeviceMetricsOverride", window(size.height)).await?;
    Ok(())
}

async fn show(browser: &Browser, width: u32, height: u32) -> Result {
    let screen = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
    browser.driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", screen).await?;
    Ok(())
}

fn file_name(page: &str, size: Size, scheme: &str) -> String {
    let name = if page.is_empty() { "home".into() } else { page.trim_end_matches('/').replace('/', "-") };
    format!("{name}-{}x{}-{scheme}.png", size.width, size.height)
}

/// The width and height of a screenshot on the contact sheet, in CSS pixels.
fn cell(size: Size) -> (u32, u32) {
    if size.mobile { (180, 370) } else { (320, 370) }
}

/// One row per page, one column per size and scheme; each image links to its file. Images from the earlier folder,
/// if any, precede the new ones.
fn contact_sheet(pages: &[String], columns: &[Column], before: Option<&Path>) -> String {
    let mut html = String::from(
        "<!doctype html><meta charset=utf-8><title>Contact sheet</title><style>\
         body{margin:20px;background:#777;font:13px sans-serif}section{margin-bottom:12px}\
         h2{margin:0 0 4px;font-size:13px;color:#fff}img{margin-right:12px;object-fit:cover;object-position:top}\
         </style>",
    );
    for page in pages {
        // Writing to a string cannot fail.
        let _ = write!(html, "<section><h2>/{page}</h2>");
        for (size, scheme) in columns {
            let (file, (width, height)) = (file_name(page, *size, scheme), cell(*size));
            let earlier = before.map(|folder| folder.join(&file)).filter(|file| file.exists());
            let files = earlier.iter().map(|file| format!("file://{}", file.display())).chain([file]);
            for file in files {
                let _ = write!(
                    html,
                    "<a href='{file}'><img src='{file}' width={width} height={height} alt='{} {scheme}'></a>",
                    size.width
                );
            }
        }
        html.push_str("</section>");
    }
    html
}
