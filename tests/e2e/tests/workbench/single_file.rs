//! The site as a single file for kiosks: exported by the workbench, opened without a network.

use std::fs;

use e2e::{Browser, Result, Scratch, Settings};
use thirtyfour::By;
use xtask::build;

use super::{WorkbenchPage, single_file, unzip, write_below};

#[tokio::test]
async fn the_site_is_exported_as_a_single_file_for_kiosks() -> Result {
    let settings = Settings { network: false, ..Settings::default() };
    let workbench = WorkbenchPage::open(&single_file(), settings).await?;
    let browser = &workbench.browser;
    browser.click(".try").await?;
    browser.click("form [type=submit]").await?;
    browser.wait_until("document.querySelector('.lines > li')").await?;
    workbench.step("导出").await?;
    let is_closed = "document.getElementById('single-file').disabled";
    assert!(browser.value::<bool>(is_closed).await?, "nobody has reviewed it");
    workbench.step("文件信息").await?;
    browser.click("#reviewed").await?;
    workbench.step("导出").await?;
    browser.wait_until(&format!("!{is_closed}")).await?;

    // The export can be stopped and started again.
    browser.click("#single-file").await?;
    browser.click(".progress .button").await?;
    workbench.wait_for_text("已停止").await?;
    browser.click("#single-file").await?;
    let file = workbench.downloaded("chan-gai-tong.html").await?;
    browser.click("#pack").await?;
    let seeds = unzip(&workbench.downloaded("工程.zip").await?)?;
    workbench.browser.close_file().await?;

    let folder = Scratch::new()?;
    let path = folder.path().join("chan-gai-tong.html");
    fs::write(&path, &file)?;
    let browser = Browser::with(settings).await?;
    browser.visit(&format!("file://{}?kiosk=0", path.display())).await?;
    assert!(browser.text("body").await?.contains("示例省"));
    browser.click_on(By::Css("main a[href*='shili/']")).await?;
    browser.wait_until("decodeURIComponent(location.hash).startsWith('#/shili/')").await?;
    browser.close_file().await?;

    // Building a site from other seeds compiles the app again, which takes minutes.
    if e2e::is_full() {
        let seeds = write_below(&folder.path().join("seeds"), &seeds)?;
        let built = build::site_of(&seeds, &folder.path().join("site"))?;
        assert!(fs::read(built)? == file, "it is not what `cargo xtask build` makes");
    }
    Ok(())
}
