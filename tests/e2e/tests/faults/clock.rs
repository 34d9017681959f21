//! Wrong clocks, time zones, and 29 February.

use e2e::{Browser, Result, Served};
use serde_json::json;

use super::open_first_result;
use crate::wizard::Reply::{Press, Tick, Type};
use crate::wizard::{answer_all, expect, press, wait_for_question, wait_for_result};

/// Answers up to the result, with a certificate of this date.
async fn answer(browser: &Browser, site: &Served, day: &'static [&'static str]) -> Result {
    browser.visit(&site.address("wizard/#measure=heilongjiang.10")).await?;
    browser.wait_until("document.querySelector('.wizard h1')").await?;
    let replies = [
        ("为谁查", Press("为我自己")),
        ("哪种情况", Press("在企业上班")),
        ("哪些证书", Tick(&["职业资格证书"])),
        ("满多久", Press("满3年")),
        ("哪天发", Type(day)),
    ];
    answer_all(browser, &replies).await.map(drop)
}

/// Sets the clock of every page from the next one on; `time` is an argument of `new Date`.
async fn set_clock(browser: &Browser, time: &str) -> Result {
    let source = format!(
        "window.Date = class extends Date {{ \
           constructor(...given) {{ given.length ? super(...given) : super({time}); }} \
           static now() {{ return new Date().getTime(); }} \
         }};"
    );
    browser.before_pages(&source).await
}

/// The site's release date, as displayed.
const RELEASED: &str =
    "document.documentElement.dataset.released.replace(/^(\\d+)-0?(\\d+)-0?(\\d+)$/, '$1年$2月$3日')";

/// A clock at the epoch, one in the far future, the last date of JavaScript, and an invalid date.
#[tokio::test]
async fn a_clock_that_is_far_off_is_shown_and_can_be_put_right() -> Result {
    let site = Served::at_root()?;
    for (time, shown) in
        [("0", ""), ("'2150-01-01T12:00'", "2150年1月1日"), ("8.64e15", "9999年"), ("NaN", "9999年12月31日")]
    {
        let browser = Browser::open().await?;
        set_clock(&browser, time).await?;
        browser.visit(&site.address("wizard/")).await?;
        wait_for_question(&browser, "哪件事").await?;
        // On such a date, no further question may apply.
        press(&browser, "说不准").await?;
        browser.wait_until("!document.querySelector('h1').textContent.includes('哪件事')").await?;
        browser.visit(&site.address("wizard/result/")).await?;
        wait_for_result(&browser).await?;
        let day = browser.text(".basis b").await?;
        let said = browser.text("main").await?;
        if time == "0" {
            // Results use the release date if the clock is behind it; otherwise every document would appear as not
            // yet issued.
            let released: String = browser.value(RELEASED).await?;
            assert_eq!(day, released);
            for words in ["这台设备的日期是1970年1月1日，不对", "（本站发布的日子）"] {
                assert!(said.contains(words), "{words}: {said}");
            }
        } else {
            assert!(day.contains(shown), "{time}: {day}");
        }
        assert!(!said.contains("文件尚未印发"), "{time}");
        browser.click(".basis summary").await?;
        let fields = "document.querySelectorAll('.basis .digits__field')";
        browser.run(&format!("[2018, 6, 1].forEach((part, at) => {fields}[at].value = part)")).await?;
        press(&browser, "按这天算").await?;
        browser.wait_until("document.querySelector('.basis b').textContent === '2018年6月1日'").await?;
        browser.close(&site).await?;
    }
    Ok(())
}

