//! The workbench in Firefox and WebKit: a site is exported from the sample, on a site and as a single file.

use std::fs;

use e2e::{Engine, EngineKind, Result, Scratch, Served};
use xtask::tools::Engines;

#[tokio::test]
async fn firefox_and_webkit_export_a_site_of_the_sample() -> Result {
    let engines = Engines::install()?;
    let host = Served::at_root()?;
    let folder = Scratch::new()?;
    let file = folder.path().join("gong-zuo-tai.html");
    fs::copy(xtask::build::workbench::path(), &file)?;
    for kind in [EngineKind::Firefox, EngineKind::WebKit] {
        for address in [host.address("workbench/"), format!("file://{}", file.display())] {
            let mut engine = Engine::start(kind, &engines).await?.ok_or("the engine cannot be run here")?;
            make_site(&mut engine, &address)
                .await
                .map_err(|error| format!("{}, {address}: {error}", kind.name()))?;
            engine.close(&host).await?;
        }
    }
    Ok(())
}

/// From the sample to the status message of the export. The downloaded file is not visible to the test.
async fn make_site(engine: &mut Engine, address: &str) -> Result {
    let step = |name: &str| format!("//nav//button[text()='{name}']");
    engine.load(address).await?;
    engine.wait_until("document.querySelector('.try')").await?;
    engine.click("//*[contains(@class, 'try')]").await?;
    engine.wait_until("document.querySelector('form [type=submit]')").await?;
    engine.click("//form//button[@type='submit']").await?;
    engine.wait_until("document.querySelector('.lines > li')").await?;
    engine.wait_until("(document.querySelector('.frame') || {}).srcdoc?.includes('</html>')").await?;
    engine.click(&step("文件信息")).await?;
    engine.click("//*[@id='reviewed']").await?;
    engine.click(&step("检查")).await?;
    engine.wait_until("document.body.innerText.includes('没有错误，可以做成网站')").await?;
    engine.click(&step("导出")).await?;
    engine.wait_until("!document.getElementById('publish').disabled").await?;
    engine.click("//*[@id='publish']").await?;
    engine.wait_until("document.querySelector('.said').innerText.includes('已导出“网站.zip”')").await
}
