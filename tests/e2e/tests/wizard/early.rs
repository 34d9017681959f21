//! The first questions work before the app has started.

use e2e::{Browser, Result, Served, Size};
use xtask::server::ResponseGate;

use super::{answer_first, press, wait_for_question};

/// Opens the wizard on a phone; the gate delays the app.
async fn before_the_app(path: &str) -> Result<(Served, Browser, ResponseGate)> {
    let gate = ResponseGate::default();
    let site = Served::holding(".wasm", &gate)?;
    let browser = Browser::with_size(Size::PHONE).await?;
    browser.load(&site.address(path)).await?;
    browser.wait_until("document.documentElement.dataset.app === 'starting'").await?;
    Ok((site, browser, gate))
}

#[tokio::test]
async fn what_was_answered_early_counts() -> Result {
    let (site, browser, gate) = before_the_app("wizard/").await?;
    wait_for_question(&browser, "哪件事").await?;
    press(&browser, "考了证、升了级").await?;
    wait_for_question(&browser, "哪种情况").await?;
    let focused: String = browser.value("document.activeElement.textContent").await?;
    assert!(focused.contains("哪种情况"), "the focus goes with the content: {focused}");
    // Options in a fold work too.
    press(&browser, "劳务派遣，或其他").await?;
    press(&browser, "在事业单位上班").await?;
    wait_for_question(&browser, "记下了").await?;
    gate.open();
    browser.wait_until("document.querySelector('.progress')").await?;
    for (question, answer) in [("哪种情况", "在事业单位上班"), ("哪件事", "考了证、升了级")]
    {
        browser.driver.back().await?;
        wait_for_question(&browser, question).await?;
        let pressed: String =
            browser.value("document.querySelector('main [aria-pressed=true]').firstChild.data").await?;
        assert!(pressed.starts_with(answer), "{pressed}");
    }
    browser.close(&site).await
}

/// On a slow network, the question is visible before the loader listens.
#[tokio::test]
async fn what_is_pressed_before_the_loader_is_there_counts() -> Result {
    let gate = ResponseGate::default();
    let site = Served::holding(".wasm", &gate)?;
    let browser = Browser::with_size(Size::PHONE).await?;
    let press_at_once = "new MutationObserver((_, observer) => {
        const wish = document.querySelector('main [data-wish=certificate]');
        if (!wish) return;
        observer.disconnect();
        window.pressedUnder = String(document.documentElement.dataset.app);
        wish.click();
    }).observe(document, { childList: true, subtree: true })";
    browser.before_pages(press_at_once).await?;
    browser.load(&site.address("wizard/")).await?;
    wait_for_question(&browser, "哪种情况").await?;
    assert_eq!(browser.value::<String>("window.pressedUnder").await?, "undefined");
    gate.open();
    browser.close(&site).await
}

#[tokio::test]
async fn the_app_comes_between_two_answers() -> Result {
    let (site, browser, gate) = before_the_app("wizard/").await?;
    press(&browser, "替单位问").await?;
    wait_for_question(&browser, "您的单位").await?;
    gate.open();
    browser
        .wait_until(
            "document.documentElement.dataset.app === 'running' && document.querySelector('.progress')",
        )
        .await?;
    press(&browser, "企业").await?;
    browser.wait_until("!document.querySelector('h1').textContent.includes('您的单位是哪')").await?;
    assert_eq!(browser.text("main .back").await?, "上一题");
    browser.close(&site).await
}

/// The layout and the focus stay.
#[tokio::test]
async fn the_apps_screen_takes_the_place_of_the_early_one() -> Result {
    let (site, browser, gate) = before_the_app("wizard/").await?;
    press(&browser, "替单位问").await?;
    wait_for_question(&browser, "您的单位").await?;
    press(&browser, "上一题").await?;
    wait_for_question(&browser, "哪件事").await?;
    press(&browser, "工资被拖欠").await?;
    wait_for_question(&browser, "哪种情况").await?;
    assert!(browser.text(".wizard__head").await?.contains("您想问的：工资被拖欠，权益受侵害"));
    browser.run("document.querySelectorAll('main .choice')[3].focus()").await?;
    let at = "JSON.stringify([document.activeElement.textContent, document.activeElement.getBoundingClientRect().top])";
    let before: String = browser.value(at).await?;
    gate.open();
    browser.wait_until("document.querySelector('.progress')").await?;
    browser.wait_until("document.activeElement.matches('.choice')").await?;
    assert_eq!(browser.value::<String>(at).await?, before);
    browser.close(&site).await
}

/// What only the app can handle waits for it: the questions of one measure, and stored answers.
#[tokio::test]
async fn whoever_is_further_waits_for_the_app() -> Result {
    let (site, browser, gate) = before_the_app("wizard/#measure=heilongjiang.10").await?;
    wait_for_question(&browser, "查一查").await?;
    gate.open();
    browser.wait_until("document.querySelector('.wizard__measure')").await?;
    browser.close(&site).await?;

    let (site, browser, gate) = before_the_app("wizard/").await?;
    browser.run("sessionStorage.setItem('policy-explorer.wizard', 'of another version')").await?;
    browser.driver.refresh().await?;
    wait_for_question(&browser, "查一查").await?;
    gate.open();
    wait_for_question(&browser, "哪件事").await?;
    browser.close(&site).await
}

/// After a reload in the middle, the first question is never shown.
#[tokio::test]
async fn whoever_is_on_the_way_never_sees_the_first_question() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::with_size(Size::PHONE).await?;
    let look_at_once = "new MutationObserver((_, observer) => {
        if (!document.querySelector('.wizard__reading')) return;
        observer.disconnect();
        window.firstSeen = getComputedStyle(document.querySelector('.wizard__first')).display;
    }).observe(document, { childList: true, subtree: true })";
    browser.before_pages(look_at_once).await?;
    browser.visit(&site.address("wizard/")).await?;
    assert_eq!(browser.value::<String>("window.firstSeen").await?, "block");
    answer_first(&browser).await?;
    browser.driver.refresh().await?;
    browser.wait_for_app().await?;
    assert_eq!(browser.value::<String>("window.firstSeen").await?, "none");
    browser.close(&site).await
}

/// The home page links to the wizard with a wish; its first question too is shown before the app.
#[tokio::test]
async fn what_an_address_asks_is_asked_early() -> Result {
    let (site, browser, gate) = before_the_app("wizard/#wish=wages").await?;
    wait_for_question(&browser, "哪种情况").await?;
    assert!(!browser.value::<bool>("document.querySelector('main .back') !== null").await?);
    press(&browser, "给人干活，没签合同").await?;
    wait_for_question(&browser, "记下了").await?;
    gate.open();
    browser.wait_until("document.querySelector('.progress')").await?;
    assert_eq!(browser.text(".wizard__measure").await?, "您想问的：工资被拖欠，权益受侵害");
    press(&browser, "上一题").await?;
    wait_for_question(&browser, "哪种情况").await?;
    browser.close(&site).await
}
