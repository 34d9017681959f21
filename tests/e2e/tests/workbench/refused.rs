//! Files that are no document, and windows that are too small.

use std::fs;

use e2e::{Browser, Result, Served, Settings, Size};
use xtask::project;

use super::{Bench, docx};

#[tokio::test]
async fn a_file_that_is_no_document_gets_the_words_of_the_reader() -> Result {
    let host = Served::at_root()?;
    let bench = Bench::open(&host.address("workbench/"), Settings::default()).await?;
    let png = fs::read(project::root().join("public/icons/maskable-512.png"))?;
    for (name, bytes, words) in [
        ("a.pdf", b"%PDF-1.7".to_vec(), "这是PDF 文件（.pdf），读不出文字"),
        ("b.docx", png, "这是图片（.png），读不出文字"),
        ("c.txt", Vec::new(), "文件里没有文字"),
        ("d.docx", docx("good morning, this is a text in English")?, "文件里没有汉字"),
    ] {
        bench.choose(name, &bytes).await?;
        let notice = format!("(document.querySelector('.notice') || {{}}).innerText?.includes('{words}')");
        bench.browser.wait_until(&notice).await?;
        bench.browser.click(".notice .button").await?;
    }
    // And the way on is open.
    bench
        .choose("e.txt", "甘省总工会关于帮扶的通知\n各市总工会：\n一、标准\n每户3000元。\n".as_bytes())
        .await?;
    bench.shows("甘省总工会关于帮扶的通知").await?;
    bench.browser.close(&host).await
}

#[tokio::test]
async fn an_area_that_is_missing_is_asked_for() -> Result {
    let host = Served::at_root()?;
    let bench = Bench::open(&host.address("workbench/"), Settings::default()).await?;
    bench.browser.click(".paste summary").await?;
    let text = "关于帮扶的通知\n一、帮扶标准\n每户每年补助3000元，直到就业。\n";
    bench.browser.driver.find(thirtyfour::By::Id("paste")).await?.send_keys(text).await?;
    bench.browser.click(".paste .button").await?;
    bench.shows("没有找到适用地区").await?;
    let is_valid = "document.getElementById('jurisdiction').validity.valid";
    assert!(!bench.browser.value::<bool>(is_valid).await?);
    bench.browser.close(&host).await
}

#[tokio::test]
async fn a_telephone_is_told_that_it_is_for_a_computer() -> Result {
    let host = Served::at_root()?;
    let browser = Browser::with(Settings { size: Size::PHONE, ..Settings::default() }).await?;
    browser.load(&host.address("workbench/")).await?;
    assert!(browser.text(".workbench-small").await?.contains("要在电脑上用"));
    assert!(browser.text("#workbench").await?.is_empty());
    browser.close(&host).await
}
