//! Journeys from the first question to the result.

use e2e::{Browser, Result, Served, Size};
use thirtyfour::prelude::*;

use super::Reply::{Press, Tick};
use super::examples::{SENIOR, link_by_seeds};
use super::{
    answer_all, answer_until_result, expect, press, question, tick, type_in, wait_for_question,
    wait_for_result,
};

/// An older worker on a phone goes back and reloads in between.
#[tokio::test]
async fn an_older_worker_on_a_telephone() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::with_size(Size::PHONE).await?;
    browser.visit(&site.address("wizard/")).await?;
    wait_for_question(&browser, "哪件事").await?;
    press(&browser, "考了证、升了级").await?;
    wait_for_question(&browser, "哪种情况").await?;

    browser.driver.back().await?;
    wait_for_question(&browser, "哪件事").await?;
    browser.driver.forward().await?;
    wait_for_question(&browser, "哪种情况").await?;
    press(&browser, "在企业上班").await?;
    browser.wait_until("!document.querySelector('h1').textContent.includes('哪种情况')").await?;
    let here = question(&browser).await?;
    browser.driver.refresh().await?;
    browser.wait_for_app().await?;
    wait_for_question(&browser, &here).await?;

    let replies = [
        ("职业技能等级是", Press("高级工")),
        ("哪些证书", Tick(&["职业资格证书"])),
        ("满多久", Press("满3年")),
        ("哪天发", Press("2017年以后，已满1年")),
    ];
    // The result follows the last question without a press.
    let questions = answer_all(&browser, &replies).await?;
    assert!(questions.len() <= 10, "{questions:?}");
    assert!(browser.text(".basis").await?.contains("按2017年文件"));
    expect(&browser, "m10-skill-subsidy", "not_met", &["申请期已过", "文件未写明"]).await?;
    let wide: bool = browser.value("document.documentElement.scrollWidth > innerWidth").await?;
    assert!(!wide, "the result is wider than the screen");
    assert!(!browser.address().await?.contains('#'), "no answer stands in the address");
    browser.close(&site).await
}

/// An employer, by keyboard only.
#[tokio::test]
async fn an_employer_by_keyboard() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.visit(&site.address("wizard/")).await?;
    wait_for_question(&browser, "哪件事").await?;
    press_by_keyboard(&browser, "替单位问").await?;
    wait_for_question(&browser, "单位").await?;
    press_by_keyboard(&browser, "企业").await?;
    browser.wait_until("document.querySelector('.progress__jump')").await?;
    press_by_keyboard(&browser, "先看能说准的").await?;
    wait_for_result(&browser).await?;
    expect(&browser, "m7-training-fund-employer", "met", &["工资总额的1.5%-2.5%", "监督企业"]).await?;
    expect(&browser, "m7-frontline-share-employer", "met", &["60%以上"]).await?;
    browser.close(&site).await
}

/// A teacher of an enterprise's technical school changes an answer in the result.
#[tokio::test]
async fn a_teacher_who_mends_an_answer() -> Result {
    let site = Served::below("/a/b/")?;
    let browser = Browser::open().await?;
    browser.visit(&site.address("wizard/")).await?;
    press(&browser, "评职称、评荣誉").await?;
    wait_for_question(&browser, "哪种情况").await?;
    let replies = [
        ("哪种情况", Press("在技工院校当老师")),
        ("任教的技工院校", Tick(&["技师学院"])),
        ("公办", Press("公办")),
        ("职业技能等级是", Press("技师（二级）")),
        ("评审条件", Press("是")),
    ];
    answer_all(&browser, &replies).await?;
    let met = "document.querySelectorAll('[data-verdict=met]').length";
    let before: u32 = browser.value(met).await?;
    assert!(before > 0);

    browser.click(".given-list summary").await?;
    browser.click("[data-fact=employment] .given__change").await?;
    wait_for_question(&browser, "哪种情况").await?;
    let pressed: String =
        browser.value("document.querySelector('main [aria-pressed=true]').firstChild.data").await?;
    assert!(pressed.starts_with("在技工院校当老师"), "{pressed}");
    press(&browser, "失业，没有工作").await?;
    browser.wait_until("document.querySelector('#turned li')").await?;
    let turned = browser.text("#turned").await?;
    assert!(turned.contains("条件对上了 → ") && turned.contains("写给别人的"), "{turned}");
    // The other answers are kept, also after a reload.
    browser.driver.refresh().await?;
    browser.wait_for_app().await?;
    wait_for_result(&browser).await?;
    let words =
        |fact: &str| format!("document.querySelector('[data-fact={fact}] .given__words').textContent");
    assert_eq!(browser.value::<String>(&words("employment")).await?, "失业，没有工作");
    assert_eq!(browser.value::<String>(&words("skill_level")).await?, "技师（二级）");
    browser.close(&site).await
}

