//! Storage that is full.

use e2e::{Browser, Result, Served};

use crate::MEASURE;
use crate::wizard::assert_address_keeps_answers;

/// Fills a storage completely. Sets `window.refused` to whether a further item was rejected.
fn fill(storage: &str) -> String {
    format!(
        "for (let size = 1 << 22; size >= 1; size >>= 1) {{ \
           let at = 0; \
           try {{ for (; at < 8; at++) {storage}.setItem(`full ${{size}} ${{at}}`, 'x'.repeat(size)); }} catch {{}} \
         }} \
         try {{ {storage}.setItem('one more', 'x'.repeat(64)); window.refused = false; }} catch {{ window.refused = true; }}"
    )
}

#[tokio::test]
async fn a_full_storage_costs_nothing_but_the_reload() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.visit(&site.address("wizard/")).await?;
    browser.run(&fill("sessionStorage")).await?;
    assert!(browser.value::<bool>("window.refused").await?, "the storage has a limit");
    assert_address_keeps_answers(&browser).await?;
    assert!(browser.value::<bool>("document.querySelector('[data-fact=who]') !== null").await?);
    browser.close(&site).await
}

#[tokio::test]
async fn where_the_size_of_letters_cannot_be_kept_it_is_chosen_for_the_page() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.visit(&site.address(MEASURE)).await?;
    browser.run(&fill("localStorage")).await?;
    assert!(browser.value::<bool>("window.refused").await?, "the storage has a limit");
    browser.click(".menu summary").await?;
    browser.run("Array.from(document.querySelectorAll('.sizes__choice')).pop().click()").await?;
    browser.wait_until("document.documentElement.dataset.text === 'largest'").await?;
    browser.close(&site).await
}
