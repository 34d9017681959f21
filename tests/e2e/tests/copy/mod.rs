//! The menu for copying and sharing: the clipboard, the QR code, and the layout.

mod clipboard;
mod elsewhere;
mod looks;

use e2e::{Browser, Result};
use thirtyfour::prelude::*;

/// A sentence of measure 9, and the citation of its document.
const SENTENCE: &str = "对晋升技师、高级技师以及参加高级技师岗位技能提升培训的职工，分别给予每人最高不超过3000元、2000元、1500元的培训补贴，所需资金在就业补助资金中列支。";
const OPINIONS: &str =
    "《新时期产业工人队伍建设改革的实施意见》（中共黑龙江省委、黑龙江省人民政府，2017年11月30日）";

/// The menu button of a measure's page.
const MEASURE_BUTTON: &str = ".measure .copy button";
/// The number of [`SENTENCE`], which opens its menu.
const SENTENCE_NUMBER: &str = "#heilongjiang\\.9\\.s2 .sentence__link";
const PAIR_BUTTON: &str = "#pair-worker-army .copy button";
const FIGURE_BUTTON: &str = "#m19-craftsman .copy button";

/// Opens the menu of a button.
async fn open_menu(browser: &Browser, button: &str) -> Result {
    browser.click(button).await?;
    browser.wait_until("document.querySelector('.share--node button')").await
}

/// Presses a button of the open menu, and returns the message once it has appeared.
async fn press(browser: &Browser, name: &str) -> Result<String> {
    browser.run("document.querySelector('.share__said').textContent = ''").await?;
    browser.click(&format!(".share--node [name={name}]")).await?;
    browser
        .wait_until("/已复制|长按|取不到/.test(document.querySelector('.share__said').textContent)")
        .await?;
    browser.text(".share__said").await
}

/// The text that pasting inserts.
async fn clipboard_text(browser: &Browser) -> Result<String> {
    browser
        .run(
            "const field = document.createElement('textarea'); field.id = 'pasted';
             document.body.appendChild(field); field.focus();",
        )
        .await?;
    let field = browser.driver.find(By::Id("pasted")).await?;
    field.send_keys(Key::Control + "v").await?;
    let words = browser.value("document.getElementById('pasted').value").await?;
    browser.run("document.getElementById('pasted').remove()").await?;
    Ok(words)
}
