//! Invalid links, and storage that throws or is lost.

use e2e::{Browser, Result, Served};

use super::examples::{SENIOR, link_by_seeds};
use super::{
    DOUBLE_TAP_WINDOW, answer_first, assert_address_keeps_answers, press, wait_for_question, wait_for_result,
};

#[tokio::test]
async fn hostile_fragments_give_a_message_and_an_empty_form() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    let long = format!("a={}", "x".repeat(20_000));
    for fragment in [
        "a=who.person-v00000000",
        "a=who.person-v0000000000000000",
        "a=%FF%FE",
        "a=<script>",
        "a=who.person-who.person-v1234567812345678",
        long.as_str(),
    ] {
        browser.load(&site.address("about/")).await?;
        browser.visit(&site.address(&format!("wizard/result/#{fragment}"))).await?;
        browser.wait_until("document.querySelector('.outcome .problem')").await?;
        let text = browser.text("main").await?;
        assert!(text.contains("链接") && text.contains("还没有回答问题"), "{fragment}: {text}");
    }
    browser.close(&site).await
}

#[tokio::test]
async fn a_measure_that_is_none_is_said_and_all_is_asked() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.visit(&site.address("wizard/#measure=heilongjiang.99")).await?;
    wait_for_question(&browser, "哪件事").await?;
    assert!(browser.text(".problem").await?.contains("找不到"));
    browser.close(&site).await
}

/// The home page links to the wizard with a wish, so the first question is not asked again.
#[tokio::test]
async fn a_wish_of_the_start_page_is_what_is_asked_about() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.visit(&site.address("")).await?;
    browser.click("main a[href*='wish=wages']").await?;
    browser.wait_until("document.querySelector('h1.question')").await?;
    let asked_first = browser.text("main").await?;
    assert!(asked_first.contains("您想问的：工资被拖欠，权益受侵害"), "{asked_first}");
    assert!(!asked_first.contains("哪件事"), "{asked_first}");
    assert!(!asked_first.contains("您上次的回答"), "nothing was answered yet: {asked_first}");
    // An unknown wish.
    browser.load(&site.address("about/")).await?;
    browser.run("sessionStorage.clear()").await?;
    browser.visit(&site.address("wizard/#wish=nothing")).await?;
    wait_for_question(&browser, "哪件事").await?;
    assert!(browser.text(".problem").await?.contains("找不到"));
    browser.close(&site).await
}

/// Private modes and sandboxed frames throw on access to storage: answers are kept in memory, and the address
/// carries them to the result.
#[tokio::test]
async fn storage_that_throws_costs_nothing_but_the_reload() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    let source = "Object.defineProperty(window, 'sessionStorage', \
                  { get() { throw new DOMException('no', 'SecurityError'); } });";
    browser.before_pages(source).await?;
    browser.visit(&site.address("wizard/")).await?;
    assert_address_keeps_answers(&browser).await?;
    browser.close(&site).await
}

/// Stored values that are invalid or of another version are ignored.
#[tokio::test]
async fn stored_rubbish_is_left_alone() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.load(&site.address("about/")).await?;
    browser.run("sessionStorage.setItem('policy-explorer.wizard', 'who.person-v1\\n\\nx.y')").await?;
    browser.visit(&site.address("wizard/")).await?;
    wait_for_question(&browser, "哪件事").await?;
    assert!(!browser.value::<bool>("document.querySelector('.resume') !== null").await?);
    browser.close(&site).await
}

/// Opening another person's link shows their result; the reader's own answers stay available.
#[tokio::test]
async fn a_link_of_somebody_else_keeps_the_readers_own_answers() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.visit(&site.address("wizard/")).await?;
    wait_for_question(&browser, "哪件事").await?;
    press(&browser, "替单位问").await?;
    wait_for_question(&browser, "您的单位").await?;
    press(&browser, "企业").await?;
    press(&browser, "先看能说准的").await?;
    wait_for_result(&browser).await?;
    press(&browser, "生成链接").await?;
    let own: String = browser.value("document.querySelector('.share__field').value").await?;
    assert!(!browser.value::<bool>("!!document.querySelector('[name=own]')").await?);
    for answers in ["who.person", SENIOR] {
        let link = link_by_seeds(answers, "2018-06-01")?;
        browser.load(&site.address("about/")).await?;
        browser.visit(&site.address(&format!("wizard/result/#a={link}"))).await?;
        wait_for_result(&browser).await?;
        assert!(browser.text(".resume").await?.contains("您自己的回答还留着"));
    }
    // After a reload too.
    browser.driver.refresh().await?;
    browser.wait_for_app().await?;
    press(&browser, "换回我的回答").await?;
    browser.wait_until("!document.querySelector('[name=own]')").await?;
    press(&browser, "生成链接").await?;
    assert_eq!(browser.value::<String>("document.querySelector('.share__field').value").await?, own);
    browser.close(&site).await
}