/// On a date before all documents there are no questions; choosing a later date leads to them.
#[tokio::test]
async fn before_the_documents_another_day_leads_to_the_questions() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    set_clock(&browser, "0").await?;
    // Simulates a site without a release date.
    let unknown = "new MutationObserver(() => document.querySelectorAll('[data-released]').forEach(\
                   (element) => element.removeAttribute('data-released')))\
                   .observe(document, { childList: true, subtree: true });";
    browser.before_pages(unknown).await?;
    browser.visit(&site.address("wizard/#measure=heilongjiang.10")).await?;
    wait_for_question(&browser, "答完").await?;
    press(&browser, "看结果").await?;
    wait_for_result(&browser).await?;
    assert!(browser.text("main").await?.contains("文件尚未印发"));
    browser.click(".basis summary").await?;
    let fields = "document.querySelectorAll('.basis .digits__field')";
    browser.run(&format!("[2018, 6, 1].forEach((part, at) => {fields}[at].value = part)")).await?;
    press(&browser, "按这天算").await?;
    browser.wait_until("!document.querySelector('.basis')").await?;
    press(&browser, "去答题").await?;
    wait_for_question(&browser, "哪件事").await?;
    browser.close(&site).await
}

/// A page left open for days recalculates its result for the new date.
#[tokio::test]
async fn a_page_that_was_left_open_is_reckoned_anew() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.use_virtual_clock().await?;
    open_first_result(&browser, &site).await?;
    let today = "(now => `${now.getFullYear()}年${now.getMonth() + 1}月${now.getDate()}日`)(new Date())";
    let before = browser.text(".basis b").await?;
    assert_eq!(before, browser.value::<String>(today).await?);
    browser.run("window.sleep(3 * 86_400_000); window.dispatchEvent(new Event('focus'))").await?;
    browser.wait_until(&format!("document.querySelector('.basis b').textContent === {today}")).await?;
    assert_ne!(browser.text(".basis b").await?, before);
    browser.close(&site).await
}

/// The zones are 26 hours apart, so their dates always differ.
#[tokio::test]
async fn today_is_that_of_the_devices_time_zone() -> Result {
    let site = Served::at_root()?;
    let mut days = Vec::new();
    for zone in ["Pacific/Kiritimati", "Etc/GMT+12"] {
        let browser = Browser::open().await?;
        let zone = json!({ "timezoneId": zone });
        browser.driver.cdp().send_raw("Emulation.setTimezoneOverride", zone).await?;
        open_first_result(&browser, &site).await?;
        let words = "(now => `${now.getFullYear()}年${now.getMonth() + 1}月${now.getDate()}日`)(new Date())";
        let shown = browser.text(".basis b").await?;
        assert_eq!(shown, browser.value::<String>(words).await?);
        days.push(shown);
        browser.close(&site).await?;
    }
    assert_ne!(days[0], days[1]);
    Ok(())
}

/// A period of one year from 29 February ends on 28 February.
#[tokio::test]
async fn a_period_from_a_leap_day_ends_on_the_last_of_february() -> Result {
    let site = Served::at_root()?;
    for (now, verdict, words) in [
        ("'2033-02-28T12:00'", "met", "2033年2月28日"),
        ("'2033-03-01T12:00'", "not_met", "2033年2月28日截止"),
    ] {
        let browser = Browser::open().await?;
        set_clock(&browser, now).await?;
        answer(&browser, &site, &["2032", "2", "29"]).await?;
        expect(&browser, "m10-skill-subsidy", verdict, &[words]).await?;
        browser.close(&site).await?;
    }
    Ok(())
}

/// 29 February is accepted, from the clock or typed, in leap years only.
#[tokio::test]
async fn the_leap_day_is_a_day_in_its_year_alone() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    set_clock(&browser, "'2028-02-29T12:00'").await?;
    answer(&browser, &site, &["2028", "2", "29"]).await?;
    assert_eq!(browser.text(".basis b").await?, "2028年2月29日");
    browser.click(".basis summary").await?;
    browser.run("document.querySelector('.basis .digits__field').value = '2027'").await?;
    press(&browser, "按这天算").await?;
    browser
        .wait_until("document.querySelector('.basis .problem').textContent.includes('没有这一天')")
        .await?;
    browser.close(&site).await
}
