//! What is worked on is kept in the browser: through a crash, beside another window, and where there is no room.

use e2e::{Browser, Result, Served, Settings};
use thirtyfour::By;

use super::{Bench, unpacked};

const KEPT: &str = "document.querySelector('.kept__yes')";
const SAID: &str = "document.querySelectorAll('.line__kind--said').length";
const TEXT: &str = "甘省总工会关于帮扶的通知\n各市总工会：\n一、标准\n每户3000元。\n二、期限\n每年一次。\n甘省总工会\n2021年5月6日\n";

/// Begins a project.
async fn begin(bench: &Bench) -> Result {
    bench.choose("通知.txt", TEXT.as_bytes()).await?;
    bench.browser.click("form [type=submit]").await?;
    bench.browser.wait_until("document.querySelector('.lines > li')").await?;
    bench.browser.wait_until(KEPT).await
}

/// Says of a line that it is running text.
async fn correct(browser: &Browser, line: usize) -> Result {
    browser.click(&format!("#line-{line}")).await?;
    browser.click_on(By::XPath("//button[@class='choice'][text()='正文']")).await
}

#[tokio::test]
async fn a_crash_loses_nothing() -> Result {
    let host = Served::at_root()?;
    let address = host.address("workbench/");
    let bench = Bench::open(&address, Settings::default()).await?;
    begin(&bench).await?;
    correct(&bench.browser, 4).await?;
    bench.browser.wait_until(&format!("{SAID} === 1 && {KEPT}")).await?;
    let profile = bench.browser.kill();

    let browser = Browser::again(Settings::default(), profile).await?;
    browser.load(&address).await?;
    browser.click(".kept__row .link").await?;
    browser.wait_until(&format!("{SAID} === 1")).await?;
    browser.close(&host).await
}

/// Begins an export of the site, and waits until it is under way.
async fn begin_export(bench: &Bench) -> Result {
    bench.step("导出").await?;
    bench.browser.wait_until("!document.getElementById('publish').disabled").await?;
    bench.browser.click("#publish").await?;
    bench.browser.wait_until("document.querySelector('.progress')").await
}

/// Goes on with the project that is kept, and gives the site out.
async fn export_again(bench: &Bench) -> Result {
    bench.browser.click(".kept__row .link").await?;
    bench.browser.wait_until(&format!("{SAID} === 1")).await?;
    bench.step("导出").await?;
    bench.browser.wait_until("!document.getElementById('publish').disabled").await?;
    bench.browser.click("#publish").await?;
    let site = unpacked(&bench.given("网站.zip").await?)?;
    assert!(site.contains_key("gan/index.html"));
    Ok(())
}

#[tokio::test]
async fn a_crash_in_the_middle_of_an_export_loses_nothing() -> Result {
    let host = Served::at_root()?;
    let address = host.address("workbench/");
    let bench = Bench::open(&address, Settings::default()).await?;
    begin(&bench).await?;
    correct(&bench.browser, 4).await?;
    bench.browser.wait_until(&format!("{SAID} === 1")).await?;
    bench.step("文件信息").await?;
    bench.browser.click("#reviewed").await?;
    bench.shows("已标记为核对过").await?;
    bench.browser.wait_until(KEPT).await?;
    begin_export(&bench).await?;
    // The page is left, and comes again.
    bench.browser.load(&address).await?;
    export_again(&bench).await?;
    begin_export(&bench).await?;
    let profile = bench.browser.kill();

    let bench = Bench::with(Browser::again(Settings::default(), profile).await?, &address).await?;
    export_again(&bench).await?;
    bench.browser.close(&host).await
}

#[tokio::test]
async fn two_windows_on_one_project_lose_nothing() -> Result {
    let host = Served::at_root()?;
    let bench = Bench::open(&host.address("workbench/"), Settings::default()).await?;
    let browser = &bench.browser;
    begin(&bench).await?;
    let first = browser.driver.window().await?;
    let second = browser.driver.new_tab().await?;
    browser.driver.switch_to_window(second).await?;
    browser.load(&host.address("workbench/")).await?;
    browser.click(".kept__row .link").await?;
    browser.wait_until(&format!("document.querySelector('.lines > li') && {KEPT}")).await?;
    correct(browser, 4).await?;
    browser.wait_until(&format!("{SAID} === 1 && {KEPT}")).await?;

    browser.driver.switch_to_window(first).await?;
    correct(browser, 6).await?;
    bench.shows("两边都在").await?;
    browser.wait_until(&format!("{SAID} === 1 && {KEPT}")).await?;
    browser.load(&host.address("workbench/")).await?;
    browser.wait_until("document.querySelectorAll('.kept__row').length === 2").await?;
    bench.browser.close(&host).await
}

#[tokio::test]
async fn where_there_is_no_room_that_is_said_and_the_way_out_works() -> Result {
    let host = Served::at_root()?;
    let browser = Browser::open().await?;
    browser
        .before_pages(
            "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };",
        )
        .await?;
    let bench = Bench::with(browser, &host.address("workbench/")).await?;
    bench.choose("通知.txt", TEXT.as_bytes()).await?;
    bench.browser.click("form [type=submit]").await?;
    bench.shows("没有自动保存下来").await?;
    bench.step("导出").await?;
    bench.browser.click("#pack").await?;
    assert!(!bench.given("工程.zip").await?.is_empty());
    bench.browser.close(&host).await
}
