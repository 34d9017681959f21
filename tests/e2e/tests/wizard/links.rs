//! Links that nobody here made, and storage that refuses.

use e2e::{Browser, Result, Served};

use super::{asked, the_address_keeps_the_answers};

#[tokio::test]
async fn hostile_fragments_give_a_message_and_an_empty_form() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    let long = format!("a={}", "x".repeat(20_000));
    for fragment in [
        "a=who.person-v00000000",
        "a=who.person-v0000000000000000",
        "a=%FF%FE",
        "a=<script>",
        "a=who.person-who.person-v1234567812345678",
        long.as_str(),
    ] {
        browser.load(&site.address("about/")).await?;
        browser.visit(&site.address(&format!("wizard/result/#{fragment}"))).await?;
        browser.wait_until("document.querySelector('.outcome .problem')").await?;
        let text = browser.text("main").await?;
        assert!(text.contains("链接") && text.contains("还没有回答问题"), "{fragment}: {text}");
    }
    browser.close(&site).await
}

#[tokio::test]
async fn a_measure_that_is_none_is_said_and_all_is_asked() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.visit(&site.address("wizard/#measure=heilongjiang.99")).await?;
    asked(&browser, "为谁查").await?;
    assert!(browser.text(".problem").await?.contains("找不到"));
    browser.close(&site).await
}

/// The start page leads to what people come to ask: nobody is asked again who asks, and what about.
#[tokio::test]
async fn a_wish_of_the_start_page_is_what_is_asked_about() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.visit(&site.address("")).await?;
    browser.click("main a[href*='wish=wages']").await?;
    browser.wait_until("document.querySelector('h1.question')").await?;
    let asked_first = browser.text("main").await?;
    assert!(asked_first.contains("您想问的：工资被拖欠，权益受侵害"), "{asked_first}");
    assert!(!asked_first.contains("为谁查") && !asked_first.contains("哪方面"), "{asked_first}");
    assert!(!asked_first.contains("您上次的回答"), "nothing was answered yet: {asked_first}");
    // A wish that is none.
    browser.load(&site.address("about/")).await?;
    browser.run("sessionStorage.clear()").await?;
    browser.visit(&site.address("wizard/#wish=nothing")).await?;
    asked(&browser, "为谁查").await?;
    assert!(browser.text(".problem").await?.contains("找不到"));
    browser.close(&site).await
}

/// Private modes and sandboxed frames throw where storage is touched: answers last in memory, and the
/// step to the result carries them.
#[tokio::test]
async fn storage_that_throws_costs_nothing_but_the_reload() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    let source = "Object.defineProperty(window, 'sessionStorage', \
                  { get() { throw new DOMException('no', 'SecurityError'); } });";
    browser.before_pages(source).await?;
    browser.visit(&site.address("wizard/")).await?;
    the_address_keeps_the_answers(&browser).await?;
    browser.close(&site).await
}

/// What another version or a stranger left in the storage is no session.
#[tokio::test]
async fn stored_rubbish_is_left_alone() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.load(&site.address("about/")).await?;
    browser.run("sessionStorage.setItem('policy-explorer.wizard', 'who.person-v1\\n\\nx.y')").await?;
    browser.visit(&site.address("wizard/")).await?;
    asked(&browser, "为谁查").await?;
    assert!(!browser.value::<bool>("document.querySelector('.resume') !== null").await?);
    browser.close(&site).await
}
