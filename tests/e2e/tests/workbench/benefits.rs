//! 待遇: from the reading edition to the full one, a benefit made of selected words, tried, and taken back.

use e2e::{Result, Served, Settings};
use serde_json::json;
use thirtyfour::{By, Key};

use super::{Bench, unpacked};
use crate::face::examine::axe;

const TEXT: &str = "甘省总工会关于帮扶的通知\n各市总工会：\n一、标准\n对困难职工给予补助。要落实责任。\n\
                    甘省总工会\n2021年5月6日\n";

/// What each sentence is.
const ARE: &str = "[...document.querySelectorAll('.sentence__state')].map(one => one.innerText).join('|')";

async fn begin(bench: &Bench) -> Result {
    bench.choose("通知.txt", TEXT.as_bytes()).await?;
    bench.browser.click("form [type=submit]").await?;
    bench.browser.wait_until("document.querySelector('.lines > li')").await?;
    bench.step("待遇").await?;
    bench.browser.click("#full-edition").await?;
    are(bench, "没着落|没着落").await
}

async fn are(bench: &Bench, words: &str) -> Result {
    bench.browser.wait_until(&format!("{ARE} === {}", json!(words))).await
}

/// Selects words of a sentence as a mouse does.
async fn select(bench: &Bench, node: &str, words: &str) -> Result {
    let statements = format!(
        "const text = document.querySelector('[data-node=\"{node}\"]').firstChild;\
         const start = text.data.indexOf({words});\
         getSelection().setBaseAndExtent(text, start, text, start + {words}.length);\
         text.parentElement.dispatchEvent(new MouseEvent('mouseup', {{ bubbles: true }}));",
        words = json!(words)
    );
    bench.browser.run(&statements).await?;
    bench.shows(&format!("选中：“{words}”")).await
}

async fn press(bench: &Bench, name: &str) -> Result {
    bench.browser.click_on(By::XPath(format!("//button[normalize-space()='{name}']"))).await
}

async fn type_into(bench: &Bench, name: &str, words: &str) -> Result {
    let field = By::XPath(format!("//label[span='{name}']/input"));
    Ok(bench.browser.driver.find(field).await?.send_keys(words).await?)
}

/// Begins a benefit, with what none can be without.
async fn fill_in(bench: &Bench) -> Result {
    select(bench, "gan.p1.s1", "对困难职工给予补助。").await?;
    bench.browser.click("#use-picked").await?;
    type_into(bench, "名称", "困难补助").await?;
    type_into(bench, "一句话", "对困难职工给予补助。").await?;
    for name in ["在职职工", "其他补贴和补助", "钱", "给（给予、应当）", "没有写数目"]
    {
        press(bench, name).await?;
    }
    Ok(())
}

/// Chooses the question of a new condition.
async fn add_condition(bench: &Bench, field: &str, fact: &str) -> Result {
    let field = bench.browser.driver.find(By::Css(format!("#{field}"))).await?;
    Ok(field.find(By::Css(format!("option[value={fact}]"))).await?.click().await?)
}

#[tokio::test]
async fn a_benefit_has_groups_of_conditions_a_quota_and_a_term_and_is_tried_from_a_wish() -> Result {
    let host = Served::at_root()?;
    let bench = Bench::open(&host.address("workbench/"), Settings::default()).await?;
    begin(&bench).await?;
    fill_in(&bench).await?;

    // A group, and one in it. Each goes on with its first condition.
    let focus = |id: &str| format!("document.activeElement.id === '{id}'");
    let add_group = "/p/button[normalize-space()='加一组条件']";
    bench.browser.click_on(By::XPath(format!("//fieldset[legend='还要满足什么']{add_group}"))).await?;
    bench.browser.wait_until(&focus("add-condition-0")).await?;
    add_condition(&bench, "add-condition-0", "hardship").await?;
    press(&bench, "困难职工").await?;
    // An answer that is pressed keeps the focus, for those who press with keys.
    bench.browser.wait_until("document.activeElement.innerText === '困难职工'").await?;
    add_condition(&bench, "add-condition-0", "identity").await?;
    press(&bench, "涉外务工人员").await?;
    let group = "//fieldset[starts-with(legend,'一组条件：有一个就行')]";
    bench.browser.click_on(By::XPath(format!("{group}{add_group}"))).await?;
    bench.browser.wait_until(&focus("add-condition-0-2")).await?;
    add_condition(&bench, "add-condition-0-2", "employment").await?;
    press(&bench, "在企业上班").await?;

    press(&bench, "写了名额").await?;
    type_into(&bench, "多少个名额", "20").await?;
    press(&bench, "写了几年").await?;
    type_into(&bench, "几年", "1").await?;
    type_into(&bench, "什么的期限", "补助").await?;
    let found = axe(&bench.browser).await?;
    assert!(found.is_empty(), "{}", found.join("\n"));
    bench.browser.click("#save-benefit").await?;
    bench.shows("已存下“困难补助”").await?;
    bench.browser.wait_until("!document.querySelector('form.benefit')").await?;

    // A wish says who asks.
    bench.browser.click("#try").await?;
    press(&bench, "考了证、升了级，有没有补贴").await?;
    bench.shows("想问的：考了证、升了级，有没有补贴").await?;
    bench.shows("您现在是哪种情况？").await?;

    bench.step("导出").await?;
    bench.browser.click("#pack").await?;
    let files = unpacked(&bench.given("工程.zip").await?)?;
    let text = String::from_utf8_lossy(&files["gan/benefits/p1.toml"]).into_owned();
    let whole = "quote = { node = \"gan.p1.s1\", text = \"对困难职工给予补助。\" }";
    for written in [
        "condition = { any = [\n  { fact = \"hardship\", has = \"hardship_worker\" },\n  { fact = \"identity\", has = \"overseas\" },\n  { all = [\n    { fact = \"employment\", is = \"enterprise\" },\n  ] },\n] }\n",
        &format!("quota = {{ count = 20, {whole} }}\n"),
        &format!("term = {{ years = 1, what = \"补助\", {whole} }}\n"),
    ] {
        assert!(text.contains(written), "{written}\n{text}");
    }

    // What was written is there again, and a group is taken away.
    bench.step("待遇").await?;
    press(&bench, "困难补助").await?;
    press(&bench, "去掉这一组").await?;
    bench.browser.wait_until(&focus("add-condition")).await?;
    bench.browser.click("#save-benefit").await?;
    bench.shows("已存下“困难补助”").await?;
    bench.browser.close(&host).await
}

