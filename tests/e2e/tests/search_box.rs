//! The search box in the header of every page.

use e2e::{Browser, Result, Served};
use thirtyfour::prelude::*;
use xtask::server::ResponseGate;

use crate::{MEASURE, PREFIXES};

/// Enters a query and submits it with Enter.
async fn search(browser: &Browser, words: &str) -> Result {
    let field = browser.driver.find(By::Id("query")).await?;
    Ok(field.send_keys(words.to_owned() + Key::Enter).await?)
}

/// Waits for the list of measures with this query.
async fn wait_for_results(browser: &Browser, site: &Served, words: &str) -> Result {
    let path = site.address("measures/").replace(&site.origin(), "");
    browser.wait_until(&format!("location.pathname.replace('index.html', '') === '{path}'")).await?;
    browser.wait_until(&format!("decodeURIComponent(location.hash) === '#q={words}'")).await?;
    browser.wait_for_app().await?;
    browser.wait_until(&format!("document.getElementById('query').value === '{words}'")).await
}

#[tokio::test]
async fn words_lead_to_the_list_of_measures() -> Result {
    for prefix in PREFIXES {
        let site = Served::below(prefix)?;
        let browser = Browser::open().await?;
        browser.visit(&site.address(MEASURE)).await?;
        search(&browser, "高技能人才").await?;
        wait_for_results(&browser, &site, "高技能人才").await?;
        browser.close(&site).await?;
    }
    Ok(())
}

/// Some input methods end composition before the last keydown event, which then has key code 229.
#[tokio::test]
async fn keys_of_an_input_method_are_its_own() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.visit(&site.address("measures/#q=补贴")).await?;
    browser.wait_until("document.querySelector('main .hit__link')").await?;
    let press = |key: &str, code: u32| {
        format!(
            "(() => {{ const field = document.getElementById('query'); field.focus();
                field.dispatchEvent(new KeyboardEvent('keydown', {{ key: '{key}', keyCode: {code}, bubbles: true }}));
                return document.activeElement === field && field.value === '补贴'; }})()"
        )
    };
    assert!(browser.value::<bool>(&press("ArrowDown", 229)).await?, "the focus stays");
    assert!(browser.value::<bool>(&press("Escape", 229)).await?, "the words stay");
    assert!(!browser.value::<bool>(&press("ArrowDown", 40)).await?, "a key of one's own moves it");
    browser.close(&site).await
}

#[tokio::test]
async fn words_sent_before_the_app_has_started_are_not_lost() -> Result {
    let gate = ResponseGate::default();
    let site = Served::holding(".wasm", &gate)?;
    let browser = Browser::open().await?;
    browser.load(&site.address(MEASURE)).await?;
    search(&browser, "高技能人才").await?;
    browser.wait_until("location.hash.startsWith('#q=')").await?;
    gate.open();
    wait_for_results(&browser, &site, "高技能人才").await?;
    browser.close(&site).await
}

#[tokio::test]
async fn results_follow_each_key_and_pinyin_is_read() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.visit(&site.address("measures/")).await?;
    let field = browser.driver.find(By::Id("query")).await?;
    field.send_keys("欠").await?;
    browser.wait_until("document.querySelector('.hit')").await?;
    field.send_keys("薪").await?;
    browser.wait_until("document.querySelector('mark')?.textContent === '农民工劳动报酬权益'").await?;
    assert!(browser.text(".results__note").await?.contains("拖欠农民工工资"));
    assert_eq!(browser.text("[data-count]").await?, "找到1处");
    field.send_keys(Key::Escape + "").await?;
    browser
        .wait_until("!document.querySelector('.hit') && document.getElementById('query').value === ''")
        .await?;
    field.send_keys("jntsbt").await?;
    browser.wait_until("document.querySelector('mark')?.textContent === '技能提升补贴'").await?;
    // Traditional characters, and full-width letters.
    for typed in ["技能提升補貼", "ｊｎｔｓｂｔ"] {
        field.send_keys(Key::Escape + "").await?;
        browser.wait_until("!document.querySelector('.hit')").await?;
        field.send_keys(typed).await?;
        browser.wait_until("document.querySelector('mark')?.textContent === '技能提升补贴'").await?;
    }
    browser.close(&site).await
}