#[tokio::test]
async fn what_is_no_day_is_explained_and_kept() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.visit(&site.address("wizard/#measure=heilongjiang.10")).await?;
    wait_for_question(&browser, "").await?;
    let shown = browser.text(".wizard__measure").await?;
    assert!(shown.contains("10."), "{shown}");
    for _ in 0..8 {
        let now = question(&browser).await?;
        if now.contains("哪天发") {
            break;
        } else if now.contains("为谁查") {
            press(&browser, "为我自己").await?;
        } else if now.contains("哪种情况") {
            press(&browser, "在企业上班").await?;
        } else if now.contains("证书") {
            tick(&browser, &["职业资格证书"]).await?;
        } else {
            press(&browser, if now.contains("岗位") { "都没有" } else { "不清楚" }).await?;
        }
        browser.wait_until(&format!("document.querySelector('h1').textContent !== '{now}'")).await?;
    }
    type_in(&browser, &["2018", "13", "1"]).await?;
    browser.wait_until("document.querySelector('.problem').textContent.includes('没有这一天')").await?;
    assert_eq!(browser.value::<String>("document.querySelectorAll('.digits__field')[1].value").await?, "13");
    // For a screen reader, the message describes the wrong field, which has the focus.
    let told =
        "[...document.querySelectorAll('.digits__field')].map((field) => [field.getAttribute('aria-invalid'),
        document.getElementById(field.getAttribute('aria-describedby')).textContent.slice(0, 5),
        document.activeElement === field].join())";
    assert_eq!(
        browser.value::<Vec<String>>(told).await?,
        ["false,没有这一天,false", "true,没有这一天,true", "false,没有这一天,false"]
    );
    // A whole date, pasted with full-width digits and invisible characters.
    browser
        .run(
            "const now = new Date();
             const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].join('-');
             const wide = day.replace(/^\\d+/, (year) => year.replace(/./g, (digit) => '０１２３４５６７８９'[digit]));
             document.querySelectorAll('.digits__field').forEach((field, at) => {
                 field.value = at ? '' : '\\u200b' + wide + '\\ufeff';
             })",
        )
        .await?;
    press(&browser, "下一题").await?;
    browser.wait_until("!document.querySelector('h1').textContent.includes('哪天发')").await?;
    browser.close(&site).await
}

/// A value under the wrong row, such as 30 years under 不满3年, is not taken for an answer.
#[tokio::test]
async fn a_value_that_belongs_to_another_row_is_explained_and_kept() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    let link = link_by_seeds(SENIOR, "2018-06-01")?;
    browser.visit(&site.address(&format!("wizard/result/#a={link}"))).await?;
    wait_for_result(&browser).await?;
    browser.visit(&site.address("wizard/#ask=insured_years")).await?;
    wait_for_question(&browser, "满多久").await?;
    press(&browser, "不满3年").await?;
    let type_years = async |years: &str| -> Result {
        let field = browser.driver.find(By::Css(".further[open] .digits__field")).await?;
        field.clear().await?;
        field.send_keys(years).await?;
        press(&browser, "改好了").await
    };
    for (typed, message) in [("30", "不在这一项的范围里"), ("两三年", "请只填数字")] {
        type_years(typed).await?;
        browser
            .wait_until(&format!("document.querySelector('.problem').textContent.includes('{message}')"))
            .await?;
        let kept: String =
            browser.value("document.querySelector('.further[open] .digits__field').value").await?;
        assert_eq!(kept, typed);
    }
    type_years("2").await?;
    wait_for_result(&browser).await?;
    let words: String = browser
        .value("document.querySelector('[data-fact=insured_years] .given__words').textContent")
        .await?;
    assert_eq!(words, "2年");
    browser.close(&site).await
}

/// Presses Tab until a button or link that starts with these words has the focus, then Enter.
async fn press_by_keyboard(browser: &Browser, words: &str) -> Result {
    let there = format!("document.activeElement.textContent.trim().startsWith('{words}')");
    for _ in 0..60 {
        if browser.value(&format!("document.activeElement.matches('main a, main button') && {there}")).await?
        {
            browser.driver.active_element().await?.send_keys(Key::Enter + "").await?;
            return Ok(());
        }
        browser.driver.action_chain().send_keys(Key::Tab + "").perform().await?;
    }
    Err(format!("the tabulator does not reach {words}").into())
}

#[tokio::test]
async fn an_employer_reckons_the_training_funds_from_the_payroll() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.visit(&site.address("heilongjiang/measures/7/")).await?;
    let field = browser.driver.find(By::Id("payroll")).await?;
    field.send_keys("很多" + Key::Enter).await?;
    browser
        .wait_until("document.querySelector('.funds .problem').textContent.includes('请只填数字')")
        .await?;
    field.clear().await?;
    field.send_keys("1,000,000" + Key::Enter).await?;
    browser.wait_until("document.querySelector('.funds__sums').textContent").await?;
    let said = browser.text(".funds").await?;
    for words in ["1.5万元到2.5万元", "不少于9000元", "文件没有写哪些企业按1.5%"] {
        assert!(said.contains(words), "{said}");
    }
    assert!(!said.contains("请只填数字"), "what was wrong is gone");
    browser.close(&site).await
}

/// The field that is copied from is at the end of the page.
#[tokio::test]
async fn a_sentence_to_ask_is_copied_and_the_reader_stays_where_it_is() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::with_size(Size::PHONE).await?;
    browser.visit(&site.address("wizard/")).await?;
    answer_until_result(&browser).await?;
    browser
        .run(
            "window.asks = document.querySelector('[name=ask]');
             for (let at = asks.parentElement; at; at = at.parentElement) if (at.localName === 'details') at.open = true;
             asks.scrollIntoView({ block: 'center' });",
        )
        .await?;
    browser
        .wait_until("new Promise(requestAnimationFrame).then(() => new Promise(requestAnimationFrame))")
        .await?;
    let before: f64 = browser.value("scrollY").await?;
    browser.click("[name=ask]").await?;
    browser.wait_until("asks.textContent === '已复制'").await?;
    assert!(browser.value::<bool>("document.activeElement === asks").await?, "the focus is there again");
    let now: f64 = browser.value("scrollY").await?;
    assert!((before - now).abs() < 1.0, "scrolled from {before} to {now}");
    browser.close(&site).await
}
