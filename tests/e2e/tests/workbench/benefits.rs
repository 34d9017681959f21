//! 待遇: from the reading edition to the full edition; a benefit is written, tried and undone.

use e2e::{Result, Served, Settings};
use serde_json::json;
use thirtyfour::{By, Key};

use super::{WorkbenchPage, unzip};
use crate::face::examine::axe;

const TEXT: &str = "甘省总工会关于帮扶的通知\n各市总工会：\n一、标准\n对困难职工给予补助。要落实责任。\n\
                    甘省总工会\n2021年5月6日\n";

/// The status of each sentence.
const STATUSES: &str =
    "[...document.querySelectorAll('.sentence__state')].map(one => one.innerText).join('|')";

async fn start_project(workbench: &WorkbenchPage) -> Result {
    workbench.choose("通知.txt", TEXT.as_bytes()).await?;
    workbench.browser.click("form [type=submit]").await?;
    workbench.browser.wait_until("document.querySelector('.lines > li')").await?;
    workbench.step("待遇").await?;
    workbench.browser.click("#full-edition").await?;
    wait_for_statuses(workbench, "没着落|没着落").await
}

async fn wait_for_statuses(workbench: &WorkbenchPage, words: &str) -> Result {
    workbench.browser.wait_until(&format!("{STATUSES} === {}", json!(words))).await
}

/// Selects text of a sentence, as with a mouse.
async fn select(workbench: &WorkbenchPage, node: &str, words: &str) -> Result {
    let statements = format!(
        "const text = document.querySelector('[data-node=\"{node}\"]').firstChild;\
         const start = text.data.indexOf({words});\
         getSelection().setBaseAndExtent(text, start, text, start + {words}.length);\
         text.parentElement.dispatchEvent(new MouseEvent('mouseup', {{ bubbles: true }}));",
        words = json!(words)
    );
    workbench.browser.run(&statements).await?;
    workbench.wait_for_text(&format!("选中：“{words}”")).await
}

async fn press(workbench: &WorkbenchPage, name: &str) -> Result {
    workbench.browser.click_on(By::XPath(format!("//button[normalize-space()='{name}']"))).await
}

async fn type_into(workbench: &WorkbenchPage, name: &str, words: &str) -> Result {
    let field = By::XPath(format!("//label[span='{name}']/input"));
    Ok(workbench.browser.driver.find(field).await?.send_keys(words).await?)
}

/// Fills in the required fields of a new benefit.
async fn fill_in(workbench: &WorkbenchPage) -> Result {
    select(workbench, "gan.p1.s1", "对困难职工给予补助。").await?;
    workbench.browser.click("#use-picked").await?;
    type_into(workbench, "名称", "困难补助").await?;
    type_into(workbench, "一句话", "对困难职工给予补助。").await?;
    for name in ["在职职工", "其他补贴和补助", "钱", "给（给予、应当）", "没有写数目"]
    {
        press(workbench, name).await?;
    }
    Ok(())
}

/// Adds a condition on a question.
async fn add_condition(workbench: &WorkbenchPage, field: &str, fact: &str) -> Result {
    let select = workbench.browser.driver.find(By::Css(format!("#{field}"))).await?;
    select.find(By::Css(format!("option[value={fact}]"))).await?.click().await?;
    let button = format!("//select[@id='{field}']/following::button[normalize-space()='加上这个条件'][1]");
    workbench.browser.click_on(By::XPath(button)).await
}

