//! The features of the site, in the single file.

use std::fs;

use e2e::{Browser, Result, Scratch, Served};
use thirtyfour::prelude::*;

use xtask::project;

use super::mode::press_in;
use super::{THROWING_HISTORY, go_to, open, wait_for_page};
use crate::wizard::{answer_until_result, press, wait_for_question, wait_for_result};

/// Without kiosk mode.
const PLAIN: &str = "?kiosk=0";

#[tokio::test]
async fn pages_are_browsed_back_and_forth_and_loaded_anew() -> Result {
    let opened = open(None, PLAIN).await?;
    let browser = &opened.browser;
    assert!(!browser.value::<bool>("navigator.onLine").await?, "there is no network");
    go_to(browser, "measures/").await?;
    wait_for_page(browser, "measures/", "措施").await?;
    browser.click("main a[href*='heilongjiang/measures/9/']").await?;
    wait_for_page(browser, "heilongjiang/measures/9/", "").await?;
    let title: String = browser.value("document.title").await?;
    assert!(title.contains("9."), "{title}");
    browser.driver.back().await?;
    wait_for_page(browser, "measures/", "措施").await?;
    browser.driver.forward().await?;
    wait_for_page(browser, "heilongjiang/measures/9/", "").await?;
    browser.driver.refresh().await?;
    browser.wait_for_app().await?;
    wait_for_page(browser, "heilongjiang/measures/9/", "").await?;
    // Links work after a reload too.
    go_to(browser, "compare/").await?;
    wait_for_page(browser, "compare/", "对照").await?;
    assert!(browser.value::<u32>("document.querySelectorAll('.pair').length").await? > 10);
    go_to(browser, "figures/").await?;
    wait_for_page(browser, "figures/", "").await?;
    assert!(browser.value::<u32>("document.querySelectorAll('.figure').length").await? > 10);
    opened.close().await
}

/// The file viewers of phones run no scripts; the page says how to open the file.
#[tokio::test]
async fn without_scripts_it_says_how_to_open_it() -> Result {
    let browser = Browser::with(e2e::Settings { scripts: false, ..e2e::Settings::default() }).await?;
    browser.load(&format!("file://{}", project::single_file().display())).await?;
    let words = browser.text("body").await?;
    assert!(words.contains("请用浏览器（Chrome、Edge、Safari 等）打开这个文件"), "{words}");
    assert!(!words.contains("搜索用不了"), "that is said on a site");
    browser.close_file().await
}

#[tokio::test]
async fn a_place_within_a_page_is_the_target() -> Result {
    let opened = open(None, PLAIN).await?;
    let browser = &opened.browser;
    browser.load(&format!("{}{PLAIN}#/heilongjiang/&heilongjiang.9.s2", opened.address)).await?;
    browser.driver.refresh().await?;
    browser.wait_for_app().await?;
    let target = "document.querySelector(':target') && document.querySelector(':target').id";
    browser.wait_until(&format!("({target}) === 'heilongjiang.9.s2'")).await?;
    assert!(browser.value::<f64>("scrollY").await? > 500.0);
    // Follows a link from another page.
    browser.run("document.querySelector('.brand').click()").await?;
    wait_for_page(browser, "", "").await?;
    browser.run("location.hash = '#/heilongjiang/measures/9/&9.s1'").await?;
    browser.wait_until(&format!("({target}) === 'heilongjiang.9.s1'")).await?;
    browser.wait_until("location.hash === '#/heilongjiang/measures/9/&heilongjiang.9.s1'").await?;
    opened.close().await
}

#[tokio::test]
async fn an_address_without_a_page_is_said_and_leads_home() -> Result {
    for hash in ["#/nowhere/", "#/heilongjiang/measures/99/", "#/data/benefits.csv", "#/%FF&x", "#nothing"] {
        let opened = open(None, &format!("{PLAIN}{hash}")).await?;
        let browser = &opened.browser;
        browser.wait_until("document.getElementById('file-notice') || document.getElementById('notice').textContent !== ''").await?;
        wait_for_page(browser, "", "")
            .await
            .or_else(|error| if hash == "#nothing" { Ok(()) } else { Err(error) })?;
        opened.close().await?;
    }
    Ok(())
}

#[tokio::test]
async fn words_are_found_also_by_pinyin() -> Result {
    let opened = open(None, PLAIN).await?;
    let browser = &opened.browser;
    let field = browser.driver.find(By::Id("query")).await?;
    field.send_keys("拖欠工资".to_owned() + Key::Enter).await?;
    wait_for_page(browser, "measures/", "").await?;
    browser.wait_until("document.querySelector('.hit__link')").await?;
    browser.wait_until("decodeURIComponent(location.hash) === '#/measures/&q=拖欠工资'").await?;
    browser.driver.refresh().await?;
    browser.wait_for_app().await?;
    browser.wait_until("document.getElementById('query').value === '拖欠工资'").await?;
    let field = browser.driver.find(By::Id("query")).await?;
    field.clear().await?;
    field.send_keys("jineng").await?;
    browser.wait_until("document.querySelector('.hit__link') && document.querySelector('main').textContent.includes('技能')").await?;
    browser.click(".hit__link").await?;
    browser.wait_until("!location.hash.startsWith('#/measures/')").await?;
    browser.driver.back().await?;
    browser.wait_until("document.getElementById('query').value === 'jineng'").await?;
    opened.close().await
}

