//! 数字: numbers are labelled by keyboard and by mouse, saved in the project, and undone.

use e2e::{Result, Served, Settings};
use thirtyfour::{By, Key, TypingData};

use super::{WorkbenchPage, unzip};

const TEXT: &str = "甘省总工会关于帮扶的通知\n各市总工会：\n一、标准\n每户3000元，比例不低于60%。\n二、期限\n\
                    每年一次，30日内办结。\n甘省总工会\n2021年5月6日\n";

/// The label or suggestion of each number.
const STATUSES: &str = "[...document.querySelectorAll('.number__is')].map(one => one.innerText).join(' ')";
/// The selected number.
const SELECTED: &str = "(document.querySelector('.number--here mark') || {}).innerText";

async fn start_project(workbench: &WorkbenchPage) -> Result {
    workbench.choose("通知.txt", TEXT.as_bytes()).await?;
    workbench.browser.click("form [type=submit]").await?;
    workbench.browser.wait_until("document.querySelector('.lines > li')").await?;
    workbench.step("数字").await?;
    let is_ready = format!("{SELECTED} === '3000元' && document.activeElement.id === 'number-0'");
    workbench.browser.wait_until(&is_ready).await
}

async fn press(workbench: &WorkbenchPage, keys: impl Into<TypingData>) -> Result {
    Ok(workbench.browser.driver.active_element().await?.send_keys(keys).await?)
}

async fn wait_for_statuses(workbench: &WorkbenchPage, words: &str) -> Result {
    workbench.browser.wait_until(&format!("{STATUSES} === '{words}'")).await
}

async fn wait_for_selected(workbench: &WorkbenchPage, number: &str) -> Result {
    workbench.browser.wait_until(&format!("{SELECTED} === '{number}'")).await
}

async fn export_project(workbench: &WorkbenchPage) -> Result<(Vec<u8>, String)> {
    workbench.step("导出").await?;
    workbench.browser.click("#pack").await?;
    let archive = workbench.downloaded("工程.zip").await?;
    let figures = unzip(&archive)?.remove("gan/figures.toml").unwrap_or_default();
    Ok((archive, String::from_utf8(figures)?))
}

#[tokio::test]
async fn numbers_are_labelled_by_keyboard() -> Result {
    let host = Served::at_root()?;
    let workbench = WorkbenchPage::open(&host.address("workbench/"), Settings::default()).await?;
    start_project(&workbench).await?;
    wait_for_statuses(&workbench, "建议：金额 建议：比例 建议：次数 建议：期限 建议：日期").await?;
    workbench.wait_for_text("还有5处没看").await?;

    // Enter accepts the suggestion, a digit sets another label; both select the next number.
    press(&workbench, Key::Enter + "").await?;
    wait_for_selected(&workbench, "60%").await?;
    press(&workbench, "1").await?;
    workbench.wait_for_text("“60%”不能算作金额").await?;
    press(&workbench, "6").await?;
    wait_for_selected(&workbench, "一次").await?;
    press(&workbench, "j").await?;
    wait_for_selected(&workbench, "30日").await?;
    press(&workbench, "K").await?;
    wait_for_selected(&workbench, "一次").await?;
    press(&workbench, Key::Down + "").await?;
    wait_for_selected(&workbench, "30日").await?;
    press(&workbench, "4").await?;
    wait_for_statuses(&workbench, "金额 不是数字规定 建议：次数 期限 建议：日期").await?;
    workbench.wait_for_text("还有2处没看").await?;

    // In a text field, keys are typed.
    workbench.browser.click("#number-0").await?;
    wait_for_selected(&workbench, "3000元").await?;
    let field = workbench.browser.driver.find(By::Css(".number__more input")).await?;
    field.clear().await?;
    field.send_keys("每户给3000元j6").await?;
    wait_for_selected(&workbench, "3000元").await?;
    field.send_keys(Key::Enter + "").await?;
    workbench.wait_for_text("第4行“3000元”：金额").await?;

    let (archive, figures) = export_project(&workbench).await?;
    for words in [
        "quote = { node = \"gan.p1.s1\", text = \"每户3000元\" }\nnumber = \"3000元\"\ngroup = \"sum\"\n\
         meaning = \"每户给3000元j6\"\nwho = \"见原文\"\n",
        "[[not_figure]]\nquote = { node = \"gan.p1.s1\", text = \"60%\" }\nreason = \"idiom\"\n",
        "number = \"30日\"\ngroup = \"deadline\"\nmeaning = \"30日内办结\"\n",
    ] {
        assert!(figures.contains(words), "{figures}");
    }
    assert_eq!(figures.matches("\n[[draft]]\n").count(), 2, "{figures}");

    // Importing the export and exporting again gives the same bytes.
    workbench.step("导入").await?;
    workbench.choose("again.zip", &archive).await?;
    workbench.browser.wait_until("document.querySelector('.lines > li')").await?;
    workbench.step("数字").await?;
    wait_for_statuses(&workbench, "金额 不是数字规定 建议：次数 期限 建议：日期").await?;
    assert!(export_project(&workbench).await?.0 == archive, "the project comes out as it went in");
    workbench.step("检查").await?;
    workbench.wait_for_text("没有错误").await?;
    workbench.browser.close(&host).await
}