#[tokio::test]
async fn a_benefit_is_made_of_selected_words_tried_and_taken_back() -> Result {
    let host = Served::at_root()?;
    let bench = Bench::open(&host.address("workbench/"), Settings::default()).await?;
    begin(&bench).await?;

    // Words of the text, and the form that begins with them.
    select(&bench, "gan.p1.s1", "对困难职工给予补助。").await?;
    bench.browser.click("#use-picked").await?;
    bench.browser.wait_until("document.activeElement.id === 'benefit-title'").await?;
    // What is missing is told, and the form stays.
    bench.browser.click("#save-benefit").await?;
    bench.shows("请填名称").await?;
    type_into(&bench, "名称", "困难补助").await?;
    type_into(&bench, "一句话", "对困难职工给予补助。").await?;
    for name in ["在职职工", "其他补贴和补助", "钱", "给（给予、应当）", "没有写数目"]
    {
        press(&bench, name).await?;
    }
    bench.browser.click("#save-benefit").await?;
    are(&bench, "待遇：困难补助|没着落").await?;
    press(&bench, "困难补助").await?;

    // A condition, made by choosing, with the words that say so.
    let select_question = By::Css(".condition-group select");
    let question = bench.browser.driver.find(select_question).await?;
    question.find(By::Css("option[value=hardship]")).await?.click().await?;
    press(&bench, "困难职工").await?;
    select(&bench, "gan.p1.s1", "困难职工").await?;
    let use_them = "//li[@class='condition']//button[normalize-space()='用选中的话']";
    bench.browser.click_on(By::XPath(use_them)).await?;
    let found = axe(&bench.browser).await?;
    assert!(found.is_empty(), "{}", found.join("\n"));
    bench.browser.click("#save-benefit").await?;
    bench.shows("已存下“困难补助”").await?;
    bench.browser.wait_until("!document.querySelector('form.benefit')").await?;

    // Two words of two sentences are no quote.
    bench
        .browser
        .run(
            "const [first, second] = document.querySelectorAll('[data-node]');\
             getSelection().setBaseAndExtent(first.firstChild, 0, second.firstChild, 1);\
             first.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));",
        )
        .await?;
    bench.shows("请只在一句话里选字").await?;

    // The other sentence gives nothing.
    bench.browser.click(".sentence:nth-child(2) input").await?;
    press(&bench, "部署工作，没有写给谁什么").await?;
    are(&bench, "待遇：困难补助|没有给谁什么：部署工作，没有写给谁什么").await?;
    bench.shows("都有着落了").await?;

    // The rules are tried as they stand.
    bench.browser.click("#try").await?;
    bench.shows("您想问哪件事？").await?;
    bench.browser.click("#try-all").await?;
    let verdict =
        |key: &str| format!("document.querySelector('.trial__verdict').dataset.verdict === '{key}'");
    bench.browser.wait_until(&verdict("undetermined")).await?;
    press(&bench, "为我自己（或家人、工友）").await?;
    let trial_option = "//section[contains(@class,'trial')]//button[normalize-space()='困难职工']";
    bench.browser.click_on(By::XPath(trial_option)).await?;
    press(&bench, "选好了").await?;
    bench.browser.wait_until(&verdict("met")).await?;
    bench.shows("没有要问的了").await?;
    type_into(&bench, "记下这个例子", "困难职工").await?;
    press(&bench, "记下").await?;
    bench.shows("已记下例子“困难职工”").await?;

    bench.step("导出").await?;
    bench.browser.click("#pack").await?;
    let files = unpacked(&bench.given("工程.zip").await?)?;
    let text = |path: &str| String::from_utf8_lossy(&files[path]).into_owned();
    assert!(text("gan/benefits/p1.toml").contains(
        "target = { fact = \"hardship\", has = \"hardship_worker\", quote = { node = \"gan.p1.s1\", text = \"困难职工\" } }"
    ));
    assert!(text("cases/gan.toml").contains("gan-p1 = \"met\""));
    assert!(text("gan/document.toml").contains("edition = \"full\""));

    // Step by step back, to the reading edition.
    bench.step("待遇").await?;
    are(&bench, "待遇：困难补助|没有给谁什么：部署工作，没有写给谁什么").await?;
    press(&bench, "撤销").await?;
    press(&bench, "撤销").await?;
    are(&bench, "待遇：困难补助|没着落").await?;
    bench.browser.driver.active_element().await?.send_keys(Key::Control + "z").await?;
    bench.browser.driver.active_element().await?.send_keys(Key::Control + "z").await?;
    are(&bench, "没着落|没着落").await?;
    press(&bench, "撤销").await?;
    bench.browser.wait_until("document.querySelector('#full-edition')").await?;
    bench.browser.close(&host).await
}
