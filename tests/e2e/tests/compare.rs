//! The comparison: complete without scripts, filtered with scripts, and switched between its sides by a tap or
//! swipe.

use e2e::{Browser, Result, Served, Settings, Size};

const PAGE: &str = "compare/";

/// The ids of the visible entries.
const VISIBLE_IDS: &str =
    "[...document.querySelectorAll('.pair')].filter(pair => pair.offsetParent).map(pair => pair.id)";

/// By how many CSS pixels the page is wider than the window.
const OVERFLOW: &str = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

fn sides(pair: &str) -> String {
    format!(
        "['left', 'right'].filter(side => document.querySelector('#pair-{pair} .side--' + side).offsetParent)"
    )
}

#[tokio::test]
async fn every_pair_is_there_without_a_script() -> Result {
    let site = Served::at_root()?;
    let browser =
        Browser::with(Settings { size: Size::PHONE, scripts: false, ..Settings::default() }).await?;
    browser.load(&site.address(PAGE)).await?;
    let shown = browser.value::<Vec<String>>(VISIBLE_IDS).await?;
    let pairs = shown.iter().filter(|id| id.starts_with("pair-")).count();
    // Counted in the alignment file.
    assert_eq!((pairs, shown.len()), (45, 73));
    // Each entry is in a fold, which opens without scripts too.
    let part = ".group:has(#pair-skilled-talent) > details > summary";
    browser.click(part).await?;
    browser.click("#pair-skilled-talent summary").await?;
    assert!(browser.text("#pair-skilled-talent").await?.contains("分别给予每人最高不超过3000元"));
    assert_eq!(browser.value::<i32>(OVERFLOW).await?, 0, "the page scrolls to the side");
    assert_eq!(browser.value::<Vec<String>>(&sides("skilled-talent")).await?, ["left"]);
    browser.click("#pair-skilled-talent label[for^=right]").await?;
    assert_eq!(browser.value::<Vec<String>>(&sides("skilled-talent")).await?, ["right"]);
    assert!(browser.text("#pair-skilled-talent").await?.contains("打造更多高技能人才"));
    browser.close(&site).await
}

#[tokio::test]
async fn on_a_wide_screen_both_sides_stand_beside_each_other() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.visit(&site.address("compare/index.html#pair-ideology")).await?;
    assert_eq!(browser.value::<Vec<String>>(&sides("ideology")).await?, ["left", "right"]);
    let tops = "['left', 'right'].map(side => Math.round(
        document.querySelector('#pair-ideology .side--' + side).getBoundingClientRect().top))";
    let tops = browser.value::<Vec<i32>>(tops).await?;
    assert_eq!(tops[0], tops[1], "the sides start on one line");
    assert_eq!(browser.value::<i32>(OVERFLOW).await?, 0, "the page scrolls to the side");
    browser.close(&site).await
}

#[tokio::test]
async fn filters_leave_what_fits_and_say_how_many() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.visit(&site.address(PAGE)).await?;
    assert_eq!(browser.text("[data-count]").await?, "共73处");
    browser.fill("relation", "same").await?;
    assert_eq!(browser.text("[data-count]").await?, "共7处");
    browser.fill("area", "heilongjiang.p2-3").await?;
    assert_eq!(browser.value::<Vec<String>>(VISIBLE_IDS).await?, ["pair-area-internet"]);
    browser.fill("relation", "").await?;
    browser.click("#adds").await?;
    assert_eq!(
        browser.value::<Vec<String>>(VISIBLE_IDS).await?,
        ["only-m14", "only-m15", "pair-internet-services"]
    );
    assert_eq!(browser.text("[data-count]").await?, "共3处");
    browser.close(&site).await
}

#[tokio::test]
async fn a_link_to_what_a_filter_hides_shows_it() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.visit(&site.address(PAGE)).await?;
    browser.fill("relation", "same").await?;
    browser.run("document.querySelector('.unmatched a[href=\"#only-m12\"]').click()").await?;
    browser.wait_until("document.getElementById('only-m12').offsetParent").await?;
    assert_eq!(browser.text("[data-count]").await?, "共73处");
    browser
        .wait_until("Math.abs(document.getElementById('only-m12').getBoundingClientRect().top) < 40")
        .await?;
    browser.close(&site).await
}

#[tokio::test]
async fn a_swipe_turns_to_the_other_side() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::with_size(Size::PHONE).await?;
    browser.visit(&site.address("compare/#pair-contests")).await?;
    for (from, to, shown) in [(300, 100, "right"), (100, 300, "left")] {
        swipe(&browser, "#pair-contests .side", (from, 300), (to, 310)).await?;
        assert_eq!(browser.value::<Vec<String>>(&sides("contests")).await?, [shown]);
    }
    swipe(&browser, "#pair-contests .side", (300, 500), (200, 100)).await?;
    assert_eq!(browser.value::<Vec<String>>(&sides("contests")).await?, ["left"], "that was a scroll");
    browser.close(&site).await
}

#[tokio::test]
async fn a_measure_leads_to_its_pairs_and_back() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.visit(&site.address("heilongjiang/measures/19/")).await?;
    assert!(browser.text(".counterparts").await?.contains("创新技能导向的激励机制"));
    browser.click(".counterpart__link").await?;
    browser.wait_until("location.pathname.endsWith('/compare/')").await?;
    browser.wait_for_app().await?;
    assert_eq!(browser.value::<String>("location.hash").await?, "#pair-incentives");
    browser.run("document.querySelector('#pair-incentives .side--left .quote__link').click()").await?;
    browser.wait_until("location.pathname.endsWith('/heilongjiang/measures/19/')").await?;
    browser.wait_until("document.querySelector('.counterparts')").await?;
    browser.run("history.back()").await?;
    browser.wait_until("document.querySelector('#pair-incentives')").await?;
    browser.wait_for_app().await?;
    assert_eq!(browser.text("[data-count]").await?, "共73处");
    browser.close(&site).await
}

/// Dispatches a swipe with one finger on the first element that matches.
async fn swipe(browser: &Browser, selector: &str, from: (i32, i32), to: (i32, i32)) -> Result {
    let touch = |name: &str, (x, y): (i32, i32), down: bool| {
        let touches = if down { "[touch]" } else { "[]" };
        format!(
            "{{ const touch = new Touch({{ identifier: 1, target, clientX: {x}, clientY: {y} }});
               target.dispatchEvent(new TouchEvent('{name}', {{
                   bubbles: true, touches: {touches}, changedTouches: [touch] }})); }}"
        )
    };
    let (start, end) = (touch("touchstart", from, true), touch("touchend", to, false));
    browser.run(&format!("const target = document.querySelector('{selector}'); {start} {end}")).await
}
