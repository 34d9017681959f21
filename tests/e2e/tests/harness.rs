//! Tests of the harness itself, which must report faults.

use std::fs;

use e2e::{Browser, Result, Scratch, Served, Settings, Size};

/// Serves a site of one page.
fn site(page: &str) -> Result<Served> {
    let folder = Scratch::new()?;
    let head = r#"<title>x</title><link rel="icon" href="data:,"><meta name="viewport" content="width=device-width">"#;
    fs::write(folder.path().join("index.html"), format!("<!DOCTYPE html><html lang=zh>{head}{page}"))?;
    Served::folder(folder)
}

#[tokio::test]
async fn a_clean_page_passes() -> Result {
    let site = site("<p>text</p>")?;
    let browser = Browser::open().await?;
    browser.load(&site.address("")).await?;
    assert_eq!(browser.text("p").await?, "text");
    browser.close(&site).await
}

#[tokio::test]
async fn a_message_on_the_console_fails() -> Result {
    let site = site("<script>console.warn('odd')</script>")?;
    let browser = Browser::open().await?;
    browser.load(&site.address("")).await?;
    let error = browser.close(&site).await.expect_err("the console has a message");
    assert!(error.to_string().contains("odd"), "{error}");
    Ok(())
}

#[tokio::test]
async fn an_expected_message_must_come() -> Result {
    let site = site("<script>console.error('odd')</script>")?;
    for (words, passes) in [(["odd"], true), (["even"], false)] {
        let browser = Browser::open().await?;
        browser.load(&site.address("")).await?;
        assert_eq!(browser.close_expecting(&site, &words).await.is_ok(), passes, "{words:?}");
    }
    Ok(())
}

#[tokio::test]
async fn a_request_elsewhere_fails() -> Result {
    let other = site("<p>other</p>")?;
    let page = format!(r#"<iframe src="{}"></iframe>"#, other.address(""));
    let site = site(&page)?;
    let browser = Browser::open().await?;
    browser.load(&site.address("")).await?;
    let error = browser.close(&site).await.expect_err("the page has loaded another");
    assert!(error.to_string().contains(&other.origin()), "{error}");
    Ok(())
}

#[tokio::test]
async fn scripts_can_be_off_and_screens_small() -> Result {
    let site = site("<p id=p>as it came</p><script>p.textContent = 'changed'</script>")?;
    for (scripts, text) in [(true, "changed"), (false, "as it came")] {
        let browser = Browser::with(Settings { size: Size::PHONE, scripts, ..Settings::default() }).await?;
        browser.load(&site.address("")).await?;
        assert_eq!(browser.text("p").await?, text);
        assert_eq!(browser.value::<u32>("innerWidth").await?, 360);
        browser.close(&site).await?;
    }
    Ok(())
}
