//! 说明, and the sample to try: beside a site, and as one file without a network.

use e2e::{Result, Served, Settings};
use thirtyfour::By;

use super::{Bench, single_file, unpacked};

#[tokio::test]
async fn the_guide_is_there_at_every_step() -> Result {
    let host = Served::at_root()?;
    let bench = Bench::open(&host.address("workbench/"), Settings::default()).await?;
    for step in ["导入", "核对结构", "文件信息", "数字", "待遇", "对照", "检查", "导出"] {
        bench.step("说明").await?;
        bench.browser.wait_until("document.querySelectorAll('.guide dt').length === 8").await?;
        if step == "核对结构" {
            bench.browser.click(".try").await?;
            bench.browser.click("form [type=submit]").await?;
            bench.browser.wait_until("document.querySelector('.lines > li')").await?;
            bench.step("说明").await?;
        }
        bench.step(step).await?;
        let is_there = format!("document.querySelector('[aria-current]').innerText === '{step}'");
        bench.browser.wait_until(&is_there).await?;
        assert!(bench.browser.driver.find_all(By::Css(".guide")).await?.is_empty(), "{step}");
    }
    bench.browser.close(&host).await
}

#[tokio::test]
async fn the_sample_becomes_a_site_without_a_network() -> Result {
    let settings = Settings { network: false, ..Settings::default() };
    let bench = Bench::open(&single_file(), settings).await?;
    bench.browser.click(".try").await?;
    bench.shows("示例省总工会关于产业工人队伍建设改革的实施意见").await?;
    bench.browser.click("form [type=submit]").await?;
    bench.browser.wait_until("document.querySelector('.lines > li')").await?;
    bench.step("文件信息").await?;
    bench.browser.click("#reviewed").await?;
    bench.step("检查").await?;
    bench.shows("没有错误，可以做成网站").await?;
    bench.step("导出").await?;
    bench.browser.wait_until("!document.getElementById('publish').disabled").await?;
    bench.browser.click("#publish").await?;
    let site = unpacked(&bench.given("网站.zip").await?)?;
    assert!(site.contains_key("shili/index.html"), "{:?}", site.keys().take(20).collect::<Vec<_>>());
    bench.browser.close_file().await
}

#[tokio::test]
async fn the_sample_is_a_project_of_its_own() -> Result {
    let host = Served::at_root()?;
    let bench = Bench::open(&host.address("workbench/"), Settings::default()).await?;
    let text = "甘省总工会关于帮扶的通知\n各市总工会：\n一、标准\n每户3000元。\n甘省总工会\n2021年5月6日\n";
    bench.choose("通知.txt", text.as_bytes()).await?;
    bench.browser.click("form [type=submit]").await?;
    bench
        .browser
        .wait_until("document.querySelector('.lines > li') && document.querySelector('.kept__yes')")
        .await?;
    bench.step("说明").await?;
    bench.browser.click(".try").await?;
    bench.browser.click("form [type=submit]").await?;
    bench
        .browser
        .wait_until("document.querySelector('.lines > li') && document.querySelector('.kept__yes')")
        .await?;
    bench.step("导出").await?;
    bench.browser.click("#pack").await?;
    let paths: Vec<String> = unpacked(&bench.given("工程.zip").await?)?.into_keys().collect();
    assert_eq!(paths, ["shili/document.toml", "shili/source.txt"]);
    // The project that was worked on is kept beside it.
    bench.browser.load(&host.address("workbench/")).await?;
    bench.browser.wait_until("document.querySelectorAll('.kept__row').length === 2").await?;
    bench.browser.close(&host).await
}
