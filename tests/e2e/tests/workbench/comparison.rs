//! 对照: what two documents say of the same matter: proposed, read, mended, refused, kept in the project.

use e2e::{Result, Served, Settings};
use thirtyfour::By;

use super::{Bench, unpacked};

const NATIONAL: &str = "中华全国总工会关于帮扶的通知\n各省总工会：\n一、组织领导\n\
                        各级工会要加强对产业工人队伍建设改革工作的组织领导，明确责任分工。\n二、宣传先进\n宣传先进典型。\n\
                        中华全国总工会\n2020年5月6日\n";
const PROVINCE: &str = "甘省总工会关于帮扶的通知\n各市总工会：\n一、帮扶标准\n每户每年补助3000元。职工可以申请。\n\
                        二、组织领导\n各级工会要加强对产业工人队伍建设改革工作的组织领导，制定实施方案。\n\
                        甘省总工会\n2021年5月6日\n";

/// What each pair is.
const ARE: &str = "[...document.querySelectorAll('.pair .number__is')].map(one => one.innerText).join(' ')";
const IS_READY: &str = "document.querySelector('.pair')";
/// Both documents are there, whether they are alike or not.
const IS_COMPARED: &str = "document.querySelector('.alone')";

/// Adds a document to the project.
async fn add(bench: &Bench, text: &str) -> Result {
    bench.step("导入").await?;
    bench.choose("通知.txt", text.as_bytes()).await?;
    bench.shows("读到了什么").await?;
    bench.browser.click("form [type=submit]").await?;
    bench.browser.wait_until("document.querySelector('.lines > li')").await
}

async fn begin(bench: &Bench) -> Result {
    add(bench, NATIONAL).await?;
    add(bench, PROVINCE).await?;
    bench.step("对照").await?;
    bench.browser.wait_until(IS_READY).await
}

fn button(words: &str) -> By {
    By::XPath(format!("//button[contains(normalize-space(),'{words}')]"))
}

async fn packed(bench: &Bench) -> Result<(Vec<u8>, String)> {
    bench.step("导出").await?;
    bench.browser.click("#pack").await?;
    let archive = bench.given("工程.zip").await?;
    let file = unpacked(&archive)?.remove("alignments/gan--national.toml").unwrap_or_default();
    Ok((archive, String::from_utf8(file)?))
}

#[tokio::test]
async fn two_documents_are_compared() -> Result {
    let host = Served::at_root()?;
    let bench = Bench::open(&host.address("workbench/"), Settings::default()).await?;
    begin(&bench).await?;
    // The national one stands on the right, and what is alike is proposed.
    let chosen = "[...document.querySelectorAll('select')].map(one => one.value).join(' ')";
    assert_eq!(bench.browser.value::<String>(chosen).await?, "gan national");
    bench.shows("还有1对没看").await?;
    bench.browser.click(".pair__head").await?;
    let texts = "document.querySelector('.pair__sides').innerText";
    bench
        .browser
        .wait_until(&format!("{texts}.includes('制定实施方案') && {texts}.includes('明确责任分工')"))
        .await?;

    // A sentence more on the left, and away again; and one on the right.
    let left = "document.querySelectorAll('.pair [data-side=left] ul li').length";
    assert_eq!(bench.browser.value::<usize>(left).await?, 2);
    bench.browser.click_on(By::XPath("//div[@data-side='left']//button[text()='加一句']")).await?;
    bench
        .browser
        .click_on(By::XPath("//button[contains(@class,'pair__other')][contains(.,'职工可以申请')]"))
        .await?;
    bench.browser.wait_until(&format!("{left} === 3")).await?;
    bench.browser.click_on(By::XPath("(//div[@data-side='left']//button[text()='去掉'])[1]")).await?;
    bench.browser.wait_until(&format!("{left} === 2")).await?;
    bench.browser.click_on(button("撤销")).await?;
    bench.browser.wait_until(&format!("{left} === 3")).await?;
    bench.browser.click_on(button("撤销")).await?;
    bench.browser.wait_until(&format!("{left} === 2")).await?;

    // It is read, and everything else stands alone.
    let note = bench.browser.driver.find(By::Css("input[placeholder^='一句大白话']")).await?;
    note.send_keys("省里要制定实施方案。").await?;
    bench.browser.click_on(button("左边更具体")).await?;
    bench.browser.wait_until(&format!("{ARE} === '左边更具体'")).await?;
    bench.shows("还有0对没看").await?;
    for side in ["left", "right"] {
        let all =
            format!("//section[@id='alone']//div[@data-side='{side}']//button[contains(.,'都写上这个理由')]");
        bench.browser.click_on(By::XPath(all)).await?;
        let open = format!("#alone [data-side={side}] > .button:disabled");
        bench.browser.wait_until(&format!("document.querySelector('{open}')")).await?;
    }
    bench.shows("都看过了").await?;

    let (archive, file) = packed(&bench).await?;
    let pair = "[[pair]]\nid = \"pair-1\"\ntitle = \"组织领导\"\nleft = [\"gan.p2\"]\nright = [\"national.p1\"]\n\
                relation = \"more_specific\"\nnote = \"省里要制定实施方案。\"\n";
    assert!(file.contains(pair), "{file}");
    assert!(!file.contains("draft = true"), "{file}");
    // What comes out goes in again and comes out the same.
    bench.step("导入").await?;
    bench.choose("again.zip", &archive).await?;
    bench.browser.wait_until("document.querySelector('.lines > li')").await?;
    bench.step("对照").await?;
    bench.shows("都看过了").await?;
    assert!(packed(&bench).await?.0 == archive, "the project comes out as it went in");
    bench.step("检查").await?;
    bench.shows("没有错误").await?;
    // It is given up, which can be taken back.
    bench.step("对照").await?;
    bench.browser.click("#give-up").await?;
    bench.shows("还有1对没看").await?;
    bench.browser.click_on(button("撤销")).await?;
    bench.shows("都看过了").await?;
    bench.browser.close(&host).await
}

