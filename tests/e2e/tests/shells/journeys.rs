//! The journeys of a visitor, in any shell.

use e2e::{Browser, Result, Served};

use crate::MEASURE;
use crate::hosts::{self, UNAVAILABLE_MESSAGE};
use crate::wizard::{answer_until_result, press};

/// A journey through the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Journey {
    /// One of those for hosts.
    Common(hosts::Journey),
    /// From the first question to the result, and back with the browser's button.
    Back,
    /// Prints the result.
    Print,
    /// Copies the result as text.
    Copy,
    /// Has two sentences of a measure read aloud.
    Aloud,
}

/// The outcome of a journey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// It succeeded.
    Done,
    /// The shell makes it impossible, and the page says so.
    Reported,
    /// The page has no button for it.
    Absent,
}

impl Cell {
    pub fn label(self) -> &'static str {
        match self {
            Cell::Done => "done",
            Cell::Reported => "said",
            Cell::Absent => "absent",
        }
    }
}

/// A working printer, unless the shell replaces it.
pub const PRINTER: &str = "window.print = () => {
    dispatchEvent(new Event('beforeprint'));
    window.printed = true;
    dispatchEvent(new Event('afterprint'));
};";

impl Journey {
    /// All journeys.
    pub const ALL: [Journey; 8] = [
        Journey::Common(hosts::Journey::Read),
        Journey::Common(hosts::Journey::Search),
        Journey::Common(hosts::Journey::Answer),
        Journey::Common(hosts::Journey::Result),
        Journey::Back,
        Journey::Print,
        Journey::Copy,
        Journey::Aloud,
    ];

    /// Its name in the table.
    pub fn name(self) -> &'static str {
        match self {
            Journey::Common(journey) => journey.name(),
            Journey::Back => "back",
            Journey::Print => "print",
            Journey::Copy => "copy",
            Journey::Aloud => "aloud",
        }
    }

    /// Makes the journey.
    pub async fn make(self, browser: &Browser, site: &Served) -> Result<Cell> {
        // A navigation that changes only the fragment does not load the page.
        browser.load("about:blank").await?;
        match self {
            Journey::Common(journey) => {
                let cell = journey.make(browser, &|path| site.address(path)).await?;
                Ok(if cell == hosts::Cell::Done { Cell::Done } else { Cell::Reported })
            }
            Journey::Back => {
                if !first_result(browser, site).await? {
                    return Ok(Cell::Reported);
                }
                browser.driver.back().await?;
                browser.wait_until("document.querySelector('h1.question')").await?;
                Ok(Cell::Done)
            }
            Journey::Print => print(browser, site).await,
            Journey::Copy => {
                if !first_result(browser, site).await? {
                    return Ok(Cell::Reported);
                }
                press(browser, "复制成文字").await?;
                browser.wait_until("document.querySelector('.share__said').textContent !== ''").await?;
                let said = browser.text(".share__said").await?;
                let is_copied = said.contains("已复制");
                if !is_copied && !said.contains("长按") {
                    return Err(format!("neither copied nor a way to copy: {said}").into());
                }
                Ok(if is_copied { Cell::Done } else { Cell::Reported })
            }
            Journey::Aloud => read_aloud(browser, site).await,
        }
    }
}

/// Answers the first questions and opens the result. Returns `false` if the page says that the engine is not
/// available.
async fn first_result(browser: &Browser, site: &Served) -> Result<bool> {
    browser.load(&site.address("about/")).await?;
    let _ = browser.run("try { sessionStorage.clear(); } catch (refused) { }").await;
    browser.load(&site.address("wizard/")).await?;
    browser.wait_until(&format!("document.documentElement.dataset.app === 'running' && document.querySelector('h1.question') || ({UNAVAILABLE_MESSAGE})")).await?;
    if browser.value::<bool>(UNAVAILABLE_MESSAGE).await? {
        return Ok(false);
    }
    answer_until_result(browser).await?;
    Ok(true)
}

async fn print(browser: &Browser, site: &Served) -> Result<Cell> {
    if !first_result(browser, site).await? {
        return Ok(Cell::Reported);
    }
    if !browser.value::<bool>("!!document.querySelector('.share [name=print]')").await? {
        return Ok(Cell::Absent);
    }
    browser.click(".share [name=print]").await?;
    let says = "document.querySelector('.share [name=print]').textContent.includes('不能打印')";
    browser.wait_until(&format!("window.printed || {says}")).await?;
    Ok(if browser.value::<bool>(says).await? { Cell::Reported } else { Cell::Done })
}

async fn read_aloud(browser: &Browser, site: &Served) -> Result<Cell> {
    browser.visit(&site.address(MEASURE)).await?;
    browser.click(".menu summary").await?;
    let is_offered = "getComputedStyle(document.querySelector('[data-read-aloud]')).display !== 'none'";
    if !browser.value::<bool>(is_offered).await? {
        return Ok(Cell::Absent);
    }
    browser.use_virtual_clock().await?;
    browser.load("about:blank").await?;
    browser.visit(&site.address(MEASURE)).await?;
    browser.click(".menu summary").await?;
    browser.click("[data-read-aloud]").await?;
    browser.wait_until("document.querySelector('.read-bar')").await?;
    // Longer than a working voice takes, and than the timeout of one that hangs.
    for _ in 0..6 {
        browser.run("window.advance && window.advance(60_000)").await?;
    }
    if browser.value::<bool>("(window.ended || 0) >= 2").await? {
        return Ok(Cell::Done);
    }
    let said = browser.text(".read-bar").await?;
    if said.contains("没有读出来") || said.contains("读到一半停了") {
        Ok(Cell::Reported)
    } else {
        Err(format!("nothing is said: {said}").into())
    }
}
