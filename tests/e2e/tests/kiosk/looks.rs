//! Accessibility of kiosk mode, including its keypad and dialogs.

use e2e::{Browser, Result};

use super::mode::answer;
use super::{go_to, open};
use crate::face::TextSize;
use crate::face::examine::examine;

/// Leaves enough time to examine the idle dialog.
const LONG_COUNTDOWN: &str = r#"{ "kiosk": { "idle_seconds": 2, "countdown_seconds": 600 } }"#;

#[tokio::test]
async fn every_page_of_a_kiosk_is_for_everybody() -> Result {
    let opened = open(None, "").await?;
    let browser = &opened.browser;
    let mut wrong = findings(browser, "home").await?;
    for page in ["measures/", "figures/", "compare/", "wizard/"] {
        go_to(browser, page).await?;
        browser
            .wait_until(&format!("document.querySelector('.site-nav [aria-current][href*=\"{page}\"]')"))
            .await?;
        wrong.extend(findings(browser, page).await?);
    }
    answer(browser).await?;
    browser.run("document.querySelectorAll('main details').forEach((d) => { d.open = true; })").await?;
    wrong.extend(findings(browser, "result").await?);
    browser.click(".basis input").await?;
    browser.wait_until("document.querySelector('.keypad--digits')").await?;
    wrong.extend(findings(browser, "keys for digits").await?);
    let is_seen = "document.activeElement.matches('.basis input') && document.activeElement
        .getBoundingClientRect().bottom <= document.querySelector('.keypad').getBoundingClientRect().top";
    browser.wait_until(is_seen).await?;
    assert!(wrong.is_empty(), "{} findings:\n{}", wrong.len(), wrong.join("\n"));
    opened.close().await
}

/// A kiosk is read from a distance, and used by hand.
#[tokio::test]
async fn letters_and_targets_of_a_kiosk_are_large() -> Result {
    let opened = open(None, "").await?;
    let browser = &opened.browser;
    for page in ["", "measures/", "figures/", "compare/"] {
        if !page.is_empty() {
            go_to(browser, page).await?;
            browser
                .wait_until(&format!("document.querySelector('.site-nav [aria-current][href*=\"{page}\"]')"))
                .await?;
        }
        let small: Vec<String> = browser
            .value(
                "Array.from(document.querySelectorAll('main *, header *')).filter(one => one.checkVisibility()
                    && !one.closest('svg') && Array.from(one.childNodes).some(node => node.nodeType === 3 && node.data.trim())
                    && !one.closest('.visually-hidden') && parseFloat(getComputedStyle(one).fontSize) < 27.9)
                    .map(one => one.className + ' ' + one.textContent.trim().slice(0, 12) + getComputedStyle(one).fontSize)",
            )
            .await?;
        assert!(small.is_empty(), "{page}: {small:?}");
        let low: Vec<String> = browser
            .value(
                "Array.from(document.querySelectorAll('main .button, main summary, .search__button, .menu__button, .kiosk-bar .button'))
                    .filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 71.5)
                    .map(one => one.className + ' ' + one.textContent.trim().slice(0, 12))",
            )
            .await?;
        assert!(low.is_empty(), "{page}: {low:?}");
    }
    opened.close().await
}

#[tokio::test]
async fn the_question_whether_somebody_is_there_is_for_everybody() -> Result {
    let opened = open(Some(LONG_COUNTDOWN), "").await?;
    let browser = &opened.browser;
    // The idle timer starts with the first touch.
    browser.run("document.dispatchEvent(new Event('pointerdown'))").await?;
    browser.wait_until("document.querySelector('.kiosk-cover--idle')").await?;
    let wrong = findings(browser, "idle").await?;
    assert!(wrong.is_empty(), "{} findings:\n{}", wrong.len(), wrong.join("\n"));
    opened.close().await
}

async fn findings(browser: &Browser, place: &str) -> Result<Vec<String>> {
    let findings = examine(browser, TextSize::Standard).await?;
    Ok(findings.into_iter().map(|finding| format!("{place}: {finding}")).collect())
}