#[tokio::test]
async fn a_benefit_has_groups_of_conditions_a_quota_and_a_term_and_is_tried_for_a_wish() -> Result {
    let host = Served::at_root()?;
    let workbench = WorkbenchPage::open(&host.address("workbench/"), Settings::default()).await?;
    start_project(&workbench).await?;
    fill_in(&workbench).await?;

    // A group and a nested group. Adding one focuses the select for its first condition.
    let focus = |id: &str| format!("document.activeElement.id === '{id}'");
    let add_group = "/p/button[normalize-space()='加一组条件']";
    workbench.browser.click_on(By::XPath(format!("//fieldset[legend='还要满足什么']{add_group}"))).await?;
    workbench.browser.wait_until(&focus("add-condition-0")).await?;
    add_condition(&workbench, "add-condition-0", "hardship").await?;
    press(&workbench, "困难职工").await?;
    // A pressed answer keeps the focus, for keyboard users.
    workbench.browser.wait_until("document.activeElement.innerText === '困难职工'").await?;
    add_condition(&workbench, "add-condition-0", "identity").await?;
    press(&workbench, "涉外务工人员").await?;
    let group = "//fieldset[starts-with(legend,'一组条件：有一个就行')]";
    workbench.browser.click_on(By::XPath(format!("{group}{add_group}"))).await?;
    workbench.browser.wait_until(&focus("add-condition-0-2")).await?;
    add_condition(&workbench, "add-condition-0-2", "employment").await?;
    press(&workbench, "在企业上班").await?;

    press(&workbench, "写了名额").await?;
    type_into(&workbench, "多少个名额", "20").await?;
    press(&workbench, "写了几年").await?;
    type_into(&workbench, "几年", "1").await?;
    type_into(&workbench, "什么的期限", "补助").await?;
    let found = axe(&workbench.browser).await?;
    assert!(found.is_empty(), "{}", found.join("\n"));
    workbench.browser.click("#save-benefit").await?;
    workbench.wait_for_text("已存下“困难补助”").await?;
    workbench.browser.wait_until("!document.querySelector('form.benefit')").await?;

    // A wish determines who asks.
    workbench.browser.click("#try").await?;
    press(&workbench, "考了证、升了级，有没有补贴").await?;
    workbench.wait_for_text("想问的：考了证、升了级，有没有补贴").await?;
    workbench.wait_for_text("您现在是哪种情况？").await?;

    workbench.step("导出").await?;
    workbench.browser.click("#pack").await?;
    let files = unzip(&workbench.downloaded("工程.zip").await?)?;
    let text = String::from_utf8_lossy(&files["gan/benefits/p1.toml"]).into_owned();
    let whole = "quote = { node = \"gan.p1.s1\", text = \"对困难职工给予补助。\" }";
    for written in [
        "condition = { any = [\n  { fact = \"hardship\", has = \"hardship_worker\" },\n  { fact = \"identity\", has = \"overseas\" },\n  { all = [\n    { fact = \"employment\", is = \"enterprise\" },\n  ] },\n] }\n",
        &format!("quota = {{ count = 20, {whole} }}\n"),
        &format!("term = {{ years = 1, what = \"补助\", {whole} }}\n"),
    ] {
        assert!(text.contains(written), "{written}\n{text}");
    }

    // The form shows the saved values, and a group is removed.
    workbench.step("待遇").await?;
    press(&workbench, "困难补助").await?;
    press(&workbench, "去掉这一组").await?;
    workbench.browser.wait_until(&focus("add-condition")).await?;
    workbench.browser.click("#save-benefit").await?;
    workbench.wait_for_text("已存下“困难补助”").await?;
    workbench.browser.close(&host).await
}

