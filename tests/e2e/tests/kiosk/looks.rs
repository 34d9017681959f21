//! Whether everybody can read and use what a kiosk shows, with its keys and its covers open.

use e2e::{Browser, Result};

use super::mode::answer;
use super::open;
use crate::face::TextSize;
use crate::face::examine::examine;

/// Long enough to look at the question whether somebody is there.
const PATIENT: &str = r#"{ "kiosk": { "idle_seconds": 2, "countdown_seconds": 600 } }"#;

#[tokio::test]
async fn every_page_of_a_kiosk_is_for_everybody() -> Result {
    let opened = open(None, "").await?;
    let browser = &opened.browser;
    let mut wrong = look(browser, "home").await?;
    for page in ["measures/", "figures/", "compare/", "wizard/"] {
        browser.click(&format!(".site-nav a[href*='{page}']")).await?;
        browser
            .wait_until(&format!("document.querySelector('.site-nav [aria-current][href*=\"{page}\"]')"))
            .await?;
        wrong.extend(look(browser, page).await?);
    }
    answer(browser).await?;
    browser.run("document.querySelectorAll('main details').forEach((d) => { d.open = true; })").await?;
    wrong.extend(look(browser, "result").await?);
    browser.click(".basis input").await?;
    browser.wait_until("document.querySelector('.keypad--digits')").await?;
    wrong.extend(look(browser, "keys for digits").await?);
    let is_seen = "document.activeElement.matches('.basis input') && document.activeElement
        .getBoundingClientRect().bottom <= document.querySelector('.keypad').getBoundingClientRect().top";
    browser.wait_until(is_seen).await?;
    assert!(wrong.is_empty(), "{} findings:\n{}", wrong.len(), wrong.join("\n"));
    opened.close().await
}

#[tokio::test]
async fn the_question_whether_somebody_is_there_is_for_everybody() -> Result {
    let opened = open(Some(PATIENT), "").await?;
    let browser = &opened.browser;
    // Nobody is missed who was never there.
    browser.run("document.dispatchEvent(new Event('pointerdown'))").await?;
    browser.wait_until("document.querySelector('.kiosk-cover--idle')").await?;
    let wrong = look(browser, "idle").await?;
    assert!(wrong.is_empty(), "{} findings:\n{}", wrong.len(), wrong.join("\n"));
    opened.close().await
}

async fn look(browser: &Browser, place: &str) -> Result<Vec<String>> {
    let findings = examine(browser, TextSize::Standard).await?;
    Ok(findings.into_iter().map(|finding| format!("{place}: {finding}")).collect())
}