#[tokio::test]
async fn keys_lead_to_the_box_through_what_was_found_and_to_a_page() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.visit(&site.address("measures/")).await?;
    let page = browser.driver.find(By::Css("body")).await?;
    page.send_keys("/").await?;
    browser.wait_until("document.activeElement.id === 'query'").await?;
    let field = browser.driver.find(By::Id("query")).await?;
    field.send_keys("学徒").await?;
    browser.wait_until("document.querySelectorAll('.hit').length === 2").await?;
    let focused = "[...document.querySelectorAll('.hit__link')].indexOf(document.activeElement)";
    field.send_keys(Key::Down + "").await?;
    assert_eq!(browser.value::<i32>(focused).await?, 0);
    let active = browser.driver.active_element().await?;
    active.send_keys(Key::Down + "").await?;
    assert_eq!(browser.value::<i32>(focused).await?, 1);
    let active = browser.driver.active_element().await?;
    active.send_keys(Key::Up + "").await?;
    assert_eq!(browser.value::<i32>(focused).await?, 0);
    let target = browser.value::<String>("new URL(document.activeElement.href).pathname").await?;
    let active = browser.driver.active_element().await?;
    active.send_keys(Key::Enter + "").await?;
    browser.wait_until(&format!("location.pathname === '{target}'")).await?;
    browser.run("history.back()").await?;
    browser.wait_until("document.querySelectorAll('.hit').length === 2").await?;
    browser.close(&site).await
}

#[tokio::test]
async fn the_list_is_filtered_by_people_and_topic_and_the_address_keeps_it() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    let shown = "[...document.querySelectorAll('.card')].filter(card => card.offsetParent)";
    browser.visit(&site.address("measures/#for=farm_worker&topic=rights")).await?;
    browser.wait_until(&format!("{shown}.length < 29")).await?;
    let fits = "card => card.dataset.for.split(' ').includes('farm_worker') && card.dataset.topic.split(' ').includes('rights')";
    assert!(browser.value::<bool>(&format!("{shown}.every({fits})")).await?);
    let ids: Vec<String> = browser.value(&format!("{shown}.map(card => card.dataset.node)")).await?;
    assert!(ids.contains(&"heilongjiang.13".to_owned()), "unpaid wages of farm workers: {ids:?}");
    browser.run("const filter = document.getElementById('topic'); filter.value = ''; filter.dispatchEvent(new Event('change'))").await?;
    browser.wait_until("location.hash === '#for=farm_worker'").await?;
    assert!(browser.value::<usize>(&format!("{shown}.length")).await? >= ids.len());
    // An unknown group of people filters nothing.
    browser.load(&site.address("about/")).await?;
    browser.visit(&site.address("measures/#for=nobody")).await?;
    browser.wait_until(&format!("{shown}.length === 29")).await?;
    browser.close(&site).await
}

/// While the pinyin table is delayed, results without it are shown with a message; they are updated when it
/// arrives.
#[tokio::test]
async fn a_search_that_waits_for_readings_goes_on_without_them() -> Result {
    let gate = ResponseGate::default();
    let page = std::fs::read_to_string(xtask::project::dist().join("measures/index.html"))?;
    let pack = page.split("data-pack-pinyin=").nth(1).ok_or("the page names the pack")?;
    let pack = pack.trim_start_matches('"').split(['"', ' ', '>']).next().ok_or("it has a name")?.to_owned();
    let site = Served::holding(&pack, &gate)?;
    let browser = Browser::open().await?;
    browser.visit(&site.address("measures/")).await?;
    let field = browser.driver.find(By::Id("query")).await?;
    field.send_keys("jntsbt").await?;
    let count = "document.querySelector('[data-count]').textContent";
    browser.wait_until(&format!("{count} === '正在找…'")).await?;
    browser.wait_until(&format!("{count}.includes('拼音没有载入')")).await?;
    gate.open();
    browser.wait_until("document.querySelector('mark')?.textContent === '技能提升补贴'").await?;
    assert!(!browser.text("[data-count]").await?.contains("没有载入"));
    browser.close(&site).await
}
