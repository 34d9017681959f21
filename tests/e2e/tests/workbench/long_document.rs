//! A document of 60,000 characters, longer than any known one.

use e2e::{Result, Served, Settings};
use thirtyfour::By;
use xtask::commands::bench::long_text;

use super::{WorkbenchPage, unzip};

#[tokio::test]
async fn a_site_is_exported_from_a_document_of_60000_characters() -> Result {
    let host = Served::at_root()?;
    let workbench = WorkbenchPage::open(&host.address("workbench/"), Settings::default()).await?;
    let browser = &workbench.browser;
    let text = long_text(60_000)?;
    workbench.choose("意见.txt", text.as_bytes()).await?;
    workbench.wait_for_text("读到了什么").await?;
    browser.click("form [type=submit]").await?;
    let rows = text.lines().filter(|line| !line.trim().is_empty()).count();
    browser.wait_until(&format!("document.querySelectorAll('.lines > li').length === {rows}")).await?;

    // A correction, undone.
    let units = "document.querySelectorAll('.line__unit').length";
    let before: usize = browser.value(units).await?;
    assert!(before > 50, "{before}");
    let first = "[...document.querySelectorAll('.line')].find(line => line.querySelector('.line__unit'))";
    let unit: String = browser.value(&format!("{first}.querySelector('.line__row').id")).await?;
    browser.click(&format!("#{unit}")).await?;
    browser.click_on(By::XPath("//button[@class='choice'][text()='正文']")).await?;
    browser.wait_until(&format!("{units} === {}", before - 1)).await?;
    browser.click_on(By::XPath("//button[normalize-space()='撤销']")).await?;
    browser.wait_until(&format!("{units} === {before}")).await?;

    workbench.step("文件信息").await?;
    browser.click("#reviewed").await?;
    workbench.step("检查").await?;
    workbench.wait_for_text("没有错误，可以做成网站").await?;
    workbench.step("导出").await?;
    browser.wait_until("!document.getElementById('publish').disabled").await?;
    browser.click("#publish").await?;
    let site = unzip(&workbench.downloaded("网站.zip").await?)?;
    assert!(site.contains_key("gan/index.html"));
    workbench.browser.close(&host).await
}
