//! The pages of `embed/` in frames of other sites.

use std::fs;

use e2e::{Browser, Result, Scratch, Served};

/// A page of another site (another host, so another origin and site) with the lines that the about page
/// gives for copying, the frame's attributes changed.
async fn framing(site: &Served, path: &str, sandbox: &str) -> Result<(Served, String)> {
    let browser = Browser::open().await?;
    browser.visit(&site.address("about/")).await?;
    browser.wait_until("document.getElementById('embed-code').textContent.includes('http')").await?;
    let code: String = browser.value("document.getElementById('embed-code').textContent").await?;
    browser.close(site).await?;
    assert_eq!(code.lines().count(), 2, "{code}");
    let code = code.replace("/embed/\"", &format!("/{path}\" {sandbox}"));
    let folder = Scratch::new()?;
    let head = r#"<meta charset="utf-8"><title>x</title><link rel="icon" href="data:,">"#;
    fs::write(folder.path().join("index.html"), format!("<!DOCTYPE html><html lang=zh>{head}{code}"))?;
    let other = Served::folder(folder)?;
    let address = other.address("").replace("127.0.0.1", "localhost");
    Ok((other, address))
}

const HEIGHT: &str = "document.getElementById('chan-gai-tong').clientHeight";

#[tokio::test]
async fn the_wizard_runs_in_a_frame_and_the_frame_is_as_high_as_it() -> Result {
    let site = Served::below("/a/b/")?;
    for sandbox in ["", "sandbox=\"allow-scripts allow-same-origin\""] {
        let (_other, address) = framing(&site, "embed/", sandbox).await?;
        let browser = Browser::open().await?;
        browser.load(&address).await?;
        browser.driver.enter_frame(0).await?;
        browser.wait_for_app().await?;
        browser.wait_until("document.querySelector('.wizard input, .wizard button')").await?;
        let header: bool = browser.value("document.querySelector('header.site-header') !== null").await?;
        assert!(!header);
        let height: u32 = browser.value("document.documentElement.offsetHeight").await?;
        browser.driver.enter_default_frame().await?;
        browser.wait_until(&format!("Math.abs({HEIGHT} - {height}) < 3")).await?;
        let complaints = browser_complaints(browser).await?;
        assert!(complaints.is_empty(), "{sandbox}: {complaints:?}");
    }
    Ok(())
}

#[tokio::test]
async fn a_measure_stands_in_a_frame() -> Result {
    let site = Served::below("/a/b/")?;
    let (_other, address) = framing(&site, "embed/heilongjiang/9/", "").await?;
    let browser = Browser::open().await?;
    browser.load(&address).await?;
    browser.wait_until(&format!("{HEIGHT} !== 700")).await?;
    browser.driver.enter_frame(0).await?;
    assert!(browser.text("#heilongjiang\\.9\\.s2").await?.starts_with("对晋升技师"));
    let whole: String = browser.value("document.querySelector('.embed-foot a').href").await?;
    assert_eq!(whole, site.address("heilongjiang/measures/9/"));
    Ok(())
}

/// Whatever a frame is denied, the text is there to read.
#[tokio::test]
async fn a_frame_that_may_less_shows_the_text() -> Result {
    let site = Served::below("/a/b/")?;
    for sandbox in ["sandbox", "sandbox=\"allow-scripts\"", "sandbox=\"allow-same-origin\""] {
        for (path, words) in [("embed/heilongjiang/9/", "对晋升技师"), ("embed/", "第一个问题")] {
            let (_other, address) = framing(&site, path, sandbox).await?;
            let browser = Browser::open().await?;
            browser.load(&address).await?;
            browser.driver.enter_frame(0).await?;
            let text = browser.text("main").await?;
            assert!(text.contains(words), "{sandbox} {path}: {text}");
            assert!(browser.text(".embed-foot").await?.contains("不是官方决定"));
        }
    }
    Ok(())
}

async fn browser_complaints(mut browser: Browser) -> Result<Vec<String>> {
    browser.complaints().await
}
