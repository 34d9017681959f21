//! Differences inside WeChat, which is detected by its user agent.

use e2e::{Browser, Result, Served, Size};
use serde_json::json;

use crate::MEASURE;

const AGENT: &str = "Mozilla/5.0 (Linux; Android 12; Phone) AppleWebKit/537.36 (KHTML, like Gecko) \
    Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.50 Language/zh_CN";

/// The first image of the page, if it is large enough for a link preview.
const CARD_IMAGE: &str =
    "(image => image && image.complete && image.naturalWidth >= 300 && image.width >= 300)
    (document.querySelector('body img'))";

async fn open_wechat() -> Result<Browser> {
    let browser = Browser::with_size(Size::PHONE).await?;
    browser.driver.cdp().send_raw("Network.setUserAgentOverride", json!({ "userAgent": AGENT })).await?;
    Ok(browser)
}

#[tokio::test]
async fn a_card_gets_a_picture_that_takes_no_room() -> Result {
    let site = Served::below("/a/b/")?;
    let browser = open_wechat().await?;
    for page in ["", MEASURE, "compare/"] {
        browser.load(&site.address(page)).await?;
        browser.wait_until(CARD_IMAGE).await?;
        let (top, wide): (f64, i32) = (
            browser.value("document.querySelector('.site-header').getBoundingClientRect().top").await?,
            browser
                .value("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                .await?,
        );
        assert!(top.abs() < 0.5 && wide == 0, "{page}: {top}, {wide}");
    }
    browser.close(&site).await
}

/// Metadata for the link previews of other messengers; an image only if the build was given the site's address.
#[test]
fn every_page_says_what_a_card_of_it_reads() -> Result {
    const RENDERER: &str = "<meta name=\"renderer\" content=\"webkit\">";
    let site = Served::at_root()?;
    for page in site.pages()? {
        let html = site.html(&page)?;
        let head = html.split("</head>").next().unwrap_or_default();
        let content = |name: &str| {
            let (_, rest) = head.split_once(&format!("<meta property=\"og:{name}\" content=\""))?;
            rest.split_once('"').map(|(content, _)| content)
        };
        let title = head.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>"));
        assert_eq!(content("title"), title.map(|(title, _)| title), "{page}");
        assert!(content("description").is_some_and(|words| words.chars().count() > 10), "{page}");
        assert!(content("image").is_none_or(|address| address.starts_with("http")), "{page}");
        // Browsers with two engines use the newer one.
        assert!(head.contains(RENDERER), "{page}");
    }
    assert!(std::fs::read_to_string(xtask::project::single_file())?.contains(RENDERER));
    Ok(())
}

/// Elsewhere the image is not even requested.
#[tokio::test]
async fn elsewhere_there_is_no_such_picture() -> Result {
    let site = Served::at_root()?;
    let mut browser = Browser::open().await?;
    browser.visit(&site.address(MEASURE)).await?;
    assert!(!browser.value::<bool>("document.querySelector('body img') !== null").await?);
    let images: Vec<String> = browser.requests().await?;
    assert!(!images.iter().any(|request| request.contains("icons/maskable")), "{images:?}");
    browser.close(&site).await
}

/// WeChat shares the address of the first page loaded, so links must load their pages.
#[tokio::test]
async fn links_load_their_pages() -> Result {
    let site = Served::at_root()?;
    let browser = open_wechat().await?;
    browser.visit(&site.address("wizard/")).await?;
    browser.wait_until("document.querySelector('h1.question')").await?;
    browser
        .run("window.stays = true; document.querySelector(\".site-nav a[href*='figures/']\").click()")
        .await?;
    browser.wait_until("document.querySelector('.figures') && !window.stays").await?;
    assert_eq!(browser.address().await?, site.address("figures/"));
    browser.close(&site).await
}

/// Tracking parameters are removed, so that they are not shared; unknown ones stay, since a gateway may need them.
#[tokio::test]
async fn what_apps_add_to_an_address_is_taken_out() -> Result {
    let site = Served::below("/a/b/")?;
    let browser = open_wechat().await?;
    let added = "?token=kept&nsukey=x%2F&scene=126&subscene=1&clicktime=1543000000&enterid=2&utm_source=a&utm_medium=b\
                 &sharer_shareid=c&sharer_sharetime=3&share_token=d&spm=e&from=timeline&kiosk=0";
    browser.load(&site.address(&format!("{MEASURE}{added}#heilongjiang.9.s2"))).await?;
    let clean = site.address(&format!("{MEASURE}?token=kept&kiosk=0#heilongjiang.9.s2"));
    browser.wait_until(&format!("location.href === '{clean}'")).await?;
    browser.close(&site).await
}