/// On a shared device, nothing of the reader may come back after everything was cleared.
#[tokio::test]
async fn whoever_clears_everything_clears_the_own_answers_beside_a_link_too() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    let open_links = async || -> Result {
        for answers in ["who.person-employment.enterprise", SENIOR] {
            let link = link_by_seeds(answers, "2018-06-01")?;
            browser.load(&site.address("about/")).await?;
            browser.visit(&site.address(&format!("wizard/result/#a={link}"))).await?;
            wait_for_result(&browser).await?;
        }
        browser.wait_until("document.querySelector('[name=own]')").await
    };
    open_links().await?;
    // Own answers that are gone, in another view of the same window, take nothing along.
    browser.run("sessionStorage.removeItem('policy-explorer.own')").await?;
    press(&browser, "换回我的回答").await?;
    browser.wait_until("!document.querySelector('[name=own]')").await?;
    let kept: String = browser.value("sessionStorage.getItem('policy-explorer.wizard')").await?;
    assert!(kept.contains("skill_level.senior"), "{kept}");

    browser.run("sessionStorage.clear()").await?;
    open_links().await?;
    browser.visit(&site.address("wizard/")).await?;
    wait_for_question(&browser, "哪件事").await?;
    press(&browser, "全部清掉，从头答").await?;
    browser.wait_until("!document.querySelector('.resume')").await?;
    assert_eq!(browser.value::<String>("sessionStorage.getItem('policy-explorer.own')").await?, "");
    browser.visit(&site.address("wizard/result/")).await?;
    browser.wait_until("document.querySelector('main').textContent.includes('还没有回答问题')").await?;
    assert!(!browser.value::<bool>("!!document.querySelector('[name=own]')").await?);
    browser.close(&site).await
}

/// The second tap of a double tap must not answer the next question.
#[tokio::test]
async fn a_double_tap_answers_one_question() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.visit(&site.address("wizard/")).await?;
    wait_for_question(&browser, "哪件事").await?;
    let twice = browser.driver.find(thirtyfour::By::Css("main .choice")).await?;
    browser.driver.action_chain().double_click_element(&twice).perform().await?;
    wait_for_question(&browser, "哪种情况").await?;
    tokio::time::sleep(DOUBLE_TAP_WINDOW).await;
    wait_for_question(&browser, "哪种情况").await?;
    // Two separate presses answer two questions.
    press(&browser, "在企业上班").await?;
    browser.wait_until("!document.querySelector('h1').textContent.includes('哪种情况')").await?;
    browser.close(&site).await
}

/// Without a service worker, the result page cannot be loaded offline: a message is shown, and the answers are
/// kept.
#[tokio::test]
async fn the_network_is_lost_while_answering_and_the_result_comes_when_it_is_back() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.before_pages("delete Navigator.prototype.serviceWorker").await?;
    browser.visit(&site.address("wizard/")).await?;
    answer_first(&browser).await?;
    let network = |is_gone: bool| serde_json::json!({ "offline": is_gone, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    browser.driver.cdp().send_raw("Network.emulateNetworkConditions", network(true)).await?;
    press(&browser, "先看能说准的").await?;
    browser.wait_until("document.getElementById('notice').textContent.includes('现在没有网络')").await?;
    assert!(browser.text("main").await?.contains("先看能说准的"), "the question stays");
    browser.driver.cdp().send_raw("Network.emulateNetworkConditions", network(false)).await?;
    press(&browser, "先看能说准的").await?;
    wait_for_result(&browser).await?;
    assert!(
        browser.value::<String>("document.querySelector('main').textContent").await?.contains("在企业上班")
    );
    browser.close(&site).await
}

#[tokio::test]
async fn where_the_storage_was_emptied_a_reload_begins_anew() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.visit(&site.address("wizard/")).await?;
    answer_first(&browser).await?;
    browser.run("sessionStorage.clear()").await?;
    browser.driver.refresh().await?;
    browser.wait_for_app().await?;
    wait_for_question(&browser, "哪件事").await?;
    browser.close(&site).await
}
