//! 对照: pairs are proposed, accepted, edited, dissolved, and saved in the project.

use e2e::{Result, Served, Settings};
use thirtyfour::By;

use super::{WorkbenchPage, unzip};

const NATIONAL: &str = "中华全国总工会关于帮扶的通知\n各省总工会：\n一、组织领导\n\
                        各级工会要加强对产业工人队伍建设改革工作的组织领导，明确责任分工。\n二、宣传先进\n宣传先进典型。\n\
                        中华全国总工会\n2020年5月6日\n";
const PROVINCE: &str = "甘省总工会关于帮扶的通知\n各市总工会：\n一、帮扶标准\n每户每年补助3000元。职工可以申请。\n\
                        二、组织领导\n各级工会要加强对产业工人队伍建设改革工作的组织领导，制定实施方案。\n\
                        甘省总工会\n2021年5月6日\n";

/// The status of each pair.
const STATUSES: &str =
    "[...document.querySelectorAll('.pair .number__is')].map(one => one.innerText).join(' ')";
const IS_READY: &str = "document.querySelector('.pair')";
/// The comparison is shown, with or without pairs.
const IS_COMPARED: &str = "document.querySelector('.alone')";

/// Adds a document to the project.
async fn add(workbench: &WorkbenchPage, text: &str) -> Result {
    workbench.step("导入").await?;
    workbench.choose("通知.txt", text.as_bytes()).await?;
    workbench.wait_for_text("读到了什么").await?;
    workbench.browser.click("form [type=submit]").await?;
    workbench.browser.wait_until("document.querySelector('.lines > li')").await
}

async fn start_project(workbench: &WorkbenchPage) -> Result {
    add(workbench, NATIONAL).await?;
    add(workbench, PROVINCE).await?;
    workbench.step("对照").await?;
    workbench.browser.wait_until(IS_READY).await
}

fn button(words: &str) -> By {
    By::XPath(format!("//button[contains(normalize-space(),'{words}')]"))
}

async fn export_project(workbench: &WorkbenchPage) -> Result<(Vec<u8>, String)> {
    workbench.step("导出").await?;
    workbench.browser.click("#pack").await?;
    let archive = workbench.downloaded("工程.zip").await?;
    let file = unzip(&archive)?.remove("alignments/gan--national.toml").unwrap_or_default();
    Ok((archive, String::from_utf8(file)?))
}

#[tokio::test]
async fn two_documents_are_compared() -> Result {
    let host = Served::at_root()?;
    let workbench = WorkbenchPage::open(&host.address("workbench/"), Settings::default()).await?;
    start_project(&workbench).await?;
    // The national document is on the right, and similar passages are proposed as a pair.
    let chosen = "[...document.querySelectorAll('select')].map(one => one.value).join(' ')";
    assert_eq!(workbench.browser.value::<String>(chosen).await?, "gan national");
    workbench.wait_for_text("还有1对没看").await?;
    workbench.browser.click(".pair__head").await?;
    let texts = "document.querySelector('.pair__sides').innerText";
    workbench
        .browser
        .wait_until(&format!("{texts}.includes('制定实施方案') && {texts}.includes('明确责任分工')"))
        .await?;

    // A sentence is added and another removed on the left; both are undone.
    let left = "document.querySelectorAll('.pair [data-side=left] ul li').length";
    assert_eq!(workbench.browser.value::<usize>(left).await?, 2);
    workbench.browser.click_on(By::XPath("//div[@data-side='left']//button[text()='加一句']")).await?;
    workbench
        .browser
        .click_on(By::XPath("//button[contains(@class,'pair__other')][contains(.,'职工可以申请')]"))
        .await?;
    workbench.browser.wait_until(&format!("{left} === 3")).await?;
    workbench.browser.click_on(By::XPath("(//div[@data-side='left']//button[text()='去掉'])[1]")).await?;
    workbench.browser.wait_until(&format!("{left} === 2")).await?;
    workbench.browser.click_on(button("撤销")).await?;
    workbench.browser.wait_until(&format!("{left} === 3")).await?;
    workbench.browser.click_on(button("撤销")).await?;
    workbench.browser.wait_until(&format!("{left} === 2")).await?;

    // The pair is accepted, and all other passages get a reason.
    let note = workbench.browser.driver.find(By::Css("input[placeholder^='一句大白话']")).await?;
    note.send_keys("省里要制定实施方案。").await?;
    workbench.browser.click_on(button("左边更具体")).await?;
    workbench.browser.wait_until(&format!("{STATUSES} === '左边更具体'")).await?;
    workbench.wait_for_text("还有0对没看").await?;
    for side in ["left", "right"] {
        let all =
            format!("//section[@id='alone']//div[@data-side='{side}']//button[contains(.,'都写上这个理由')]");
        workbench.browser.click_on(By::XPath(all)).await?;
        let open = format!("#alone [data-side={side}] > .button:disabled");
        workbench.browser.wait_until(&format!("document.querySelector('{open}')")).await?;
    }
    workbench.wait_for_text("都看过了").await?;

    let (archive, file) = export_project(&workbench).await?;
    let pair = "[[pair]]\nid = \"pair-1\"\ntitle = \"组织领导\"\nleft = [\"gan.p2\"]\nright = [\"national.p1\"]\n\
                relation = \"more_specific\"\nnote = \"省里要制定实施方案。\"\n";
    assert!(file.contains(pair), "{file}");
    assert!(!file.contains("draft = true"), "{file}");
    // Importing the export and exporting again gives the same bytes.
    workbench.step("导入").await?;
    workbench.choose("again.zip", &archive).await?;
    workbench.browser.wait_until("document.querySelector('.lines > li')").await?;
    workbench.step("对照").await?;
    workbench.wait_for_text("都看过了").await?;
    assert!(export_project(&workbench).await?.0 == archive, "the project comes out as it went in");
    workbench.step("检查").await?;
    workbench.wait_for_text("没有错误").await?;
    // The comparison is deleted, and that is undone.
    workbench.step("对照").await?;
    workbench.browser.click("#give-up").await?;
    workbench.wait_for_text("还有1对没看").await?;
    workbench.browser.click_on(button("撤销")).await?;
    workbench.wait_for_text("都看过了").await?;
    workbench.browser.close(&host).await
}

