//! The page of sums, quotas and deadlines: complete without scripts, and filtered with scripts.

use e2e::{Browser, Result, Served, Settings, Size};

const PAGE: &str = "figures/";

/// The ids of the visible rows, in order.
const VISIBLE_IDS: &str =
    "[...document.querySelectorAll('li.figure')].filter(row => row.offsetParent).map(row => row.id)";

#[tokio::test]
async fn every_number_is_there_without_a_script() -> Result {
    let site = Served::at_root()?;
    let browser =
        Browser::with(Settings { size: Size::PHONE, scripts: false, ..Settings::default() }).await?;
    browser.load(&site.address(PAGE)).await?;
    // 48 in Heilongjiang's document and 6 in the national one, counted in `seeds/tests/figures.rs`.
    assert_eq!(browser.value::<Vec<String>>(VISIBLE_IDS).await?.len(), 54);
    browser.click("#m9-technician summary").await?;
    assert!(browser.text("#m9-technician").await?.contains("最高3000元"));
    assert!(browser.text("#m9-technician").await?.contains("文件未写明"));
    let beyond = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
    assert_eq!(browser.value::<i32>(beyond).await?, 0, "the page scrolls to the side");
    browser.close(&site).await
}

#[tokio::test]
async fn every_row_leads_to_its_sentence() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.load(&site.address(PAGE)).await?;
    let links = "[...document.querySelectorAll('a.figure__link')].map(link => link.getAttribute('href'))";
    let links = browser.value::<Vec<String>>(links).await?;
    assert_eq!(links.len(), 54);
    for link in links {
        let (page, node) = link.split_once('#').ok_or("the link names no sentence")?;
        let page = page.strip_prefix("../").ok_or("the link leaves the site")?;
        assert!(site.html(page)?.contains(&format!("id=\"{node}\"")), "{link}");
    }
    // Figures of a benefit link to its questions.
    let questions = "document.querySelector('#m19-chief .figure__questions').getAttribute('href')";
    assert_eq!(browser.value::<String>(questions).await?, "../wizard/#measure=heilongjiang.19");
    browser.close(&site).await
}

#[tokio::test]
async fn words_and_a_group_leave_the_rows_that_fit() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.visit(&site.address(PAGE)).await?;
    browser.fill("words", "首席技师").await?;
    assert_eq!(
        browser.value::<Vec<String>>(VISIBLE_IDS).await?,
        ["m19-chief", "m19-chief-places", "m19-chief-term", "m19-chief-interval"]
    );
    assert_eq!(browser.text("[data-count]").await?, "54个中的4个");
    browser.fill("group", "sum").await?;
    assert_eq!(browser.value::<Vec<String>>(VISIBLE_IDS).await?, ["m19-chief"]);
    let faded = "document.querySelectorAll('.chart__field--wide .chart__sum--out').length";
    assert_eq!(browser.value::<u32>(faded).await?, 16, "of 17 sums all but one are faded");
    browser.run("window.isOld = true; location.reload();").await?;
    browser.wait_until("!window.isOld").await?;
    browser.wait_for_app().await?;
    assert_eq!(
        browser.value::<Vec<String>>(VISIBLE_IDS).await?,
        ["m19-chief"],
        "the address keeps the choice"
    );
    browser.close(&site).await
}

#[tokio::test]
async fn sums_can_follow_the_text() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.visit(&site.address("figures/index.html#group=sum")).await?;
    let first = |ids: Vec<String>| ids.into_iter().take(2).collect::<Vec<_>>();
    assert_eq!(first(browser.value(VISIBLE_IDS).await?), ["m19-national-award", "m19-national-expert"]);
    browser.fill("order", "text").await?;
    assert_eq!(first(browser.value(VISIBLE_IDS).await?), ["m9-technician", "m9-senior-technician"]);
    browser.fill("order", "amount").await?;
    assert_eq!(first(browser.value(VISIBLE_IDS).await?), ["m19-national-award", "m19-national-expert"]);
    browser.close(&site).await
}

#[tokio::test]
async fn what_nothing_fits_is_said_and_no_input_breaks_it() -> Result {
    let site = Served::at_root()?;
    let browser = Browser::open().await?;
    browser.visit(&site.address("figures/#group=%FF&q=%F0%9F%98%80&group=sum")).await?;
    assert_eq!(browser.text("[data-count]").await?, "没有符合的");
    browser.fill("words", &"长".repeat(10_000)).await?;
    assert_eq!(browser.value::<Vec<String>>(VISIBLE_IDS).await?.len(), 0);
    browser.fill("words", "").await?;
    assert_eq!(browser.text("[data-count]").await?, "共54个");
    browser.close(&site).await
}
