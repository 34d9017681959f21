//! 数字: what each number is, said by keys and by the mouse, kept in the project, taken back.

use e2e::{Result, Served, Settings};
use thirtyfour::{By, Key, TypingData};

use super::{Bench, unpacked};

const TEXT: &str = "甘省总工会关于帮扶的通知\n各市总工会：\n一、标准\n每户3000元，比例不低于60%。\n二、期限\n\
                    每年一次，30日内办结。\n甘省总工会\n2021年5月6日\n";

/// What each number is, or may be.
const ARE: &str = "[...document.querySelectorAll('.number__is')].map(one => one.innerText).join(' ')";
/// The number that is looked at.
const HERE: &str = "(document.querySelector('.number--here mark') || {}).innerText";

async fn begin(bench: &Bench) -> Result {
    bench.choose("通知.txt", TEXT.as_bytes()).await?;
    bench.browser.click("form [type=submit]").await?;
    bench.browser.wait_until("document.querySelector('.lines > li')").await?;
    bench.step("数字").await?;
    let is_ready = format!("{HERE} === '3000元' && document.activeElement.id === 'number-0'");
    bench.browser.wait_until(&is_ready).await
}

async fn press(bench: &Bench, keys: impl Into<TypingData>) -> Result {
    Ok(bench.browser.driver.active_element().await?.send_keys(keys).await?)
}

async fn are(bench: &Bench, words: &str) -> Result {
    bench.browser.wait_until(&format!("{ARE} === '{words}'")).await
}

async fn is_here(bench: &Bench, number: &str) -> Result {
    bench.browser.wait_until(&format!("{HERE} === '{number}'")).await
}

async fn packed(bench: &Bench) -> Result<(Vec<u8>, String)> {
    bench.step("导出").await?;
    bench.browser.click("#pack").await?;
    let archive = bench.given("工程.zip").await?;
    let figures = unpacked(&archive)?.remove("gan/figures.toml").unwrap_or_default();
    Ok((archive, String::from_utf8(figures)?))
}

#[tokio::test]
async fn the_numbers_are_worked_off_by_keys_alone() -> Result {
    let host = Served::at_root()?;
    let bench = Bench::open(&host.address("workbench/"), Settings::default()).await?;
    begin(&bench).await?;
    are(&bench, "建议：金额 建议：比例 建议：次数 建议：期限 建议：日期").await?;
    bench.shows("还有5处没看").await?;

    // Enter takes what is proposed; a digit says something else; both go on.
    press(&bench, Key::Enter + "").await?;
    is_here(&bench, "60%").await?;
    press(&bench, "1").await?;
    bench.shows("“60%”不能算作金额").await?;
    press(&bench, "6").await?;
    is_here(&bench, "一次").await?;
    press(&bench, "j").await?;
    is_here(&bench, "30日").await?;
    press(&bench, "K").await?;
    is_here(&bench, "一次").await?;
    press(&bench, Key::Down + "").await?;
    is_here(&bench, "30日").await?;
    press(&bench, "4").await?;
    are(&bench, "金额 不是数字规定 建议：次数 期限 建议：日期").await?;
    bench.shows("还有2处没看").await?;

    // In a field keys are letters.
    bench.browser.click("#number-0").await?;
    is_here(&bench, "3000元").await?;
    let field = bench.browser.driver.find(By::Css(".number__more input")).await?;
    field.clear().await?;
    field.send_keys("每户给3000元j6").await?;
    is_here(&bench, "3000元").await?;
    field.send_keys(Key::Enter + "").await?;
    bench.shows("第4行“3000元”：金额").await?;

    let (archive, figures) = packed(&bench).await?;
    for words in [
        "quote = { node = \"gan.p1.s1\", text = \"每户3000元\" }\nnumber = \"3000元\"\ngroup = \"sum\"\n\
         meaning = \"每户给3000元j6\"\nwho = \"见原文\"\n",
        "[[not_figure]]\nquote = { node = \"gan.p1.s1\", text = \"60%\" }\nreason = \"idiom\"\n",
        "number = \"30日\"\ngroup = \"deadline\"\nmeaning = \"30日内办结\"\n",
    ] {
        assert!(figures.contains(words), "{figures}");
    }
    assert_eq!(figures.matches("\n[[draft]]\n").count(), 2, "{figures}");

    // What comes out goes in again and comes out the same.
    bench.step("导入").await?;
    bench.choose("again.zip", &archive).await?;
    bench.browser.wait_until("document.querySelector('.lines > li')").await?;
    bench.step("数字").await?;
    are(&bench, "金额 不是数字规定 建议：次数 期限 建议：日期").await?;
    assert!(packed(&bench).await?.0 == archive, "the project comes out as it went in");
    bench.step("检查").await?;
    bench.shows("没有错误").await?;
    bench.browser.close(&host).await
}

#[tokio::test]
async fn the_numbers_are_worked_off_with_the_mouse_and_taken_back() -> Result {
    let host = Served::at_root()?;
    let bench = Bench::open(&host.address("workbench/"), Settings::default()).await?;
    begin(&bench).await?;
    let choose = |name: &str| {
        By::XPath(format!("//li[contains(@class,'number--here')]//button[contains(.,'{name}')]"))
    };
    bench.browser.click("#number-2").await?;
    bench.browser.click_on(choose("不是数字规定")).await?;
    are(&bench, "建议：金额 建议：比例 不是数字规定 建议：期限 建议：日期").await?;
    bench.browser.click_on(choose("名称的一部分")).await?;
    bench
        .browser
        .wait_until("document.querySelectorAll('.number__more [aria-pressed=true]').length === 2")
        .await?;

    // Those that are left, with the one that is looked at.
    bench.browser.click_on(By::XPath("//button[contains(.,'还没看')]")).await?;
    bench.browser.wait_until("document.querySelectorAll('.number').length === 5").await?;
    press(&bench, "j").await?;
    bench.browser.wait_until("document.querySelectorAll('.number').length === 4").await?;
    bench.browser.click_on(By::XPath("//button[contains(.,'全部')]")).await?;

    // Step by step back, to before the file was begun, and forth again.
    for words in [
        "建议：金额 建议：比例 不是数字规定 建议：期限 建议：日期",
        "建议：金额 建议：比例 建议：次数 建议：期限 建议：日期",
    ] {
        bench.browser.click_on(By::XPath("//button[normalize-space()='撤销']")).await?;
        are(&bench, words).await?;
    }
    let (archive, _) = packed(&bench).await?;
    assert!(!unpacked(&archive)?.contains_key("gan/figures.toml"));
    bench.step("数字").await?;
    bench.browser.wait_until("document.activeElement.classList.contains('number__text')").await?;
    press(&bench, Key::Control + "y").await?;
    are(&bench, "建议：金额 建议：比例 不是数字规定 建议：期限 建议：日期").await?;
    press(&bench, Key::Control + "y").await?;
    bench.browser.wait_until("document.querySelectorAll('.number__is--said').length === 1").await?;
    assert!(packed(&bench).await?.1.contains("reason = \"name\""));

    // A number's line is where it stands.
    bench.step("数字").await?;
    bench.browser.click_on(By::XPath("//button[text()='第6行']")).await?;
    bench.browser.wait_until("document.activeElement.id === 'line-6'").await?;
    bench.browser.close(&host).await
}
