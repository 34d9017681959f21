//! An app that runs out of memory.

use e2e::{Browser, Result, Served};

/// Exposes the app's memory for [`TAKE_ALL`].
const KEEP_MEMORY: &str = "
for (const name of ['instantiate', 'instantiateStreaming']) {
  const instantiate = WebAssembly[name];
  WebAssembly[name] = async (...given) => {
    const made = await instantiate.apply(WebAssembly, given);
    window.memory = (made.instance || made).exports.memory;
    return made;
  };
}";

/// Grows the memory to its maximum (65,536 pages of 64 kB), so that the app cannot grow it.
const TAKE_ALL: &str = "
for (let pages = 65536; pages >= 1; pages /= 2) {
  try { while (true) window.memory.grow(pages); } catch (error) { /* as many there are not */ }
}";

/// Types more text than fits in the app's remaining memory.
const TYPE_MUCH: &str = "
const field = document.querySelector('#query');
field.value = '工'.repeat(4000000);
field.dispatchEvent(new Event('input', { bubbles: true }));";

#[tokio::test]
async fn an_app_that_gets_no_memory_says_so_and_the_page_stays() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.before_pages(KEEP_MEMORY).await?;
    browser.visit(&site.address("measures/#q=工资")).await?;
    browser.wait_until("document.querySelector('.hit')").await?;
    let heading = browser.text("h1").await?;
    browser.run(TAKE_ALL).await?;
    browser.run(TYPE_MUCH).await?;
    browser.wait_until("document.querySelector('.panic')").await?;
    assert!(browser.text(".panic").await?.contains("程序出了故障"));
    assert_eq!(browser.text("h1").await?, heading, "the page is as it was");

    // Links lead to static pages, where a new app starts.
    browser.run("window.old = true").await?;
    browser.click(".site-nav a[href$='figures/']").await?;
    browser.wait_until("!window.old && location.pathname === '/figures/'").await?;
    browser.wait_for_app().await?;
    browser.wait_until("!document.querySelector('.panic')").await?;
    browser.close_expecting(&site, &["unreachable"]).await
}
