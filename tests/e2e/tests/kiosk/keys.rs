//! The on-screen keypad, for digits.

use e2e::Result;
use serde_json::json;

use crate::wizard::{Reply, reply};

use super::mode::{answer, press_in};
use super::open;

#[tokio::test]
async fn digits_are_typed_into_one_field_after_another() -> Result {
    let opened = open(None, "").await?;
    let browser = &opened.browser;
    answer(browser).await?;
    // The reference date of the result: year, month, day.
    browser.run("document.querySelectorAll('.basis input').forEach(field => { field.value = ''; })").await?;
    browser.click(".basis summary").await?;
    browser.click(".basis input").await?;
    browser.wait_until("document.querySelector('.keypad--digits')").await?;
    let keys: Vec<String> = browser
        .value("Array.from(document.querySelectorAll('.keypad button'), key => key.textContent)")
        .await?;
    assert_eq!(keys, ["1", "2", "3", "4", "5", "6", "7", "8", "9", ".", "0", "删除", "清空", "好了"]);
    for (digits, value) in [("20018", "2018"), ("6", "6"), ("01", "1")] {
        for digit in digits.chars() {
            press_in(browser, ".keypad", &digit.to_string()).await?;
        }
        // Corrects a mistake.
        if digits == "20018" {
            for _ in 0..3 {
                press_in(browser, ".keypad", "删除").await?;
            }
            press_in(browser, ".keypad", "1").await?;
            press_in(browser, ".keypad", "8").await?;
        }
        if digits == "01" {
            press_in(browser, ".keypad", "清空").await?;
            press_in(browser, ".keypad", "1").await?;
        }
        let typed: String = browser.value("document.activeElement.value").await?;
        assert_eq!(typed, value);
        press_in(browser, ".keypad", "好了").await?;
    }
    browser.wait_until("document.querySelector('.basis').textContent.includes('2018年6月1日')").await?;
    browser.wait_until("!document.querySelector('.keypad')").await?;
    opened.close().await
}

/// On small screens, the keypad leaves room for the question, its fields and the search.
#[tokio::test]
async fn on_small_panels_the_question_has_room_above_the_keys() -> Result {
    for (width, height) in [(1024, 600), (800, 480), (1280, 800)] {
        let opened = open(None, "#/wizard/&measure=heilongjiang.10").await?;
        let browser = &opened.browser;
        let screen = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        browser.driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", screen).await?;
        while !browser.value::<bool>("!!document.querySelector('.digits__field')").await? {
            reply(
                browser,
                &[("哪种情况", Reply::Press("在企业上班")), ("哪些证书", Reply::Tick(&["职业资格证书"]))],
            )
            .await?;
        }
        browser.run("document.querySelector('.digits__field').closest('details').open = true").await?;
        browser.click(".digits__field").await?;
        browser.wait_until("document.querySelector('.keypad')").await?;
        let seen = "(keys => [...document.querySelectorAll('.further[open] > summary, .digits__field')].map(part => part.getBoundingClientRect())\
                    .every(({ top, bottom }) => top >= 0 && bottom <= keys))(document.querySelector('.keypad').getBoundingClientRect().top)";
        assert!(
            browser.value::<bool>(seen).await?,
            "{width}x{height}: the question is not seen with its fields"
        );
        let keys =
            "[...document.querySelectorAll('.keypad .button')].map(key => key.getBoundingClientRect())";
        let smallest: f64 = browser
            .value(&format!("Math.min(...{keys}.map(key => Math.min(key.width, key.height)))"))
            .await?;
        assert!(smallest >= 48.0, "{width}x{height}: a key of {smallest} px");
        // The search field, and at least one line below it.
        browser.run("document.activeElement.blur(); window.scrollTo(0, 0)").await?;
        browser.click("#query").await?;
        browser.wait_until("document.querySelector('.keypad:not(.keypad--digits)')").await?;
        let room: f64 = browser
            .value("document.querySelector('.keypad').getBoundingClientRect().top - document.querySelector('#query').getBoundingClientRect().bottom")
            .await?;
        assert!(room >= 60.0, "{width}x{height}: {room} px below the field");
        opened.close().await?;
    }
    Ok(())
}
