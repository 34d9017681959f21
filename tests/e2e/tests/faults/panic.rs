//! Panics of the app.

use e2e::{Browser, Result, Served};

use crate::wizard::{press, wait_for_question, wait_for_result};

/// Makes the app panic: an exception in the middle of an update leaves inconsistent state, and the next update
/// panics on it.
async fn provoke_panic(browser: &Browser) -> Result {
    browser
        .run(
            "const own = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML'); \
             Object.defineProperty(Element.prototype, 'innerHTML', { ...own, set() { throw new Error('provoked'); } }); \
             window.mend = () => Object.defineProperty(Element.prototype, 'innerHTML', own);",
        )
        .await?;
    press(browser, "说不准").await?;
    browser.run("window.mend()").await?;
    press(browser, "说不准").await
}

#[tokio::test]
async fn a_panic_is_said_and_the_page_stays_until_the_reader_loads_it_again() -> Result {
    let site = Served::at_root()?;
    let mut browser = Browser::open().await?;
    browser.use_virtual_clock().await?;
    let wizard = site.address("wizard/");
    browser.visit(&wizard).await?;
    wait_for_question(&browser, "哪件事").await?;
    provoke_panic(&browser).await?;
    browser.wait_until("document.querySelector('.panic')").await?;
    assert!(browser.text(".panic").await?.contains("程序出了故障"));
    assert_eq!(
        browser.value::<String>("document.querySelector('.panic').getAttribute('role')").await?,
        "alert"
    );
    assert!(browser.text("h1").await?.contains("哪件事"), "the page is as it was");

    // Further presses have no effect, and the page does not reload by itself.
    press(&browser, "替单位问").await?;
    browser.advance(600_000).await?;
    assert_eq!(browser.value::<u32>("document.querySelectorAll('.panic').length").await?, 1);
    let loads = |requests: &[String]| requests.iter().filter(|request| **request == wizard).count();
    assert_eq!(loads(&browser.requests().await?), 1);

    browser.click(".panic button").await?;
    browser.wait_until("!document.querySelector('.panic')").await?;
    browser.wait_for_app().await?;
    // Earlier answers are kept.
    wait_for_question(&browser, "哪种情况").await?;
    press(&browser, "在企业上班").await?;
    press(&browser, "先看能说准的").await?;
    wait_for_result(&browser).await?;
    browser.wait_until("document.querySelector('[data-fact=who]')").await?;
    assert_eq!(loads(&browser.requests().await?), 2);
    browser.close_expecting(&site, &["provoked", "unreachable"]).await
}

/// After a panic, links load the static pages as without the app.
#[tokio::test]
async fn after_a_panic_links_load_their_pages() -> Result {
    let site = Served::below("/a/b/")?;
    let browser = Browser::open().await?;
    browser.visit(&site.address("wizard/")).await?;
    wait_for_question(&browser, "哪件事").await?;
    provoke_panic(&browser).await?;
    browser.wait_until("document.querySelector('.panic')").await?;
    browser.run("window.old = true").await?;
    browser.click(".site-nav a[href$='figures/']").await?;
    browser.wait_until("!window.old && location.pathname === '/a/b/figures/'").await?;
    browser.wait_for_app().await?;
    browser.close_expecting(&site, &["provoked", "unreachable"]).await
}
