//! Rejected files, and windows that are too small.

use std::fs;

use e2e::{Browser, Result, Served, Settings, Size};
use xtask::project;

use super::{WorkbenchPage, docx};

#[tokio::test]
async fn a_file_that_is_no_document_is_rejected_with_the_readers_message() -> Result {
    let host = Served::at_root()?;
    let workbench = WorkbenchPage::open(&host.address("workbench/"), Settings::default()).await?;
    let png = fs::read(project::root().join("public/icons/maskable-512.png"))?;
    for (name, bytes, words) in [
        ("a.pdf", b"%PDF-1.7".to_vec(), "这是PDF 文件（.pdf），读不出文字"),
        ("b.docx", png, "这是图片（.png），读不出文字"),
        ("c.txt", Vec::new(), "文件里没有文字"),
        ("d.docx", docx("good morning, this is a text in English")?, "文件里没有汉字"),
    ] {
        workbench.choose(name, &bytes).await?;
        let notice = format!("(document.querySelector('.notice') || {{}}).innerText?.includes('{words}')");
        workbench.browser.wait_until(&notice).await?;
        workbench.browser.click(".notice .button").await?;
    }
    // A valid file can be imported afterwards.
    workbench
        .choose("e.txt", "甘省总工会关于帮扶的通知\n各市总工会：\n一、标准\n每户3000元。\n".as_bytes())
        .await?;
    workbench.wait_for_text("甘省总工会关于帮扶的通知").await?;
    workbench.browser.close(&host).await
}

#[tokio::test]
async fn a_missing_jurisdiction_is_required() -> Result {
    let host = Served::at_root()?;
    let workbench = WorkbenchPage::open(&host.address("workbench/"), Settings::default()).await?;
    workbench.browser.click(".paste summary").await?;
    let text = "关于帮扶的通知\n一、帮扶标准\n每户每年补助3000元，直到就业。\n";
    workbench.browser.driver.find(thirtyfour::By::Id("paste")).await?.send_keys(text).await?;
    workbench.browser.click(".paste .button").await?;
    workbench.wait_for_text("没有找到适用地区").await?;
    let is_valid = "document.getElementById('jurisdiction').validity.valid";
    assert!(!workbench.browser.value::<bool>(is_valid).await?);
    workbench.browser.close(&host).await
}

#[tokio::test]
async fn on_a_telephone_it_says_that_it_needs_a_computer() -> Result {
    let host = Served::at_root()?;
    let browser = Browser::with(Settings { size: Size::PHONE, ..Settings::default() }).await?;
    browser.load(&host.address("workbench/")).await?;
    assert!(browser.text(".workbench-small").await?.contains("要在电脑上用"));
    assert!(browser.text("#workbench").await?.is_empty());
    browser.close(&host).await
}
