//! Autosave: after a crash, with another window, and with full storage.

use e2e::{Browser, Result, Served, Settings};
use thirtyfour::By;

use super::{WorkbenchPage, unzip};

const IS_SAVED: &str = "document.querySelector('.kept__yes')";
const CORRECTED: &str = "document.querySelectorAll('.line__kind--said').length";
const TEXT: &str = "甘省总工会关于帮扶的通知\n各市总工会：\n一、标准\n每户3000元。\n二、期限\n每年一次。\n甘省总工会\n2021年5月6日\n";

/// Starts a project and waits until it is saved.
async fn start_project(workbench: &WorkbenchPage) -> Result {
    workbench.choose("通知.txt", TEXT.as_bytes()).await?;
    workbench.browser.click("form [type=submit]").await?;
    workbench.browser.wait_until("document.querySelector('.lines > li')").await?;
    workbench.browser.wait_until(IS_SAVED).await
}

/// Changes the kind of a line to 正文.
async fn correct(browser: &Browser, line: usize) -> Result {
    browser.click(&format!("#line-{line}")).await?;
    browser.click_on(By::XPath("//button[@class='choice'][text()='正文']")).await
}

#[tokio::test]
async fn a_crash_loses_nothing() -> Result {
    let host = Served::at_root()?;
    let address = host.address("workbench/");
    let workbench = WorkbenchPage::open(&address, Settings::default()).await?;
    start_project(&workbench).await?;
    correct(&workbench.browser, 4).await?;
    workbench.browser.wait_until(&format!("{CORRECTED} === 1 && {IS_SAVED}")).await?;
    let profile = workbench.browser.kill();

    let browser = Browser::with_profile(Settings::default(), profile).await?;
    browser.load(&address).await?;
    browser.click(".kept__row .link").await?;
    browser.wait_until(&format!("{CORRECTED} === 1")).await?;
    browser.close(&host).await
}

/// Starts an export of the site, and waits until it reports progress.
async fn start_export(workbench: &WorkbenchPage) -> Result {
    workbench.step("导出").await?;
    workbench.browser.wait_until("!document.getElementById('publish').disabled").await?;
    workbench.browser.click("#publish").await?;
    workbench.browser.wait_until("document.querySelector('.progress')").await
}

/// Opens the saved project and exports the site.
async fn export_again(workbench: &WorkbenchPage) -> Result {
    workbench.browser.click(".kept__row .link").await?;
    workbench.browser.wait_until(&format!("{CORRECTED} === 1")).await?;
    workbench.step("导出").await?;
    workbench.browser.wait_until("!document.getElementById('publish').disabled").await?;
    workbench.browser.click("#publish").await?;
    let site = unzip(&workbench.downloaded("网站.zip").await?)?;
    assert!(site.contains_key("gan/index.html"));
    Ok(())
}

#[tokio::test]
async fn a_crash_during_an_export_loses_nothing() -> Result {
    let host = Served::at_root()?;
    let address = host.address("workbench/");
    let workbench = WorkbenchPage::open(&address, Settings::default()).await?;
    start_project(&workbench).await?;
    correct(&workbench.browser, 4).await?;
    workbench.browser.wait_until(&format!("{CORRECTED} === 1")).await?;
    workbench.step("文件信息").await?;
    workbench.browser.click("#reviewed").await?;
    workbench.wait_for_text("已标记为核对过").await?;
    workbench.browser.wait_until(IS_SAVED).await?;
    start_export(&workbench).await?;
    // The page is left and loaded again.
    workbench.browser.load(&address).await?;
    export_again(&workbench).await?;
    start_export(&workbench).await?;
    let profile = workbench.browser.kill();

    let workbench =
        WorkbenchPage::with(Browser::with_profile(Settings::default(), profile).await?, &address).await?;
    export_again(&workbench).await?;
    workbench.browser.close(&host).await
}

#[tokio::test]
async fn two_windows_with_one_project_lose_nothing() -> Result {
    let host = Served::at_root()?;
    let workbench = WorkbenchPage::open(&host.address("workbench/"), Settings::default()).await?;
    let browser = &workbench.browser;
    start_project(&workbench).await?;
    let first = browser.driver.window().await?;
    let second = browser.driver.new_tab().await?;
    browser.driver.switch_to_window(second).await?;
    browser.load(&host.address("workbench/")).await?;
    browser.click(".kept__row .link").await?;
    browser.wait_until(&format!("document.querySelector('.lines > li') && {IS_SAVED}")).await?;
    correct(browser, 4).await?;
    browser.wait_until(&format!("{CORRECTED} === 1 && {IS_SAVED}")).await?;

    browser.driver.switch_to_window(first).await?;
    correct(browser, 6).await?;
    workbench.wait_for_text("两边都在").await?;
    browser.wait_until(&format!("{CORRECTED} === 1 && {IS_SAVED}")).await?;
    browser.load(&host.address("workbench/")).await?;
    browser.wait_until("document.querySelectorAll('.kept__row').length === 2").await?;
    workbench.browser.close(&host).await
}

#[tokio::test]
async fn with_full_storage_a_message_is_shown_and_the_export_works() -> Result {
    let host = Served::at_root()?;
    let browser = Browser::open().await?;
    browser
        .before_pages(
            "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };",
        )
        .await?;
    let workbench = WorkbenchPage::with(browser, &host.address("workbench/")).await?;
    workbench.choose("通知.txt", TEXT.as_bytes()).await?;
    workbench.browser.click("form [type=submit]").await?;
    workbench.wait_for_text("没有自动保存下来").await?;
    workbench.step("导出").await?;
    workbench.browser.click("#pack").await?;
    assert!(!workbench.downloaded("工程.zip").await?.is_empty());
    workbench.browser.close(&host).await
}
