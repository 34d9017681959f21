//! Accessibility of every question of the wizard, and of a result with answers.

use e2e::{Browser, Result, Served, Size};

use super::examine::examine;
use super::{Scheme, TextSize, set_width};
use crate::wizard::press;

/// Answers the current question so that every kind of question follows: the first choice, all boxes, a date or
/// number.
const ANSWER: &str = "
    const all = (selector) => Array.from(document.querySelectorAll(selector));
    const fields = all('.digits__field');
    // Within the row that has the fields.
    const now = new Date();
    const values = fields.length === 3 ? [now.getFullYear(), now.getMonth() + 1, now.getDate()] : ['1', '0'];
    fields.forEach((field, at) => { field.value = values[at]; field.dispatchEvent(new Event('input', { bubbles: true })); });
    // Ticks all boxes, except those that contradict the first answer, which is work in an enterprise.
    const fits = (box) => !box.checked && !/^(失业|劳务派遣工)/.test(box.closest('.several').textContent);
    all('.several > [type=checkbox]').filter(fits).forEach((box) => box.click());
    const choices = all('main .choice');
    // The highest level is consistent with every further training.
    const highest = choices.find((choice) => choice.textContent.startsWith('高级技师'));
    const go = document.querySelector('[type=submit].button--wide') || highest || choices[0];
    go.click();";

/// Examines each question for one kind of asker, and then the result, folded and unfolded.
async fn walk(browser: &Browser, site: &Served, letters: TextSize, who: &str) -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    let mut look = async |place: &str| -> Result {
        wrong.extend(examine(browser, letters).await?.iter().map(|finding| format!("{place}: {finding}")));
        Ok(())
    };
    browser.visit(&site.address("wizard/")).await?;
    browser.wait_until("document.querySelector('h1.question')").await?;
    let mut asked = 0;
    loop {
        let now = browser.text("h1.question").await?;
        browser
            .run("document.querySelectorAll('details').forEach((d) => { d.open = !d.matches('.menu'); })")
            .await?;
        look(&now).await?;
        if asked == 0 {
            press(browser, who).await?;
        } else {
            browser.run(ANSWER).await?;
        }
        browser
            .wait_until(&format!(
                "document.querySelector('.basis') || ![null, '答完', '{now}'].some((old) => {{
                     const heading = document.querySelector('h1.question');
                     return !heading || heading.textContent.includes(old);
                 }})"
            ))
            .await?;
        asked += 1;
        if browser.value("document.querySelector('.basis') !== null").await? {
            break;
        }
    }
    assert!(asked > 3, "only {asked} questions came for {who}");
    look("result").await?;
    browser.run("document.querySelectorAll('main details').forEach((d) => { d.open = true; })").await?;
    look("result, unfolded").await?;
    Ok(wrong)
}

#[tokio::test]
async fn every_question_and_the_result_are_for_everybody() -> Result {
    let site = Served::at_root()?;
    for (who, scheme, size, width) in [
        ("说不准", Scheme::Light, TextSize::Standard, 360),
        ("说不准", Scheme::Dark, TextSize::Largest, 320),
        ("替单位问", Scheme::Light, TextSize::Largest, 360),
        ("替学校问", Scheme::Dark, TextSize::Standard, 320),
    ] {
        let browser = Browser::with_size(Size::PHONE).await?;
        browser.load(&site.address("about/")).await?;
        set_width(&browser, width).await?;
        scheme.emulate(&browser).await?;
        size.choose(&browser).await?;
        let wrong = walk(&browser, &site, size, who).await?;
        assert!(wrong.is_empty(), "{who}, {size:?}: {} findings:\n{}", wrong.len(), wrong.join("\n"));
        browser.close(&site).await?;
    }
    Ok(())
}
