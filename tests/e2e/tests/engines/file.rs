//! The journey through the single file, in any engine: home, a measure, a search, all the questions.

use std::fs;

use e2e::{Engine, Result, Scratch};
use xtask::project;

use super::journeys::{answer_on_page, choose_in_menu};

/// Makes the journey by links alone.
pub async fn all(engine: &mut Engine) -> Result {
    let folder = Scratch::new()?;
    let file = folder.path().join("chan-gai-tong.html");
    fs::copy(project::single_file(), &file)?;
    engine.visit(&format!("file://{}?kiosk=0", file.display())).await?;
    choose_in_menu(engine, "measures/").await?;
    wait_for_page(engine, "measures/").await?;
    // The address changes before the page does.
    engine.wait_until("document.querySelector(\"main a[href*='measures/9/']\")").await?;
    engine.click("//main//a[contains(@href, 'measures/9/')]").await?;
    wait_for_page(engine, "heilongjiang/measures/9/").await?;
    engine.wait_until("document.getElementById('heilongjiang.9.s2')").await?;
    let _: bool = engine.value("history.back() || true").await?;
    wait_for_page(engine, "measures/").await?;
    engine.wait_until("!document.getElementById('heilongjiang.9.s2')").await?;
    engine.type_in("//*[@id = 'query']", "欠薪").await?;
    engine
        .wait_until("(document.querySelector('.hit mark') || {}).textContent === '农民工劳动报酬权益'")
        .await?;
    choose_in_menu(engine, "wizard/").await?;
    wait_for_page(engine, "wizard/").await?;
    answer_on_page(engine).await
}

/// Waits until the address is that of a page.
async fn wait_for_page(engine: &mut Engine, path: &str) -> Result {
    engine.wait_until(&format!("location.hash.split('&')[0] === '#/{path}'")).await
}