#[tokio::test]
async fn a_benefit_is_written_from_a_selection_tried_and_undone() -> Result {
    let host = Served::at_root()?;
    let workbench = WorkbenchPage::open(&host.address("workbench/"), Settings::default()).await?;
    start_project(&workbench).await?;

    // The form starts with the selected text.
    select(&workbench, "gan.p1.s1", "对困难职工给予补助。").await?;
    workbench.browser.click("#use-picked").await?;
    workbench.browser.wait_until("document.activeElement.id === 'benefit-title'").await?;
    // A missing value is reported, and the form stays open.
    workbench.browser.click("#save-benefit").await?;
    workbench.wait_for_text("请填名称").await?;
    type_into(&workbench, "名称", "困难补助").await?;
    type_into(&workbench, "一句话", "对困难职工给予补助。").await?;
    for name in ["在职职工", "其他补贴和补助", "钱", "给（给予、应当）", "没有写数目"]
    {
        press(&workbench, name).await?;
    }
    workbench.browser.click("#save-benefit").await?;
    wait_for_statuses(&workbench, "待遇：困难补助|没着落").await?;
    press(&workbench, "困难补助").await?;

    // A condition with a quote.
    let select_question = By::Css(".condition-group select");
    let question = workbench.browser.driver.find(select_question).await?;
    question.find(By::Css("option[value=hardship]")).await?.click().await?;
    workbench.browser.click_on(By::XPath("(//button[normalize-space()='加上这个条件'])[1]")).await?;
    press(&workbench, "困难职工").await?;
    select(&workbench, "gan.p1.s1", "困难职工").await?;
    let use_them = "//li[@class='condition']//button[normalize-space()='用选中的话']";
    workbench.browser.click_on(By::XPath(use_them)).await?;
    let found = axe(&workbench.browser).await?;
    assert!(found.is_empty(), "{}", found.join("\n"));
    workbench.browser.click("#save-benefit").await?;
    workbench.wait_for_text("已存下“困难补助”").await?;
    workbench.browser.wait_until("!document.querySelector('form.benefit')").await?;

    // A selection across two sentences cannot be quoted.
    workbench
        .browser
        .run(
            "const [first, second] = document.querySelectorAll('[data-node]');\
             getSelection().setBaseAndExtent(first.firstChild, 0, second.firstChild, 1);\
             first.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));",
        )
        .await?;
    workbench.wait_for_text("请只在一句话里选字").await?;

    // The other sentence has no benefit.
    workbench.browser.click(".sentence:nth-child(2) input").await?;
    press(&workbench, "部署工作，没有写给谁什么").await?;
    wait_for_statuses(&workbench, "待遇：困难补助|没有给谁什么：部署工作，没有写给谁什么").await?;
    workbench.wait_for_text("都有着落了").await?;

    // A trial of the current rules.
    workbench.browser.click("#try").await?;
    workbench.wait_for_text("您想问哪件事？").await?;
    workbench.browser.click("#try-all").await?;
    let verdict =
        |key: &str| format!("document.querySelector('.trial__verdict').dataset.verdict === '{key}'");
    workbench.browser.wait_until(&verdict("undetermined")).await?;
    press(&workbench, "为我自己（或家人、工友）").await?;
    let trial_option = "//section[contains(@class,'trial')]//button[normalize-space()='困难职工']";
    workbench.browser.click_on(By::XPath(trial_option)).await?;
    press(&workbench, "选好了").await?;
    workbench.browser.wait_until(&verdict("met")).await?;
    workbench.wait_for_text("没有要问的了").await?;
    type_into(&workbench, "记下这个例子", "困难职工").await?;
    press(&workbench, "记下").await?;
    workbench.wait_for_text("已记下例子“困难职工”").await?;

    workbench.step("导出").await?;
    workbench.browser.click("#pack").await?;
    let files = unzip(&workbench.downloaded("工程.zip").await?)?;
    let text = |path: &str| String::from_utf8_lossy(&files[path]).into_owned();
    assert!(text("gan/benefits/p1.toml").contains(
        "target = { fact = \"hardship\", has = \"hardship_worker\", quote = { node = \"gan.p1.s1\", text = \"困难职工\" } }"
    ));
    assert!(text("cases/gan.toml").contains("gan-p1 = \"met\""));
    assert!(text("gan/document.toml").contains("edition = \"full\""));

    // Undo, step by step, to the reading edition.
    workbench.step("待遇").await?;
    wait_for_statuses(&workbench, "待遇：困难补助|没有给谁什么：部署工作，没有写给谁什么").await?;
    press(&workbench, "撤销").await?;
    press(&workbench, "撤销").await?;
    wait_for_statuses(&workbench, "待遇：困难补助|没着落").await?;
    workbench.browser.driver.active_element().await?.send_keys(Key::Control + "z").await?;
    workbench.browser.driver.active_element().await?.send_keys(Key::Control + "z").await?;
    wait_for_statuses(&workbench, "没着落|没着落").await?;
    press(&workbench, "撤销").await?;
    workbench.browser.wait_until("document.querySelector('#full-edition')").await?;
    workbench.browser.close(&host).await
}