#[tokio::test]
async fn a_pair_is_refused_and_another_is_made() -> Result {
    let host = Served::at_root()?;
    let bench = Bench::open(&host.address("workbench/"), Settings::default()).await?;
    begin(&bench).await?;
    bench.browser.click(".pair__head").await?;
    bench.browser.click_on(button("不是一对")).await?;
    bench.browser.wait_until("document.querySelectorAll('.pair').length === 0").await?;
    for (side, words) in [("left", "3000元"), ("right", "宣传先进典型")] {
        let choose =
            format!("//div[@data-side='{side}']//li[contains(.,'{words}')]//button[text()='选来配对']");
        bench.browser.click_on(By::XPath(choose)).await?;
    }
    bench.browser.click_on(button("配成一对")).await?;
    bench.browser.wait_until(&format!("{ARE} === '程序提出，还没看'")).await?;
    bench.shows("帮扶标准").await?;
    // Back to the proposal, before the file was begun.
    for pairs in [0, 1] {
        bench.browser.click_on(button("撤销")).await?;
        bench.browser.wait_until(&format!("document.querySelectorAll('.pair').length === {pairs}")).await?;
    }
    let (archive, _) = packed(&bench).await?;
    assert!(!unpacked(&archive)?.contains_key("alignments/gan--national.toml"));
    bench.browser.close(&host).await
}

#[tokio::test]
async fn with_one_document_it_says_what_is_needed_and_has_the_national_notice() -> Result {
    let host = Served::at_root()?;
    let bench = Bench::open(&host.address("workbench/"), Settings::default()).await?;
    add(&bench, PROVINCE).await?;
    bench.step("对照").await?;
    bench.shows("对照要有两份文件").await?;
    bench.browser.click("#add-national").await?;
    bench.browser.wait_until(IS_COMPARED).await?;
    bench.step("文件信息").await?;
    bench.shows("全国总工会通知").await?;
    bench.browser.click("#reviewed").await?;
    bench.step("检查").await?;
    bench.shows("没有错误，可以做成网站").await?;
    bench.step("对照").await?;
    bench.browser.wait_until(IS_COMPARED).await?;
    bench.step("导出").await?;
    bench.browser.click("#publish").await?;
    let site = unpacked(&bench.given("网站.zip").await?)?;
    assert!(site.contains_key("national/index.html") && site.contains_key("gan/index.html"));
    bench.browser.close(&host).await
}
