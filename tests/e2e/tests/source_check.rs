//! 核对原文 on the about page: the browser checks the served source, here over plain HTTP.

use std::fs;
use std::path::Path;

use e2e::{Browser, Result, Scratch, Served, copy_files};
use seeds::files::read_dir;
use seeds::new_document::{NewDocumentRequest, new_document};
use xtask::server::ServedFolder;
use xtask::{build, project};

const PAGE: &str = "about/";

async fn check(site: &Served, document: &str) -> Result<String> {
    let browser = Browser::open().await?;
    browser.visit(&site.address(PAGE)).await?;
    let slot = format!("[data-document={document}]");
    browser.run(&format!("document.querySelector('{slot} button').click();")).await?;
    let result = format!("{slot} [role=status]");
    browser.wait_until(&format!("document.querySelector('{result}').textContent")).await?;
    let text = browser.text(&result).await?;
    browser.close(site).await?;
    Ok(text)
}

/// A text with page numbers, one of them within a sentence.
const WITH_PAGE_NUMBERS: &str = "甘省技能奖励办法\n第一章　总则\n第一条　为了奖励技能，制定\n— 1 —\n本办法。\n\
    第二章　奖励\n第二条　对高级工每人一次性补贴2000元。\n第三条　补贴不得超过工资的30%。\n— 2 —\n";

/// The project's site with a document that has page numbers.
fn site_with_page_numbers() -> Result<Served> {
    let folder = project::target().join("page-numbers");
    let (seeds, site) = (folder.join("seeds"), folder.join("site"));
    if seeds.exists() {
        fs::remove_dir_all(&seeds)?;
    }
    copy_files(&project::seeds(), &seeds, |_| true)?;
    let request =
        NewDocumentRequest { id: "gan", text: WITH_PAGE_NUMBERS.as_bytes(), jurisdiction: Some("甘省") };
    for (path, bytes) in new_document(&request, &read_dir(&seeds)?)?.files {
        let text = String::from_utf8(bytes)?;
        // Somebody has looked at it.
        let is_draft = path == "gan/document.toml";
        let text = if is_draft { text.replace("draft = true\n", "") } else { text };
        let file = seeds.join(path);
        fs::create_dir_all(file.parent().ok_or("a file is in a folder")?)?;
        fs::write(file, text)?;
    }
    build::site_of(&seeds, &site)?;
    Served::site(ServedFolder::new(&site), &site, "/")
}

#[tokio::test]
async fn the_served_source_is_found_to_be_the_documents() -> Result {
    let text = check(&Served::at_root()?, "national").await?;
    assert_eq!(text, "一致：校验码相同；逐处核对了59处文字，全部一致。");
    Ok(())
}

#[tokio::test]
async fn page_numbers_in_the_served_source_are_no_difference() -> Result {
    let text = check(&site_with_page_numbers()?, "gan").await?;
    assert!(text.starts_with("一致：校验码相同；"), "{text}");
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
    let text = check(&Served::folder(folder)?, "national").await?;
    assert!(text.starts_with("不一致：校验码不同，文件被改过；59处文字里有1处不一致。"), "{text}");
    Ok(())
}
