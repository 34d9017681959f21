//! A document of 60,000 characters, longer than any that is known: it is worked on as every other.

use e2e::{Result, Served, Settings};
use thirtyfour::By;
use xtask::commands::bench::long_text;

use super::{Bench, unpacked};

#[tokio::test]
async fn a_document_of_60000_characters_becomes_a_site() -> Result {
    let host = Served::at_root()?;
    let bench = Bench::open(&host.address("workbench/"), Settings::default()).await?;
    let browser = &bench.browser;
    let text = long_text(60_000)?;
    bench.choose("意见.txt", text.as_bytes()).await?;
    bench.shows("读到了什么").await?;
    browser.click("form [type=submit]").await?;
    let rows = text.lines().filter(|line| !line.trim().is_empty()).count();
    browser.wait_until(&format!("document.querySelectorAll('.lines > li').length === {rows}")).await?;

    // A correction, taken back.
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

    bench.step("文件信息").await?;
    browser.click("#reviewed").await?;
    bench.step("检查").await?;
    bench.shows("没有错误，可以做成网站").await?;
    bench.step("导出").await?;
    browser.wait_until("!document.getElementById('publish').disabled").await?;
    browser.click("#publish").await?;
    let site = unpacked(&bench.given("网站.zip").await?)?;
    assert!(site.contains_key("gan/index.html"));
    bench.browser.close(&host).await
}