#[tokio::test]
async fn a_pair_is_dissolved_and_another_is_made() -> Result {
    let host = Served::at_root()?;
    let workbench = WorkbenchPage::open(&host.address("workbench/"), Settings::default()).await?;
    start_project(&workbench).await?;
    workbench.browser.click(".pair__head").await?;
    workbench.browser.click_on(button("不是一对")).await?;
    workbench.browser.wait_until("document.querySelectorAll('.pair').length === 0").await?;
    for (side, words) in [("left", "3000元"), ("right", "宣传先进典型")] {
        let choose =
            format!("//div[@data-side='{side}']//li[contains(.,'{words}')]//button[text()='选来配对']");
        workbench.browser.click_on(By::XPath(choose)).await?;
    }
    workbench.browser.click_on(button("配成一对")).await?;
    workbench.browser.wait_until(&format!("{STATUSES} === '程序提出，还没看'")).await?;
    workbench.wait_for_text("帮扶标准").await?;
    // Undo until the file does not exist.
    for pairs in [0, 1] {
        workbench.browser.click_on(button("撤销")).await?;
        workbench
            .browser
            .wait_until(&format!("document.querySelectorAll('.pair').length === {pairs}"))
            .await?;
    }
    let (archive, _) = export_project(&workbench).await?;
    assert!(!unzip(&archive)?.contains_key("alignments/gan--national.toml"));
    workbench.browser.close(&host).await
}

#[tokio::test]
async fn with_one_document_it_offers_the_national_notice() -> Result {
    let host = Served::at_root()?;
    let workbench = WorkbenchPage::open(&host.address("workbench/"), Settings::default()).await?;
    add(&workbench, PROVINCE).await?;
    workbench.step("对照").await?;
    workbench.wait_for_text("对照要有两份文件").await?;
    workbench.browser.click("#add-national").await?;
    workbench.browser.wait_until(IS_COMPARED).await?;
    workbench.step("文件信息").await?;
    workbench.wait_for_text("全国总工会通知").await?;
    workbench.browser.click("#reviewed").await?;
    workbench.step("检查").await?;
    workbench.wait_for_text("没有错误，可以做成网站").await?;
    workbench.step("对照").await?;
    workbench.browser.wait_until(IS_COMPARED).await?;
    workbench.step("导出").await?;
    workbench.browser.click("#publish").await?;
    let site = unzip(&workbench.downloaded("网站.zip").await?)?;
    assert!(site.contains_key("national/index.html") && site.contains_key("gan/index.html"));
    workbench.browser.close(&host).await
}
