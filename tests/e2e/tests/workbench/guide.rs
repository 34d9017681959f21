//! 说明 and the sample, on a site and as a single file without a network.

use e2e::{Result, Served, Settings};
use thirtyfour::By;

use super::{WorkbenchPage, single_file, unzip};

#[tokio::test]
async fn the_guide_is_available_at_every_step() -> Result {
    let host = Served::at_root()?;
    let workbench = WorkbenchPage::open(&host.address("workbench/"), Settings::default()).await?;
    for step in ["导入", "核对结构", "文件信息", "数字", "待遇", "对照", "检查", "导出"] {
        workbench.step("说明").await?;
        workbench.browser.wait_until("document.querySelectorAll('.guide dt').length === 8").await?;
        if step == "核对结构" {
            workbench.browser.click(".try").await?;
            workbench.browser.click("form [type=submit]").await?;
            workbench.browser.wait_until("document.querySelector('.lines > li')").await?;
            workbench.step("说明").await?;
        }
        workbench.step(step).await?;
        let is_there = format!("document.querySelector('[aria-current]').innerText === '{step}'");
        workbench.browser.wait_until(&is_there).await?;
        assert!(workbench.browser.driver.find_all(By::Css(".guide")).await?.is_empty(), "{step}");
    }
    workbench.browser.close(&host).await
}

#[tokio::test]
async fn a_site_of_the_sample_is_exported_without_a_network() -> Result {
    let settings = Settings { network: false, ..Settings::default() };
    let workbench = WorkbenchPage::open(&single_file(), settings).await?;
    workbench.browser.click(".try").await?;
    workbench.wait_for_text("示例省总工会关于产业工人队伍建设改革的实施意见").await?;
    workbench.browser.click("form [type=submit]").await?;
    workbench.browser.wait_until("document.querySelector('.lines > li')").await?;
    workbench.step("文件信息").await?;
    workbench.browser.click("#reviewed").await?;
    workbench.step("检查").await?;
    workbench.wait_for_text("没有错误，可以做成网站").await?;
    workbench.step("导出").await?;
    workbench.browser.wait_until("!document.getElementById('publish').disabled").await?;
    workbench.browser.click("#publish").await?;
    let site = unzip(&workbench.downloaded("网站.zip").await?)?;
    assert!(site.contains_key("shili/index.html"), "{:?}", site.keys().take(20).collect::<Vec<_>>());
    workbench.browser.close_file().await
}

#[tokio::test]
async fn the_sample_starts_a_new_project() -> Result {
    let host = Served::at_root()?;
    let workbench = WorkbenchPage::open(&host.address("workbench/"), Settings::default()).await?;
    let text = "甘省总工会关于帮扶的通知\n各市总工会：\n一、标准\n每户3000元。\n甘省总工会\n2021年5月6日\n";
    workbench.choose("通知.txt", text.as_bytes()).await?;
    workbench.browser.click("form [type=submit]").await?;
    workbench
        .browser
        .wait_until("document.querySelector('.lines > li') && document.querySelector('.kept__yes')")
        .await?;
    workbench.step("说明").await?;
    workbench.browser.click(".try").await?;
    workbench.browser.click("form [type=submit]").await?;
    workbench
        .browser
        .wait_until("document.querySelector('.lines > li') && document.querySelector('.kept__yes')")
        .await?;
    workbench.step("导出").await?;
    workbench.browser.click("#pack").await?;
    let paths: Vec<String> = unzip(&workbench.downloaded("工程.zip").await?)?.into_keys().collect();
    assert_eq!(paths, ["shili/document.toml", "shili/source.txt"]);
    // The other project stays in the list of saved projects.
    workbench.browser.load(&host.address("workbench/")).await?;
    workbench.browser.wait_until("document.querySelectorAll('.kept__row').length === 2").await?;
    workbench.browser.close(&host).await
}
