//! Storage that takes no more.

use e2e::{Browser, Result, Served};

use crate::MEASURE;
use crate::wizard::{asked, press, see_result};

/// Fills a storage to its last character, and fails if it had no limit.
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
    asked(&browser, "为谁查").await?;
    press(&browser, "为我自己").await?;
    asked(&browser, "哪方面").await?;
    press(&browser, "先看现在的结果").await?;
    see_result(&browser).await?;
    // The address keeps what the storage does not.
    assert!(browser.address().await?.contains("#a=who.person-"));
    browser.driver.refresh().await?;
    browser.wait_for_app().await?;
    see_result(&browser).await?;
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
    browser.click(".sizes summary").await?;
    browser.run("Array.from(document.querySelectorAll('.sizes__choice')).pop().click()").await?;
    browser.wait_until("document.documentElement.dataset.text === 'largest'").await?;
    browser.close(&site).await
}
