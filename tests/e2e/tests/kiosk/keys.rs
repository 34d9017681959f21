//! The keys on the screen, for digits.

use e2e::Result;

use super::mode::{answer, press_in};
use super::open;

#[tokio::test]
async fn digits_are_typed_into_one_field_after_another() -> Result {
    let opened = open(None, "").await?;
    let browser = &opened.browser;
    answer(browser).await?;
    // The day that the result is reckoned for: year, month, day.
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
        // A slip is put right.
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