/// On a site, such a link loads the page; here it must not change the address alone.
#[tokio::test]
async fn a_link_to_the_page_itself_shows_it_anew() -> Result {
    let opened = open(None, &format!("{PLAIN}#/wizard/&measure=heilongjiang.10")).await?;
    let browser = &opened.browser;
    browser.wait_until("document.querySelector('.wizard__measure')").await?;
    press(browser, "改查全部").await?;
    wait_for_page(browser, "wizard/", "哪件事").await?;

    go_to(browser, "measures/").await?;
    wait_for_page(browser, "measures/", "措施").await?;
    browser.run("document.querySelector('main').isOld = true; scrollTo(0, 600)").await?;
    browser.wait_until("scrollY > 500").await?;
    browser.run("document.querySelector(\".menu a[href*='measures/']\").click()").await?;
    browser.wait_until("scrollY === 0 && !document.querySelector('main').isOld").await?;
    wait_for_page(browser, "measures/", "措施").await?;
    opened.close().await
}

/// The employment shown in the result.
const GIVEN: &str = "document.querySelector('.given[data-fact=employment] .given__words').textContent";

/// In the single file, the wizard and the result run in parallel and must not keep outdated answers.
#[tokio::test]
async fn the_result_is_that_of_the_last_answers() -> Result {
    for tail in [PLAIN, ""] {
        let opened = open(None, tail).await?;
        let browser = &opened.browser;
        go_to(browser, "wizard/").await?;
        answer_until_result(browser).await?;
        assert_eq!(browser.value::<String>(GIVEN).await?, "在企业上班");
        // Another person starts over.
        go_to(browser, "wizard/").await?;
        press(browser, "全部清掉，从头答").await?;
        wait_for_question(browser, "哪件事").await?;
        press(browser, "说不准").await?;
        wait_for_question(browser, "哪种情况").await?;
        press(browser, "失业").await?;
        press(browser, "先看能说准的").await?;
        wait_for_result(browser).await?;
        assert_eq!(browser.value::<String>(GIVEN).await?, "失业，没有工作", "{tail}");
        // Changes one answer.
        browser.run("document.querySelector('.given[data-fact=employment] .given__change').click()").await?;
        wait_for_question(browser, "哪种情况").await?;
        press(browser, "在企业上班").await?;
        wait_for_result(browser).await?;
        assert_eq!(browser.value::<String>(GIVEN).await?, "在企业上班", "{tail}");
        opened.close().await?;
    }
    Ok(())
}

#[tokio::test]
async fn settings_that_are_no_json_are_said_and_cost_nothing_else() -> Result {
    let opened = open(Some("{ \"public_address\": "), PLAIN).await?;
    let browser = &opened.browser;
    assert!(browser.text("#file-notice").await?.contains("JSON"));
    go_to(browser, "wizard/").await?;
    wait_for_page(browser, "wizard/", "哪件事").await?;
    opened.close().await
}

/// Served over HTTP, the file still uses its embedded scripts.
#[tokio::test]
async fn opened_from_a_server_it_works_as_a_file_does() -> Result {
    let folder = Scratch::new()?;
    fs::copy(project::single_file(), folder.path().join("index.html"))?;
    let site = Served::folder(folder)?;
    let browser = Browser::open().await?;
    browser.visit(&site.address("")).await?;
    browser.wait_until("document.querySelector('.kiosk-bar')").await?;
    go_to(&browser, "wizard/").await?;
    wait_for_page(&browser, "wizard/", "哪件事").await?;
    // The keypad's script is added on first use.
    browser.click("#query").await?;
    browser.wait_until("document.querySelector('.keypad')").await?;
    // So is the script that wipes.
    browser.click("h1").await?;
    browser.run("window.used = true").await?;
    press_in(&browser, ".kiosk-bar", "用完了").await?;
    browser.wait_until("!window.used").await?;
    browser.wait_for_app().await?;
    wait_for_page(&browser, "", "").await?;
    browser.close(&site).await
}

/// Safari rejects more than 100 history entries within 30 seconds; pages are shown all the same, also when going
/// back.
#[tokio::test]
async fn where_the_history_refuses_pages_are_shown_all_the_same() -> Result {
    let opened = open(None, "").await?;
    let browser = &opened.browser;
    browser.before_pages(THROWING_HISTORY).await?;
    browser.driver.refresh().await?;
    browser.wait_for_app().await?;
    go_to(browser, "figures/").await?;
    wait_for_page(browser, "figures/", "金额").await?;
    go_to(browser, "about/").await?;
    wait_for_page(browser, "about/", "关于").await?;
    browser.driver.back().await?;
    wait_for_page(browser, "figures/", "金额").await?;
    // Wiping works too.
    press_in(browser, ".kiosk-bar", "用完了，清除").await?;
    browser.wait_until("document.querySelector('main h1') && !document.querySelector('.figures')").await?;
    opened.close().await
}

/// Older Windows editors save in another encoding, which breaks the file; it then says what to do.
#[tokio::test]
async fn saved_in_another_encoding_it_says_so() -> Result {
    let folder = Scratch::new()?;
    let file = fs::read_to_string(project::single_file())?;
    let (bytes, ..) = encoding_rs::GBK.encode(file.trim_start_matches('\u{FEFF}'));
    let path = folder.path().join("chan-gai-tong.html");
    fs::write(&path, bytes)?;
    let browser = Browser::open().await?;
    browser.load(&format!("file://{}", path.display())).await?;
    let said = browser.text("body").await?;
    assert!(said.starts_with("这个文件存成了别的编码") && said.contains("UTF-8"), "{said}");
    Ok(())
}
