//! The pages of `embed/` in frames of other sites.

use std::fs;

use e2e::{Browser, Result, Scratch, Served};

use crate::wizard::{answer_until_result, press};

/// Serves a page of another origin and site with the snippet of the about page, which frames `path` with these
/// attributes.
async fn serve_framing_page(root: &str, path: &str, sandbox: &str) -> Result<(Served, String)> {
    let browser = Browser::open().await?;
    browser.visit(&format!("{root}about/")).await?;
    browser.wait_until("document.getElementById('embed-code').textContent.includes('http')").await?;
    let code: String = browser.value("document.getElementById('embed-code').textContent").await?;
    let origin: Vec<&str> = root.split('/').take(3).collect();
    browser.close_at_origin(&origin.join("/"), &[]).await?;
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
        let (_other, address) = serve_framing_page(&site.address(""), "embed/", sandbox).await?;
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
        let messages = console_messages(browser).await?;
        assert!(messages.is_empty(), "{sandbox}: {messages:?}");
    }
    Ok(())
}

/// Other sites may frame only the pages of `embed/`: links to the result and to measures stay among them, and other
/// links open a new window.
#[tokio::test]
async fn answers_lead_to_their_result_within_the_frame() -> Result {
    // nginx forbids framing of all other pages.
    let server = e2e::nginx::below("/a/b/")?;
    let (_other, address) = serve_framing_page(&server.address(""), "embed/", "").await?;
    let browser = Browser::open().await?;
    browser.load(&address).await?;
    browser.driver.enter_frame(0).await?;
    browser.wait_for_app().await?;
    answer_until_result(&browser).await?;
    let here = |path: &str| format!("location.href.split('#')[0] === '{}'", server.address(path));
    browser.wait_until(&here("embed/result/")).await?;
    // Shared links lead to the full site.
    press(&browser, "生成链接").await?;
    let link: String = browser.value("document.querySelector('.share__field').value").await?;
    assert!(link.starts_with(&server.address("wizard/result/#a=who.person")), "{link}");
    browser.run("document.querySelector('main a[href*=\"measures/\"]').click()").await?;
    browser.wait_until("document.querySelector('.measure')").await?;
    assert!(browser.value::<bool>("location.pathname.startsWith('/a/b/embed/heilongjiang/')").await?);
    let before = browser.driver.windows().await?.len();
    browser
        .run(
            "[...document.querySelectorAll('main a[href]')].find((link) => link.getClientRects().length \
             && link.href.includes('/heilongjiang/#')).id = 'elsewhere'",
        )
        .await?;
    browser.click("#elsewhere").await?;
    let start = std::time::Instant::now();
    while browser.driver.windows().await?.len() == before {
        assert!(start.elapsed().as_secs() < 10, "no page opened beside the frame");
    }
    let messages = console_messages(browser).await?;
    assert!(messages.is_empty(), "{messages:?}");
    Ok(())
}

#[tokio::test]
async fn a_measure_stands_in_a_frame() -> Result {
    let site = Served::below("/a/b/")?;
    let (_other, address) = serve_framing_page(&site.address(""), "embed/heilongjiang/9/", "").await?;
    let browser = Browser::open().await?;
    browser.load(&address).await?;
    browser.wait_until(&format!("{HEIGHT} !== 700")).await?;
    browser.driver.enter_frame(0).await?;
    assert!(browser.text("#heilongjiang\\.9\\.s2").await?.starts_with("对晋升技师"));
    let whole: String = browser.value("document.querySelector('.embed-foot a').href").await?;
    assert_eq!(whole, site.address("heilongjiang/measures/9/"));
    Ok(())
}

/// The frame reaches the height of its content within two changes, at every width and text size.
#[tokio::test]
async fn a_frame_that_follows_its_content_settles() -> Result {
    let site = Served::at_root()?;
    for (path, ready) in [("embed/", ".wizard button"), ("embed/heilongjiang/9/", ".measure")] {
        let (_other, address) = serve_framing_page(&site.address(""), path, "").await?;
        let browser = Browser::open().await?;
        let heights =
            "window.heights = []; addEventListener('message', ({ data }) => heights.push(data.height));";
        browser.before_pages(heights).await?;
        browser.load(&address).await?;
        for size in ["", "large", "largest"] {
            for width in ["160px", "320px", "360px", "820px", "100%"] {
                browser.driver.enter_frame(0).await?;
                browser.wait_until(&format!("document.querySelector('{ready}')")).await?;
                browser.driver.enter_default_frame().await?;
                wait_for_stable_height(&browser).await?;
                let frame = "document.getElementById('chan-gai-tong').style.width";
                browser.run(&format!("heights.length = 0; {frame} = '{width}'")).await?;
                wait_for_stable_height(&browser).await?;
                let of_width: Vec<u32> = browser.value("heights").await?;
                browser.run("heights.length = 0").await?;
                browser.driver.enter_frame(0).await?;
                browser.run(&format!("document.documentElement.dataset.text = '{size}'")).await?;
                browser.driver.enter_default_frame().await?;
                wait_for_stable_height(&browser).await?;
                let of_size: Vec<u32> = browser.value("heights").await?;
                let is_settled = of_width.len() <= 2 && of_size.len() <= 2;
                assert!(is_settled, "{path}, {size}, {width}: {of_width:?}, {of_size:?}");
                browser.driver.enter_frame(0).await?;
                let cut: bool = browser
                    .value(
                        "document.documentElement.scrollHeight > document.documentElement.clientHeight + 1",
                    )
                    .await?;
                assert!(!cut, "{path}, {size}, {width}: the frame shows all");
                browser.driver.enter_default_frame().await?;
            }
        }
    }
    Ok(())
}

/// Waits until the frame has reported no height for 250 ms.
async fn wait_for_stable_height(browser: &Browser) -> Result {
    let mut last = usize::MAX;
    loop {
        let told: usize = browser.value("heights.length").await?;
        if told == last {
            return Ok(());
        }
        assert!(told < 50, "the frame never settles");
        last = told;
        tokio::time::sleep(std::time::Duration::from_millis(250)).await;
    }
}

/// The text is readable in a frame without permissions.
#[tokio::test]
async fn a_frame_that_may_less_shows_the_text() -> Result {
    let site = Served::below("/a/b/")?;
    for sandbox in ["sandbox", "sandbox=\"allow-scripts\"", "sandbox=\"allow-same-origin\""] {
        for (path, words) in [("embed/heilongjiang/9/", "对晋升技师"), ("embed/", "可以问这些事")]
        {
            let (_other, address) = serve_framing_page(&site.address(""), path, sandbox).await?;
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

async fn console_messages(mut browser: Browser) -> Result<Vec<String>> {
    browser.console_messages().await
}
