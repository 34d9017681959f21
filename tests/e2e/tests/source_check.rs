//! 核对原文 on the about page: the browser checks the served source, here over plain HTTP.

use std::fs;
use std::path::Path;

use e2e::{Browser, Result, Scratch, Served, copy_files};
use xtask::project;

const PAGE: &str = "about/";
const RESULT: &str = "[data-document=national] [role=status]";

async fn check(site: &Served) -> Result<String> {
    let browser = Browser::open().await?;
    browser.visit(&site.address(PAGE)).await?;
    browser.run("document.querySelector('[data-document=national] button').click();").await?;
    browser.wait_until(&format!("document.querySelector('{RESULT}').textContent")).await?;
    let text = browser.text(RESULT).await?;
    browser.close(site).await?;
    Ok(text)
}

#[tokio::test]
async fn the_served_source_is_found_to_be_the_documents() -> Result {
    let text = check(&Served::at_root()?).await?;
    assert_eq!(text, "一致：校验码相同；逐处核对了59处文字，全部一致。");
    Ok(())
}

#[tokio::test]
async fn a_byte_changed_in_the_served_source_is_shown_where_it_stands() -> Result {
    let folder = Scratch::new()?;
    // A compressed copy would be served instead of the changed file.
    let is_compressed = |path: &Path| path.ends_with("source.txt.gz") || path.ends_with("source.txt.br");
    copy_files(&project::dist(), folder.path(), |path| !is_compressed(path))?;
    let path = folder.path().join("data/national/source.txt");
    let text = fs::read_to_string(&path)?;
    fs::write(&path, text.replacen("广东省总工会", "广东省总公会", 1))?;
    let text = check(&Served::folder(folder)?).await?;
    assert!(text.starts_with("不一致：校验码不同，文件被改过；59处文字里有1处不一致。"), "{text}");
    Ok(())
}
