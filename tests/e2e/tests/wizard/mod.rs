//! The wizard and its result.

mod early;
pub mod examples;
mod journeys;
mod links;
mod result;
mod screens;

use std::cell::Cell;
use std::time::{Duration, Instant};

use e2e::{Browser, Result};
use thirtyfour::prelude::*;

/// The current question.
async fn question(browser: &Browser) -> Result<String> {
    browser.text("h1.question").await
}

/// Waits for a question that contains these words.
pub async fn wait_for_question(browser: &Browser, words: &str) -> Result {
    browser.wait_until(&format!("document.querySelector('h1').textContent.includes('{words}')")).await
}

/// The page ignores presses at the same place within this time, as the second tap of a double tap.
pub const DOUBLE_TAP_WINDOW: Duration = Duration::from_millis(420);

thread_local! {
    /// The time of this test's last press; each test has a thread of its own.
    static PRESSED: Cell<Option<Instant>> = const { Cell::new(None) };
}

/// Presses the first button or link that starts with these words, after the time for a double tap.
pub async fn press(browser: &Browser, words: &str) -> Result {
    let since = PRESSED.get().map_or(DOUBLE_TAP_WINDOW, |last| last.elapsed());
    tokio::time::sleep(DOUBLE_TAP_WINDOW.saturating_sub(since)).await;
    let result = press_at_once(browser, words).await;
    PRESSED.set(Some(Instant::now()));
    result
}

async fn press_at_once(browser: &Browser, words: &str) -> Result {
    let path = format!(
        "//main//*[self::button or self::a or self::summary][starts-with(normalize-space(.), '{words}')]"
    );
    browser.click_on(By::XPath(path)).await
}

/// Ticks options by their labels, and goes on.
async fn tick(browser: &Browser, labels: &[&str]) -> Result {
    tokio::time::sleep(DOUBLE_TAP_WINDOW).await;
    for label in labels {
        let path = format!("//label[@class='several__option'][starts-with(normalize-space(.), '{label}')]");
        browser.click_on(By::XPath(path)).await?;
    }
    press(browser, "下一题").await
}

/// Opens the row for an exact value, types into its fields in order, and goes on.
async fn type_in(browser: &Browser, words: &[&str]) -> Result {
    if !browser.value::<bool>("document.querySelector('.further[open] .digits__field') !== null").await? {
        let row = "//main//details[@class='further'][.//input[contains(@class, 'digits__field')]]/summary";
        browser.click_on(By::XPath(row)).await?;
    }
    let fields = browser.driver.find_all(By::Css(".digits__field")).await?;
    for (field, words) in fields.iter().zip(words) {
        field.clear().await?;
        field.send_keys(*words).await?;
    }
    press(browser, "下一题").await
}

/// How to answer a question.
pub enum Reply {
    Press(&'static str),
    Tick(&'static [&'static str]),
    Type(&'static [&'static str]),
}

/// Answers questions by their words, and all others with none or unknown, until the result. Returns the questions.
pub async fn answer_all(browser: &Browser, replies: &[(&str, Reply)]) -> Result<Vec<String>> {
    const ASKED: &str = "document.querySelector('h1.question')?.textContent.includes('答完') === false";
    let mut questions = Vec::new();
    loop {
        browser.wait_until(&format!("document.querySelector('.basis') || {ASKED}")).await?;
        if browser.value("document.querySelector('.basis') !== null").await? {
            break;
        }
        let now = reply(browser, replies).await?;
        assert!(!questions.contains(&now), "asked again: {now}");
        questions.push(now);
    }
    Ok(questions)
}

/// Answers one question by its words, or with none or unknown, and waits for the next. Returns the question.
pub async fn reply(browser: &Browser, replies: &[(&str, Reply)]) -> Result<String> {
    let now = question(browser).await?;
    match replies.iter().find(|(words, _)| now.contains(words)) {
        Some((_, Reply::Press(words))) => press(browser, words).await?,
        Some((_, Reply::Tick(labels))) => tick(browser, labels).await?,
        Some((_, Reply::Type(words))) => type_in(browser, words).await?,
        None if browser.value("document.querySelectorAll('.several').length > 0").await? => {
            press(browser, "都没有").await?;
        }
        None => press(browser, "不清楚").await?,
    }
    browser.wait_until(&format!("document.querySelector('h1').textContent !== '{now}'")).await?;
    Ok(now)
}

/// Waits for the result.
pub async fn wait_for_result(browser: &Browser) -> Result {
    browser.wait_until("document.querySelector('.basis')").await
}

/// Answers the first questions as an employee who asks about everything, and waits for the next.
pub async fn answer_first(browser: &Browser) -> Result {
    wait_for_question(browser, "哪件事").await?;
    press(browser, "说不准").await?;
    wait_for_question(browser, "哪种情况").await?;
    press(browser, "在企业上班").await?;
    browser.wait_until("document.querySelector('.progress__jump')").await
}

/// Answers the first questions, and opens the result.
pub async fn answer_until_result(browser: &Browser) -> Result {
    answer_first(browser).await?;
    press(browser, "先看能说准的").await?;
    wait_for_result(browser).await
}

/// Without storage, the address carries the answers to the result, and through a reload.
pub async fn assert_address_keeps_answers(browser: &Browser) -> Result {
    answer_until_result(browser).await?;
    assert!(browser.address().await?.contains("#a=who.person-employment.enterprise-"));
    browser.driver.refresh().await?;
    browser.wait_for_app().await?;
    wait_for_result(browser).await
}

/// The verdict and the text of a benefit in the result.
async fn benefit(browser: &Browser, id: &str) -> Result<(String, String)> {
    let card = format!("document.getElementById('{id}')");
    browser.wait_until(&card).await?;
    let verdict = browser.value(&format!("{card}.dataset.verdict")).await?;
    Ok((verdict, browser.value(&format!("{card}.textContent")).await?))
}

/// Fails unless a benefit has the verdict and contains all the words.
pub async fn expect(browser: &Browser, id: &str, verdict: &str, words: &[&str]) -> Result {
    let (found, text) = benefit(browser, id).await?;
    assert_eq!(found, verdict, "{id}: {text}");
    for word in words {
        assert!(text.contains(word), "{id} does not say {word}: {text}");
    }
    Ok(())
}