#[tokio::test]
async fn numbers_are_labelled_by_mouse_and_labels_are_undone() -> Result {
    let host = Served::at_root()?;
    let workbench = WorkbenchPage::open(&host.address("workbench/"), Settings::default()).await?;
    start_project(&workbench).await?;
    let choose = |name: &str| {
        By::XPath(format!("//li[contains(@class,'number--here')]//button[contains(.,'{name}')]"))
    };
    workbench.browser.click("#number-2").await?;
    workbench.browser.click_on(choose("不是数字规定")).await?;
    wait_for_statuses(&workbench, "建议：金额 建议：比例 不是数字规定 建议：期限 建议：日期").await?;
    workbench.browser.click_on(choose("名称的一部分")).await?;
    workbench
        .browser
        .wait_until("document.querySelectorAll('.number__more [aria-pressed=true]').length === 2")
        .await?;

    // The filter shows the numbers without a label and the selected one.
    workbench.browser.click_on(By::XPath("//button[contains(.,'还没看')]")).await?;
    workbench.browser.wait_until("document.querySelectorAll('.number').length === 5").await?;
    press(&workbench, "j").await?;
    workbench.browser.wait_until("document.querySelectorAll('.number').length === 4").await?;
    workbench.browser.click_on(By::XPath("//button[contains(.,'全部')]")).await?;

    // Undo, step by step, until the file does not exist, and redo.
    for words in [
        "建议：金额 建议：比例 不是数字规定 建议：期限 建议：日期",
        "建议：金额 建议：比例 建议：次数 建议：期限 建议：日期",
    ] {
        workbench.browser.click_on(By::XPath("//button[normalize-space()='撤销']")).await?;
        wait_for_statuses(&workbench, words).await?;
    }
    let (archive, _) = export_project(&workbench).await?;
    assert!(!unzip(&archive)?.contains_key("gan/figures.toml"));
    workbench.step("数字").await?;
    workbench.browser.wait_until("document.activeElement.classList.contains('number__text')").await?;
    press(&workbench, Key::Control + "y").await?;
    wait_for_statuses(&workbench, "建议：金额 建议：比例 不是数字规定 建议：期限 建议：日期").await?;
    press(&workbench, Key::Control + "y").await?;
    workbench.browser.wait_until("document.querySelectorAll('.number__is--said').length === 1").await?;
    assert!(export_project(&workbench).await?.1.contains("reason = \"name\""));

    // The link to a number's line.
    workbench.step("数字").await?;
    workbench.browser.click_on(By::XPath("//button[text()='第6行']")).await?;
    workbench.browser.wait_until("document.activeElement.id === 'line-6'").await?;
    workbench.browser.close(&host).await
}
